import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

const project = join(import.meta.dirname, '..', '..')

/**
 * The Chromium that stories run in, or null where there is none: the one `PLAYWRIGHT_CHROMIUM` names, else the system's,
 * else Playwright's own.
 *
 * @throws where `PLAYWRIGHT_CHROMIUM` names a file that is not there
 */
export function findBrowser(): string | null {
  const named = process.env['PLAYWRIGHT_CHROMIUM']
  if (named) {
    if (!existsSync(named)) throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which is not there.`)
    return named
  }
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    chromium.executablePath(),
  ]
  return places.find((place) => existsSync(place)) ?? null
}

/** Finds a browser, or installs one: Playwright's download, else Debian's package where we are root. */
function findOrInstall(): string | null {
  const found = findBrowser()
  if (found !== null) return found
  console.log('No Chromium was found; installing one.')
  const playwright = join(project, 'node_modules', '@playwright', 'test', 'cli.js')
  spawnSync(process.execPath, [playwright, 'install', 'chromium'], { cwd: project, stdio: 'ignore', timeout: 300_000 })
  const fetched = findBrowser()
  if (fetched !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return fetched
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return findBrowser()
}

if (import.meta.main) {
  const browser = findOrInstall()
  if (browser === null) {
    console.error(
      'The tests need a browser. Install Chromium or Google Chrome (Debian: apt-get install chromium), or set ' +
        'PLAYWRIGHT_CHROMIUM to the program.',
    )
    process.exit(1)
  }
  console.log(`The tests' browser: ${browser}`)
}
