import { createPublicKey, verify } from 'node:crypto'
import { type BundleCheck, checkBundle } from '../../resources/verification/check-bundle.js'
import { sha256 } from '../ledger/canonical.ts'

/** Checks the files of a bundle by the checks that its own page makes. */
export async function verifyBundle(files: Map<string, Uint8Array>): Promise<BundleCheck> {
  return await checkBundle(files, {
    sha256: async (bytes) => sha256(bytes),
    verify: async (spkiDer, signature, bytes) => {
      try {
        const key = createPublicKey({ key: Buffer.from(spkiDer), format: 'der', type: 'spki' })
        return verify(null, bytes, key, signature)
      } catch {
        // No key at all, such as a point that is not on the curve.
        return false
      }
    },
  })
}
