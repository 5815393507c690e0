import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import type { ReadableDb } from '../db/database.ts'
import { type LogView, viewLog } from '../documents/model/log-view.ts'
import { type LogRow, logRows } from '../documents/model/workbook/log-sheet.ts'
import { rowKey, type SentFrom } from '../documents/model/workbook/row-marks.ts'
import { snapshotAt } from './past.ts'
import type { SentRow } from './returned-changes.ts'

/** The log as it was when rows were sent, read from the ledger once for each place in it. */
export class SentLog {
  readonly #db: ReadableDb
  readonly #today: Snapshot
  readonly #pack: StandardsPack
  readonly #known = new Map<string, Map<string, SentRow> | null>()

  constructor(db: ReadableDb, today: Snapshot, pack: StandardsPack) {
    this.#db = db
    this.#today = today
    this.#pack = pack
  }

  /** Its rows by key; null where this ledger has no such place, or the project did not stand there. */
  async rows(from: SentFrom): Promise<ReadonlyMap<string, SentRow> | null> {
    const place = `${from.layout} ${from.seq}-${from.hash} ${from.day}`
    const known = this.#known.get(place)
    if (known !== undefined) return known
    const read = await this.#read(from)
    this.#known.set(place, read)
    return read
  }

  async #read({ seq, hash, day, layout }: SentFrom): Promise<Map<string, SentRow> | null> {
    const change = await this.#db
      .selectFrom('change')
      .select(['seq', 'hash', 'time'])
      .where('seq', '=', seq)
      .executeTakeFirst()
    if (change === undefined || !change.hash.startsWith(hash)) return null
    const position = { seq: change.seq, hash: change.hash, at: change.time }
    const snapshot = await snapshotAt(this.#db, this.#today, position)
    if (snapshot === null) return null
    const view: LogView = viewLog({ snapshot, pack: this.#pack, findings: [], today: day })
    return new Map(logRows(view, layout).map((row: LogRow) => [rowKey(layout, row), { view, row }]))
  }
}
