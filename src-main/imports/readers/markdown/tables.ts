import type { HtmlTable } from '../html-table.ts'

/** A table of a Markdown document: cells by place, from row 1 on. */
export type Table = HtmlTable

/** Whether a line stands below the headings of a pipe table: `| --- | :-: |`. */
export function isDelimiterRow(line: string | undefined): boolean {
  if (line === undefined || !line.includes('-') || !line.includes('|')) return false
  return splitRow(line).every((cell) => /^:?-+:?$/.test(cell))
}

/** The cells of a line between its pipes, trimmed; `\|` is a pipe of the text, inside code as well (GFM). */
function splitRow(line: string): string[] {
  const cells: string[] = []
  const trimmed = line.trim()
  let cell = ''
  for (let at = trimmed.startsWith('|') ? 1 : 0; at < trimmed.length; at++) {
    const character = trimmed.charAt(at)
    if (character === '\\' && trimmed[at + 1] === '|') {
      cell += '|'
      at++
    } else if (character === '\\') {
      cell += trimmed.slice(at, at + 2)
      at++
    } else if (character === '|') {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  if (cell.trim() !== '' || cells.length === 0) cells.push(cell.trim())
  return cells
}

/** A pipe table: its headings and then its rows. A row with more cells than headings keeps them all. */
export function readPipeTable(lines: readonly string[], cellText: (cell: string) => string): Table {
  const cells: Table['cells'] = []
  lines.forEach((line, index) => {
    splitRow(line).forEach((cell, column) => {
      const text = cellText(cell)
        .replace(/[ \t]*\n[ \t]*/g, '\n')
        .trim()
      cells.push({ row: index + 1, column: column + 1, text, heading: index === 0 })
    })
  })
  return { caption: '', cells }
}

/**
 * The lines of an HTML table that begins a line, up to its end tag. One that is never closed ends before the next
 * heading of Markdown, or with the document.
 *
 * @returns the table, the line after it, and what stands behind it on its last line
 */
export function htmlTableFrom(lines: readonly string[], start: number): { html: string; next: number; rest: string } {
  let depth = 0
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? ''
    for (const tag of line.matchAll(/<(\/?)table\b[^<>]*>/gi)) {
      depth += tag[1] === '/' ? -1 : 1
      if (depth === 0) {
        const end = tag.index + tag[0].length
        return {
          html: [...lines.slice(start, at), line.slice(0, end)].join('\n'),
          next: at + 1,
          rest: line.slice(end),
        }
      }
    }
  }
  let next = start + 1
  while (next < lines.length && !/^#{1,6}[ \t]/.test(lines[next] ?? '')) next++
  return { html: lines.slice(start, next).join('\n'), next, rest: '' }
}
