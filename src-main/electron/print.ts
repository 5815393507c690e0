import { randomUUID } from 'node:crypto'
import { session, WebContentsView } from 'electron'
import { ok } from '../../src-shared/domain/result.ts'
import type { Printer, PrintOptions } from '../backend/backend.ts'
import { everyAnswer, newNonce } from '../hosts/content-security-policy.ts'
import { printedAround } from '../hosts/print-edges.ts'
import { appOrigin, appScheme } from './addresses.ts'

/** A session of its own, kept in memory: it knows the pages to be printed and nothing else of the application. */
const PARTITION = 'print'

/** A page waiting to be printed, and the nonce of its one style sheet. */
interface Waiting {
  html: string
  nonce: string
}

/** Pages by the last part of their address; each is answered until it is printed. */
const waiting = new Map<string, Waiting>()

/** Only what stands in the page itself: no script, nothing fetched, the page's own style sheet. */
function policyOf({ nonce }: Waiting): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`
}

/** Prints with the desktop's own engine: a page that nobody sees, in the sandbox, without scripts or preload. */
export const desktopPrinter: Printer = {
  available: async () => ok(null),
  async toPdf(html: string, options: PrintOptions) {
    const id = randomUUID()
    const nonce = newNonce()
    waiting.set(id, { html: html.replace('<style>', `<style nonce="${nonce}">`), nonce })
    // A view without a window: nothing that looks for the application's windows finds it.
    const view = new WebContentsView({
      webPreferences: {
        session: printSession(),
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
        spellcheck: false,
        devTools: false,
      },
    })
    try {
      await view.webContents.loadURL(`${appOrigin}/print/${id}`)
      return new Uint8Array(
        await view.webContents.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: options.trial !== true,
          generateDocumentOutline: options.trial !== true,
          ...printedAround(options),
        }),
      )
    } finally {
      waiting.delete(id)
      view.webContents.close()
    }
  },
}

let handled = false

/** The session is secured as every other is, when it is made (security.ts). */
function printSession(): Electron.Session {
  const own = session.fromPartition(PARTITION)
  if (!handled) {
    handled = true
    own.protocol.handle(appScheme, (request) => {
      const page = waiting.get(new URL(request.url).pathname.replace(/^\/print\//, ''))
      if (page === undefined) return new Response(null, { status: 404 })
      return new Response(page.html, {
        headers: {
          ...everyAnswer,
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': policyOf(page),
        },
      })
    })
  }
  return own
}
