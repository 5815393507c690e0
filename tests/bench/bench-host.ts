import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { launchElectron } from '../support/electron-app.ts'
import { findBrowser } from '../support/find-browser.ts'

const project = join(import.meta.dirname, '..', '..')

/** What the main process did since it was last asked. */
export interface MainWatched {
  /** Longest time its event loop was held up, milliseconds. */
  longest: number
  /** Resident memory, bytes. */
  resident: number
}

/** The built application on a workspace, with its main process watched. */
export interface BenchHost {
  page: Page
  /** Asks, and begins to watch anew. */
  main: () => Promise<MainWatched>
  close: () => Promise<void>
}

const sleep = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

/** The browser host in a process of its own, and a real Chromium. */
export async function browserBench(dataFolder: string, workspace: string): Promise<BenchHost> {
  const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-loop-'))
  const told = join(folder, 'loop.json')
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(import.meta.dirname, 'loop-watch.mjs'),
      join(project, 'out/main/serve.js'),
      '--data',
      dataFolder,
      '--workspace',
      workspace,
      '--port',
      '0',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, HAZARD_LEDGER_LOOP: told } },
  )
  const exited = once(child, 'exit')
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const printed = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(text.toString())
      if (printed !== null) resolve(printed[0])
    })
    exited.then(() => reject(new Error('The browser host ended before it could be opened.')), reject)
  })
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? 'chromium',
    args: ['--enable-precise-memory-info'],
  })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  await page.goto(address)
  return {
    page,
    async main() {
      rmSync(told, { force: true })
      child.kill('SIGUSR2')
      while (!existsSync(told)) await sleep(10)
      await sleep(10)
      return JSON.parse(readFileSync(told, 'utf8')) as MainWatched
    },
    async close() {
      await browser.close()
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The window in Electron; needs a display. */
export async function electronBench(dataFolder: string, workspace: string): Promise<BenchHost> {
  const downloads = join(dataFolder, 'downloads')
  mkdirSync(downloads, { recursive: true })
  const app = await launchElectron({ dataFolder, downloads, args: ['--workspace', workspace] })
  const page = await app.firstWindow({ timeout: 60_000 })
  await page.waitForLoadState()
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const delay = monitorEventLoopDelay({ resolution: 2 })
    delay.enable()
    Object.assign(globalThis, { benchDelay: delay })
  })
  return {
    page,
    main: () =>
      app.evaluate(() => {
        const { benchDelay } = globalThis as unknown as { benchDelay: { max: number; reset: () => void } }
        const told = { longest: benchDelay.max / 1e6, resident: process.memoryUsage().rss }
        benchDelay.reset()
        return told
      }),
    close: () => app.close(),
  }
}
