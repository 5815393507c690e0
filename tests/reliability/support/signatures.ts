import { createPublicKey } from 'node:crypto'
import { holds, makeKeyPair, signText } from '../../../src-main/issue/ed25519.ts'
import { canonicalJson } from '../../../src-main/ledger/canonical.ts'
import type { Signed } from './web-crypto.ts'

const SPKI = { type: 'spki', format: 'der' } as const

/** Texts as they are signed: canonical JSON, with every kind of letter in it, and the odd ones. */
export const texts: readonly string[] = [
  '',
  ' ',
  'a',
  canonicalJson({
    format: 'hazard-ledger-approval',
    statement: 'I approve version 1.0, with “quotes”, naïve, Ångström',
  }),
  canonicalJson({
    comment: 'Lines\nand\ttabs, \u0000 never, 漢字, 🩺, e\u0301',
    conditions: [{ text: 'µg', gate: '½' }],
  }),
  canonicalJson({ long: 'The drug chart shows somebody else. '.repeat(3_000) }),
]

/** The texts, each signed in Node by a key of its own. */
export function signedInNode(): Signed[] {
  return texts.map((text) => {
    const { privateKey, pem } = makeKeyPair()
    const key = createPublicKey(pem).export(SPKI).toString('base64')
    return { key, text, signature: signText(privateKey, text) }
  })
}

/** SPKI PEM of a key. */
export function pemOf({ key }: Signed): string {
  return createPublicKey({ key: Buffer.from(key, 'base64'), ...SPKI })
    .export({ type: 'spki', format: 'pem' })
    .toString()
}

/** Whether Node says that a signature holds. */
export const holdsInNode = (signed: Signed) => holds(pemOf(signed), signed.text, signed.signature)

/** The same with one thing wrong: a letter more, a bit of the signature, the signature or the key of another. */
export function spoilt(signed: readonly Signed[]): Signed[] {
  return signed.flatMap((one, index): Signed[] => {
    const other = signed[(index + 1) % signed.length] ?? one
    const bytes = Buffer.from(one.signature, 'base64')
    bytes[index % 64] = (bytes[index % 64] ?? 0) ^ 1
    return [
      { ...one, text: `${one.text},` },
      { ...one, signature: bytes.toString('base64') },
      { ...one, signature: other.signature },
      { ...one, key: other.key },
    ]
  })
}
