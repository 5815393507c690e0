import { type Result, refuse } from '../../../src-shared/domain/result.ts'
import type { GridSheet } from '../grid.ts'
import { decodeText } from './decode-text.ts'
import { withJoined } from './joined-tables.ts'
import { type Block, blocksText, readBlocks } from './markdown/blocks.ts'
import { type Entry, takeFrontMatter } from './markdown/front-matter.ts'
import { asRows, isLarge } from './markdown/key-table.ts'
import { divideHazards, numberedByFile, type Page, readPage } from './markdown/page.ts'
import { pagesSheet, SOURCE_PAGE } from './markdown/pages-sheet.ts'
import type { Table } from './markdown/tables.ts'
import { plainSheet, sheetNames } from './plain-sheet.ts'

/**
 * A Markdown file as plain sheets. Each table of a log is a sheet, named after the heading above it. A page of one
 * hazard (headings and texts, words and what they say) is one sheet of two rows: its headings, and the texts below
 * them; a file in which hazard follows hazard has a row for each, and what stands outside them in sheets of its own.
 */
export function readMarkdown(bytes: Uint8Array, name: string): Result<GridSheet[]> {
  const text = readText(bytes, name)
  if (!text.ok) return text
  const document = readDocument(text.value)
  if (document.kind === 'nothing') {
    return refuse(
      'unreadable',
      `${name} cannot be read: it holds no table and no headings with texts below them. Nothing was changed.`,
      'Choose the file that holds the log: a Markdown table, or a page for a hazard with a heading for each field.',
    )
  }
  const named = sheetNames()
  const sheets: GridSheet[] = []
  if (document.kind === 'pages') {
    const [first, ...others] = document.pages
    const pages = first !== undefined && others.length === 0 ? [numberedByFile(first, name)] : document.pages
    sheets.push(pagesSheet(named(name.replace(/\.[^.]*$/, '')), pages))
    const words = document.rest.filter(({ kind }) => kind !== 'table')
    if (blocksText(words) !== '') sheets.push(pagesSheet(named('Other text'), [readPage(words)]))
  }
  const blocks = document.kind === 'pages' ? document.rest : document.blocks
  const parts = [...tablesOf(blocks)].map(({ table, heading }) => {
    const title = heading || table.caption
    return { heading: title, cells: table.cells, sheet: plainSheet(named(title), table.cells) }
  })
  return { ok: true, value: [...sheets, ...withJoined(parts, name, named)] }
}

/** A page of a folder, by the name people know it by. */
export interface NamedPage {
  name: string
  bytes: Uint8Array
}

/** The pages of a folder as one sheet, and those that are none of them. */
export interface JoinedPages {
  sheet: GridSheet
  /** Files that were left out, and why. */
  apart: { name: string; reason: string }[]
}

/**
 * Joins the pages of a folder, one hazard a file, into one sheet: the headings of all in the order in which they first
 * appear, a row for each page in the order of their names (2 before 10), and last the file it came from. A page that
 * shares no heading with the others is reported, not joined.
 *
 * @param title the name of the sheet
 * @returns a failure `unreadable` where none of them is a page of a hazard
 */
export function joinMarkdownPages(files: readonly NamedPage[], title: string): Result<JoinedPages> {
  const inOrder = new Intl.Collator('en', { numeric: true })
  const apart: { name: string; reason: string }[] = []
  const found: { name: string; pages: Page[] }[] = []
  for (const { name, bytes } of [...files].sort((a, b) => inOrder.compare(a.name, b.name))) {
    const text = readText(bytes, name)
    if (!text.ok) {
      apart.push({ name, reason: text.error.message })
      continue
    }
    const document = readDocument(text.value)
    if (document.kind === 'pages') found.push({ name, pages: document.pages })
    else {
      const what = document.kind === 'tables' ? 'tables, not the page of a hazard' : 'no headings with texts below them'
      apart.push({ name, reason: `${name} holds ${what}.` })
    }
  }
  const joined = largestGroup(found)
  for (const { name } of found.filter((file) => !joined.includes(file))) {
    apart.push({ name, reason: `${name} shares no heading with the other pages.` })
  }
  if (joined.length === 0) {
    return refuse(
      'unreadable',
      `${title} cannot be read: none of its ${files.length} Markdown files is the page of a hazard. Nothing was changed.`,
      'Choose the folder that holds a page for each hazard, with a heading for each field.',
    )
  }
  const rows = joined.flatMap(({ name, pages }) =>
    pages.map((page) => {
      const { entries } = pages.length === 1 ? numberedByFile(page, name) : page
      return { ...page, entries: [...entries, { heading: SOURCE_PAGE, text: name }] }
    }),
  )
  return { ok: true, value: { sheet: pagesSheet(title, rows), apart } }
}

/** The largest group of files of which each shares a heading with another; the first of the largest. */
function largestGroup<T extends { pages: Page[] }>(files: readonly T[]): T[] {
  const groupOf = new Map<string, Set<T>>()
  const groups = new Set<Set<T>>()
  for (const file of files) {
    let group = new Set([file])
    const own = new Set(file.pages.flatMap(({ entries }) => entries.map(({ heading }) => heading.toLowerCase())))
    // Any page with a title and a text has these, so that they tie no pages together.
    if (own.size > 2) for (const given of ['hazard name', 'description', 'introduction']) own.delete(given)
    for (const heading of own) {
      const other = groupOf.get(heading)
      if (other === undefined || other === group) {
        groupOf.set(heading, group)
        continue
      }
      const [small, large] = group.size < other.size ? [group, other] : [other, group]
      for (const member of small) large.add(member)
      groups.delete(small)
      for (const [known, held] of groupOf) if (held === small) groupOf.set(known, large)
      groupOf.set(heading, large)
      group = large
    }
    groups.add(group)
  }
  const largest = [...groups].sort((a, b) => b.size - a.size)[0] ?? new Set()
  return files.filter((file) => largest.has(file))
}

function readText(bytes: Uint8Array, name: string): Result<string> {
  const unreadable = (what: string) =>
    refuse(
      'unreadable',
      `${name} cannot be read: ${what} Nothing was changed.`,
      'Choose the Markdown file that holds the log; a workbook or Word file keeps its own ending (.xlsx, .docx).',
    )
  const text = decodeText(bytes)
  if (text.includes('\u0000')) return unreadable('it is not a text file.')
  if (text.replace(/\uFEFF/g, '').trim() === '') return unreadable('it is empty.')
  return { ok: true, value: text.replace(/\r\n?/g, '\n') }
}

type Document =
  | { kind: 'pages'; pages: Page[]; rest: Block[] }
  | { kind: 'tables'; blocks: Block[] }
  | { kind: 'nothing' }

/** Decides what a file is: several hazards, tables, or the page of one hazard. */
function readDocument(source: string): Document {
  const { entries, body } = takeFrontMatter(source)
  const blocks = readBlocks(body)
  if (blocks.some((block) => block.kind === 'table' && isLarge(block.table))) return { kind: 'tables', blocks }
  const division = divideHazards(blocks)
  if (division !== undefined) {
    const pages = division.pages.map((page) => readPage(page))
    // Headings with a number and nothing but a table each are a log of tables.
    if (pages.some(({ fields }) => fields >= 2) || !blocks.some(({ kind }) => kind === 'table')) {
      return { kind: 'pages', pages, rest: [...frontMatterText(entries), ...division.rest] }
    }
  }
  const tables = blocks.filter((block) => block.kind === 'table').map(({ table }) => asRows(table))
  const page = readPage(blocks, entries)
  const sure = page.fields >= 2 || page.numbered || (entries.length > 0 && page.entries.length > entries.length)
  const wide = tables.some((rows) => (rows[0]?.length ?? 0) >= 3)
  if (tables.some(isHazardTable) || (wide && page.fields < 2)) return { kind: 'tables', blocks }
  if ((sure || tables.length === 0) && saysSomething(page, blocks, entries)) {
    return { kind: 'pages', pages: [page], rest: [] }
  }
  return tables.some((rows) => rows.some((row) => row.some((text) => text !== '')))
    ? { kind: 'tables', blocks }
    : { kind: 'nothing' }
}

/** Whether there is more to a page than prose: a heading, a word and what it says, or front matter. */
function saysSomething(page: Page, blocks: readonly Block[], before: readonly Entry[]): boolean {
  const structured =
    before.length > 0 ||
    blocks.some((block) => block.kind === 'heading' || block.kind === 'table') ||
    blocks.some((block) => block.kind === 'text' && block.lines.some(({ label }) => label !== undefined))
  return structured && page.entries.some(({ text }) => text !== '')
}

function frontMatterText(entries: readonly Entry[]): Block[] {
  return entries.map(({ heading, text }) => ({
    kind: 'text',
    lines: [{ text: `${heading}: ${text}`, label: heading }],
  }))
}

const SCORE =
  /^(?:(?:initial|residual|current|target|stage|assessment)\b.*|(?:(?:clinical|hazard|risk) )?(?:severity|consequence|likelihood|probability|risk|rating|score|level)(?: (?:rating|score|level|class))?)$/i

/** Whether a table lists hazards: three columns or more that speak of hazards or risks and of how they are judged. */
function isHazardTable(rows: readonly string[][]): boolean {
  const [head = [], ...below] = rows
  if (head.length < 3 || below.length === 0) return false
  // Severity, Likelihood, Risk: the scores of one hazard on its page.
  if (head.every((text) => text.trim() === '' || SCORE.test(text.trim()))) return false
  const judged = /sever|likeli|probab|consequence|rating|score|cause|control|mitigat|harm|effect|impact/i
  return head.some((text) => /hazard|\brisks?\b/i.test(text)) && head.some((text) => judged.test(text))
}

function* tablesOf(blocks: readonly Block[]): Generator<{ table: Table; heading: string }> {
  let heading = ''
  for (const block of blocks) {
    if (block.kind === 'heading') heading = block.text
    else if (block.kind === 'table') yield { table: block.table, heading }
  }
}
