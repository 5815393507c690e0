import { type Connection, prepared, type ReadableDb } from '../db/database.ts'

/** Stores the bytes of an issued version under their SHA-256, in the transaction that is open. Never changed after. */
export function saveBaselineContent({ raw }: Connection, hash: string, bytes: Uint8Array): void {
  prepared(raw, 'INSERT INTO baseline_content (hash, bytes) VALUES (?, ?)').run(hash, bytes)
}

/** The bytes under a hash as they are stored, unchecked; null where there are none. */
export async function loadBaselineContent(db: ReadableDb, hash: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('baselineContent').select('bytes').where('hash', '=', hash).executeTakeFirst()
  return row?.bytes ?? null
}

/** The hashes under which content is stored. */
export async function loadContentHashes(db: ReadableDb): Promise<string[]> {
  return (await db.selectFrom('baselineContent').select('hash').execute()).map(({ hash }) => hash)
}
