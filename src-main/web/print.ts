import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ok, Refusal, type Result, refuse } from '../../src-shared/domain/result.ts'
import type { Printer, PrintOptions } from '../backend/backend.ts'
import { printedAround } from '../hosts/print-edges.ts'

/** What decides where browsers lie. */
export interface BrowserSurroundings {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
}

/** Programs that can print, in the order they are tried. `HAZARD_LEDGER_BROWSER` names another and stands first. */
export function browserPlaces({ platform, env }: BrowserSurroundings): string[] {
  const named = env['HAZARD_LEDGER_BROWSER']
  return [...(named ? [named] : []), ...usualPlaces({ platform, env })]
}

function usualPlaces({ platform, env }: BrowserSurroundings): string[] {
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (one) => one !== undefined,
    )
    const programs = [
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
    ]
    return programs.flatMap((parts) => roots.map((root) => join(root, ...parts)))
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((name) => join(folder, name)))
}

/** How long a page may take to be read, in milliseconds: that of a thousand hazards has twenty million letters. */
const PATIENCE = 600_000

/**
 * Prints with a browser of this computer, started for the one page and ended after it: Chromium, Chrome or Edge.
 *
 * @param surroundings the real ones unless a test says others
 */
export function browserPrinter(
  surroundings: BrowserSurroundings = { platform: process.platform, env: process.env },
): Printer {
  const find = () => browserPlaces(surroundings).find((place) => existsSync(place))
  return {
    available: async () => (find() === undefined ? noBrowser() : ok(null)),
    async toPdf(html: string, options: PrintOptions) {
      const program = find()
      if (program === undefined) throw Object.assign(new Refusal('refused', ''), { failure: noBrowser().error })
      // Only here: whoever does not print does not wait for it at every start.
      const { chromium } = await import('playwright-core')
      const browser = await chromium.launch({
        executablePath: program,
        // As root Chromium does not start with its sandbox; everybody else keeps it.
        chromiumSandbox: process.getuid?.() !== 0,
        args: ['--disable-extensions', '--disable-background-networking'],
        timeout: 60_000,
      })
      const stop = () => void browser.close().catch(() => undefined)
      options.signal?.addEventListener('abort', stop, { once: true })
      if (options.signal?.aborted === true) stop()
      try {
        const context = await browser.newContext({ javaScriptEnabled: false, offline: true, locale: 'en-GB' })
        const page = await context.newPage()
        page.setDefaultTimeout(PATIENCE)
        await page.setContent(html, { waitUntil: 'load', timeout: PATIENCE })
        return new Uint8Array(
          await page.pdf({
            preferCSSPageSize: true,
            printBackground: true,
            tagged: options.trial !== true,
            outline: options.trial !== true,
            ...printedAround(options),
          }),
        )
      } finally {
        options.signal?.removeEventListener('abort', stop)
        await browser.close()
      }
    },
  }
}

function noBrowser(): Extract<Result<null>, { ok: false }> {
  return refuse(
    'refused',
    'A PDF is printed with Chromium, Google Chrome or Microsoft Edge, and none was found on this computer. Nothing was written.',
    'Export it as a Word document instead, or install one of these browsers; HAZARD_LEDGER_BROWSER can name its program.',
  )
}
