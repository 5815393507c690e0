import type { AnyRecord, RecordKind, Snapshot } from '../../../src-shared/domain/snapshot.ts'
import type { PaletteEntry } from '../palette-entries.ts'
import { documentsOf, type SearchDocument } from './documents.ts'
import { WordIndex } from './word-index.ts'
import { wordsOf } from './words.ts'

/** A record taken in; what can be found of it is worked out when it is first asked for. */
class Known {
  readonly kind: RecordKind
  readonly record: AnyRecord
  #documents: SearchDocument[] | null = null

  constructor(kind: RecordKind, record: AnyRecord) {
    this.kind = kind
    this.record = record
  }

  get documents(): SearchDocument[] {
    this.#documents ??= documentsOf(this.kind, this.record)
    return this.#documents
  }
}

/** Records read between two looks at the clock. */
const BATCH = 20

/**
 * Finds any word of a project's texts. Takes in snapshots as they come; what changed is indexed by {@link work} in
 * small pieces when there is time, and looked through as it stands until then, so that an answer is always whole.
 */
export class LogSearch {
  #index = new WordIndex<SearchDocument>()
  readonly #known = new Map<string, Known>()
  readonly #lists = new Map<RecordKind, readonly AnyRecord[]>()
  /** Records whose documents are not in the index yet. */
  readonly #queue = new Map<string, Known>()
  #named: PaletteEntry[] | null = null

  /** True when everything taken in is indexed. */
  get ready(): boolean {
    return this.#queue.size === 0
  }

  /** Takes in a project as it stands: only what changed since the last is read again. */
  take(snapshot: Snapshot): void {
    if (this.#lists.get('project')?.[0] !== snapshot.project) this.#takeList('project', [snapshot.project])
    this.#takeList('person', snapshot.people)
    this.#takeList('organisation', snapshot.organisations)
    for (const [kind, list] of Object.entries(snapshot.records)) this.#takeList(kind as RecordKind, list)
  }

  #takeList(kind: RecordKind, list: readonly AnyRecord[]): void {
    const last = this.#lists.get(kind)
    if (last === list) return
    this.#lists.set(kind, list)
    this.#named = null
    let added = 0
    for (const record of list) {
      const known = this.#known.get(record.id)
      if (known?.record === record) continue
      if (known === undefined) added++
      else this.#forget(known)
      const now = new Known(kind, record)
      this.#known.set(record.id, now)
      this.#queue.set(record.id, now)
    }
    if (last === undefined || last.length + added === list.length) return
    const standing = new Set(list.map(({ id }) => id))
    for (const { id } of last) {
      const gone = standing.has(id) ? undefined : this.#known.get(id)
      if (gone === undefined) continue
      this.#forget(gone)
      this.#known.delete(id)
    }
  }

  #forget(known: Known): void {
    // What still waits is in no index.
    if (!this.#queue.delete(known.record.id)) for (const { entry } of known.documents) this.#index.remove(entry.id)
  }

  /** Indexes what waits, until told that the time is up; true when nothing waits any more. */
  work(timeIsUp: () => boolean): boolean {
    if (this.#index.wasted > 5000 && this.#index.wasted > this.#index.size) {
      this.#index = new WordIndex()
      for (const [id, known] of this.#known) this.#queue.set(id, known)
    }
    let done = 0
    for (const [id, known] of this.#queue) {
      for (const one of known.documents) this.#index.put(one.entry.id, one, textOf(one))
      this.#queue.delete(id)
      if (++done % BATCH === 0 && timeIsUp()) return this.ready
    }
    this.#index.settle()
    return true
  }

  /** Everything with a name, for finding by name and number; causes and sections are found by their words alone. */
  get named(): readonly PaletteEntry[] {
    this.#named ??= [...this.#lists.values()].flatMap((list) =>
      list.flatMap(({ id }) => {
        const first = this.#known.get(id)?.documents[0]?.entry
        return first === undefined || first.kind === 'text' ? [] : [first]
      }),
    )
    return this.#named
  }

  /** What holds a word that begins so, for each of these folded beginnings. */
  find(beginnings: readonly string[]): SearchDocument[] {
    const found = this.#index.find(beginnings)
    if (beginnings.length === 0) return found
    for (const waiting of this.#queue.values()) {
      for (const one of waiting.documents) {
        const words = wordsOf(textOf(one))
        if (beginnings.every((begins) => words.some((word) => word.startsWith(begins)))) found.push(one)
      }
    }
    return found
  }
}

function textOf({ entry, parts }: SearchDocument): string {
  const texts = parts().map(({ text }) => text)
  return entry.kind === 'cause' || entry.kind === 'text'
    ? texts.join('\n')
    : [entry.number, entry.words, ...texts].join('\n')
}
