import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { PublicKey } from '../../src-shared/domain/public-key.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { CommandContext, Outcome } from './command.ts'

/**
 * Enrols a person's public key. It counts for versions issued from now on.
 *
 * @param key SPKI PEM and its fingerprint, checked by the caller
 */
export async function enrolKey(
  { personId, pem, fingerprint }: { personId: string; pem: string; fingerprint: string },
  { work, newId, now, actor }: CommandContext,
): Promise<Outcome> {
  const person = await work.live('person', personId)
  const known = (await work.all('publicKey')).find((one) => one.fingerprint === fingerprint)
  if (known !== undefined) {
    if (known.personId === personId && known.revoked === null) return { projectId: null, id: known.id }
    throw new Refusal(
      'refused',
      known.revoked === null
        ? 'This key is enrolled for somebody else. Nothing was changed.'
        : 'This key was revoked and is not enrolled again. Nothing was changed.',
      known.revoked === null ? 'Each person has a key of their own.' : 'Make a new key.',
    )
  }
  const key: PublicKey = {
    id: newId(),
    personId: person.id,
    fingerprint,
    pem,
    enrolledAt: now,
    enrolledBy: actor.name,
    revoked: null,
    archived: null,
  }
  work.put('publicKey', key)
  return { projectId: null, id: key.id }
}

/** Revokes a key from a day on: its signatures of that day and later are refused, earlier ones stand. */
export async function revokeKey(
  { id, on, reason }: ParsedInputOf<'key.revoke'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const key = await work.live('publicKey', id)
  if (key.revoked !== null) throw new Refusal('refused', 'This key is revoked already. Nothing was changed.')
  work.put('publicKey', { ...key, revoked: { on, reason, at: now } })
  return { projectId: null, id, reason }
}

/**
 * The person working, who signs and makes keys.
 * @throws Refusal `refused` where nobody is named: a signature is somebody's
 */
export function signer({ actor }: Pick<CommandContext, 'actor'>): string {
  if (actor.personId !== null) return actor.personId
  throw new Refusal(
    'refused',
    'Nobody is named as working on this computer, and a signature is somebody’s. Nothing was changed.',
    'State who is working in the status line or under People.',
  )
}
