import { defineConfig } from 'vitest/config'
import { compileCache } from '../support/compile-cache.ts'

/** `npm run test:outside`: real cases, document schemas, LibreOffice. A missing thing is a failure, never a skip. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/outside/**/*.test.ts'],
    env: compileCache,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // LibreOffice and the page estimate want a core each.
    maxWorkers: 2,
  },
})
