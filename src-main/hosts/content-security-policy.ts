import { randomBytes } from 'node:crypto'

/** Stands in `index.html` where each load's nonce goes; the page hands it on to Mantine and AG Grid. */
export const noncePlaceholder = '__CSP_NONCE__'

/** A nonce for one load of the page: 16 random bytes in base64. */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** The Content-Security-Policy of every page, the same in both hosts. Only styles with the load's nonce may be inline. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** Headers that stand on every answer of both hosts, whatever it holds. */
export const everyAnswer: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}
