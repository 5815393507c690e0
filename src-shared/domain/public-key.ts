import { z } from 'zod'
import { archived, day, moment, recordId } from './record.ts'
import { reasonText, shortText } from './text.ts'

/** SHA-256 in lower-case hexadecimal. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)

/** A key that no longer counts from a day on; a signature of that day or later is refused. */
export const revocation = z.strictObject({ on: day, reason: reasonText, at: moment }).nullable()

/**
 * The public half of a person's Ed25519 key, enrolled in this workspace. Its private half lies on the person's computer
 * and in no workspace. A key counts for the versions issued after it was enrolled: their content names it.
 */
export const publicKey = z.strictObject({
  id: recordId,
  personId: recordId,
  /** SHA-256 of the key's SPKI DER bytes: what two people compare. */
  fingerprint: sha256Hex,
  /** SPKI PEM. */
  pem: z.string().max(2_000),
  enrolledAt: moment,
  /** Who enrolled it, as stated on this computer. */
  enrolledBy: shortText,
  revoked: revocation,
  archived,
})
export type PublicKey = z.infer<typeof publicKey>

/** Whether a signature made on a day is refused because the key was revoked by then. */
export function isRevokedOn({ revoked }: Pick<PublicKey, 'revoked'>, on: string): boolean {
  return revoked !== null && revoked.on <= on
}

/** A fingerprint as people compare it: groups of four, `3f2a 91c0 …`. */
export function fingerprintInGroups(fingerprint: string): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ')
}
