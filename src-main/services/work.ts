import { Refusal } from '../../src-shared/domain/result.ts'
import {
  type AnyRecord,
  type ProjectKind,
  type RecordKind,
  type RecordOf,
  recordKinds,
} from '../../src-shared/domain/snapshot.ts'
import { type Connection, prepared, type WritableDb } from '../db/database.ts'
import { type ChangedRecord, newestRevision } from '../ledger/append.ts'
import { canonicalJson } from '../ledger/canonical.ts'
import { readImage } from '../ledger/upgrade.ts'
import { loadBaselineContent } from '../repositories/baseline-content.ts'
import { recordById, recordsOf } from '../repositories/records.ts'

interface Touched {
  kind: RecordKind
  record: AnyRecord
  /** It was read from the tables; otherwise this command made it. */
  stored: boolean
  /** It was put back, changed or not. */
  put: boolean
}

/** Records read in one go: about ten milliseconds. */
const SLICE = 50

type Turn = (done: number, of: number) => Promise<void>

/**
 * The records that one command reads and changes. A service takes records out, puts changed ones back, and never
 * writes itself: what differs at the end becomes one entry of the ledger and the new state of the tables.
 */
export class Work {
  readonly #connection: Connection
  readonly #tx: WritableDb
  readonly #known = new Map<string, Touched>()
  readonly #contents = new Map<string, Uint8Array>()

  constructor(connection: Connection, tx: WritableDb) {
    this.#connection = connection
    this.#tx = tx
  }

  /**
   * A record as this command has it.
   * @throws Refusal `not-found`
   */
  async get<K extends RecordKind>(kind: K, id: string): Promise<RecordOf<K>> {
    const known = this.#known.get(id)
    if (known) {
      if (known.kind !== kind)
        throw new Refusal('not-found', `This ${kind} is not in the workspace. Nothing was changed.`)
      return known.record as RecordOf<K>
    }
    return this.#remember(kind, await recordById(this.#tx, kind, id))
  }

  /** A record that is not archived. @throws Refusal `not-found`, or `refused` where it is archived */
  async live<K extends RecordKind>(kind: K, id: string): Promise<RecordOf<K>> {
    const record = await this.get(kind, id)
    if (record.archived !== null) {
      throw new Refusal(
        'refused',
        `This ${kind} is archived. Nothing was changed.`,
        'Take it out of the archive first.',
      )
    }
    return record
  }

  /**
   * Records by id, as this command has them; ids that name none are left out. Reads in slices with a turn of the event
   * loop after each.
   */
  async some<K extends RecordKind>(kind: K, ids: readonly string[], turn: Turn): Promise<Map<string, RecordOf<K>>> {
    const found = new Map<string, RecordOf<K>>()
    for (let from = 0; from < ids.length; from += SLICE) {
      const slice = ids.slice(from, from + SLICE)
      const unknown = slice.filter((id) => !this.#known.has(id))
      for (const record of await recordsOf(this.#tx, kind, { ids: unknown })) this.#remember(kind, record)
      for (const id of slice) {
        const known = this.#known.get(id)
        if (known?.kind === kind) found.set(id, known.record as RecordOf<K>)
      }
      await turn(from, ids.length)
    }
    return found
  }

  /** Visible numbers in a project, archived records' and this command's new ones too. */
  numbers(kind: 'hazard' | 'control', projectId: string): string[] {
    const stored = prepared(this.#connection.raw, `SELECT number FROM ${kind} WHERE project_id = ?`)
      .pluck()
      .all(projectId) as string[]
    const made = [...this.#known.values()].filter((known) => known.kind === kind && !known.stored)
    return [...stored, ...made.map(({ record }) => (record as RecordOf<'hazard'>).number)]
  }

  /** Every record of a kind in a project, archived ones too, as this command has them. */
  async inProject<K extends ProjectKind | 'baseline' | 'approval'>(kind: K, projectId: string): Promise<RecordOf<K>[]> {
    const stored = await recordsOf(this.#tx, kind, { projectId })
    const own = stored.map(
      (record) => (this.#known.get(record.id)?.record as RecordOf<K> | undefined) ?? this.#remember(kind, record),
    )
    const made = [...this.#known.values()].filter(
      (known) =>
        known.kind === kind && !known.stored && (known.record as { projectId?: string }).projectId === projectId,
    )
    return [...own, ...made.map((known) => known.record as RecordOf<K>)]
  }

  /** Every record of a workspace kind. */
  async all<K extends 'organisation' | 'person' | 'project' | 'publicKey'>(kind: K): Promise<RecordOf<K>[]> {
    const stored = await recordsOf(this.#tx, kind, 'all')
    const own = stored.map(
      (record) => (this.#known.get(record.id)?.record as RecordOf<K> | undefined) ?? this.#remember(kind, record),
    )
    const made = [...this.#known.values()].filter((known) => known.kind === kind && !known.stored)
    return [...own, ...made.map((known) => known.record as RecordOf<K>)]
  }

  /** Puts a record in, new or changed; returns it. */
  put<K extends RecordKind>(kind: K, record: RecordOf<K>): RecordOf<K> {
    const known = this.#known.get(record.id)
    this.#known.set(record.id, { kind, record, stored: known?.stored ?? false, put: true })
    return record
  }

  /** An earlier revision of a record, in today's format; null where there is none. */
  revision<K extends RecordKind>(kind: K, id: string, number: number): RecordOf<K> | null {
    const row = prepared(
      this.#connection.raw,
      'SELECT format, image FROM revision WHERE kind = ? AND id = ? AND number = ?',
    ).get(kind, id, number) as { format: number; image: string } | undefined
    return row === undefined ? null : (readImage(kind, row.format, row.image) as RecordOf<K>)
  }

  /** Number that the next revision of a record will have. */
  nextRevision(kind: RecordKind, id: string): number {
    return (newestRevision(this.#connection, kind, id)?.number ?? 0) + 1
  }

  /**
   * The records put that now differ from what stands, in the order they were touched, each with its image. What stands
   * is what the ledger has: only records put are looked at, and each is written out as JSON once.
   */
  async changed(turn: Turn): Promise<ChangedRecord[]> {
    const put = [...this.#known.values()].filter((known) => known.put)
    const changed: ChangedRecord[] = []
    for (const [index, { kind, record }] of put.entries()) {
      const image = canonicalJson(record)
      const newest = newestRevision(this.#connection, kind, record.id)
      if (newest === null) changed.push({ kind, record, image, number: 1 })
      else {
        const stands =
          newest.format === recordKinds[kind].format
            ? newest.image
            : canonicalJson(readImage(kind, newest.format, newest.image))
        if (stands !== image) changed.push({ kind, record, image, number: newest.number + 1 })
      }
      await turn(index, put.length)
    }
    return changed
  }

  /** Bytes of an issued version under their SHA-256, stored with the change. */
  keepContent(hash: string, bytes: Uint8Array): void {
    this.#contents.set(hash, bytes)
  }

  /** What {@link keepContent} was given. */
  get contents(): ReadonlyMap<string, Uint8Array> {
    return this.#contents
  }

  /** The bytes of an issued version, as they are stored. */
  async content(hash: string): Promise<Uint8Array | null> {
    return this.#contents.get(hash) ?? (await loadBaselineContent(this.#tx, hash))
  }

  /** The transaction, for repositories that answer questions a service has. */
  get db(): WritableDb {
    return this.#tx
  }

  #remember<K extends RecordKind>(kind: K, record: RecordOf<K>): RecordOf<K> {
    this.#known.set(record.id, { kind, record, stored: true, put: false })
    return record
  }
}
