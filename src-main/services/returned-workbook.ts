import type { Control } from '../../src-shared/domain/control.ts'
import type { Hazard } from '../../src-shared/domain/hazard.ts'
import type { Person } from '../../src-shared/domain/person.ts'
import { recordId } from '../../src-shared/domain/record.ts'
import { type ReturnedChoice, type ReturnedWorkbook, takenOf } from '../../src-shared/domain/returned-workbook.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import type { ReadableDb } from '../db/database.ts'
import { rowMarks } from '../documents/model/workbook/row-marks.ts'
import type { SourceGrid } from '../imports/grid.ts'
import { recordsOf } from '../repositories/records.ts'
import { type Here, rowChanges, type SentRow } from './returned-changes.ts'
import type { RowEdit } from './returned-edits.ts'
import { type ReturnedCells, type ReturnedSheet, returnedSheet } from './returned-rows.ts'
import { SentLog } from './sent-log.ts'
import { takeSnapshot } from './snapshot.ts'
import { turn } from './turns.ts'

/** What a returned file says, with what each of its changes does. */
export interface Returned {
  told: ReturnedWorkbook
  rows: { hazard: Hazard | null; number: string; edits: RowEdit[] }[]
}

/** Rows held against the log between two turns of the event loop. */
const TURN = 100

/**
 * Holds a file that came back against the state it was sent from and against the project as it stands. Changes nothing.
 *
 * @param db in a transaction
 * @returns null where no row of the file was sent out of a project of this workspace
 */
export async function readReturned(
  db: ReadableDb,
  grid: SourceGrid,
  { now, pack }: { now: string; pack: StandardsPack },
): Promise<Returned | null> {
  const sheet = returnedSheet(grid)
  const projectId = sheet === null ? null : await projectOfRows(db, sheet)
  if (sheet === null || projectId === null) return null
  const today = await takeSnapshot(db, projectId, now)
  const people = await recordsOf(db, 'person', 'all')
  const log = new SentLog(db, today, pack)
  const found = await new Comparison(sheet, today, people, log).run()
  const { rows, unchanged, nothingOfTheirOwn, refused, notTaken, missing, sentOn } = found
  const told: ReturnedWorkbook = {
    file: grid.file,
    project: { id: projectId, name: today.project.name },
    sheet: sheet.sheet,
    layout: sheet.layout,
    sentOn,
    rows: sheet.rows.length,
    unchanged,
    nothingOfTheirOwn,
    changed: rows.map(({ row, number, name, hazard, edits }) => ({
      row,
      hazard: number,
      name,
      isNew: hazard === null,
      changes: edits.map(({ change }) => change),
    })),
    refused,
    missing,
    notTaken,
  }
  return { told, rows }
}

/** The project whose hazards the rows name; null where none of them is in this workspace. */
async function projectOfRows(db: ReadableDb, { rows }: ReturnedSheet): Promise<string | null> {
  const ids = [...new Set(rows.flatMap(({ key }) => recordId.safeParse(key.split('/')[0]).data ?? []))]
  for (let from = 0; from < ids.length; from += TURN) {
    const [known] = await recordsOf(db, 'hazard', { ids: ids.slice(from, from + TURN) })
    if (known !== undefined) return known.projectId
  }
  return null
}

interface FoundRow {
  row: number
  number: string
  name: string
  hazard: Hazard | null
  edits: RowEdit[]
}

class Comparison {
  readonly #sheet: ReturnedSheet
  readonly #today: Snapshot
  readonly #people: readonly Person[]
  readonly #log: SentLog
  readonly #hazards: ReadonlyMap<string, Hazard>
  readonly #controls: ReadonlyMap<string, Control>
  readonly #seen = new Map<string, number>()
  readonly rows: FoundRow[] = []
  readonly refused: ReturnedWorkbook['refused'] = []
  readonly notTaken: ReturnedWorkbook['notTaken'] = []
  missing: ReturnedWorkbook['missing'] = []
  sentOn: string | null = null
  unchanged = 0
  nothingOfTheirOwn = 0

  constructor(sheet: ReturnedSheet, today: Snapshot, people: readonly Person[], log: SentLog) {
    this.#sheet = sheet
    this.#today = today
    this.#people = people
    this.#log = log
    this.#hazards = new Map(today.records.hazard.map((one) => [one.id, one]))
    this.#controls = new Map(today.records.control.map((one) => [one.id, one]))
  }

  async run(): Promise<this> {
    const sentIds = new Set<string>()
    const names = new Map<string, Hazard>()
    for (const [at, row] of this.#sheet.rows.entries()) {
      if (row.from !== undefined) {
        for (const { row: one } of (await this.#log.rows(row.from))?.values() ?? [])
          names.set(one.hazard.id, one.hazard)
      }
      const hazardId = await this.#take(row)
      if (hazardId !== null) sentIds.add(hazardId)
      if (at % TURN === TURN - 1) await turn()
    }
    this.missing = [...names.values()]
      .filter(({ id }) => !sentIds.has(id))
      .map(({ number, name }) => ({ hazard: number, name }))
    this.#agree()
    this.#tellShared()
    return this
  }

  /** @returns the id of the hazard that the row is of, whether it is taken or not; null for none of ours */
  async #take(row: ReturnedCells): Promise<string | null> {
    if (row.key === '' && row.from === undefined) {
      this.#takeAdded(row)
      return null
    }
    const number = row.cells.number?.text ?? ''
    const refuse = (why: string) => this.refused.push({ row: row.row, hazard: number, why })
    const log = row.from === undefined ? undefined : await this.#log.rows(row.from)
    const sent = log?.get(row.key)
    const id = row.key.split('/')[0] ?? ''
    if (row.from === undefined || sent === undefined) {
      refuse(
        log === null
          ? 'it was sent from a state of the log that this workspace does not have in its history'
          : 'its hidden marks are not those of a row that was sent from this project',
      )
      return null
    }
    const [, , checksum] = rowMarks(sent.view, row.from.layout, sent.row)
    const before = this.#seen.get(row.key)
    const text = (key: 'number' | 'causeNumber') => String(sent.row.cells[key].value ?? '')
    const sameNumber = (key: 'number' | 'causeNumber') => (row.cells[key]?.text ?? text(key)) === text(key)
    const here = this.#hazards.get(id)
    if (checksum === row.checksum) this.sentOn ??= row.from.day
    this.#seen.set(row.key, before ?? row.row)
    if (checksum !== row.checksum) refuse('its hidden marks were changed: checksum and row do not belong together')
    else if (before !== undefined) refuse(`it has the hidden marks of row ${before}: it is a copy of that row`)
    else if (!sameNumber('number') || !sameNumber('causeNumber')) {
      refuse(
        `its number is not the one it was sent with (${text('number')}): columns may have been sorted or moved apart from each other`,
      )
    } else if (here === undefined || here.archived !== null) refuse('the hazard was archived here since')
    else this.#compare(row, sent, here)
    return id
  }

  /** A row without marks, which somebody added. */
  #takeAdded(row: ReturnedCells): void {
    const number = row.cells.number?.text ?? ''
    const refuse = (why: string) => this.refused.push({ row: row.row, hazard: number, why })
    const known = this.#today.records.hazard.find((one) => one.number === number)
    if (this.#sheet.layout === 'causes') {
      if (known === undefined || known.archived !== null) {
        refuse(
          'it was added and its hazard number is none of this project: add hazards in the layout with a hazard a row',
        )
      } else this.#addCause(row, known)
    } else if (number !== '' && known !== undefined) {
      refuse(`it was added with a number that is taken: ${known.number} is “${known.name}”`)
    } else if ((row.cells.name?.text ?? '') === '') refuse('it was added and has no hazard name')
    else this.#compare(row, null, null)
  }

  #addCause(row: ReturnedCells, hazard: Hazard): void {
    const cause = row.cells.cause
    if (cause === undefined || cause.text === '') {
      this.refused.push({ row: row.row, hazard: hazard.number, why: 'it was added and states no cause' })
      return
    }
    const controls = (['existing', 'design', 'test', 'training', 'businessProcessChange'] as const).flatMap(
      (column) => {
        const text = row.cells[column]?.text ?? ''
        return text === '' ? [] : [{ column, text }]
      },
    )
    const after = [cause.text, ...controls.map(({ text }) => text)].join('\n')
    const change = {
      key: `${cause.ref}#0`,
      field: 'New cause',
      cell: cause.ref,
      before: '',
      after,
      here: null,
      asks: null,
    }
    const edit = { what: 'new cause' as const, typed: null, text: cause.text, controls }
    this.rows.push({
      row: row.row,
      number: hazard.number,
      name: hazard.name,
      hazard,
      edits: [{ change, target: null, edit }],
    })
  }

  #compare(row: ReturnedCells, sent: SentRow | null, hazard: Hazard | null): void {
    const here: Here = {
      hazard,
      control: (id) => this.#controls.get(id),
      people: this.#people,
      scheme: this.#today.project.scheme,
    }
    const { edits, notTaken } = rowChanges(this.#sheet.layout, row, sent, here)
    this.notTaken.push(...notTaken)
    if (edits.length === 0 && hazard !== null) {
      if (notTaken.length > 0) this.nothingOfTheirOwn++
      else this.unchanged++
    } else {
      const number = hazard?.number ?? row.cells.number?.text ?? ''
      const name = hazard?.name ?? row.cells.name?.text ?? ''
      this.rows.push({ row: row.row, number, name, hazard, edits })
    }
  }

  /**
   * A control that several hazards share, or a hazard with several rows, is changed once: where rows say different
   * things of it, none is taken.
   */
  #agree(): void {
    const said = new Map<string, Set<string>>()
    for (const { edits } of this.rows) {
      for (const { target, change } of edits) {
        if (target !== null) said.set(target, (said.get(target) ?? new Set()).add(change.after))
      }
    }
    const taken = new Set<string>()
    for (const row of this.rows) {
      row.edits = row.edits.filter(({ target, change }) => {
        if (target === null) return true
        if ((said.get(target)?.size ?? 0) > 1) {
          const why = 'rows say different things of it'
          this.notTaken.push({ cell: change.cell, hazard: row.number, field: change.field, why })
          return false
        }
        const first = !taken.has(target)
        taken.add(target)
        return first
      })
    }
    const left = this.rows.filter(({ edits, hazard }) => edits.length > 0 || hazard === null)
    this.nothingOfTheirOwn += this.rows.length - left.length
    this.rows.splice(0, this.rows.length, ...left)
  }

  /** A control is reworded for every hazard that shares it: each such change says for which others. */
  #tellShared(): void {
    const sharing = new Map<string, Set<string>>()
    for (const { archived, number, links } of this.#hazards.values()) {
      if (archived !== null) continue
      for (const { controlId } of links) sharing.set(controlId, (sharing.get(controlId) ?? new Set()).add(number))
    }
    for (const { number, edits } of this.rows) {
      for (const { change, edit } of edits) {
        if (edit.what !== 'control') continue
        const others = [...(sharing.get(edit.controlId) ?? [])].filter((one) => one !== number)
        if (others.length > 0) change.alsoOn = others
      }
    }
  }
}

/** The edits of each row that a person takes. */
export function chosenEdits(
  { rows }: Returned,
  choice: ReturnedChoice,
): { hazard: Hazard | null; number: string; edits: RowEdit[] }[] {
  const keys = { leave: new Set(choice.leave), take: new Set(choice.take) }
  return rows
    .map((row) => {
      const taken = new Set(
        takenOf({ isNew: row.hazard === null, changes: row.edits.map(({ change }) => change) }, keys),
      )
      return { ...row, edits: row.edits.filter(({ change }) => taken.has(change)) }
    })
    .filter(({ edits }) => edits.length > 0)
}
