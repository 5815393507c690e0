import { decode } from 'html-entities'
import { htmlAttribute, linkText, MOST_TEXT, tagAt, withoutComments } from '../html-text.ts'

/** Addresses by the label of a reference link, in lower case. */
export type LinkTargets = ReadonlyMap<string, string>

interface Run {
  mark: string
  count: number
  opens: boolean
  closes: boolean
}

const PUNCTUATION = /[!-/:-@[-`{-~]/
const WORD = /[\p{L}\p{N}_]/u

/**
 * A line of Markdown as a person reads it: marks of emphasis and code dropped, links as `text (address)`, `<br>` as a
 * line end, entities and escapes decoded. What is not markup stays as it stands: `2 * 3`, `snake_case`, `<patient>`.
 */
export function inlineText(source: string, targets: LinkTargets = new Map()): string {
  // No cell may be so long: what calls the reader refuses it.
  if (source.length > MOST_TEXT) return source
  const parts = split(withoutComments(source), targets)
  dropEmphasis(parts)
  return parts.map((part) => (typeof part === 'string' ? part : part.mark.repeat(part.count))).join('')
}

function split(source: string, targets: LinkTargets): (string | Run)[] {
  const parts: (string | Run)[] = []
  const anchors: { address: string; at: number }[] = []
  let plain = ''
  const flush = (): void => {
    if (plain !== '') parts.push(decode(plain))
    plain = ''
  }
  const put = (text: string): void => {
    flush()
    if (text !== '') parts.push(text)
  }
  let at = 0
  while (at < source.length) {
    const character = source.charAt(at)
    if (character === '\\' && PUNCTUATION.test(source.charAt(at + 1))) {
      put(source.charAt(at + 1))
      at += 2
    } else if (character === '`') {
      const fence = runLength(source, at)
      const end = closingFence(source, at + fence, fence)
      if (end < 0) {
        plain += source.slice(at, at + fence)
        at += fence
      } else {
        const code = source.slice(at + fence, end).replaceAll('\n', ' ')
        put(/^ .* $/.test(code) && code.trim() !== '' ? code.slice(1, -1) : code)
        at = end + fence
      }
    } else if (character === '<') {
      const address = /^<((?:https?|mailto|ftp):[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>/i.exec(source.slice(at, at + 2048))
      const tag = tagAt(source, at)
      if (address !== null) {
        put(address[1] ?? '')
        at += address[0].length
      } else if (tag !== undefined) {
        flush()
        if (tag.name === 'br') parts.push('\n')
        else if (tag.name === 'img') parts.push(htmlAttribute(tag.attributes, 'alt') ?? '')
        else if (tag.name === 'a' && tag.kind === 'open') {
          anchors.push({ address: htmlAttribute(tag.attributes, 'href') ?? '', at: parts.length })
        } else if (tag.name === 'a') {
          const anchor = anchors.pop()
          if (anchor !== undefined) {
            const inside = parts.splice(anchor.at)
            dropEmphasis(inside)
            parts.push(linkText(inside.map((part) => (typeof part === 'string' ? part : '')).join(''), anchor.address))
          }
        }
        at = tag.to
      } else {
        plain += character
        at++
      }
    } else if (character === '[' || (character === '!' && source[at + 1] === '[')) {
      const link = linkAt(source, character === '!' ? at + 1 : at, targets)
      if (link === undefined) {
        plain += character
        at++
      } else {
        put(link.text)
        at = link.end
      }
    } else if (character === '*' || character === '_' || (character === '~' && source[at + 1] === '~')) {
      const count = runLength(source, at)
      flush()
      parts.push(run(source, at, count))
      at += count
    } else {
      plain += character
      at++
    }
  }
  flush()
  return parts
}

function runLength(source: string, at: number): number {
  let end = at
  while (source[end] === source[at]) end++
  return end - at
}

function closingFence(source: string, from: number, length: number): number {
  for (let at = source.indexOf('`', from); at >= 0; ) {
    const found = runLength(source, at)
    if (found === length) return at
    at = source.indexOf('`', at + found)
  }
  return -1
}

/** A run of marks; an underscore inside a word is none, so that `patient_id` stays whole. */
function run(source: string, at: number, count: number): Run {
  const mark = source.charAt(at)
  const before = source.charAt(at - 1)
  const after = source.charAt(at + count)
  const space = (character: string) => character === '' || /\s/.test(character)
  const word = mark === '_'
  return {
    mark,
    count,
    opens: !space(after) && !(word && WORD.test(before)),
    closes: !space(before) && !(word && WORD.test(after)),
  }
}

function dropEmphasis(parts: (string | Run)[]): void {
  const open = new Map<string, Run[]>()
  for (const part of parts) {
    if (typeof part === 'string') continue
    const waiting = open.get(part.mark) ?? []
    open.set(part.mark, waiting)
    while (part.closes && part.count > 0) {
      const opener = waiting.at(-1)
      if (opener === undefined) break
      const dropped = Math.min(opener.count, part.count)
      opener.count -= dropped
      part.count -= dropped
      if (opener.count === 0) waiting.pop()
    }
    if (part.opens && part.count > 0) waiting.push(part)
  }
}

/** The link or picture whose `[` is given: its plain text with the address, and the place after it. */
function linkAt(source: string, at: number, targets: LinkTargets): { text: string; end: number } | undefined {
  const close = closingBracket(source, at)
  if (close < 0) return undefined
  const label = source.slice(at + 1, close)
  const direct = /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()]|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/.exec(
    source.slice(close + 1, close + 4096),
  )
  if (direct !== null) {
    return {
      text: linkText(inlineText(label, targets), direct[1] ?? direct[2] ?? ''),
      end: close + 1 + direct[0].length,
    }
  }
  const reference = /^\[([^[\]]*)\]/.exec(source.slice(close + 1, close + 1024))
  const target = targets.get((reference?.[1] || label).trim().toLowerCase())
  if (target === undefined) return undefined
  return { text: linkText(inlineText(label, targets), target), end: close + 1 + (reference?.[0].length ?? 0) }
}

/** Longest label of a link looked for. */
const LABEL = 2000

function closingBracket(source: string, at: number): number {
  let depth = 0
  const last = Math.min(source.length, at + LABEL)
  for (let place = at; place < last; place++) {
    const character = source[place]
    if (character === '\\') place++
    else if (character === '[') depth++
    else if (character === ']' && --depth === 0) return place
  }
  return -1
}
