import type { SnapshotLine } from '../../src-shared/contract/snapshot-lines.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { type Changes, emptyRecords } from './replica.ts'

/** What `project.read` brought: the project whole, or what changed. */
export type ReadProject = { whole: Snapshot } | { changes: Changes }

/** Puts the lines together. */
export class ReadLines {
  #whole: Snapshot | null = null
  #changes: Changes | null = null
  #ended = false

  take(line: SnapshotLine): void {
    if (line.line === 'whole') {
      const { position, project } = line
      this.#whole = { format: 1, position, project, organisations: [], people: [], records: emptyRecords() }
    } else if (line.line === 'changes') this.#changes = { position: line.position, records: [] }
    else if (line.line === 'records') {
      const list = this.#whole?.records[line.kind] as unknown[] | undefined
      for (const record of line.records) list?.push(record)
    } else if (line.line === 'changed') {
      for (const record of line.records) this.#changes?.records.push({ kind: line.kind, record })
    } else {
      this.#ended = true
      if (this.#whole !== null) {
        this.#whole.organisations = line.organisations
        this.#whole.people = line.people
      }
    }
  }

  /** What was read; null where the end did not come. */
  done(): ReadProject | null {
    if (!this.#ended) return null
    if (this.#whole !== null) return { whole: this.#whole }
    return this.#changes === null ? null : { changes: this.#changes }
  }
}
