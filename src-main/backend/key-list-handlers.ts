import { recordsOf } from '../repositories/records.ts'
import type { Handler } from './handler.ts'

/** What is known of the keys of the workspace, and which of them lie on this computer. */
export const keyListHandlers = {
  'key.list': async (_input, { workspace, keys }) => {
    const known = await workspace.read((db) => recordsOf(db, 'publicKey', 'all'))
    return {
      keys: known.map((key) => ({ ...key, held: keys.heldAs(key.fingerprint) })),
      systemKeepsKeys: keys.systemKeepsKeys,
    }
  },
} satisfies { 'key.list': Handler<'key.list'> }
