import type { SnapshotLine } from '../../src-shared/contract/snapshot-lines.ts'
import type { Project } from '../../src-shared/domain/project.ts'
import {
  type ProjectKind,
  projectKinds,
  type RecordKind,
  recordKinds,
  type Snapshot,
} from '../../src-shared/domain/snapshot.ts'
import { type Connection, prepared } from '../db/database.ts'
import { readImage } from '../ledger/upgrade.ts'
import { recordsOf } from '../repositories/records.ts'
import { namedAt, notBegun } from './past.ts'
import type { PastPosition } from './past-position.ts'
import { projectOf } from './snapshot.ts'
import { turn } from './turns.ts'

/** Bytes of records in one line, about: read, sent and parsed in a few milliseconds. */
const LINE = 300_000

type Place = Pick<Snapshot['position'], 'seq' | 'hash'>

interface ImageRow {
  kind: RecordKind
  id: string
  format: number
  image: string
}

/**
 * One project as lines of JSON ({@link SnapshotLine}), whole or what changed since a position of this ledger. Equal to
 * `takeSnapshot`, but made of the ledger's images as they stand, which are JSON already: 10,000 hazards take a fifth of
 * the time, in pieces of a few milliseconds. Give it a connection of its own: it reads in one transaction.
 *
 * @param since what the page has; null, or a position that this ledger does not know, gives the project whole
 * @throws Refusal `not-found`
 */
export async function* snapshotLines(
  connection: Connection,
  projectId: string,
  at: string,
  since: Place | null,
): AsyncGenerator<string> {
  const { raw, db } = connection
  raw.exec('BEGIN')
  try {
    const head = prepared(raw, 'SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1').get() as
      | { seq: number; hash: string }
      | undefined
    const position = { seq: head?.seq ?? 0, hash: head?.hash ?? '0'.repeat(64), at }
    const known =
      since !== null && prepared(raw, 'SELECT 1 FROM change WHERE seq = ? AND hash = ?').get(since.seq, since.hash)
    if (known) {
      yield written({ line: 'changes', position })
      yield* changedSince(connection, since.seq)
      yield written({ line: 'end', organisations: [], people: [] })
      return
    }
    const project = await projectOf(db, projectId)
    yield written({ line: 'whole', position, project })
    const named = new Set<string>(idsIn(JSON.stringify(project)))
    for (const kind of projectKinds) yield* recordsOfKind(connection, kind, projectId, named)
    const organisations = (await recordsOf(db, 'organisation', 'all')).filter(({ id }) => named.has(id))
    const people = (await recordsOf(db, 'person', 'all')).filter(({ id }) => named.has(id))
    yield written({ line: 'end', organisations, people })
  } finally {
    if (raw.open && raw.inTransaction) raw.exec('ROLLBACK')
  }
}

/**
 * One project whole as it was at a place in the ledger, as lines of JSON: equal to `takePast`.
 * @throws Refusal `not-found` where it did not exist yet
 */
export async function* pastLines(
  connection: Connection,
  projectId: string,
  position: PastPosition,
): AsyncGenerator<string> {
  const { raw, db } = connection
  raw.exec('BEGIN')
  try {
    const read = prepared(raw, 'SELECT kind, id, format, image FROM revision WHERE kind = ? AND id = ? AND number = ?')
    const imageIn = ({ kind, id, number }: NumberedRow) => read.get(kind, id, number) as ImageRow
    const newest = prepared(
      raw,
      `SELECT r.kind, r.id, max(r.number) AS number FROM change c JOIN revision r ON r.change_seq = c.seq
       WHERE c.project_id = ? AND c.seq <= ? GROUP BY r.kind, r.id ORDER BY r.id`,
    ).all(projectId, position.seq) as NumberedRow[]
    const of = newest.find(({ kind, id }) => kind === 'project' && id === projectId)
    const project = of && (JSON.parse(imageOf(imageIn(of))) as Project)
    if (project === undefined || project.archived?.how === 'undone') {
      throw notBegun((await projectOf(db, projectId)).name, position)
    }
    yield written({ line: 'whole', position, project })
    const named = new Set<string>(idsIn(JSON.stringify(project)))
    const look = (text: string) => {
      for (const id of idsIn(text)) named.add(id)
    }
    for (const kind of projectKinds) {
      const own = newest.filter((row) => row.kind === kind)
      yield* inLines('records', own, imageIn, look, UNDONE)
    }
    yield written({
      line: 'end',
      organisations: await namedAt(db, 'organisation', named, position.seq),
      people: await namedAt(db, 'person', named, position.seq),
    })
  } finally {
    if (raw.open && raw.inTransaction) raw.exec('ROLLBACK')
  }
}

interface NumberedRow {
  kind: RecordKind
  id: string
  number: number
}

/** How an image says that its making was taken back: canonical JSON has one way to write it. */
const UNDONE = /"archived":\{"at":"[^"]*","how":"undone"/

function written(line: SnapshotLine): string {
  return `${JSON.stringify(line)}\n`
}

/** Newest images of the records that changes after one touched, each record once, in the order of last touching. */
async function* changedSince({ raw }: Connection, seq: number): AsyncGenerator<string> {
  const touched = prepared(
    raw,
    'SELECT kind, id, max(number) AS number FROM revision WHERE change_seq > ? GROUP BY kind, id ORDER BY max(change_seq), place',
  ).all(seq) as { kind: RecordKind; id: string; number: number }[]
  const read = prepared(raw, 'SELECT kind, id, format, image FROM revision WHERE kind = ? AND id = ? AND number = ?')
  yield* inLines('changed', touched, ({ kind, id, number }) => read.get(kind, id, number) as ImageRow)
}

/** All records of a kind in a project, but those taken back by Undo; ids they hold are added to those named. */
async function* recordsOfKind(
  { raw }: Connection,
  kind: ProjectKind,
  projectId: string,
  named: Set<string>,
): AsyncGenerator<string> {
  const table = kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const ids = prepared(
    raw,
    `SELECT id FROM ${table} WHERE project_id = ? AND json_extract(archived, '$.how') IS NOT 'undone' ORDER BY id`,
  )
    .pluck()
    .all(projectId) as string[]
  const read = prepared(
    raw,
    'SELECT kind, id, format, image FROM revision WHERE kind = ? AND id = ? ORDER BY number DESC LIMIT 1',
  )
  yield* inLines(
    'records',
    ids.map((id) => ({ kind, id })),
    ({ id }) => read.get(kind, id) as ImageRow,
    (text) => {
      for (const id of idsIn(text)) named.add(id)
    },
  )
}

/** Writes images into lines of one kind each, with a turn of the event loop after each line. */
async function* inLines<T extends { kind: RecordKind }>(
  line: 'records' | 'changed',
  wanted: readonly T[],
  read: (one: T) => ImageRow,
  look?: (text: string) => void,
  without?: RegExp,
): AsyncGenerator<string> {
  let images: string[] = []
  let size = 0
  for (const [index, one] of wanted.entries()) {
    const row = read(one)
    if (without?.test(row.image) !== true) images.push(imageOf(row))
    size += row.image.length
    if (size < LINE && wanted[index + 1]?.kind === one.kind) continue
    const text = images.join(',')
    look?.(text)
    yield `{"line":"${line}","kind":"${one.kind}","records":[${text}]}\n`
    images = []
    size = 0
    await turn()
  }
}

function imageOf({ kind, format, image }: ImageRow): string {
  return format === recordKinds[kind].format ? image : JSON.stringify(readImage(kind, format, image))
}

/** Texts that look like ids. */
function* idsIn(text: string): Generator<string> {
  for (const [, id] of text.matchAll(/"([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})"/g)) {
    if (id !== undefined) yield id
  }
}
