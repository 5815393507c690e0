import type { ReadDocument, ReadTable } from './read-back.ts'
import { walkXml } from './xml.ts'

/** A table while it is read, with the rows for which a cell further up still covers each column. */
interface OpenTable extends ReadTable {
  covered: number[]
  column: number
}

/**
 * Reads a page laid out for printing back, as `readDocument` does a Word file: paragraphs of a cell are joined by line
 * feeds, cells covered by one that spans rows are empty texts, a cell that spans columns stands once.
 */
export function readHtmlDocument(html: string): ReadDocument {
  const found: ReadDocument = { headings: [], contents: [], tables: [], text: [] }
  let table: OpenTable | undefined
  let cell: { lines: string[]; columns: number } | undefined
  let words: { name: string; text: string } | undefined
  let skipped = 0
  let caption = ''

  const end = ({ name, text }: { name: string; text: string }): void => {
    if (cell !== undefined) cell.lines.push(text)
    else if (name === 'caption') {
      caption = text.replace(/^(Table|Figure) \d*: /, '')
      if (table !== undefined) table.caption = caption
    } else if (/^h[1-4]$/.test(name)) found.headings.push(text)
    else if (text !== '') found.text.push(text)
  }

  for (const event of walkXml(html)) {
    if (event.kind === 'text') {
      if (words !== undefined && skipped === 0) words.text += event.text
      continue
    }
    const opens = event.kind === 'open'
    switch (event.name) {
      // A drawing's own words are its alternative text, and the contents repeat the headings.
      case 'svg':
      case 'nav':
        skipped += opens ? 1 : -1
        break
      case 'p':
      case 'li':
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'caption':
        if (skipped > 0) break
        if (opens) words = { name: nameOf(event.name, event.attributes['class']), text: '' }
        else if (words !== undefined) {
          end(words)
          words = undefined
        }
        break
      case 'br':
        if (opens && words !== undefined) words.text += '\n'
        break
      case 'table':
        if (opens) {
          table = {
            caption: event.attributes['aria-labelledby'] === undefined ? '' : caption,
            rows: [],
            covered: [],
            column: 0,
          }
        } else if (table !== undefined) {
          found.tables.push({ caption: table.caption, rows: table.rows })
          table = undefined
        }
        break
      case 'tr':
        if (table === undefined) break
        if (opens) {
          table.rows.push([])
          table.column = 0
        } else passCovered(table)
        break
      case 'th':
      case 'td':
        if (table === undefined) break
        if (opens) {
          passCovered(table)
          const columns = Number(event.attributes['colspan'] ?? 1)
          const more = Number(event.attributes['rowspan'] ?? 1) - 1
          for (let at = table.column; at < table.column + columns; at++) table.covered[at] = more
          cell = { lines: [], columns }
        } else if (cell !== undefined) {
          table.rows.at(-1)?.push(cell.lines.join('\n'))
          table.column += cell.columns
          cell = undefined
        }
        break
    }
  }
  return found
}

/** An empty text for each column that a cell further up covers, from where the row stands. */
function passCovered(table: OpenTable): void {
  for (let rows = table.covered[table.column] ?? 0; rows > 0; rows = table.covered[table.column] ?? 0) {
    table.covered[table.column] = rows - 1
    table.rows.at(-1)?.push('')
    table.column += 1
  }
}

/** What words are by their element: a title is no heading of a chapter, whatever it is marked as. */
function nameOf(element: string, style: string | undefined): string {
  if (style === 'caption') return 'caption'
  return style === 'title' ? 'p' : element
}
