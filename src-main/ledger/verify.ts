import { recordKindNames, recordKinds } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb } from '../db/database.ts'
import type { ChangeRow, RevisionRow } from '../db/tables.ts'
import { loadRecords } from '../repositories/record-table.ts'
import { recordTables } from '../repositories/record-tables.ts'
import { changeHash, EMPTY_HEAD } from './append.ts'
import { canonicalJson, sha256 } from './canonical.ts'
import { readImage } from './upgrade.ts'

/** The first place where the ledger does not hold, or null. */
export interface LedgerBreak {
  seq: number | null
  what: string
}

/** Walks the chain from its beginning: every hash recomputed, no gap, every revision in its place. */
export async function verifyChain(db: ReadableDb): Promise<LedgerBreak | null> {
  const changes = (await db.selectFrom('change').selectAll().orderBy('seq').execute()) as ChangeRow[]
  const revisions = (await db
    .selectFrom('revision')
    .selectAll()
    .orderBy('changeSeq')
    .orderBy('place')
    .execute()) as RevisionRow[]
  const byChange = new Map<number, RevisionRow[]>()
  for (const revision of revisions) {
    const own = byChange.get(revision.changeSeq)
    if (own) own.push(revision)
    else byChange.set(revision.changeSeq, [revision])
  }
  const newest = new Map<string, number>()
  let previous = EMPTY_HEAD.hash
  for (const [index, change] of changes.entries()) {
    const { seq } = change
    if (seq !== index + 1) return { seq: index + 1, what: `Change ${index + 1} is missing.` }
    if (change.previousHash !== previous) return { seq, what: `Change ${seq} does not follow change ${seq - 1}.` }
    const own = byChange.get(seq) ?? []
    const { hash, ...row } = change
    const hashed = own.map((one) => ({ ...one, imageHash: sha256(one.image) }))
    if (changeHash(row, hashed) !== hash) return { seq, what: `Change ${seq} or one of its records was altered.` }
    for (const { kind, id, number } of own) {
      const expected = (newest.get(`${kind}/${id}`) ?? 0) + 1
      if (number !== expected) return { seq, what: `Change ${seq}: revision ${expected} of a ${kind} is missing.` }
      newest.set(`${kind}/${id}`, number)
    }
    byChange.delete(seq)
    previous = hash
  }
  const [stray] = byChange.keys()
  return stray === undefined ? null : { seq: stray, what: `Records stand in the ledger without their change ${stray}.` }
}

/** Compares the tables that screens read with what the ledger says they are; empty where they agree. */
export async function compareWithLedger(db: ReadableDb): Promise<string[]> {
  const newest = new Map<string, RevisionRow>()
  for (const row of (await db
    .selectFrom('revision')
    .selectAll()
    .orderBy('changeSeq')
    .orderBy('place')
    .execute()) as RevisionRow[]) {
    newest.set(`${row.kind}/${row.id}`, row)
  }
  const differences: string[] = []
  for (const kind of recordKindNames) {
    for (const record of await loadRecords(db, recordTables[kind], 'all')) {
      const key = `${kind}/${record.id}`
      const row = newest.get(key)
      newest.delete(key)
      if (!row) differences.push(`${key} stands in its table but not in the ledger.`)
      else if (canonicalJson(readImage(kind, row.format, row.image)) !== canonicalJson(record)) {
        differences.push(`${key} is not what the ledger says.`)
      }
    }
  }
  for (const key of newest.keys()) {
    if (Object.hasOwn(recordKinds, key.slice(0, key.indexOf('/'))))
      differences.push(`${key} stands in the ledger but not in its table.`)
  }
  return differences
}
