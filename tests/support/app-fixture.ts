import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  test as base,
  chromium,
  type ElectronApplication,
  expect,
  type Page,
} from '@playwright/test'
import { launchBrowserHost, type RunningHost } from './browser-host.ts'
import { launchElectron } from './electron-app.ts'
import { findBrowser } from './find-browser.ts'
import { freePort } from './free-port.ts'

export { expect } from '@playwright/test'

/** Which host a story runs in; one story, both hosts. */
export type HostKind = 'browser' | 'desktop'

/** The application as a story sees it, whichever host shows it. */
export interface App {
  /** The window or tab; another one after {@link App.restart}. */
  readonly page: Page
  readonly host: HostKind
  readonly dataFolder: string
  /** Where saved files arrive. */
  readonly downloads: string
  /** Electron's main process, in the desktop host. */
  readonly electron: ElectronApplication | null
  /** Violations of the Content-Security-Policy and uncaught errors of every page so far; none may remain. */
  readonly problems: string[]
  /** Everything the pages said on their consoles. */
  readonly console: string[]
  /** Waits for a violation that a test brought about on purpose, and lets it and its like pass. */
  expectViolation(pattern: RegExp): Promise<void>
  /** Does what starts a download, waits until it has been saved, and answers its path. */
  download(action: () => Promise<void>): Promise<string>
  /** Ends the program as a person does, and starts it again on the same data folder. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface LaunchOptions {
  /** Another data folder than the test's own. */
  dataFolder?: string
  /** More command line arguments. */
  args?: readonly string[]
}

interface Fixtures {
  host: HostKind
  /** This test's own data folder, empty and removed afterwards: fill it or break it before launching. */
  dataFolder: string
  launch: (options?: LaunchOptions) => Promise<App>
  app: App
}

export const test = base.extend<Fixtures, { openBrowser: () => Promise<Browser> }>({
  host: ['browser', { option: true }],

  openBrowser: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this pattern
    async ({}, use) => {
      let browser: Promise<Browser> | undefined
      await use(() => (browser ??= chromium.launch({ executablePath: findBrowser() ?? 'chromium' })))
      await (await browser)?.close()
    },
    { scope: 'worker' },
  ],

  // oxlint-disable-next-line no-empty-pattern -- as above
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'hazard-ledger-story-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },

  launch: async ({ host, dataFolder, openBrowser }, use) => {
    const launched: App[] = []
    const downloads = await mkdtemp(join(tmpdir(), 'hazard-ledger-downloads-'))
    await use(async (options = {}) => {
      const folder = options.dataFolder ?? dataFolder
      await mkdir(folder, { recursive: true })
      const where = { dataFolder: folder, downloads, args: options.args ?? [] }
      const app = host === 'desktop' ? await desktopApp(where) : await browserApp(where, await openBrowser())
      launched.push(app)
      return app
    })
    for (const app of launched) await app.close()
    await rm(downloads, { recursive: true, force: true })
    for (const app of launched) {
      expect(app.problems, 'Content-Security-Policy violations and page errors').toEqual([])
    }
  },

  app: async ({ launch }, use) => {
    await use(await launch())
  },
})

/** What the pages of one application said, with what was to be expected of it. */
class Said {
  readonly console: string[] = []
  readonly #problems: string[] = []
  readonly #expected: RegExp[] = []

  get problems(): string[] {
    return this.#problems.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)))
  }

  problem(text: string): void {
    this.#problems.push(text)
  }

  async expectViolation(pattern: RegExp): Promise<void> {
    await expect.poll(() => this.#problems.some((problem) => pattern.test(problem)), String(pattern)).toBe(true)
    this.#expected.push(pattern)
  }
}

interface Where {
  dataFolder: string
  downloads: string
  args: readonly string[]
}

async function browserApp(where: Where, browser: Browser): Promise<App> {
  const said = new Said()
  let server: RunningHost
  let page: Page
  const context = await browser.newContext({
    acceptDownloads: true,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  })
  await watch(context, said)

  // The same in each run, so that the browser knows the page again.
  const port = String(await freePort())
  async function open(): Promise<void> {
    server = await launchBrowserHost({ ...where, args: [...where.args, '--port', port] })
    page = await context.newPage()
    await page.goto(server.address)
  }
  async function stop(): Promise<void> {
    expect(await server.stop(), 'exit code of the browser host').toBe(0)
  }
  let closed = false
  await open()
  return {
    host: 'browser',
    electron: null,
    ...where,
    console: said.console,
    get problems() {
      return said.problems
    },
    expectViolation: (pattern) => said.expectViolation(pattern),
    get page() {
      return page
    },
    async download(action) {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 90_000 }), action()])
      const path = join(where.downloads, basename(download.suggestedFilename()))
      await download.saveAs(path)
      return path
    },
    async restart() {
      // The browser itself stays, as a person's does, with what it remembers of the page.
      await page.close()
      await stop()
      await open()
    },
    async close() {
      if (closed) return
      closed = true
      await context.close()
      await stop()
    },
  }
}

async function desktopApp(where: Where): Promise<App> {
  const said = new Said()
  let electron: ElectronApplication
  let page: Page

  async function open(): Promise<void> {
    electron = await launchElectron(where)
    await watch(electron.context(), said)
    page = await electron.firstWindow({ timeout: 30_000 })
    await page.waitForLoadState()
  }
  let closed = false
  await open()
  return {
    host: 'desktop',
    ...where,
    console: said.console,
    get problems() {
      return said.problems
    },
    expectViolation: (pattern) => said.expectViolation(pattern),
    get electron() {
      return electron
    },
    get page() {
      return page
    },
    async download(action) {
      await electron.evaluate(({ session }) => {
        const saved = new Promise<string>((resolve, reject) => {
          session.defaultSession.once('will-download', (_event, item) => {
            item.once('done', (_done, state) =>
              state === 'completed' ? resolve(item.getSavePath()) : reject(new Error(`The download was ${state}.`)),
            )
          })
        })
        Object.assign(globalThis, { storyDownload: saved })
      })
      await action()
      return await electron.evaluate(() => (globalThis as unknown as { storyDownload: Promise<string> }).storyDownload)
    },
    async restart() {
      await electron.close()
      await open()
    },
    async close() {
      if (closed) return
      closed = true
      await electron.close()
    },
  }
}

/** Collects what no page may have: violations of the policy (told by the page and by Chromium) and uncaught errors. */
async function watch(context: BrowserContext, said: Said): Promise<void> {
  const mark = 'securitypolicyviolation:'
  await context.addInitScript((prefix) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`${prefix} ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
    })
  }, mark)
  context.on('console', (message) => {
    const text = message.text()
    said.console.push(text)
    if (text.startsWith(mark) || text.includes('Content Security Policy')) said.problem(text)
  })
  context.on('weberror', (event) => said.problem(String(event.error())))
}
