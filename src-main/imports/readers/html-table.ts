import { htmlAttribute, htmlTags, htmlText, withoutComments } from './html-text.ts'
import type { PlacedText } from './plain-sheet.ts'

/** A table of HTML: cells by place, with what each covers. */
export interface HtmlTable {
  caption: string
  cells: HtmlCell[]
}

export interface HtmlCell extends PlacedText {
  heading: boolean
}

/** What browsers allow, and the widest sheet there is. */
const MOST_ACROSS = 1000
const MOST_DOWN = 65_534
const MOST_COLUMNS = 16_384

interface RawCell {
  heading: boolean
  across: number
  down: number
  from: number
}

/**
 * Reads the first table of a piece of HTML. Tags that are left open end where a browser would end them; a table inside
 * a cell is read as the text of that cell.
 *
 * @param cellText makes the text of a cell from its HTML
 */
export function readHtmlTable(html: string, cellText: (html: string) => string = htmlText): HtmlTable {
  const source = withoutComments(html)
  const rows: { cell: RawCell; text: string }[][] = []
  let caption = ''
  let captionFrom = -1
  let depth = 0
  let open: RawCell | undefined
  const endCell = (at: number): void => {
    if (open === undefined) return
    rows.at(-1)?.push({ cell: open, text: cellText(source.slice(open.from, at)) })
    open = undefined
  }
  for (const tag of htmlTags(source)) {
    if (tag.name === 'table') {
      if (tag.kind === 'open') depth++
      else if (--depth === 0) {
        endCell(tag.from)
        break
      }
      continue
    }
    if (depth !== 1) continue
    if (tag.name === 'caption') {
      if (tag.kind === 'open') captionFrom = tag.to
      else if (captionFrom >= 0) caption = htmlText(source.slice(captionFrom, tag.from))
    } else if (tag.name === 'tr') {
      endCell(tag.from)
      if (tag.kind === 'open') rows.push([])
    } else if (tag.name === 'td' || tag.name === 'th') {
      endCell(tag.from)
      if (tag.kind === 'open') {
        if (rows.length === 0) rows.push([])
        open = {
          heading: tag.name === 'th',
          across: span(tag.attributes, 'colspan', MOST_ACROSS),
          down: span(tag.attributes, 'rowspan', MOST_DOWN),
          from: tag.to,
        }
      }
    } else if (tag.name === 'thead' || tag.name === 'tbody' || tag.name === 'tfoot') endCell(tag.from)
  }
  // Only a table that is never closed leaves a cell open here.
  endCell(source.length)
  return { caption, cells: place(rows) }
}

function span(attributes: string, name: string, most: number): number {
  const asked = Number.parseInt(htmlAttribute(attributes, name) ?? '1', 10)
  return Number.isNaN(asked) || asked < 1 ? 1 : Math.min(asked, most)
}

/** Gives each cell its place beside the cells of earlier rows that reach down into its row. */
function place(rows: { cell: RawCell; text: string }[][]): HtmlCell[] {
  const cells: HtmlCell[] = []
  let reaching: { left: number; right: number; bottom: number }[] = []
  rows.forEach((row, index) => {
    const number = index + 1
    reaching = reaching.filter(({ bottom }) => bottom >= number).sort((a, b) => a.left - b.left)
    const above = [...reaching]
    let next = 0
    let column = 1
    for (const { cell, text } of row) {
      let covered = above[next]
      while (covered !== undefined && covered.left <= column) {
        column = Math.max(column, covered.right + 1)
        covered = above[++next]
      }
      if (column > MOST_COLUMNS) break
      const across = Math.min(cell.across, MOST_COLUMNS - column + 1)
      // A cell that would reach below the last row, or over one that reaches down into this row, ends before it.
      const free = covered === undefined ? across : Math.min(across, covered.left - column)
      const down = Math.min(cell.down, rows.length - index)
      cells.push({ row: number, column, text, across: free, down, heading: cell.heading })
      if (down > 1) reaching.push({ left: column, right: column + free - 1, bottom: number + down - 1 })
      column += free
    }
  })
  return cells
}
