import type { KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type KeyPair, readPrivatePem, toEncryptedPem } from '../issue/ed25519.ts'
import type { SystemProtection } from './backend.ts'

/** Shortest passphrase that protects a key. */
const SHORTEST = 8

/**
 * Private keys of people on this computer, in the data folder: sealed by the system's own protection where the host has
 * it, else as PKCS#8 files that a passphrase protects. Never in a workspace, never in the clear.
 */
export class KeyStore {
  readonly #folder: string
  readonly #system: SystemProtection | null

  /** @param system the host's protection; null where it has none, or none that counts */
  constructor(dataFolder: string, system: SystemProtection | null) {
    this.#folder = join(dataFolder, 'keys')
    this.#system = system
  }

  get systemKeepsKeys(): boolean {
    return this.#system?.available() ?? false
  }

  /** How a key is kept here; null where it is not. */
  heldAs(fingerprint: string): 'by the system' | 'by a passphrase' | null {
    if (existsSync(this.#path(fingerprint, 'sealed'))) return 'by the system'
    return existsSync(this.#path(fingerprint, 'pem')) ? 'by a passphrase' : null
  }

  /**
   * Keeps a private key, before the command that enrols it commits.
   * @param passphrase needed where the system keeps no keys
   * @throws Refusal `invalid-input`, `not-writable`
   */
  keep({ privateKey, fingerprint }: KeyPair, passphrase: string | null): void {
    const system = this.#system
    if (system?.available() && !passphrase) {
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      this.#write(this.#path(fingerprint, 'sealed'), system.seal(pem))
      return
    }
    const phrase = goodPassphrase(passphrase)
    this.#write(this.#path(fingerprint, 'pem'), toEncryptedPem(privateKey, phrase))
  }

  /**
   * The private key behind a fingerprint.
   * @throws Refusal `not-found` where it is not here, `refused` where the passphrase is wrong or missing
   */
  open(fingerprint: string, passphrase: string | null): KeyObject {
    const held = this.heldAs(fingerprint)
    if (held === null) {
      throw new Refusal(
        'not-found',
        'The private half of this key is not on this computer. Nothing was signed.',
        'Bring the key file here under People, or sign where the key is.',
      )
    }
    if (held === 'by the system') return this.#unseal(fingerprint)
    const read = readPrivatePem(readFileSync(this.#path(fingerprint, 'pem'), 'utf8'), passphrase)
    if (typeof read === 'string') throw passphraseRefusal(passphrase)
    return read.privateKey
  }

  #unseal(fingerprint: string): KeyObject {
    try {
      const pem = this.#system?.unseal(readFileSync(this.#path(fingerprint, 'sealed')))
      const read = pem === undefined ? 'not a key' : readPrivatePem(pem, null)
      if (typeof read !== 'string') return read.privateKey
    } catch {
      // Told below: another account, another computer, or a keyring that was made anew.
    }
    throw new Refusal(
      'refused',
      'The key that is kept on this computer cannot be opened by this account here. Nothing was signed.',
      'Bring the key file here with its passphrase, or make a new key and have it enrolled.',
    )
  }

  #path(fingerprint: string, kind: 'sealed' | 'pem'): string {
    return join(this.#folder, `${fingerprint}.${kind}`)
  }

  #write(path: string, data: string | Uint8Array): void {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      writeFileAtomic.sync(path, data, { mode: 0o600 })
    } catch (fault) {
      throw new Refusal(
        'not-writable',
        `The key could not be kept on this computer (${fault instanceof Error ? fault.message : 'unknown reason'}). Nothing was changed.`,
        'Look whether the disk is full or the data folder is read-only.',
      )
    }
  }
}

/** @throws Refusal `invalid-input` where it is too short */
export function goodPassphrase(passphrase: string | null): string {
  if (passphrase !== null && passphrase.length >= SHORTEST) return passphrase
  throw new Refusal(
    'invalid-input',
    `A passphrase of ${SHORTEST} characters or more protects the key. Nothing was changed.`,
    undefined,
    { passphrase: `Write ${SHORTEST} characters or more.` },
  )
}

/** What is said where a key file asks for a passphrase, or for another. */
export function passphraseRefusal(given: string | null): Refusal {
  return new Refusal(
    'refused',
    given
      ? 'This is not the passphrase of the key. Nothing was signed.'
      : 'The key asks for its passphrase. Nothing was signed.',
    undefined,
    { passphrase: given ? 'Not the passphrase of this key.' : 'Write the passphrase of this key.' },
  )
}
