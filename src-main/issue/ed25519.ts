import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { sha256 } from '../ledger/canonical.ts'

/** A key pair as the product handles it. */
export interface KeyPair {
  privateKey: KeyObject
  /** SPKI PEM of the public half. */
  pem: string
  /** SHA-256 of its SPKI DER bytes. */
  fingerprint: string
}

/** Makes an Ed25519 key pair. */
export function makeKeyPair(): KeyPair {
  return pairOf(generateKeyPairSync('ed25519').privateKey)
}

/** A private key with its public half. @throws where it is no Ed25519 key */
export function pairOf(privateKey: KeyObject): KeyPair {
  const pem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
  return { privateKey, pem, fingerprint: fingerprintOf(pem) }
}

/**
 * The public key in a PEM text, written in one way.
 * @throws where the text is no public Ed25519 key
 */
export function readPublicPem(text: string): string {
  if (/PRIVATE KEY/.test(text)) throw new TypeError('This is a private key.')
  const key = createPublicKey(text)
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('This is no Ed25519 key.')
  return key.export({ type: 'spki', format: 'pem' }).toString()
}

/** SHA-256, in hexadecimal, of a public key's SPKI DER bytes. @throws where the text is no public key */
export function fingerprintOf(pem: string): string {
  return sha256(createPublicKey(pem).export({ type: 'spki', format: 'der' }))
}

/** The signature of a text's UTF-8 bytes: 64 bytes in base64. */
export function signText(privateKey: KeyObject, text: string): string {
  return signBytes(null, Buffer.from(text, 'utf8'), privateKey).toString('base64')
}

/** Whether a signature (base64) was made over a text by the private half of this public key. */
export function holds(pem: string, text: string, signature: string): boolean {
  try {
    return verifyBytes(null, Buffer.from(text, 'utf8'), createPublicKey(pem), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** The private key as PKCS#8 PEM that a passphrase protects. */
export function toEncryptedPem(privateKey: KeyObject, passphrase: string): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString()
}

/**
 * Reads a private key file.
 * @returns the pair; `passphrase` where it is missing or wrong; `not a key` for anything but a private Ed25519 key
 */
export function readPrivatePem(text: string, passphrase: string | null): KeyPair | 'passphrase' | 'not a key' {
  if (!/-----BEGIN (ENCRYPTED )?PRIVATE KEY-----/.test(text)) return 'not a key'
  const encrypted = text.includes('BEGIN ENCRYPTED')
  if (encrypted && !passphrase) return 'passphrase'
  try {
    const key = createPrivateKey({ key: text, format: 'pem', ...(encrypted && passphrase ? { passphrase } : {}) })
    return key.asymmetricKeyType === 'ed25519' ? pairOf(key) : 'not a key'
  } catch {
    return encrypted ? 'passphrase' : 'not a key'
  }
}
