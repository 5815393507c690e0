import type { HistoryEntry } from '../../src-shared/contract/exchange.ts'
import type { HistoryFilter } from '../../src-shared/contract/history.ts'
import type { OutputOf, ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { RecordKind } from '../../src-shared/domain/snapshot.ts'
import { commandWords, kindWords } from '../../src-shared/format/change-words.ts'
import { commandFamilies, familyOf } from '../../src-shared/format/command-families.ts'
import { dayOfMoment, endOfDay } from '../../src-shared/format/dates.ts'
import { type Connection, prepared } from '../db/database.ts'
import type { ChangeRow } from '../db/tables.ts'
import { RECORDS_SHOWN, readEntry, readUndoers } from './history.ts'
import { turn } from './turns.ts'

type Asked = Omit<ParsedInputOf<'history.find'>, 'before' | 'limit'>

/** Changes looked through for words in one question of SQL: a few milliseconds. */
const WINDOW = 500
/** Changes looked through for words, and those read to be sure, before an answer is given with the way to go on. */
const LOOKED_THROUGH = 4_000
const READ = 120

/** A condition with what it is about. */
interface Where {
  sql: string
  values: (string | number)[]
}

/**
 * Changes that pass a filter, newest first, asked of the ledger and not of what a page happens to have read. Words are
 * looked for in what the ledger keeps and then in what each change says, so many changes at a time.
 */
export async function findHistory(
  connection: Connection,
  input: ParsedInputOf<'history.find'>,
): Promise<OutputOf<'history.find'>> {
  const words = wordsOf(input.filter)
  const scope = scopeOf(input)
  const passing = together([scope, ...conditions(input.filter)])
  const all = count(connection, scope)
  const found =
    words.length === 0
      ? await readPlain(connection, passing, input)
      : await readWithWords(connection, passing, words, input)
  return { ...found, matching: words.length === 0 ? count(connection, passing) : null, all }
}

/** What a filter can choose from, with how many changes each. */
export function historyFacets({ raw }: Connection, input: ParsedInputOf<'history.facets'>): OutputOf<'history.facets'> {
  const { sql, values } = scopeOf(input)
  const grouped = (what: string, from = 'change c') =>
    prepared(
      raw,
      `SELECT ${what} AS value, count(DISTINCT c.seq) AS changes FROM ${from} WHERE ${sql} GROUP BY 1 ORDER BY 2 DESC, 1`,
    ).all(...values) as { value: string; changes: number }[]
  const families = new Map<string, number>()
  for (const { value, changes } of grouped('c.command')) {
    const id = familyOf(value)?.id
    if (id !== undefined) families.set(id, (families.get(id) ?? 0) + changes)
  }
  return {
    actors: grouped("json_extract(c.actor, '$.name')"),
    kinds: grouped('r.kind', 'change c JOIN revision r ON r.change_seq = c.seq') as {
      value: RecordKind
      changes: number
    }[],
    families: commandFamilies.flatMap(({ id }) => {
      const changes = families.get(id)
      return changes === undefined ? [] : [{ value: id, changes }]
    }),
  }
}

/** Every change that passes, one after the other, with all of its records. */
export async function* eachChange(connection: Connection, input: Asked): AsyncGenerator<HistoryEntry> {
  let before: number | null = null
  do {
    const { entries, next } = await findHistory(connection, { ...input, before, limit: 100 })
    for (const entry of entries) {
      if (entry.recordCount <= entry.records.length) yield entry
      else yield await readEntry(connection.db, rowOf(connection, entry.seq), input.recordId, entry.recordCount)
      await turn()
    }
    before = next
  } while (before !== null)
}

function rowOf({ raw }: Connection, seq: number): ChangeRow {
  return prepared(raw, `SELECT ${COLUMNS} FROM change c WHERE c.seq = ?`).get(seq) as ChangeRow
}

const COLUMNS = `c.seq, c.time, c.actor, c.host, c.command, c.project_id AS projectId, c.reason, c.undoes,
  c.previous_hash AS previousHash, c.hash`

async function readPlain(
  connection: Connection,
  passing: Where,
  { before, limit, recordId }: ParsedInputOf<'history.find'>,
): Promise<Pick<OutputOf<'history.find'>, 'entries' | 'next'>> {
  const { sql, values } = together([passing, ...earlierThan(before)])
  // One more than asked says whether there are any after them.
  const rows = prepared(
    connection.raw,
    `SELECT ${COLUMNS} FROM change c WHERE ${sql} ORDER BY c.seq DESC LIMIT ${limit + 1}`,
  ).all(...values) as ChangeRow[]
  const undoers = await readUndoers(connection.db)
  const entries: HistoryEntry[] = []
  for (const row of rows.slice(0, limit)) {
    entries.push(await readEntry(connection.db, row, recordId, RECORDS_SHOWN, undoers))
    await turn()
  }
  return { entries, next: rows.length > limit ? (entries.at(-1)?.seq ?? null) : null }
}

async function readWithWords(
  connection: Connection,
  passing: Where,
  words: readonly string[],
  { before, limit, recordId }: ParsedInputOf<'history.find'>,
): Promise<Pick<OutputOf<'history.find'>, 'entries' | 'next'>> {
  const { raw, db } = connection
  const people = peopleNamed(connection, words)
  const undoers = await readUndoers(db)
  const likely = words.map((word, index) => mayHold(word, people[index] ?? []))
  const entries: HistoryEntry[] = []
  let at = before
  let read = 0
  for (let looked = 0; looked < LOOKED_THROUGH; looked += WINDOW) {
    const window = together([passing, ...earlierThan(at)])
    const last = raw
      .prepare(
        `SELECT min(seq) FROM (SELECT c.seq FROM change c WHERE ${window.sql} ORDER BY c.seq DESC LIMIT ${WINDOW})`,
      )
      .pluck()
      .get(...window.values) as number | null
    if (last === null) return { entries, next: null }
    const { sql, values } = together([window, { sql: 'c.seq >= ?', values: [last] }, ...likely])
    const rows = raw
      .prepare(`SELECT ${COLUMNS} FROM change c WHERE ${sql} ORDER BY c.seq DESC`)
      .all(...values) as ChangeRow[]
    for (const row of rows) {
      if (entries.length >= limit || read >= READ) return { entries, next: row.seq + 1 }
      read++
      const entry = await readEntry(db, row, recordId, RECORDS_SHOWN, undoers)
      if (holds(entry, words, people)) entries.push(entry)
      await turn()
    }
    at = last
    await turn()
  }
  return { entries, next: at }
}

/** Which changes are there at all: of a project, of a record, until a change. */
function scopeOf({ projectId, recordId, until }: Pick<Asked, 'projectId' | 'recordId' | 'until'>): Where {
  return together([
    // A record belongs to one project; those of the workspace are followed wherever they were changed.
    ...(recordId !== null
      ? [{ sql: 'c.seq IN (SELECT change_seq FROM revision WHERE id = ?)', values: [recordId] }]
      : projectId !== null
        ? [{ sql: 'c.project_id = ?', values: [projectId] }]
        : []),
    ...(until === null ? [] : [{ sql: 'c.seq <= ?', values: [until] }]),
  ])
}

function conditions({ actor, kind, family, from, to }: HistoryFilter): Where[] {
  const prefixes = commandFamilies.find(({ id }) => id === family)?.prefixes ?? []
  return [
    ...(actor === null ? [] : [{ sql: "json_extract(c.actor, '$.name') = ?", values: [actor] }]),
    ...(kind === null
      ? []
      : [{ sql: 'EXISTS (SELECT 1 FROM revision r WHERE r.change_seq = c.seq AND r.kind = ?)', values: [kind] }]),
    ...(family === null
      ? []
      : [
          {
            sql: `(${prefixes.map(() => 'c.command GLOB ?').join(' OR ') || 'FALSE'})`,
            values: prefixes.map((prefix) => `${prefix}.*`),
          },
        ]),
    ...(from === null ? [] : [{ sql: 'c.time > ?', values: [endOfDay(dayBefore(from))] }]),
    ...(to === null ? [] : [{ sql: 'c.time <= ?', values: [endOfDay(to)] }]),
  ]
}

function dayBefore(day: string): string {
  return dayOfMoment(new Date(Date.parse(`${day}T12:00:00.000Z`) - 86_400_000))
}

function earlierThan(seq: number | null): Where[] {
  return seq === null ? [] : [{ sql: 'c.seq < ?', values: [seq] }]
}

function together(all: readonly Where[]): Where {
  return {
    sql: all.map(({ sql }) => sql).join(' AND ') || 'TRUE',
    values: all.flatMap(({ values }) => values),
  }
}

function count({ raw }: Connection, { sql, values }: Where): number {
  return prepared(raw, `SELECT count(*) FROM change c WHERE ${sql}`)
    .pluck()
    .get(...values) as number
}

function wordsOf({ words }: HistoryFilter): string[] {
  return words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Ids of the people and organisations whose names hold each word: values name them by their ids. */
function peopleNamed({ raw }: Connection, words: readonly string[]): string[][] {
  const named = prepared(
    raw,
    "SELECT DISTINCT id, json_extract(image, '$.name') AS name FROM revision WHERE kind IN ('person', 'organisation')",
  ).all() as { id: string; name: string }[]
  return words.map((word) => [
    ...new Set(named.filter(({ name }) => name.toLowerCase().includes(word)).map(({ id }) => id)),
  ])
}

/** Lets through every change that may hold a word, and few others: what is let through is read to be sure. */
function mayHold(word: string, people: readonly string[]): Where {
  // Where case and escapes differ anything may stand.
  const pattern = `%${word.replace(/[%_]/g, '\\$&').replace(/["\\/]|[^\x20-\x7e]/g, '%')}%`
  const commands = Object.entries(commandWords).flatMap(([command, said]) =>
    said.toLowerCase().includes(word) ? [command] : [],
  )
  const kinds = Object.entries(kindWords).flatMap(([kind, said]) => (said.includes(word) ? [kind] : []))
  const marks = (list: readonly unknown[]) => list.map(() => '?').join(', ')
  const named = people.map((id) => `%${id}%`)
  const images = ['r.image', 'p.image'].flatMap((image) => [pattern, ...named].map(() => `${image} LIKE ? ESCAPE '\\'`))
  return {
    sql: `(c.reason LIKE ? ESCAPE '\\' OR c.actor LIKE ? ESCAPE '\\' OR c.hash LIKE ? ESCAPE '\\'
      OR c.command IN (${marks(commands)})
      OR EXISTS (SELECT 1 FROM revision r LEFT JOIN revision p ON p.kind = r.kind AND p.id = r.id AND p.number = r.number - 1
        WHERE r.change_seq = c.seq AND (r.kind IN (${marks(kinds)}) OR ${images.join(' OR ')})))`,
    values: [pattern, pattern, pattern, ...commands, ...kinds, pattern, ...named, pattern, ...named],
  }
}

/** Whether all words stand in what a change says. */
function holds(entry: HistoryEntry, words: readonly string[], people: readonly string[][]): boolean {
  const records = entry.records.flatMap(({ label, kind, fields }) => [
    label,
    kind,
    ...fields.flatMap(({ field, before, after }) => [field, before ?? '', after ?? '']),
  ])
  const all = [entry.summary, entry.reason, entry.actor, entry.account, entry.hash, ...records].join('\n').toLowerCase()
  return words.every((word, index) => all.includes(word) || (people[index] ?? []).some((id) => all.includes(id)))
}
