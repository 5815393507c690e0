import { defineConfig } from '@playwright/test'
import type { HostKind } from '../support/app-fixture.ts'

/** The stories, in a browser and in Electron. Each test starts the program for itself with a data folder of its own. */
export default defineConfig<{ host: HostKind }>({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { actionTimeout: 15_000, video: 'off', trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    { name: 'chromium', testMatch: /\.story\.ts$|browser-.*\.spec\.ts$/, use: { host: 'browser' } },
    { name: 'electron', testMatch: /\.story\.ts$|electron-.*\.spec\.ts$/, use: { host: 'desktop' } },
    { name: 'screens', testMatch: /screens\.ts$/, use: { host: 'browser' } },
  ],
})
