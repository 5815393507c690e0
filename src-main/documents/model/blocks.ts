import type { Rating } from '../../../src-shared/domain/scheme.ts'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Block, Cell, Inline, TableBlock } from '../document.ts'

/** Fill and text colour for each step of a scheme's colour ramp, by lightness, so that they survive grey print. */
const RAMP: Record<number, { background: string; text: string }> = {
  1: { background: 'E8EDEE', text: '212B32' },
  2: { background: 'FFE48A', text: '212B32' },
  3: { background: 'FFC845', text: '212B32' },
  4: { background: 'E8710A', text: '000000' },
  5: { background: '7C1034', text: 'FFFFFF' },
}
const LABEL_FILL = { background: 'F0F4F5', text: '212B32' }

/** Fill of a rating's cell; its number and word always stand in it as well. */
export function ratingFill(rating: Rating): { background: string; text: string } {
  return RAMP[rating.colourStep] ?? LABEL_FILL
}

/** `4 Must be reduced`. */
export function ratingWords(rating: Rating): string {
  return `${rating.number} ${rating.label}`
}

/** A text, or "Not recorded" where there is none: never nothing, never "None" (clinical-rules 25). */
export function recorded(text: string | null | undefined): string {
  return text === null || text === undefined || text.trim() === '' ? NOT_RECORDED : text
}

/** Parts that say something, joined; empty where none does. */
export function joined(parts: readonly (string | null | undefined | false)[], by = ', '): string {
  return parts.filter((part) => typeof part === 'string' && part.trim() !== '').join(by)
}

/** A sentence with its full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  return trimmed === '' || /[.:;?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

export function heading(level: 1 | 2 | 3, text: string, id: string, newPage = false): Block {
  return { kind: 'heading', level, text, id, ...(newPage ? { newPage } : {}) }
}

export function paragraph(text: string | Inline[], style?: 'note' | 'warning' | 'label'): Block {
  return { kind: 'paragraph', text: inline(text), ...(style === undefined ? {} : { style }) }
}

function inline(text: string | Inline[]): Inline[] {
  return typeof text === 'string' ? [text] : text
}

/** The same paragraph on the page of what follows it. */
export function keptWithNext(block: Block): Block {
  return block.kind === 'paragraph' ? { ...block, keepWithNext: true } : block
}

/** Text of a cell: a paragraph a line where given as a list. */
export function cell(text: string | readonly (string | Inline[])[], look: Omit<Cell, 'text'> = {}): Cell {
  return { text: typeof text === 'string' ? [[text]] : text.map(inline), ...look }
}

/** The name of a row. */
export function label(text: string, look: Omit<Cell, 'text'> = {}): Cell {
  return cell(text, { bold: true, header: true, fill: LABEL_FILL, ...look })
}

/** A rating as a coloured cell with number and word; a sentence without colour where there is none. */
export function ratingCell(rating: Rating | null, otherwise: string, look: Omit<Cell, 'text'> = {}): Cell {
  if (rating === null) return cell(otherwise, look)
  return cell(ratingWords(rating), { bold: true, fill: ratingFill(rating), ...look })
}

/** Paragraphs and lists of a text that a person wrote: blank lines part paragraphs, lines beginning `- ` are items. */
export function prose(text: string): Block[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): Block => {
      const lines = part.split('\n')
      if (!lines.every((line) => /^\s*[-•*] /.test(line))) return paragraph(part)
      return { kind: 'list', ordered: false, items: lines.map((line) => [line.replace(/^\s*[-•*] /, '')]) }
    })
}

export interface ColumnOptions {
  title: string
  share: number
  align?: 'left' | 'centre' | 'right'
}

/** A table with one row of headings; where it has no rows it says so in one. */
export function dataTable(options: {
  caption: string
  summary: string
  columns: ColumnOptions[]
  rows: readonly (string | Cell)[][]
  size?: 'normal' | 'small'
  keepTogether?: boolean
}): TableBlock {
  const { columns, rows, caption, summary, size, keepTogether } = options
  const body = rows.map((row) => row.map((one) => (typeof one === 'string' ? cell(one) : one)))
  return {
    kind: 'table',
    caption,
    summary,
    columns: columns.map(({ share, align }) => ({ share, ...(align === undefined ? {} : { align }) })),
    headerRows: [columns.map(({ title }) => cell(title))],
    rows: body.length > 0 ? body : [[cell(NOT_RECORDED, { columnSpan: columns.length })]],
    ...(size === undefined ? {} : { size }),
    ...(keepTogether === true ? { keepTogether } : {}),
  }
}

/** A table of names and values, one a row. */
export function detailTable(options: {
  caption: string
  summary: string
  rows: readonly [string, string | Cell][]
  labelShare?: number
  size?: 'normal' | 'small'
  keepTogether?: boolean
}): TableBlock {
  const { caption, summary, rows, size, keepTogether } = options
  return {
    kind: 'table',
    caption,
    summary,
    columns: [{ share: options.labelShare ?? 30 }, { share: 100 - (options.labelShare ?? 30) }],
    headerRows: [],
    rows: rows.map(([name, value]) => [label(name), typeof value === 'string' ? cell(recorded(value)) : value]),
    ...(size === undefined ? {} : { size }),
    ...(keepTogether === true ? { keepTogether } : {}),
  }
}

/** Empty tables as a line of their own, `Hand-overs: not recorded.`: a column of empty frames hides what is there. */
export function withoutEmptyTables(blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    block.kind === 'table' && block.caption !== '' && isEmptyTable(block)
      ? paragraph(`${block.caption}: ${NOT_RECORDED.toLowerCase()}.`)
      : block,
  )
}

function isEmptyTable({ rows, headerRows }: TableBlock): boolean {
  const [only] = rows
  const text = only?.[0]?.text
  return (
    headerRows.length > 0 &&
    rows.length === 1 &&
    only?.length === 1 &&
    text?.length === 1 &&
    text[0]?.[0] === NOT_RECORDED
  )
}
