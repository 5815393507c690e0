import type { IntegrityFinding } from '../../src-shared/domain/integrity.ts'
import { type RecordKind, recordKindNames, recordKinds } from '../../src-shared/domain/snapshot.ts'
import { keepChecksum } from '../db/checksum.ts'
import { type Connection, connect } from '../db/database.ts'
import { fileDamages, wordsOf } from '../db/file-check.ts'
import { migrate } from '../db/migrate.ts'
import { readRows } from '../db/salvage-rows.ts'
import { readImage } from '../ledger/upgrade.ts'
import { saveRecord } from '../repositories/record-table.ts'
import { recordTables } from '../repositories/record-tables.ts'

/** What could be read of a damaged file. */
export interface Salvaged {
  findings: IntegrityFinding[]
  /** Rows read, by table. */
  rows: Record<string, number>
}

/** Tables that are read row by row; those that screens read are made again from the ledger. */
const TABLES = ['workspace', 'change', 'revision', 'baseline_content'] as const

/**
 * Reads what can be read of a damaged file into a fresh one: the ledger first, row by row around pages that cannot be
 * read, then every table that screens read made again from the newest readable image of each record. The damaged file is
 * opened for reading only.
 *
 * @param from path of a copy of the damaged file
 * @param to path of the fresh file, where nothing stands
 */
export async function salvage(from: string, to: string, onPart: (part: number) => void): Promise<Salvaged> {
  const damaged = connect(from, { readOnly: true })
  const fresh = connect(to)
  const findings: IntegrityFinding[] = []
  const rows: Record<string, number> = {}
  try {
    await migrate(fresh, async () => undefined)
    for (const { page, table, what } of fileDamages(damaged)) {
      findings.push({
        part: 'file',
        where: { ...(page === undefined ? {} : { page }), ...(table === undefined ? {} : { kind: table }) },
        what,
      })
    }
    onPart(0.1)
    fresh.raw.pragma('foreign_keys = OFF')
    fresh.raw.exec('BEGIN')
    for (const [index, table] of TABLES.entries()) {
      rows[table] = copyTable(damaged, fresh, table, findings)
      onPart(0.1 + (0.5 * (index + 1)) / TABLES.length)
    }
    rows['records'] = rebuild(fresh, findings)
    fresh.raw.exec('COMMIT')
    keepChecksum(fresh)
    onPart(1)
    return { findings, rows }
  } finally {
    damaged.raw.close()
    fresh.raw.close()
  }
}

/** Copies the rows of one table that can be read. @returns how many */
function copyTable(
  damaged: Connection,
  fresh: Connection,
  table: (typeof TABLES)[number],
  findings: IntegrityFinding[],
): number {
  const part = table === 'workspace' ? 'checksums' : table === 'baseline_content' ? 'issued versions' : 'ledger'
  const columns = (fresh.raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  const insert = fresh.raw.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  let copied = 0
  const lost = readRows(damaged, table, columns, (row) => {
    try {
      insert.run(row)
      copied++
    } catch (error) {
      const seq = table === 'change' || table === 'revision' ? Number(row[0]) : Number.NaN
      findings.push({
        part,
        where: { kind: table, ...(Number.isInteger(seq) ? { seq } : {}) },
        what: `A row of ${table} makes no sense and was left out: ${wordsOf(error)}.`,
      })
    }
  })
  for (const { from, to, why } of lost) {
    const span = to === null ? `from row ${from} on` : from === to ? `row ${from}` : `rows ${from} to ${to}`
    findings.push({
      part,
      where: { kind: table, ...(table === 'change' ? { seq: from } : {}) },
      what: `Of ${table}, ${span} cannot be read: ${why}.`,
    })
  }
  return copied
}

/** Makes the tables that screens read from the newest image of each record that can be read. @returns how many */
function rebuild(fresh: Connection, findings: IntegrityFinding[]): number {
  const { raw } = fresh
  let made = 0
  const images = raw.prepare(
    'SELECT number, format, image FROM revision WHERE kind = ? AND id = ? ORDER BY number DESC',
  )
  for (const kind of recordKindNames) {
    const ids = raw.prepare('SELECT DISTINCT id FROM revision WHERE kind = ? ORDER BY id').pluck().all(kind) as string[]
    for (const id of ids) {
      const revisions = images.all(kind, id) as { number: number; format: number; image: string }[]
      const used = revisions.find((one) => saveImage(fresh, kind, id, one))
      if (used !== undefined) made++
      if (used === undefined || used !== revisions[0]) {
        const what =
          used === undefined
            ? `${recordWord(kind)} ${id} cannot be shown: no image of it can be read.`
            : `${recordWord(kind)} ${id} is shown as revision ${used.number} had it: later images cannot be read.`
        findings.push({ part: 'tables', where: { kind, id }, what })
      }
    }
  }
  return made
}

function saveImage(
  fresh: Connection,
  kind: RecordKind,
  id: string,
  { format, image }: { format: number; image: string },
): boolean {
  fresh.raw.exec('SAVEPOINT one_record')
  try {
    const record = readImage(kind, format, image)
    const { schema } = recordKinds[kind]
    if (record.id !== id || !schema.safeParse(record).success) throw new Error('No such record.')
    saveRecord(fresh, recordTables[kind], record)
    fresh.raw.exec('RELEASE one_record')
    return true
  } catch {
    fresh.raw.exec('ROLLBACK TO one_record; RELEASE one_record')
    return false
  }
}

const recordWord = (kind: string) => `The ${kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`
