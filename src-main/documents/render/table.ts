import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Cell, TableBlock } from '../document.ts'
import type { PageGeometry } from '../page-geometry.ts'
import type { Bookmarks } from './bookmarks.ts'
import { isTall } from './row-estimate.ts'
import { HEADER_FILL, INK, RULE, STYLE } from './styles.ts'
import { type FramedSides, framedSides } from './table-frames.ts'
import { plainText, runs } from './text.ts'

const HAIRLINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: RULE }
const FRAME: IBorderOptions = { style: BorderStyle.SINGLE, size: 30, color: '000000' }

const ALIGNMENT = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/**
 * Shares of a width as whole numbers that add up to it exactly; Word and LibreOffice disagree about tables whose
 * columns do not.
 */
export function columnWidths(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0)
  let used = 0
  let reached = 0
  return shares.map((share) => {
    reached += share
    const edge = Math.round((reached / sum) * total)
    const width = edge - used
    used = edge
    return width
  })
}

/**
 * A table of fixed layout over the whole text width. Header rows repeat on each page and stay with the row below.
 *
 * A row stays whole on its page unless rows may break or it is so tall that it would leave a page half empty or,
 * in LibreOffice, run over its end.
 */
export function renderTable(block: TableBlock, page: PageGeometry, bookmarks: Bookmarks): Table {
  const { textWidth } = page
  const widths = columnWidths(
    block.columns.map((column) => column.share),
    textWidth,
  )
  const allRows = [...block.headerRows, ...block.rows]
  const frames = framedSides(allRows, widths.length)
  const rows = allRows.map((cells, index) => {
    const isHeader = index < block.headerRows.length
    const mayBreak =
      !isHeader &&
      (block.rowsMayBreak === true || isTall(cells, frames[index], widths, block.size ?? 'normal', page.textHeight / 2))
    return new TableRow({
      tableHeader: isHeader,
      cantSplit: !mayBreak,
      ...turnedHeight(cells),
      children: cells.map((cell, at) => {
        const placed = frames[index]?.[at] ?? { column: at, sides: {} }
        return renderCell(cell, block, bookmarks, {
          isHeader,
          keepNext: isHeader || (block.keepTogether === true && index < allRows.length - 1),
          mayBreak,
          width: sumWidths(widths, placed.column, cell.columnSpan ?? 1),
          column: placed.column,
          sides: placed.sides,
        })
      }),
    })
  })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    margins: page.compact
      ? { marginUnitType: WidthType.DXA, top: 18, bottom: 18, left: 55, right: 55 }
      : block.size === 'small'
        ? { marginUnitType: WidthType.DXA, top: 45, bottom: 45, left: 70, right: 70 }
        : { marginUnitType: WidthType.DXA, top: 65, bottom: 65, left: 100, right: 100 },
    borders: {
      top: HAIRLINE,
      bottom: HAIRLINE,
      left: HAIRLINE,
      right: HAIRLINE,
      insideHorizontal: HAIRLINE,
      insideVertical: HAIRLINE,
    },
    // Tells assistive technology which cells are headers; without a table style it changes nothing to the eye.
    tableLook: {
      firstRow: block.headerRows.length > 0,
      firstColumn: block.rows.some((row) => row[0]?.header === true),
      noHBand: true,
      noVBand: true,
    },
    rows,
  })
}

interface Placement {
  isHeader: boolean
  keepNext: boolean
  mayBreak: boolean
  width: number
  column: number
  sides: FramedSides
}

function renderCell(cell: Cell, block: TableBlock, bookmarks: Bookmarks, place: Placement): TableCell {
  const fill = cell.fill ?? (place.isHeader ? { background: HEADER_FILL, text: INK } : undefined)
  const align = cell.align ?? block.columns[place.column]?.align ?? 'left'
  const paragraphs = cell.text.length === 0 ? [[]] : cell.text
  const isLast = (index: number) => index === paragraphs.length - 1
  return new TableCell({
    width: { size: place.width, type: WidthType.DXA },
    ...(cell.columnSpan === undefined ? {} : { columnSpan: cell.columnSpan }),
    ...(cell.rowSpan === undefined ? {} : { rowSpan: cell.rowSpan }),
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: fill.background } }),
    ...(Object.keys(place.sides).length === 0 ? {} : { borders: frameBorders(place.sides) }),
    ...(cell.turned === true ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT } : {}),
    verticalAlign: align === 'centre' ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    children: paragraphs.map(
      (text, index) =>
        new Paragraph({
          style: block.size === 'small' ? STYLE.tableSmall : STYLE.tableText,
          alignment: ALIGNMENT[align],
          // Where a row breaks over pages Word minds widows within its cells and LibreOffice does not; without the rule
          // both break at the same line, and the page numbers of the contents hold in both.
          ...(place.mayBreak ? { widowControl: false } : {}),
          ...(isLast(index) ? {} : { spacing: { after: block.size === 'small' ? 40 : 60 } }),
          ...(place.keepNext ? { keepNext: true } : {}),
          children: runs(text, bookmarks, {
            ...(place.isHeader || cell.bold === true ? { bold: true } : {}),
            ...(fill === undefined ? {} : { color: fill.text }),
          }),
        }),
    ),
  })
}

/** Turned text does not make its row grow in Word: the height is given, about what the longest text takes. */
function turnedHeight(cells: readonly Cell[]): { height?: { value: number; rule: typeof HeightRule.ATLEAST } } {
  const longest = Math.max(
    0,
    ...cells
      .filter(({ turned }) => turned === true)
      .map(({ text }) => Math.max(...text.map((line) => plainText(line).length))),
  )
  return longest === 0 ? {} : { height: { value: longest * 86 + 80, rule: HeightRule.ATLEAST } }
}

function frameBorders(sides: FramedSides): Record<string, IBorderOptions> {
  const borders: Record<string, IBorderOptions> = {}
  for (const side of ['top', 'bottom', 'left', 'right'] as const) if (sides[side] === true) borders[side] = FRAME
  return borders
}

function sumWidths(widths: readonly number[], from: number, count: number): number {
  return widths.slice(from, from + count).reduce((all, width) => all + width, 0)
}
