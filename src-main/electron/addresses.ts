/** The page's scheme and host in the desktop window; together its origin. */
export const appScheme = 'app'
export const appHost = 'hazard-ledger'
export const appOrigin = `${appScheme}://${appHost}`

/** True for an address of our own page: scheme and host exactly, never by looking for a part of the text. */
export function isOurs(address: string): boolean {
  const url = parse(address)
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost && url.username === ''
}

/** True where the window itself may go: the page, or a download of ours (which is saved, not shown). */
export function mayNavigate(address: string): boolean {
  const url = parse(address)
  return url !== null && isOurs(address) && /^\/(index\.html|files\/[\w-]+)?$/.test(url.pathname)
}

/**
 * True for what a window may load at all. The product works without a network, so this is our own scheme and what a
 * page of ours makes itself; developer tools only while developing.
 */
export function mayLoad(address: string, developing: boolean): boolean {
  const url = parse(address)
  if (url === null) return false
  if (url.protocol === 'blob:') return address.startsWith(`blob:${appOrigin}/`)
  if (url.protocol === 'data:') return true
  if (url.protocol === 'devtools:') return developing
  return isOurs(address)
}

/**
 * True for a link that may be offered to the person's browser: https, a plain host name, nothing hidden in it.
 * Whether it is opened the person decides.
 */
export function mayOpenExternally(address: string): boolean {
  if (address.length > 2_000 || /[\p{Cc}\p{Cf}\s\\]/u.test(address) || !/^https:\/\/[^/]/i.test(address)) return false
  const url = parse(address)
  return (
    url !== null &&
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    url.hostname.includes('.') &&
    /[a-z]$/i.test(url.hostname)
  )
}

/** Why a call over IPC is not answered, or null: only the main frame of our own page may call. */
export function refuseSender(frame: { url: string; isMain: boolean } | null): string | null {
  if (frame === null) return 'the window it came from is gone'
  if (!frame.isMain) return 'it did not come from the main frame'
  return isOurs(frame.url) ? null : `it came from ${frame.url}`
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}
