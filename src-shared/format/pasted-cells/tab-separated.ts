/*
 * Cells as workbooks put them on the clipboard: tabs between cells, CRLF after each row, and quotes round a cell that
 * holds a tab, a line break or a quote, its own quotes doubled.
 */

/** Beginnings that a workbook would take for a formula; `'` is among them so that reading is exact. */
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r']/

/** Text that a workbook may not calculate: it gets a leading `'`, which {@link asText} takes off (as in CSV exports). */
export function guarded(text: string): string {
  return LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text
}

const SEPARATOR = /[\t\r\n]/g

/** Takes off the `'` that {@link guarded} or a person put before what looks like a formula; other text stays. */
export function asText(cell: string): string {
  return cell.startsWith("'") && LOOKS_LIKE_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
}

function written(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Rows of cells as text for the clipboard. */
export function writeTabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(written).join('\t')}\r\n`).join('')
}

/**
 * The text of a quoted cell and where it ends, or null where the quote at `from` is only the first letter of a text.
 * Workbooks quote nothing without need: `"so"` without a tab, a line break or a quote inside is a word in quotes.
 */
function quotedAt(text: string, from: number): { cell: string; end: number } | null {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return null
    if (text[quote + 1] === '"') {
      at = quote + 2
      continue
    }
    const after = text[quote + 1]
    if (after !== undefined && after !== '\t' && after !== '\n' && after !== '\r') return null
    const inside = text.slice(from + 1, quote)
    return /[\t\r\n"]/.test(inside) ? { cell: inside.replaceAll('""', '"'), end: quote + 1 } : null
  }
}

/**
 * Text of the clipboard as rows of cells, each row as long as the longest. The line break after the last row is not
 * another row; empty text has none. Never fails: what is not well quoted is read letter by letter.
 */
export function readTabSeparated(text: string): string[][] {
  // Some programs end the text with a zero byte.
  const all = text.endsWith('\0') ? text.slice(0, -1) : text
  if (all === '') return []
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  for (;;) {
    const quoted = all[at] === '"' ? quotedAt(all, at) : null
    let end = quoted?.end ?? at
    if (quoted === null) {
      SEPARATOR.lastIndex = at
      end = SEPARATOR.exec(all)?.index ?? all.length
    }
    row.push(quoted?.cell ?? all.slice(at, end))
    if (all[end] === '\t') {
      at = end + 1
      continue
    }
    rows.push(row)
    row = []
    at = all[end] === '\r' && all[end + 1] === '\n' ? end + 2 : end + 1
    if (at >= all.length) break
  }
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  return rows.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => '')])
}
