import { type ListEntry, listEntries } from '../../../src-shared/domain/list-entries.ts'
import { cleanText } from '../../../src-shared/domain/text.ts'

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
/** A line longer than this is a paragraph and not an entry of a list. */
const LONGEST_LINE = 300

/**
 * The entries of a cell that somebody wrote as a list: by its numbers or bullets; without any, by semicolons, or by its
 * lines where each is short. Text that is no list is one entry.
 */
export function cellEntries(cell: string): ListEntry[] {
  const circled = circledEntries(cell)
  if (circled !== null) return circled
  const marked = listEntries(cell, 'numbers and bullets')
  if (marked.length !== 1 || marked[0]?.number !== null) return marked
  const parts = outsideQuotes(cell) ?? linesOf(cell)
  if (parts.length < 2) return marked
  return parts
    .map((sourceText) => ({ number: null, text: cleanText(sourceText).text.trim(), sourceText }))
    .filter(({ text }) => text !== '')
}

/** ① to ⑳, which number a list within a line as well; null where they do not. */
function circledEntries(cell: string): ListEntry[] | null {
  const parts = cell.split(/(?=[①-⑳])/)
  const numbers = parts.map((part) => CIRCLED.indexOf(part.charAt(0)) + 1)
  const first = numbers.findIndex((number) => number > 0)
  const inOrder = numbers.slice(first).every((number, index, all) => index === 0 || number > (all[index - 1] ?? 0))
  if (first < 0 || numbers.length - first < 2 || !inOrder) return null
  return parts
    .map((sourceText, index): ListEntry => {
      const number = numbers[index] ?? 0
      const text = cleanText(number > 0 ? sourceText.slice(1) : sourceText).text.trim()
      return { number: number > 0 ? number : null, text, sourceText }
    })
    .filter(({ number, text }) => number !== null || text !== '')
}

/** Divided at semicolons, but not within quotation marks or brackets; null where there is none. */
function outsideQuotes(text: string): string[] | null {
  const parts: string[] = ['']
  let depth = 0
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (character === '(' || character === '[') depth++
    else if ((character === ')' || character === ']') && depth > 0) depth--
    if ((character === ';' || character === '；') && depth === 0 && !quoted) parts.push('')
    else parts[parts.length - 1] += character
  }
  // A bracket or a quotation mark that is never closed would swallow the rest.
  const whole = depth > 0 || quoted ? text.split(/[;；]/) : parts
  return whole.length > 1 ? whole : null
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const isList = lines.length > 1 && lines.every((line) => line.length <= LONGEST_LINE && !/[:：]\s*$/.test(line))
  return isList ? lines : [text]
}

/** Whether an entry says that there is nothing: "None", "N/A", "nil", a dash. */
export function saysNothing(text: string): boolean {
  return /^(?:none|n\/?a|not applicable|nil|なし|該当なし|[-–—.]+)[\s.,;:!]*$/i.test(text.trim())
}
