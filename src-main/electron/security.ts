import { app, type Session, type WebContents } from 'electron'
import { mayLoad, mayNavigate } from './addresses.ts'
import { offerExternalLink } from './external-links.ts'

/** What every session refuses: permissions and devices of all kinds, and every network. Before the first window. */
export function secureSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !mayLoad(details.url, !app.isPackaged)
    if (cancel) console.error(`refused: a request to ${new URL(details.url).origin}`)
    answer({ cancel })
  })
  // Otherwise Electron fetches a spelling dictionary at every start, past webRequest. The desktop turns British English
  // on once its own dictionary is in place (spelling.ts).
  session.setSpellCheckerLanguages([])
}

/** What every page refuses, whichever way it came to be: to go elsewhere, to open windows, to hold a webview. */
export function secureContents(contents: WebContents): void {
  const guard = (event: { preventDefault(): void; url: string }) => {
    if (mayNavigate(event.url)) return
    console.error('refused: a navigation away from the page')
    event.preventDefault()
  }
  contents.on('will-navigate', guard)
  contents.on('will-frame-navigate', guard)
  contents.on('will-redirect', guard)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    offerExternalLink(url).catch((fault: unknown) => console.error(fault))
    return { action: 'deny' }
  })
}
