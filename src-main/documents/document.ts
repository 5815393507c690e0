import type { Picture } from '../../src-shared/diagrams/picture.ts'

/**
 * A document as plain data: what it says and how it is divided, decided before any library sees it. `model/` builds
 * these from a snapshot, `render/` turns them into files and decides nothing. Plain JSON, so that it can be hashed,
 * compared and sent to a worker.
 */
export interface DocumentModel {
  /** Document properties and what every page carries. */
  properties: {
    title: string
    subject: string
    /** The organisation the document is issued by, or "Not recorded". */
    company: string
    author: string
    keywords: string[]
    /** Custom properties, e.g. `Hazard Ledger position`: `42`. */
    custom: Record<string, string>
    /** UTC time of making, ISO 8601, from the clock port. */
    created: string
  }
  /** Printed at the top of every page but the front sheet, e.g. `DRAFT – not issued`. */
  header: string
  /** Printed at the foot of every page, before "Page n of m". */
  footer: string
  /** One or two short lines printed small under the footer of every page: hashes in full, of an issued document. */
  provenance?: string[]
  /** Extracts and single pages have no front sheet: their first page carries the header too. */
  headerOnFirstPage?: true
  /** `compact` is for what must stand on one sheet: smaller type and narrower margins. */
  density?: 'compact'
  sections: DocumentSection[]
}

/** A file that a PDF carries inside it. */
export interface Attachment {
  name: string
  mediaType: string
  bytes: Uint8Array
  description: string
}

/** A run of pages of one orientation. */
export interface DocumentSection {
  orientation: 'portrait' | 'landscape'
  blocks: Block[]
}

export type Block =
  | { kind: 'title'; text: string; subtitle: string; mark: string }
  /** `id` is a bookmark; `numbered` headings carry their own number in `text`. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; id: string; newPage?: boolean }
  | { kind: 'paragraph'; text: Inline[]; style?: 'body' | 'note' | 'warning' | 'label'; keepWithNext?: boolean }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  /** The table of contents under its own title (`Contents` unless said), with page numbers, headings to `depth`. */
  | { kind: 'contents'; depth: 1 | 2 | 3; title?: string; newPage?: boolean }
  | TableBlock
  /** A figure with its number and caption; the picture brings its own alternative text. Never larger than its page. */
  | { kind: 'picture'; picture: Picture; caption: string }

/** A piece of text in one style. Text is text: never markup. */
export type Inline =
  | string
  | { text: string; bold?: boolean; italic?: boolean; struck?: boolean; link?: { bookmark: string } }

export interface TableBlock {
  kind: 'table'
  /** Stands above the table as a numbered caption ("Table 3: …"); empty for a layout table without one. */
  caption: string
  /** One sentence that says what the table shows, for people who do not see it; becomes alternative text. */
  summary: string
  /** Column widths as shares; they need not add up to anything. */
  columns: { share: number; align?: 'left' | 'centre' | 'right' }[]
  /** Rows repeated at the top of each page. */
  headerRows: Cell[][]
  rows: Cell[][]
  /** A row may break over pages (long texts) or stays whole. */
  rowsMayBreak?: boolean
  /** Keep all rows on one page: for tables that a person takes in at one look, and that fit one. */
  keepTogether?: boolean
  /** Keep this table with the block before it. */
  keepWithPrevious?: boolean
  size?: 'normal' | 'small'
}

export interface Cell {
  /** Paragraphs of the cell. */
  text: Inline[][]
  bold?: boolean
  /** Fill and text colour as `RRGGBB`; the meaning always stands in the text as well. */
  fill?: { background: string; text: string }
  align?: 'left' | 'centre' | 'right'
  /** A heavier frame, e.g. the chosen cell of a matrix. */
  frame?: boolean
  columnSpan?: number
  rowSpan?: number
  /** A row header (first column) for assistive technology. */
  header?: boolean
  /** Reads from bottom to top, for headings over narrow columns. */
  turned?: boolean
}

/** A workbook as plain data: for the copy of the hazard log in the NHS layout. */
export interface WorkbookModel {
  properties: { title: string; company: string; author: string; created: string }
  /** One or two short lines printed small at the foot of every sheet. */
  provenance?: string[]
  sheets: SheetModel[]
  /** Defined names, e.g. `Severity` → `'Risk Matrix'!$B$3:$B$7`. */
  names: { name: string; reference: string }[]
}

export interface SheetModel {
  name: string
  orientation: 'portrait' | 'landscape'
  /** Paper it is printed on; A4 unless said. */
  paper?: 'A3' | 'A4'
  /** Sheets of paper side by side that hold all columns; 1 unless said. */
  pagesWide?: number
  /** Printed at the top of every page, e.g. `DRAFT`. */
  header: string
  /** Widths in characters, as wished: a column whose texts would pass the tallest row of Excel is made wider. */
  columns: { width: number; hidden?: boolean }[]
  /** Cells by row from row 1. */
  rows: SheetCell[][]
  /** Rows above this one stay in view and repeat on every printed page; 0 for none. */
  frozenRows: number
  frozenColumns: number
  /** A1 references with the values offered. */
  lists: { range: string; values: string[] }[]
  autoFilter?: string
  /** Not shown unless a person asks for it. */
  hidden?: boolean
  /** Only cells that are not `locked` take what is typed, until a person lifts it: there is no password. */
  protected?: boolean
  /** Fill by value of the ratings in an A1 range, for those that are looked up anew. */
  fills?: { range: string; byValue: { value: number; fill: { background: string; text: string } }[] }[]
}

export interface SheetCell {
  /** Text stays text, also when it begins with `=`; a number is a number. */
  value: string | number | null
  bold?: boolean
  wrap?: boolean
  fill?: { background: string; text: string }
  /** Cells this one covers to the right, itself included. */
  columnSpan?: number
  /** In a protected sheet. */
  locked?: boolean
  /** Looks `value` up anew where the cells it rests on change: a formula of ours alone, never of anybody's text. */
  lookup?: string
}
