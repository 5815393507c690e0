import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../src-shared/domain/result.ts'
import {
  fingerprintOf,
  type KeyPair,
  makeKeyPair,
  readPrivatePem,
  readPublicPem,
  toEncryptedPem,
} from '../issue/ed25519.ts'
import { recordById } from '../repositories/records.ts'
import { enrolKey, revokeKey, signer } from '../services/public-key.ts'
import { answerCommand } from './answer-command.ts'
import type { Handler } from './handler.ts'
import { goodPassphrase, passphraseRefusal } from './key-store.ts'
import type { Session } from './session.ts'

type Channel = 'key.create' | 'key.import' | 'key.enrol' | 'key.export' | 'key.export-public' | 'key.revoke'

/** Longest key file, in bytes: a key has a few hundred. */
const LONGEST = 20_000

/** Keys of people: made, brought in and kept on this computer; their public halves enrolled in the workspace. */
export const keyHandlers = {
  'key.create': async ({ passphrase }, session) => await keepAndEnrol('key.create', makeKeyPair(), passphrase, session),
  'key.import': async ({ token, passphrase }, session) => {
    const read = readPrivatePem(await textOf(token, session), passphrase)
    if (read === 'passphrase') throw passphraseRefusal(passphrase)
    if (read === 'not a key') {
      throw new Refusal(
        'unreadable',
        'This is no private key file: a PKCS#8 PEM with an Ed25519 key. Nothing was changed.',
        'Save the key as a file where it is kept, and bring that here.',
      )
    }
    const done = await keepAndEnrol('key.import', read, passphrase, session)
    await session.files.drop(token)
    return done
  },
  'key.enrol': async ({ personId, token }, session) => {
    const pem = publicPem(await textOf(token, session))
    const done = await answerCommand(session, 'key.enrol', (context) =>
      enrolKey({ personId, pem, fingerprint: fingerprintOf(pem) }, context),
    )
    await session.files.drop(token)
    return done
  },
  'key.export': async ({ id, passphrase, newPassphrase }, session) => {
    const { fingerprint } = await recordById(session.workspace.reader.db, 'publicKey', id)
    const key = session.keys.open(fingerprint, passphrase)
    const fileName = `Signing key ${fingerprint.slice(0, 8)}, private.pem`
    return await offered(toEncryptedPem(key, goodPassphrase(newPassphrase)), fileName, session)
  },
  'key.export-public': async ({ id }, session) => {
    const { pem, fingerprint } = await recordById(session.workspace.reader.db, 'publicKey', id)
    return await offered(pem, `Signing key ${fingerprint.slice(0, 8)}, public.pem`, session)
  },
  'key.revoke': (input, session) => answerCommand(session, 'key.revoke', (context) => revokeKey(input, context)),
} satisfies { [C in Channel]: Handler<C> }

/** The private half is kept before the public one is enrolled: a key that counts is never lost to a failed write. */
async function keepAndEnrol(
  channel: 'key.create' | 'key.import',
  pair: KeyPair,
  passphrase: string | null,
  session: Session,
) {
  const { pem, fingerprint } = pair
  return await answerCommand(session, channel, async (context) => {
    const personId = signer(context)
    const outcome = await enrolKey({ personId, pem, fingerprint }, context)
    session.keys.keep(pair, passphrase)
    return outcome
  })
}

function publicPem(text: string): string {
  try {
    return readPublicPem(text)
  } catch {
    throw new Refusal(
      'unreadable',
      'This is no public key file: an SPKI PEM with an Ed25519 key. Nothing was changed.',
      'Ask for the file that “Save the public key” makes. A private key is never sent to anybody.',
    )
  }
}

async function textOf(token: string, { files }: Session): Promise<string> {
  const file = files.look(token)
  if (file === null || file.size > LONGEST) {
    throw new Refusal(
      'not-found',
      file === null
        ? 'The file was used already or did not arrive. Nothing was changed.'
        : 'This is no key file. Nothing was changed.',
      'Choose it once more.',
    )
  }
  return await readFile(file.path, 'utf8')
}

/** Writes a small text to be taken away once. */
async function offered(text: string, fileName: string, { files }: Session) {
  const path = join(await files.folder(), randomUUID())
  await writeFile(path, text, { mode: 0o600 })
  return { token: files.offer({ name: fileName, mediaType: 'application/x-pem-file', path }), fileName }
}
