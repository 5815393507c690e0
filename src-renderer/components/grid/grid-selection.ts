import type { GridApi } from 'ag-grid-community'
import { useSyncExternalStore } from 'react'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { type Box, boxOf, type Extent, isOneCell, type Range, rangeWords } from './range.ts'

/** A row that stands for a record; others (headings of groups) have no part in ranges' actions. */
export type IsRecord<T> = (row: T) => boolean

/**
 * What is selected in a grid: a range of cells round the active one, and rows picked one by one. It lives outside
 * React: a step of the range draws no row again. Give one to a grid, and ask it for `ids()`.
 */
export class GridSelection<T extends { id: string } = { id: string }> {
  #api: GridApi<T> | null = null
  #range: Range | null = null
  /** Ids of the range's rows when it was made: another order would mean other records. */
  #ids: readonly string[] = []
  #picked: ReadonlySet<string> = new Set()
  #isRecord: IsRecord<T> = () => true
  readonly #listeners = new Set<() => void>()
  /** The columns shown when it was made, for the same reason. */
  #columns = ''
  #moves = 0

  attach(api: GridApi<T>, isRecord: IsRecord<T>): void {
    this.#api = api
    this.#isRecord = isRecord
    this.clear()
  }

  detach(): void {
    this.#api = null
    this.clear()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get range(): Range | null {
    return this.#range
  }

  /** Ids of rows picked one by one. */
  get picked(): ReadonlySet<string> {
    return this.#picked
  }

  get extent(): Extent {
    const api = this.#api
    return { rows: api?.getDisplayedRowCount() ?? 0, columns: api?.getAllDisplayedColumns().length ?? 0 }
  }

  /** The cells of the range, the active one alone where nothing more is selected; null without a focus in the grid. */
  get box(): Box | null {
    return this.#range === null ? null : boxOf(this.#range, this.extent)
  }

  /** How often the selection was another: what was said of one is over with the next. */
  get moves(): number {
    return this.#moves
  }

  set(range: Range | null): void {
    this.#moves++
    this.#range = range
    this.#ids = this.#idsNow()
    this.#columns = this.#columnsNow()
    this.#tell()
  }

  /** Takes a row among those picked, or out of them; whole rows that are selected are picked first. */
  toggle(id: string): void {
    const next = new Set(this.#picked)
    if (next.size === 0 && this.#isWholeRows) for (const one of this.#recordsIn(this.box)) next.add(one.id)
    if (!next.delete(id)) next.add(id)
    this.#picked = next
    const at = this.#range?.anchor
    if (at !== undefined) this.set({ kind: 'cells', anchor: at, end: at })
    else this.#tell()
  }

  clear(): void {
    this.#picked = new Set()
    this.set(null)
  }

  /** Back to the active cell alone. Answers whether there was more. */
  collapse(): boolean {
    const { box } = this
    const more = this.#picked.size > 0 || (box !== null && !isOneCell(box)) || this.#isWholeRows
    this.#picked = new Set()
    const at = this.#range?.anchor
    if (more) this.set(at === undefined ? null : { kind: 'cells', anchor: at, end: at })
    return more
  }

  /** Rows came, went or moved: a range that would now hold other records falls back to its active cell. */
  rowsChanged(): void {
    const api = this.#api
    if (api === null) return
    const kept = [...this.#picked].filter((id) => typeof api.getRowNode(id)?.rowIndex === 'number')
    if (kept.length < this.#picked.size) this.#picked = new Set(kept)
    const now = this.#idsNow()
    const same = now.length === this.#ids.length && now.every((id, index) => id === this.#ids[index])
    const at = this.#range?.anchor
    if (!same && at !== undefined) {
      this.set(at.row < this.extent.rows ? { kind: 'cells', anchor: at, end: at } : null)
    } else this.#tell()
  }

  /** Columns came, went or moved. */
  columnsChanged(): void {
    const at = this.#range?.anchor
    // Grids also tell so where the same columns were only defined again.
    if (at === undefined || this.#isWholeRows || this.#columns === this.#columnsNow()) this.#tell()
    else this.set(at.column < this.extent.columns ? { kind: 'cells', anchor: at, end: at } : null)
  }

  /** Records selected, in the order shown: those picked and those of the range (the active row at least). */
  ids(): string[] {
    const { box } = this
    const ranged = this.#picked.size > 0 && !this.#isWholeRows ? [] : this.#recordsIn(box)
    if (this.#picked.size === 0) return ranged.map(({ id }) => id)
    const all = new Set([...this.#picked, ...ranged.map(({ id }) => id)])
    const at = (id: string) => this.#api?.getRowNode(id)?.rowIndex ?? 0
    return [...all].sort((a, b) => at(a) - at(b))
  }

  /** Whether more than the active cell is selected, so that an action would be on several. */
  get isMany(): boolean {
    const { box } = this
    return this.#picked.size > 0 || (box !== null && (!isOneCell(box) || this.#isWholeRows))
  }

  /** What is selected, in words; empty for one cell, which is read out by itself. */
  get words(): string {
    const { box } = this
    if (this.#picked.size > 0) return `${formatCount(this.#picked.size, 'row')} selected`
    return box === null || this.#range === null || !this.isMany ? '' : rangeWords(this.#range.kind, box)
  }

  get #isWholeRows(): boolean {
    return this.#range?.kind === 'rows' || this.#range?.kind === 'all'
  }

  #recordsIn(box: Box | null): T[] {
    const api = this.#api
    if (api === null || box === null || api.isDestroyed()) return []
    const found: T[] = []
    for (let row = box.top; row <= box.bottom; row++) {
      const data = api.getDisplayedRowAtIndex(row)?.data
      if (data !== undefined && this.#isRecord(data)) found.push(data)
    }
    return found
  }

  #idsNow(): string[] {
    return this.#recordsIn(this.box).map(({ id }) => id)
  }

  #columnsNow(): string {
    return (this.#api?.getAllDisplayedColumns() ?? []).map((column) => column.getColId()).join(' ')
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** What is selected, in words, kept current; empty for the active cell alone. */
export function useSelectionWords<T extends { id: string }>(selection: GridSelection<T>): string {
  return useSyncExternalStore(selection.subscribe, () => selection.words)
}

/** How many records are selected; 1 for the active cell alone. */
export function useSelectedCount<T extends { id: string }>(selection: GridSelection<T>): number {
  return useSyncExternalStore(selection.subscribe, () => selection.ids().length)
}
