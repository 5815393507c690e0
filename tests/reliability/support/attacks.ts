import type { Connection } from '../../../src-main/db/database.ts'
import { connect } from '../../../src-main/db/database.ts'
import type { ChangeRow, RevisionRow } from '../../../src-main/db/tables.ts'
import { changeHash, EMPTY_HEAD } from '../../../src-main/ledger/append.ts'
import { sha256 } from '../../../src-main/ledger/canonical.ts'

/** One way of tampering with the ledger. */
export interface Attack {
  what: string
  /** The change at which it must be found. */
  seq: number
  /** Statements that do it; the triggers are off. */
  sql: readonly { text: string; values: readonly unknown[] }[]
}

type Row = Record<string, string | number | null>

/** Opens a workspace as somebody with the file and no scruples would: no triggers, no foreign keys. */
export function openUnguarded(path: string): { connection: Connection; putTriggersBack: () => void } {
  const connection = connect(path)
  const { raw } = connection
  raw.pragma('foreign_keys = OFF')
  const triggers = raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
  const putTriggersBack = () => {
    for (const { sql } of triggers) raw.exec(sql)
  }
  return { connection, putTriggersBack }
}

const rows = ({ raw }: Connection, table: string, order: string) =>
  raw.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all() as Row[]

/** Another value of the same type, one that no other row has. */
function another(column: string, value: string | number | null): string | number {
  if (typeof value === 'number') return value + 1_000
  if (value === null) return column === 'undoes' ? 1 : 'x'
  // One letter, so that a hash stays a hash and JSON mostly JSON.
  return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`
}

/** Every column of every change altered; each change taken out, put in, and swapped with the next. */
export function attacksOnChanges(connection: Connection): Attack[] {
  const changes = rows(connection, 'change', 'seq')
  const columns = Object.keys(changes[0] ?? {})
  const last = changes.length
  return changes.flatMap((change, index): Attack[] => {
    const seq = Number(change['seq'])
    const altered = columns.map((column): Attack => {
      const value = column === 'seq' ? last + 7 : another(column, change[column] ?? null)
      const text = `UPDATE change SET "${column}" = ? WHERE seq = ?`
      return { what: `${column} altered`, seq, sql: [{ text, values: [value, seq] }] }
    })
    const attacks: Attack[] = [
      ...altered,
      {
        what: 'taken out alone',
        seq,
        sql: [{ text: 'DELETE FROM change WHERE seq = ?', values: [seq] }],
      },
      {
        what: 'put in after, the later ones numbered on',
        seq: seq + 1,
        sql: [
          { text: 'UPDATE change SET seq = -(seq + 1) WHERE seq > ?', values: [seq] },
          { text: 'UPDATE change SET seq = -seq WHERE seq < 0', values: [] },
          { text: 'UPDATE revision SET change_seq = -(change_seq + 1) WHERE change_seq > ?', values: [seq] },
          { text: 'UPDATE revision SET change_seq = -change_seq WHERE change_seq < 0', values: [] },
          {
            text: `INSERT INTO change SELECT seq + 1, time, actor, host, command, project_id, reason, undoes, hash, 'made up' FROM change WHERE seq = ?`,
            values: [seq],
          },
        ],
      },
    ]
    if (index === last - 1) return attacks
    const swap = (table: string, column: string) => [
      { text: `UPDATE ${table} SET ${column} = -1 WHERE ${column} = ?`, values: [seq] },
      { text: `UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, values: [seq, seq + 1] },
      { text: `UPDATE ${table} SET ${column} = ? WHERE ${column} = -1`, values: [seq + 1] },
    ]
    attacks.push(
      {
        what: 'taken out with its revisions, the later ones numbered back',
        seq,
        sql: [
          { text: 'DELETE FROM revision WHERE change_seq = ?', values: [seq] },
          { text: 'DELETE FROM change WHERE seq = ?', values: [seq] },
          { text: 'UPDATE change SET seq = -(seq - 1) WHERE seq > ?', values: [seq] },
          { text: 'UPDATE change SET seq = -seq WHERE seq < 0', values: [] },
          { text: 'UPDATE revision SET change_seq = -(change_seq - 1) WHERE change_seq > ?', values: [seq] },
          { text: 'UPDATE revision SET change_seq = -change_seq WHERE change_seq < 0', values: [] },
        ],
      },
      { what: 'swapped with the next', seq, sql: [...swap('change', 'seq'), ...swap('revision', 'change_seq')] },
    )
    return attacks
  })
}

/** Every column of every revision altered; each revision taken out, put in, and swapped with the next. */
export function attacksOnRevisions(connection: Connection): Attack[] {
  const revisions = rows(connection, 'revision', 'change_seq, place')
  const columns = Object.keys(revisions[0] ?? {})
  const changes = Number(revisions.at(-1)?.['change_seq'] ?? 0)
  return revisions.flatMap((revision, index): Attack[] => {
    const seq = Number(revision['change_seq'])
    const place = Number(revision['place'])
    const here = [seq, place]
    const altered = columns.map((column): Attack => {
      const moved = seq === changes ? seq + 7 : seq + 1
      const value =
        column === 'change_seq'
          ? moved
          : column === 'place'
            ? place + 10_000
            : another(column, revision[column] ?? null)
      // Out of the way of the others: no two stand in one place.
      const more = column === 'change_seq' ? ', place = place + 10000' : ''
      const text = `UPDATE revision SET "${column}" = ?${more} WHERE change_seq = ? AND place = ?`
      return { what: `${column} altered`, seq, sql: [{ text, values: [value, ...here] }] }
    })
    const attacks: Attack[] = [
      ...altered,
      {
        what: 'taken out',
        seq,
        sql: [{ text: 'DELETE FROM revision WHERE change_seq = ? AND place = ?', values: here }],
      },
      {
        what: 'put in',
        seq,
        sql: [
          {
            text: `INSERT INTO revision SELECT change_seq, 20000, kind, id || 'x', 1, format, image FROM revision WHERE change_seq = ? AND place = ?`,
            values: here,
          },
        ],
      },
    ]
    const next = revisions[index + 1]
    if (next !== undefined) {
      const there = [next['change_seq'], next['place']]
      const text = 'UPDATE revision SET change_seq = ?, place = ? WHERE change_seq = ? AND place = ?'
      const sql = [
        { text, values: [-1, -1, ...here] },
        { text, values: [...here, ...there] },
        { text, values: [...there, -1, -1] },
      ]
      attacks.push({ what: 'swapped with the next', seq, sql })
    }
    return attacks
  })
}

/** Does something to the workspace, looks at it, and takes it back. */
export async function meanwhile<T>({ raw }: Connection, { sql }: Attack, look: () => Promise<T>): Promise<T> {
  raw.exec('BEGIN')
  try {
    for (const { text, values } of sql) raw.prepare(text).run(...values)
    return await look()
  } finally {
    raw.exec('ROLLBACK')
  }
}

/**
 * Alters an image and makes everything fit again: the record's revision, and every hash from its change on. What is
 * left is a chain that holds in itself.
 *
 * @param alter the altered image
 */
export function rebuildChain({ raw }: Connection, kind: string, id: string, alter: (image: string) => string): void {
  const last = raw.prepare('SELECT * FROM revision WHERE kind = ? AND id = ? ORDER BY number DESC').get(kind, id) as {
    change_seq: number
    place: number
    image: string
  }
  const at = [last.change_seq, last.place]
  raw.prepare('UPDATE revision SET image = ? WHERE change_seq = ? AND place = ?').run(alter(last.image), ...at)
  const changes = raw.prepare('SELECT * FROM change WHERE seq >= ? ORDER BY seq').all(last.change_seq) as Row[]
  const before = raw
    .prepare('SELECT hash FROM change WHERE seq = ?')
    .pluck()
    .get(last.change_seq - 1)
  let previous = (before as string | undefined) ?? EMPTY_HEAD.hash
  for (const row of changes) {
    const revisions = raw
      .prepare('SELECT * FROM revision WHERE change_seq = ? ORDER BY place')
      .all(row['seq']) as (Omit<RevisionRow, 'changeSeq'> & Row)[]
    const change = {
      seq: row['seq'],
      time: row['time'],
      actor: row['actor'],
      host: row['host'],
      command: row['command'],
      projectId: row['project_id'],
      reason: row['reason'],
      undoes: row['undoes'],
      previousHash: previous,
    } as Omit<ChangeRow, 'hash'>
    const hash = changeHash(
      change,
      revisions.map((one) => ({ ...one, imageHash: sha256(one.image) })),
    )
    raw.prepare('UPDATE change SET previous_hash = ?, hash = ? WHERE seq = ?').run(previous, hash, change.seq)
    previous = hash
  }
}
