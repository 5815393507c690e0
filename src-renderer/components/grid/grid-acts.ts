import type { GridApi, SuppressKeyboardEventParams } from 'ag-grid-community'
import type { Result } from '../../../src-shared/domain/result.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { readTabSeparated } from '../../../src-shared/format/pasted-cells/tab-separated.ts'
import { copied, type PasteWhere } from './clipboard.ts'
import { emptied, type FillPlan, fillDown, fillRight, stayWords } from './fill-plan.ts'
import type { GridOwner } from './grid-owner.ts'
import type { CellEdit, EditHow, HeldColumn } from './held-column.ts'
import { countsOf, editsOf, layOut, type PasteRules, type PasteTarget } from './paste-plan.ts'
import { type Box, isOneCell, oneCell, sizeOf } from './range.ts'
import { focusPlace, heardRangeKey } from './range-keys.ts'
import { judgeAll, type PasteWork } from './use-paste-work.ts'

type Row = { id: string }

/** What hands do on a grid, by key, by mouse and by menu alike. Made once for a grid; asks its owner at each act. */
export class GridActs<T extends Row> {
  readonly api: GridApi<T>
  readonly #owner: () => GridOwner<T>
  readonly #say: (words: string) => void
  readonly #openPaste: (work: PasteWork<T> | null) => void
  /** Where the last paste went: it is there that a paste out of its panel goes again. */
  #target: PasteTarget | null = null
  #pastes = 0

  constructor(
    api: GridApi<T>,
    owner: () => GridOwner<T>,
    tell: { say: (words: string) => void; openPaste: (work: PasteWork<T> | null) => void },
  ) {
    this.api = api
    this.#owner = owner
    this.#say = tell.say
    this.#openPaste = tell.openPaste
  }

  /** Puts the focus back on the active cell. */
  focus(): void {
    if (this.api.isDestroyed()) return
    const at = this.api.getFocusedCell()
    if (at !== null) this.api.setFocusedCell(at.rowIndex, at.column)
  }

  /** Selects the active cell where it is another than the range began at: the grid tells of that a moment late. */
  followFocus(): void {
    const { selection } = this.#owner()
    const place = focusPlace(this.api)
    const at = selection.range?.anchor
    if (place !== null && (at?.row !== place.row || at.column !== place.column)) selection.set(oneCell(place))
  }

  /** From the line under the rows back onto the last of them. */
  focusLast(): void {
    const row = this.api.getDisplayedRowCount() - 1
    const at = this.api.getFocusedCell()
    if (row < 0) return
    this.api.ensureIndexVisible(row)
    this.api.setFocusedCell(row, at?.column ?? this.#owner().nameColumn)
  }

  /** Columns shown, in their order. */
  columns(): HeldColumn<T>[] {
    const held = new Map(
      this.#owner()
        .columns()
        .map((column) => [column.id, column]),
    )
    return this.api.getAllDisplayedColumns().flatMap((column) => held.get(column.getColId()) ?? [])
  }

  /** Columns that a block of new records fills, from its name on: those that can be written. */
  columnsOfNew(): HeldColumn<T>[] {
    const all = this.columns()
    const from = all.findIndex(({ id }) => id === this.#owner().nameColumn)
    return all.slice(Math.max(from, 0)).filter(({ reads }) => reads.kind !== 'shown')
  }

  recordsIn(box: Box): T[] {
    const found: T[] = []
    for (let row = box.top; row <= box.bottom; row++) {
      const data = this.api.getDisplayedRowAtIndex(row)?.data
      if (data !== undefined && this.#owner().isRecord(data)) found.push(data)
    }
    return found
  }

  /** Text for the clipboard; null where nothing is selected. Cutting copies. */
  copy(cut: boolean): string | null {
    this.followFocus()
    const { selection } = this.#owner()
    const { box, picked } = selection
    const all = this.columns()
    const rows =
      picked.size > 0
        ? selection.ids().flatMap((id) => this.api.getRowNode(id)?.data ?? [])
        : box === null
          ? []
          : this.recordsIn(box)
    const columns = picked.size > 0 || box === null ? all : all.slice(box.left, box.right + 1)
    if (rows.length === 0 || columns.length === 0) return null
    const size = `${formatCount(rows.length, 'row')} by ${formatCount(columns.length, 'column')}`
    this.#say(cut ? `${size} copied. Cutting takes nothing away here: press Delete to empty cells.` : `${size} copied.`)
    return copied(rows, columns)
  }

  async paste(text: string, where: PasteWhere): Promise<void> {
    const owner = this.#owner()
    if (!owner.canWrite) return this.#say('This workspace is open for reading only. Nothing was pasted.')
    const block = readTabSeparated(text)
    if (block.length === 0) return this.#say('There is no text on the clipboard. Nothing was pasted.')
    this.followFocus()
    const target = where === 'again' ? this.#target : this.#targetOf(where)
    if (target === null) return undefined
    const laid = layOut(block, target)
    if ('refused' in laid) return this.#say(laid.refused)
    this.#target = target
    const rules = this.#rules()
    const work: PasteWork<T> = {
      id: ++this.#pastes,
      laid,
      first: judgeAll({ laid, rules }),
      rules,
      refused: null,
      words: owner.words,
      rowWords: ({ rowId, newRow }) => {
        const row = rowId === null ? undefined : this.api.getRowNode(rowId)?.data
        return row === undefined ? `New row ${(newRow ?? 0) + 1}` : owner.numberOf(row)
      },
      apply: async (edits) => {
        const answer = await this.#owner().apply(edits, 'paste')
        if (answer.ok) {
          this.#openPaste(null)
          this.focus()
        }
        return answer
      },
    }
    const counts = countsOf(laid, work.first, rules)
    const edits = editsOf(work.first, owner.nameColumn)
    // Nothing that asks to be looked at first: it is done, and can be undone.
    if (counts.bad > 0 || counts.created > 0 || counts.scores > 0) this.#openPaste(work)
    else if (edits.length === 0) this.#say('Nothing changes: the cells say this already.')
    else {
      const answer = await owner.apply(edits, 'paste')
      this.#openPaste(answer.ok ? null : { ...work, refused: answer.error })
    }
    return undefined
  }

  #targetOf(where: PasteWhere): PasteTarget | null {
    if (where === 'foot') return { rowIds: [], columnIds: this.columnsOfNew().map(({ id }) => id), range: null }
    const { selection } = this.#owner()
    const { box } = selection
    if (box === null) return null
    const { rows } = selection.extent
    return {
      rowIds: this.recordsIn({ ...box, bottom: rows - 1 }).map(({ id }) => id),
      columnIds: this.columns()
        .slice(box.left)
        .map(({ id }) => id),
      range: selection.isMany ? box : null,
    }
  }

  #rules(): PasteRules<T> {
    const owner = this.#owner()
    const held = new Map(owner.columns().map((column) => [column.id, column]))
    return {
      column: (id) => {
        const column = held.get(id)
        if (column === undefined) throw new Error(`The grid has no column ${id}.`)
        return column
      },
      row: (id) => this.api.getRowNode(id)?.data,
      locked: owner.locked,
      nameColumn: owner.nameColumn,
      nameMissing: `A new ${owner.words.one} needs a name.`,
    }
  }

  /** Copies the range's first row down, or its first column to the right; one row or cell takes what is before it. */
  fillBy(way: 'down' | 'right'): void {
    const { box } = this.#owner().selection
    if (box === null) return
    const { rows, columns } = sizeOf(box)
    if (way === 'down') {
      const top = rows === 1 ? box.top - 1 : box.top
      if (top < 0) this.#say('There is no row above to fill from.')
      else this.fillOver({ ...box, top, bottom: top }, { ...box, top })
    } else {
      const left = columns === 1 ? box.left - 1 : box.left
      if (left < 0) this.#say('There is no column to the left to fill from.')
      else this.fillOver({ ...box, left, right: left }, { ...box, left })
    }
  }

  /** Fills from the source over the target, which begins with the source and is longer or wider. */
  fillOver(source: Box, target: Box): void {
    const { locked } = this.#owner()
    const columns = this.columns()
    if (target.bottom > source.bottom) {
      const shown = columns.slice(source.left, source.right + 1)
      const sources = this.recordsIn(source)
      const targets = this.recordsIn({ ...target, top: source.bottom + 1 })
      const plan: FillPlan = { edits: [], stay: [] }
      for (const [at, from] of sources.entries()) {
        const own = targets.filter((_, index) => index % sources.length === at)
        const part = fillDown(shown, { source: from, targets: own, locked })
        plan.edits.push(...part.edits)
        plan.stay.push(...part.stay)
      }
      void this.#do(plan, 'fill')
    } else if (target.right > source.right) {
      const across = columns.slice(source.right, target.right + 1)
      void this.#do(fillRight(across, this.recordsIn(source), locked), 'fill')
    }
  }

  /** Empties what can be empty in the range, or the active cell as if by typing. */
  empty(): void {
    const { selection, clear, locked } = this.#owner()
    const { box } = selection
    if (box === null) return
    const columns = this.columns().slice(box.left, box.right + 1)
    if (isOneCell(box)) {
      const [row] = this.recordsIn(box)
      const [column] = columns
      if (row !== undefined && column !== undefined && locked(row) === null && column.reads.kind !== 'shown') {
        clear(row, column.id)
      }
      return
    }
    void this.#do(emptied(columns, this.recordsIn(box), locked), 'bulk')
  }

  async #do(plan: FillPlan, how: EditHow): Promise<void> {
    const owner = this.#owner()
    if (!owner.canWrite) {
      this.#say('This workspace is open for reading only. Nothing was changed.')
      return
    }
    const stays = stayWords(plan.stay)
    if (plan.edits.length === 0) {
      this.#say(stays === '' ? 'Nothing changes: the cells say this already.' : `Nothing was changed. ${stays}`)
      return
    }
    this.#say('')
    const answer = await this.#send(plan.edits, how)
    if (answer.ok && stays !== '') this.#say(stays)
  }

  async #send(edits: CellEdit[], how: EditHow): Promise<Result<unknown>> {
    const answer = await this.#owner().apply(edits, how)
    if (!answer.ok) {
      const { message, hint, fields } = answer.error
      this.#say([message, ...Object.values(fields ?? {}).slice(0, 3), hint].filter(Boolean).join(' '))
    }
    return answer
  }

  /** A key on a cell or in its editor; true where the grid itself may not act on it as well. */
  key({ event, editing }: Pick<SuppressKeyboardEventParams<T>, 'event' | 'editing'>): boolean {
    if (editing) {
      // Tab in an editor keeps what was written and moves on, without beginning to edit the next cell.
      if (event.key !== 'Tab') return false
      event.preventDefault()
      this.#leave(event.shiftKey)
      return true
    }
    this.followFocus()
    const { selection } = this.#owner()
    if (heardRangeKey(event, this.api, selection)) return true
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    const key = event.key.toLowerCase()
    const done = () => {
      event.preventDefault()
      return true
    }
    if (control && (key === 'd' || key === 'r')) {
      this.fillBy(key === 'd' ? 'down' : 'right')
      return done()
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'Delete' || event.key === 'Backspace') {
      this.empty()
      return done()
    }
    if (event.key === 'Escape') return selection.collapse() && done()
    if (event.key === 'ArrowDown' && focusPlace(this.api)?.row === selection.extent.rows - 1) {
      const foot = event.target instanceof HTMLElement ? event.target.closest('[data-grid-hands]') : null
      const line = foot?.querySelector<HTMLElement>('[data-paste-here]')
      line?.focus()
      return line !== undefined && line !== null && done()
    }
    return false
  }

  #leave(back: boolean): void {
    const from = focusPlace(this.api)
    this.api.stopEditing()
    const columns = this.api.getAllDisplayedColumns()
    if (from === null) return
    const next = from.column + (back ? -1 : 1)
    const row = next < 0 ? from.row - 1 : next >= columns.length ? from.row + 1 : from.row
    const column = columns[(next + columns.length) % columns.length]
    if (row < 0 || row >= this.api.getDisplayedRowCount() || column === undefined) {
      this.focus()
      return
    }
    this.api.ensureIndexVisible(row)
    this.api.ensureColumnVisible(column)
    this.api.setFocusedCell(row, column)
  }
}
