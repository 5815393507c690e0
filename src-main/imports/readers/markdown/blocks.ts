import { readHtmlTable } from '../html-table.ts'
import { htmlText, withoutComments } from '../html-text.ts'
import { isFieldName } from './field-words.ts'
import { inlineText, type LinkTargets } from './inline.ts'
import { htmlTableFrom, isDelimiterRow, readPipeTable, type Table } from './tables.ts'

/** A piece of a Markdown document, in plain text. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'table'; table: Table }
  | { kind: 'list'; lines: string[] }
  | { kind: 'text'; lines: TextLine[] }
  | { kind: 'rule' }

/** A line of a paragraph. */
export interface TextLine {
  text: string
  /** The words in bold at its beginning, up to a colon: `**Severity:** Major`. */
  label?: string
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/
const ITEM = /^(\s*)(?:([-*+])|(\d{1,9}[.)]))(?:[ \t]+(.*))?$/
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const FENCE = /^\s*(`{3,}|~{3,})/
const HTML_HEADING = /^\s*<h([1-6])(?:\s[^<>]*)?>(.*)<\/h[1-6]>\s*$/i
const CODE = '\u0000'
/** A longer line is text, whatever it begins with. */
const LONGEST_HEADING = 2000

/**
 * Divides a Markdown document (GFM) into headings, tables, lists and paragraphs, all as plain text. Quotation marks of
 * block quotes are taken off; code blocks are text; comments, `script` and `style` are left out.
 *
 * @param source with LF at the ends of its lines, without front matter
 */
export function readBlocks(source: string): Block[] {
  const lines = visibleLines(source)
  const targets = linkTargets(lines)
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const heading = headingOf(line, targets)
    if (line.trim() === '') at++
    else if (line.startsWith(CODE)) {
      blocks.push({ kind: 'text', lines: [{ text: line.slice(1) }] })
      at++
    } else if (heading !== undefined) {
      blocks.push(heading)
      at++
    } else if (RULE.test(line)) {
      blocks.push({ kind: 'rule' })
      at++
    } else if (/<table[\s>]/i.test(line)) {
      const start = line.search(/<table[\s>]/i)
      const before = inlineText(line.slice(0, start), targets).trim()
      if (before !== '') blocks.push({ kind: 'text', lines: [{ text: before }] })
      lines[at] = line.slice(start)
      const { html, next, rest } = htmlTableFrom(lines, at)
      blocks.push({ kind: 'table', table: readHtmlTable(html, cellText) })
      at = next
      if (rest.trim() !== '') lines[--at] = rest
    } else if (line.includes('|') && isDelimiterRow(lines[at + 1])) {
      const rows = [line]
      at += 2
      for (; at < lines.length && !endsTable(lines[at] ?? ''); at++) rows.push(lines[at] ?? '')
      blocks.push({ kind: 'table', table: readPipeTable(rows, (cell) => inlineText(cell, targets)) })
    } else if (ITEM.test(line)) at = readList(lines, at, targets, blocks)
    else at = readParagraph(lines, at, targets, blocks)
  }
  return blocks
}

/** Lines without comments and quotation marks; a code block is one line behind a mark, so that nothing in it counts. */
function visibleLines(source: string): string[] {
  const lines: string[] = []
  let fence: { mark: string; code: string[] } | undefined
  let outside: string[] = []
  const flush = (): void => {
    if (outside.length > 0) for (const line of splitVisible(outside.join('\n'))) lines.push(line)
    outside = []
  }
  const endFence = (): void => {
    if (fence !== undefined && fence.code.some((line) => line.trim() !== '')) {
      lines.push(CODE + fence.code.join('\n'))
    }
    fence = undefined
  }
  for (const raw of source.replaceAll(CODE, '').split('\n')) {
    const line = raw.replace(/^(?: {0,3}> ?)+/, '')
    const mark = FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark !== undefined && mark.startsWith(fence.mark) && line.trim() === mark) endFence()
      else fence.code.push(line)
    } else if (mark !== undefined && !(mark.startsWith('`') && line.trim().slice(mark.length).includes('`'))) {
      flush()
      fence = { mark, code: [] }
    } else outside.push(line)
  }
  flush()
  endFence()
  return lines
}

function splitVisible(text: string): string[] {
  const hidden = withoutComments(text).replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
  return hidden.split('\n')
}

const DEFINITION = /^ {0,3}\[([^[\]^][^[\]]*)\]:[ \t]*(?:<([^<>]*)>|(\S+))/

/** Takes the definitions of reference links out of the lines. */
function linkTargets(lines: string[]): LinkTargets {
  const targets = new Map<string, string>()
  lines.forEach((line, index) => {
    const match = DEFINITION.exec(line)
    const label = match?.[1]?.trim().toLowerCase()
    if (match === null || label === undefined) return
    if (!targets.has(label)) targets.set(label, match[2] ?? match[3] ?? '')
    lines[index] = ''
  })
  return targets
}

function headingOf(line: string, targets: LinkTargets): Extract<Block, { kind: 'heading' }> | undefined {
  const html = line.length < LONGEST_HEADING ? HTML_HEADING.exec(line) : null
  if (html !== null) return { kind: 'heading', level: Number(html[1]), text: htmlText(html[2] ?? '') }
  const match = line.length < LONGEST_HEADING ? HEADING.exec(line) : null
  if (match === null) return undefined
  const words = (match[2] ?? '').trim().replace(/(?:^|[ \t])#+$/, '')
  return { kind: 'heading', level: (match[1] ?? '').length, text: headingText(words, targets) }
}

function headingText(words: string, targets: LinkTargets): string {
  // `{#anchor}` is an address, not a word of the heading.
  return inlineText(words.replace(/\{[#.:][^{}]*\}$/, '').trim(), targets)
    .replace(/\s+/g, ' ')
    .trim()
}

function endsTable(line: string): boolean {
  return (
    line.trim() === '' || line.startsWith(CODE) || HEADING.test(line) || RULE.test(line) || /<table[\s>]/i.test(line)
  )
}

/** What ends a paragraph or an item of a list. */
function beginsBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  return (
    endsTable(line) ||
    (line.length < LONGEST_HEADING && HTML_HEADING.test(line)) ||
    (line.includes('|') && isDelimiterRow(lines[at + 1]))
  )
}

function readList(lines: readonly string[], start: number, targets: LinkTargets, blocks: Block[]): number {
  const items: string[] = []
  let at = start
  let before = ''
  let open = false
  for (; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const item = ITEM.exec(line)
    if (line.trim() === '') {
      // A blank line goes on with the list only where an item or something below its mark follows.
      const next = lines.slice(at + 1, at + 3).find((later) => later.trim() !== '')
      if (next === undefined || !(ITEM.test(next) || /^\s{2,}\S/.test(next)) || RULE.test(next)) break
      open = false
    } else if (item !== null && !RULE.test(line)) {
      const indent = ' '.repeat(Math.min((item[1] ?? '').replaceAll('\t', '    ').length, 20))
      before = inlineText((item[4] ?? '').trim(), targets)
      items.push(`${indent}${item[3] ?? '-'} ${before}`.trimEnd())
      open = true
    } else if (beginsBlock(lines, at)) break
    else {
      const text = inlineText(line.trim(), targets)
      const last = items.length - 1
      items[last] = `${items[last] ?? ''}${open ? (before === '' ? ' ' : between(before, text)) : '\n'}${text}`
      before = text
      open = true
    }
  }
  const least = items.reduce((smallest, item) => Math.min(smallest, item.length - item.trimStart().length), Infinity)
  blocks.push({ kind: 'list', lines: items.map((item) => item.slice(least)) })
  return at
}

const LABEL = /^\s*(?:\*\*|__)([^*_\n]{1,80}?)(?:\s*[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])/

/** `Severity: Major` without bold, where the word names a field. */
function plainLabel(line: string): string | undefined {
  const word = /^\s*([\p{L}][\p{L} ]{1,40})[:：]/u.exec(line)?.[1]
  return word !== undefined && isFieldName(word) ? word : undefined
}

function readParagraph(lines: readonly string[], start: number, targets: LinkTargets, blocks: Block[]): number {
  const found: TextLine[] = []
  let breaks = true
  let before = ''
  let at = start
  for (; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (at > start) {
      const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(line)
      if (underline !== null && at === start + 1 && found[0]?.label === undefined) {
        const level = underline[1]?.startsWith('=') === true ? 1 : 2
        blocks.push({ kind: 'heading', level, text: headingText((lines[start] ?? '').trim(), targets) })
        return at + 1
      }
      if (underline?.[1]?.startsWith('=') === true) continue
      const item = ITEM.exec(line)
      if (beginsBlock(lines, at) || (item !== null && (item[2] !== undefined || /^1[.)]$/.test(item[3] ?? '')))) break
    }
    const label = LABEL.exec(line)?.[1] ?? plainLabel(line)
    const text = inlineText(line.trim().replace(/\\$/, ''), targets)
    const last = found.at(-1)
    if (label !== undefined) found.push({ text, label: inlineText(label, targets).trim() })
    else if (last === undefined || breaks) found.push({ text })
    else last.text += between(before, text) + text
    before = text
    breaks = /(?: {2}|\\)$/.test(line)
  }
  if (found.some(({ text }) => text !== '')) blocks.push({ kind: 'text', lines: found })
  // The first line is always taken, whatever it looks like.
  return Math.max(at, start + 1)
}

const WIDE = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/

/** What stands between two lines of one paragraph: a space, nothing where the script writes none or a line is broken. */
function between(before: string, after: string): string {
  if (before === '' || after === '' || before.endsWith('\n')) return ''
  return WIDE.test(before.charAt(before.length - 1)) && WIDE.test(after.charAt(0)) ? '' : ' '
}

/** Blocks as one text: list items on lines of their own, a blank line between paragraphs. */
export function blocksText(blocks: readonly Block[]): string {
  let text = ''
  let before: Block['kind'] | undefined
  for (const block of blocks) {
    const part =
      block.kind === 'list'
        ? block.lines.join('\n')
        : block.kind === 'text'
          ? block.lines.map((line) => line.text).join('\n')
          : block.kind === 'heading'
            ? block.text
            : block.kind === 'table'
              ? tableText(block.table)
              : ''
    if (part === '') continue
    text += text === '' ? part : `${before === 'text' && block.kind === 'text' ? '\n\n' : '\n'}${part}`
    before = block.kind
  }
  return text
}

function tableText({ cells }: Table): string {
  const rows = new Map<number, string[]>()
  for (const { row, text } of cells) rows.set(row, [...(rows.get(row) ?? []), text])
  return [...rows.values()].map((row) => row.join(' | ')).join('\n')
}

/** The text of an HTML cell. Where a blank line stands in it, what is in it is Markdown, as GFM has it. */
function cellText(html: string): string {
  if (!/\n[ \t]*\n/.test(html) || /<table[\s>]/i.test(html)) return htmlText(html)
  const dedented = html.replace(/^[ \t]+(?=\S)/gm, (indent) => (indent.length > 3 ? '' : indent))
  return blocksText(readBlocks(dedented.replace(/<\/?(?:p|div)(?:\s[^<>]*)?>/gi, '\n\n'))).trim()
}
