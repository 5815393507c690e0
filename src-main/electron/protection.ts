import { safeStorage } from 'electron'
import type { SystemProtection } from '../backend/backend.ts'

/**
 * The desktop's own protection of secrets: Keychain, DPAPI, or the keyring of a Linux desktop. Chromium's `basic_text`,
 * which is a password known to everybody, does not count: a passphrase then protects the key.
 */
export const systemProtection: SystemProtection = {
  available: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  seal: (text) => safeStorage.encryptString(text),
  unseal: (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
}
