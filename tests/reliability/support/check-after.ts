import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '../../../src-main/db/database.ts'
import { connect } from '../../../src-main/db/database.ts'
import type { ChangeRow, RevisionRow } from '../../../src-main/db/tables.ts'
import { changeHash, EMPTY_HEAD } from '../../../src-main/ledger/append.ts'
import { canonicalJson, sha256 } from '../../../src-main/ledger/canonical.ts'
import { readImage } from '../../../src-main/ledger/upgrade.ts'
import { compareWithLedger, verifyChain } from '../../../src-main/ledger/verify.ts'
import { loadRecords } from '../../../src-main/repositories/record-table.ts'
import { recordTables } from '../../../src-main/repositories/record-tables.ts'
import type { RecordKind } from '../../../src-shared/domain/snapshot.ts'
import type { Acknowledged, Kept } from './writer-lines.ts'

/** The start of every ledger. */
export const NOTHING: Acknowledged = { seq: 0, hash: EMPTY_HEAD.hash }

/**
 * Looks at what is new in a workspace since a position that was found good: the chain from there, and every record
 * that was touched against its table.
 *
 * @returns the new head
 * @throws an error that says what does not hold
 */
export async function checkSince(connection: Connection, good: Acknowledged): Promise<Acknowledged> {
  const { db, raw } = connection
  if (good.seq > 0 && hashAt(connection, good.seq) !== good.hash) throw new Error(`Change ${good.seq} is another now.`)
  const changes = (await db
    .selectFrom('change')
    .selectAll()
    .where('seq', '>', good.seq)
    .orderBy('seq')
    .execute()) as ChangeRow[]
  const touched = new Map<RecordKind, Set<string>>()
  let head = good
  for (const { hash, ...row } of changes) {
    if (row.seq !== head.seq + 1 || row.previousHash !== head.hash)
      throw new Error(`Change ${row.seq} does not follow.`)
    const revisions = (await db
      .selectFrom('revision')
      .selectAll()
      .where('changeSeq', '=', row.seq)
      .execute()) as RevisionRow[]
    const hashed = revisions.map((one) => ({ ...one, imageHash: sha256(one.image) }))
    if (changeHash(row, hashed) !== hash) throw new Error(`Change ${row.seq} does not have its hash.`)
    for (const { kind, id } of revisions) {
      const known = touched.get(kind as RecordKind) ?? new Set()
      touched.set(kind as RecordKind, known.add(id))
    }
    head = { seq: row.seq, hash }
  }
  const newest = raw.prepare(
    'SELECT format, image, number FROM revision WHERE kind = ? AND id = ? ORDER BY number DESC',
  )
  for (const [kind, ids] of touched) {
    const records = new Map((await loadRecords(db, recordTables[kind], { ids: [...ids] })).map((one) => [one.id, one]))
    for (const id of ids) {
      const revisions = newest.all(kind, id) as { format: number; image: string; number: number }[]
      const [last] = revisions
      if (last === undefined || last.number !== revisions.length)
        throw new Error(`A revision of ${kind} ${id} is missing.`)
      const record = records.get(id)
      if (record === undefined || canonicalJson(record) !== canonicalJson(readImage(kind, last.format, last.image))) {
        throw new Error(`${kind} ${id} is not what the ledger says.`)
      }
    }
  }
  return head
}

function hashAt({ raw }: Connection, seq: number): string | null {
  return (raw.prepare('SELECT hash FROM change WHERE seq = ?').pluck().get(seq) as string | undefined) ?? null
}

/** Whether the changes acknowledged are there, each with its hash. @throws an error that names the first that is not */
export function checkAcknowledged(connection: Connection, acknowledged: readonly Acknowledged[]): void {
  for (const { seq, hash } of acknowledged) {
    if (hashAt(connection, seq) !== hash) throw new Error(`Change ${seq} was acknowledged and is not in the ledger.`)
  }
}

/** Looks at everything: SQLite's own check, foreign keys, the whole chain, all tables against the ledger, issued bytes. */
export async function checkWholly({ db, raw }: Connection): Promise<void> {
  const integrity = raw.pragma('integrity_check', { simple: true })
  if (integrity !== 'ok') throw new Error(`SQLite says: ${String(integrity)}`)
  const foreign = raw.pragma('foreign_key_check') as unknown[]
  if (foreign.length > 0) throw new Error(`${foreign.length} references lead nowhere.`)
  const broken = await verifyChain(db)
  if (broken !== null) throw new Error(broken.what)
  const [difference] = await compareWithLedger(db)
  if (difference !== undefined) throw new Error(difference)
  const contents = raw.prepare('SELECT hash, bytes FROM baseline_content').all() as { hash: string; bytes: Buffer }[]
  for (const { hash, bytes } of contents) {
    if (sha256(bytes) !== hash) throw new Error(`The bytes of issue ${hash} do not have their hash.`)
  }
  const missing = raw.prepare('SELECT version FROM baseline WHERE sha256 NOT IN (SELECT hash FROM baseline_content)')
  for (const version of missing.pluck().all()) throw new Error(`Version ${String(version)} has no content.`)
}

/** Looks for what was acknowledged and lies beside the workspace. @throws an error that names what is not there */
export function checkKept(workspace: string, dataFolder: string, kept: readonly Kept[], head: Acknowledged): void {
  const beside = workspace.replace(/\.hazards$/, '')
  for (const { evidence, backup, key } of kept) {
    if (evidence !== undefined) {
      const file = join(`${beside}.evidence`, evidence)
      if (!existsSync(file)) throw new Error(`The evidence file ${evidence} was acknowledged and is not there.`)
      if (sha256(readFileSync(file)) !== evidence) throw new Error(`The evidence file ${evidence} is another.`)
    }
    if (key !== undefined && !existsSync(join(dataFolder, 'keys', `${key}.pem`))) {
      throw new Error(`The private key ${key} was acknowledged and is not there.`)
    }
    if (backup !== undefined) checkBackup(join(`${beside}.backups`, backup), head)
  }
  const preferences = kept.filter(({ preference }) => preference !== undefined)
  const heard = preferences.findLastIndex(({ unheard }) => unheard !== true)
  if (heard >= 0) {
    const stored = readFileSync(join(dataFolder, 'preferences.json'), 'utf8')
    // The one acknowledged last, or one that was begun after it and had taken its place when the program was killed.
    const found = preferences.slice(heard).some(({ preference }) => stored.includes(JSON.stringify(preference)))
    if (!found) throw new Error('The preference that was acknowledged is not there.')
  }
  for (const name of ['settings.json', 'preferences.json']) {
    const path = join(dataFolder, name)
    if (existsSync(path)) JSON.parse(readFileSync(path, 'utf8'))
  }
}

/** A backup is a whole workspace, no newer than the one it was made of. */
export function checkBackup(path: string, head: Acknowledged): void {
  const connection = connect(path, { readOnly: true })
  try {
    if (connection.raw.pragma('quick_check', { simple: true }) !== 'ok')
      throw new Error(`The backup ${path} is damaged.`)
    const seq = connection.raw.prepare('SELECT max(seq) FROM change').pluck().get() as number | null
    if (seq !== null && seq > head.seq) throw new Error(`The backup ${path} is ahead of its workspace.`)
  } finally {
    connection.raw.close()
  }
}
