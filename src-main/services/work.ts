import { Refusal } from '../../src-shared/domain/result.ts'
import type { AnyRecord, ProjectKind, RecordKind, RecordOf } from '../../src-shared/domain/snapshot.ts'
import type { WritableDb } from '../db/database.ts'
import { revisionNumbers } from '../ledger/append.ts'
import { canonicalJson } from '../ledger/canonical.ts'
import { recordById, recordsOf } from '../repositories/records.ts'

interface Touched {
  kind: RecordKind
  before: string | null
  record: AnyRecord
}

/**
 * The records that one command reads and changes. A service takes records out, puts changed ones back, and never
 * writes itself: what differs at the end becomes one entry of the ledger and the new state of the tables.
 */
export class Work {
  readonly #tx: WritableDb
  readonly #known = new Map<string, Touched>()

  constructor(tx: WritableDb) {
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

  /** Every record of a kind in a project, archived ones too, as this command has them. */
  async inProject<K extends ProjectKind>(kind: K, projectId: string): Promise<RecordOf<K>[]> {
    const stored = await recordsOf(this.#tx, kind, { projectId })
    const own = stored.map(
      (record) => (this.#known.get(record.id)?.record as RecordOf<K> | undefined) ?? this.#remember(kind, record),
    )
    const made = [...this.#known.values()].filter(
      (known) =>
        known.kind === kind &&
        known.before === null &&
        (known.record as { projectId?: string }).projectId === projectId,
    )
    return [...own, ...made.map((known) => known.record as RecordOf<K>)]
  }

  /** Every record of a workspace kind. */
  async all<K extends 'organisation' | 'person' | 'project'>(kind: K): Promise<RecordOf<K>[]> {
    const stored = await recordsOf(this.#tx, kind, 'all')
    const own = stored.map(
      (record) => (this.#known.get(record.id)?.record as RecordOf<K> | undefined) ?? this.#remember(kind, record),
    )
    const made = [...this.#known.values()].filter((known) => known.kind === kind && known.before === null)
    return [...own, ...made.map((known) => known.record as RecordOf<K>)]
  }

  /** Puts a record in, new or changed; returns it. */
  put<K extends RecordKind>(kind: K, record: RecordOf<K>): RecordOf<K> {
    const known = this.#known.get(record.id)
    this.#known.set(record.id, { kind, before: known?.before ?? null, record })
    return record
  }

  /** Number that the next revision of a record will have. */
  async nextRevision(id: string): Promise<number> {
    return ((await revisionNumbers(this.#tx, [id])).get(id) ?? 0) + 1
  }

  /** The records that now differ from what stood before, in the order they were touched. */
  changed(): { kind: RecordKind; record: AnyRecord }[] {
    return [...this.#known.values()]
      .filter(({ before, record }) => before !== canonicalJson(record))
      .map(({ kind, record }) => ({ kind, record }))
  }

  /** The transaction, for repositories that answer questions a service has. */
  get db(): WritableDb {
    return this.#tx
  }

  #remember<K extends RecordKind>(kind: K, record: RecordOf<K>): RecordOf<K> {
    this.#known.set(record.id, { kind, before: canonicalJson(record), record })
    return record
  }
}
