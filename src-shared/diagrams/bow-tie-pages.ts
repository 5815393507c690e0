import { causeBox, controlBox, effectBox } from './bow-tie-boxes.ts'
import type { BowTie, CauseLine, Effect, LinkedControl } from './bow-tie-model.ts'
import type { Column } from './boxes.ts'

/** Widths and limits of a bow-tie in its room. */
export interface Measures {
  /** Room for lines, under the headings. */
  height: number
  control: number
  cause: number
  effect: number
  /** Controls beside each other before and after the hazard. */
  before: number
  after: number
  /** Most lines of one text. */
  most: number
}

/** Between boxes of one line. */
export const GAP = 12
/** Between two lines, between two rows of one line, between two effects. */
export const LINE_GAP = 12
export const ROW_GAP = 14
export const EFFECT_GAP = 8

export interface PlacedControl {
  one: LinkedControl
  box: Column
}

/** A line, or as much of it as stands on one page. */
export interface Slice {
  line: CauseLine
  head: Column
  rows: PlacedControl[][]
  isContinued: boolean
  goesOn: boolean
  height: number
}

/** What stands on one page. */
export interface BowTiePage {
  slices: Slice[]
  recovery: PlacedControl[][]
  effects: { effect: Effect; box: Column }[]
}

export function rowHeight(row: readonly PlacedControl[]): number {
  return Math.max(0, ...row.map(({ box }) => box.height))
}

export function rowsHeight(rows: readonly PlacedControl[][]): number {
  return rows.reduce((sum, row) => sum + rowHeight(row), 0) + ROW_GAP * Math.max(0, rows.length - 1)
}

/** A control alone in its row gets the whole row where its text would make it higher than this, in points. */
const HIGH = 90

function inRows(controls: readonly LinkedControl[], perRow: number, measures: Measures): PlacedControl[][] {
  const rows: PlacedControl[][] = []
  const placed = (one: LinkedControl, width: number) => ({ one, box: controlBox(one, width, measures.most) })
  for (let at = 0; at < controls.length; at += perRow) {
    const row = controls.slice(at, at + perRow).map((one) => placed(one, measures.control))
    const [alone] = row
    const isWide = alone !== undefined && row.length === 1 && perRow > 1 && alone.box.height > HIGH
    rows.push(isWide ? [placed(alone.one, perRow * (measures.control + GAP) - GAP)] : row)
  }
  return rows
}

function makeSlice(line: CauseLine, rows: PlacedControl[][], measures: Measures, isContinued: boolean): Slice {
  const head = causeBox(line, measures.cause, measures.most, isContinued)
  const first = rows[0]
  const middle = Math.max(head.height, first ? rowHeight(first) : 0) / 2
  const below = first ? middle - rowHeight(first) / 2 + rowsHeight(rows) : 0
  return {
    line,
    head,
    rows,
    isContinued,
    goesOn: false,
    height: Math.max(middle + head.height / 2, below),
  }
}

/** The base of a slice's first row, from its top: the head and the row stand on it with their middles. */
export function firstMiddle({ head, rows }: Slice): number {
  return Math.max(head.height, rows[0] ? rowHeight(rows[0]) : 0) / 2
}

/**
 * Fills pages with pieces that stand under each other; a piece higher than the page has one of its own.
 *
 * @param isNext whether a piece begins a page of its own, however small it is
 */
function fill<T>(
  pieces: readonly T[],
  heightOf: (piece: T) => number,
  gap: number,
  height: number,
  isNext: (piece: T) => boolean = () => false,
): T[][] {
  const pages: T[][] = []
  let page: T[] = []
  let used = 0
  for (const piece of pieces) {
    const more = heightOf(piece) + (page.length > 0 ? gap : 0)
    if (page.length > 0 && (used + more > height || isNext(piece))) {
      pages.push(page)
      page = []
      used = heightOf(piece)
    } else used += more
    page.push(piece)
  }
  if (page.length > 0) pages.push(page)
  return pages
}

/** A line as one slice, or as several where it alone is higher than a page. */
function slicesOf(line: CauseLine, measures: Measures): Slice[] {
  const rows = inRows(line.controls, measures.before, measures)
  const whole = makeSlice(line, rows, measures, false)
  if (whole.height <= measures.height || rows.length < 2) return [whole]
  // The head's box may be higher than its first row and then takes room of its own above it.
  const overhang = Math.max(0, firstMiddle(whole) - rowHeight(rows[0] ?? []) / 2)
  const slices = fill(rows, rowHeight, ROW_GAP, measures.height - overhang).map((some, index) =>
    makeSlice(line, some, measures, index > 0),
  )
  return slices.map((slice, index) => ({ ...slice, goesOn: index < slices.length - 1 }))
}

/** Divides a bow-tie over as many pages as it needs; each side goes on by itself. */
export function dividePages(tie: BowTie, measures: Measures): BowTiePage[] {
  const left = fill(
    tie.lines.flatMap((line) => slicesOf(line, measures)),
    ({ height }) => height,
    LINE_GAP,
    measures.height,
    // The rest of a line that was divided stands on the next page: on the same one its cause would stand twice.
    ({ isContinued }) => isContinued,
  )
  const recovery = fill(inRows(tie.recovery, measures.after, measures), rowHeight, ROW_GAP, measures.height)
  const effects = fill(
    tie.effects.map((effect) => ({ effect, box: effectBox(effect, measures.effect, measures.most) })),
    ({ box }) => box.height,
    EFFECT_GAP,
    measures.height,
  )
  const pages = Math.max(1, left.length, recovery.length, effects.length)
  return Array.from({ length: pages }, (_, index) => ({
    slices: left[index] ?? [],
    recovery: recovery[index] ?? [],
    effects: effects[index] ?? [],
  }))
}
