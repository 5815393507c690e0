import { areAssessments, isFieldName, isPlainPairHeading } from './field-words.ts'
import type { Entry } from './front-matter.ts'
import type { Table } from './tables.ts'

/**
 * A table within the page of one hazard as headings and texts: two columns of words and what they say, a row or column
 * for each assessment ("Initial: Severity"), headings in cells of their own (HTML `th`), or else a heading and a
 * numbered list for each column, so that what stood in one row keeps one number.
 *
 * @param leading whether the table stands right below the title, where two columns are always words and what they say
 */
export function tableEntries(table: Table, leading: boolean): Entry[] {
  const rows = asRows(table)
  return (
    headedPairs(table) ??
    twoColumns(rows, leading) ??
    assessments(rows) ??
    assessments(transposed(rows)) ??
    columns(rows)
  )
}

/** Whether a table has more rows or columns than belong to one hazard. */
export function isLarge({ cells }: Table): boolean {
  return cells.some(({ row, column }) => row > MOST_ROWS || column > MOST_COLUMNS)
}

const MOST_ROWS = 2000
const MOST_COLUMNS = 64

/** Whether a table of two columns holds words and what they say, as a form for one hazard does. */
export function isForm(table: Table): boolean {
  if (isLarge(table)) return false
  const entries = twoColumns(asRows(table), false)
  return entries !== undefined && fieldsOf(entries) >= 2
}

/** How many of the headings name a field of a hazard. */
export function fieldsOf(entries: readonly Entry[]): number {
  return entries.filter(({ heading }) => isFieldName(heading.slice(heading.lastIndexOf(': ') + 1))).length
}

/** Texts by row and column, from the first of each; empty where nothing stands. */
export function asRows({ cells }: Table): string[][] {
  const rows: string[][] = []
  for (const { row, column, text } of cells) {
    const line = (rows[row - 1] ??= [])
    line[column - 1] = text
  }
  const width = rows.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0)
  return Array.from(rows, (row) => Array.from({ length: width }, (_, column) => row?.[column] ?? ''))
}

function transposed(rows: readonly string[][]): string[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''))
}

/** HTML: `th` beside `td` in a row, or a row of `th` above a row of `td`. */
function headedPairs({ cells }: Table): Entry[] | undefined {
  const rows = new Map<number, typeof cells>()
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  const lines = [...rows.values()]
  const mixed = lines.filter((line) => line.some((cell) => cell.heading) && line.some((cell) => !cell.heading))
  const headingRows = lines.filter((line) => line.every((cell) => cell.heading))
  if (mixed.length === 0 && headingRows.length < 2) return undefined
  // A column of headings beside several columns of texts is a table of its own kind.
  if (
    mixed.some((line) => line[0]?.heading === true && line.length > 2 && line.slice(1).every((cell) => !cell.heading))
  )
    return undefined
  const entries: Entry[] = []
  lines.forEach((line, index) => {
    const above = lines[index - 1]
    if (line.every((cell) => cell.heading)) {
      const next = lines[index + 1]
      const title = next === undefined || next.some((cell) => cell.heading)
      if (title) for (const cell of line) if (cell.text !== '') entries.push({ heading: cell.text, text: '' })
      return
    }
    const byColumn = above?.every((cell) => cell.heading) === true && line.every((cell) => !cell.heading)
    if (byColumn) {
      for (const cell of line) {
        const head = above.find(({ column, across = 1 }) => column <= cell.column && cell.column < column + across)
        add(entries, head?.text ?? '', cell.text)
      }
      return
    }
    let heading = ''
    for (const cell of line) {
      if (cell.heading) {
        heading = cell.text
        entries.push({ heading, text: '' })
      } else add(entries, heading, cell.text)
    }
  })
  return entries.filter(({ heading }) => heading !== '')
}

function add(entries: Entry[], heading: string, text: string): void {
  const last = entries.at(-1)
  if (last !== undefined && last.heading === heading)
    last.text = [last.text, text].filter((part) => part !== '').join('\n')
  else if (heading !== '' || text === '') entries.push({ heading, text })
  else if (last === undefined) entries.push({ heading: 'Text', text })
  else last.text = [last.text, text].filter((part) => part !== '').join('\n')
}

function twoColumns(rows: readonly string[][], leading: boolean): Entry[] | undefined {
  const [head, ...below] = rows
  if (head === undefined || head.length !== 2) return undefined
  const plain = isPlainPairHeading(head[0] ?? '', head[1] ?? '')
  const pairs = plain ? below : rows
  const keys = pairs.map(([key = '']) => key.trim())
  const unique = new Set(keys).size === keys.length && keys.every((key) => key !== '' && key.length <= 80)
  const named = keys.filter(isFieldName).length
  if (!unique || !(plain || leading || named * 2 > keys.length)) return undefined
  return pairs.map(([key = '', text = '']) => ({ heading: key.replace(/\s*:\s*$/, ''), text }))
}

/** A row for each assessment under headings such as Severity. */
function assessments(rows: readonly string[][]): Entry[] | undefined {
  const [head, ...below] = rows
  if (head === undefined || head.length < 2 || below.length === 0) return undefined
  if (!areAssessments(below.map(([name = '']) => name)) || head.slice(1).some((text) => text.trim() === ''))
    return undefined
  return below.flatMap(([name = '', ...texts]) =>
    texts.map((text, index) => ({ heading: `${name}: ${head[index + 1] ?? ''}`, text })),
  )
}

function columns(rows: readonly string[][]): Entry[] {
  const [head = [], ...below] = rows
  return head.map((heading, column) => {
    const texts = below.map((row) => (row[column] ?? '').trim())
    const text =
      texts.length === 1
        ? (texts[0] ?? '')
        : texts.flatMap((entry, index) => (entry === '' ? [] : [`${index + 1}) ${entry}`])).join('\n')
    return { heading: heading || `Column ${column + 1}`, text }
  })
}
