import { extname, resolve, sep } from 'node:path'

/** The only kinds of file a page may load; whatever else lies in the folder is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/**
 * The file a request names inside the page's folder, or null where it names none that may be served.
 *
 * Pure: nothing is read, so the file may still be missing. Both hosts use it, and nothing else decides what they serve.
 *
 * @param root the page's folder
 * @param target the request's path as sent, still percent-encoded; a query or fragment is ignored
 */
export function locateStaticFile(root: string, target: string): { path: string; mediaType: string } | null {
  const encoded = target.split(/[?#]/, 1)[0] ?? ''
  if (!encoded.startsWith('/')) return null
  let decoded: string
  try {
    decoded = decodeURIComponent(encoded)
  } catch {
    return null
  }
  // A NUL cuts the name in some system calls; backslash and colon are separators on Windows only, so nowhere.
  if (/[\0\\:]/.test(decoded)) return null
  const folder = resolve(root)
  const path = resolve(folder, `.${decoded === '/' ? '/index.html' : decoded}`)
  // The separator matters: without it `page-secrets` would pass as inside `page`.
  if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return null
  const mediaType = mediaTypes[extname(path)]
  return mediaType === undefined ? null : { path, mediaType }
}
