const ASCII = /^[\p{ASCII}]*$/u
const MARKS = /\p{Mn}/gu
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{Mn}]*/gu

/** A text as words are compared: small letters without accents (`Zoë` → `zoe`). */
export function fold(text: string): string {
  const small = text.toLowerCase()
  return ASCII.test(small) ? small : small.normalize('NFD').replace(MARKS, '')
}

/** Words of a text, folded, as they come; letters and digits make words, everything else stands between them. */
export function wordsOf(text: string): string[] {
  return fold(text).match(WORD) ?? []
}

/** A piece of a text, and whether it is what was looked for. */
export interface Run {
  text: string
  marked: boolean
}

/** A text in pieces, the beginnings of words that are looked for (folded) marked. Joined, they are the text. */
export function markWords(text: string, wanted: readonly string[]): Run[] {
  const runs: Run[] = []
  let done = 0
  for (const match of text.matchAll(WORD)) {
    const word = fold(match[0])
    const hit = wanted.reduce((longest, one) => (word.startsWith(one) ? Math.max(longest, one.length) : longest), 0)
    if (hit === 0) continue
    if (match.index > done) runs.push({ text: text.slice(done, match.index), marked: false })
    // Where folding changed its length, the whole word is marked rather than a part that is not the one typed.
    const end = match.index + (word.length === match[0].length ? hit : match[0].length)
    runs.push({ text: text.slice(match.index, end), marked: true })
    done = end
  }
  if (done < text.length) runs.push({ text: text.slice(done), marked: false })
  return runs
}

/** How much of a text stands before the first word found, in characters. */
const BEFORE = 30

/** The part of a text in which the first of the words stands, on one line, with … where it was cut. */
export function excerpt(text: string, wanted: readonly string[], length = 140): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  let at = 0
  for (const match of line.matchAll(WORD)) {
    if (!wanted.some((one) => fold(match[0]).startsWith(one))) continue
    at = match.index
    break
  }
  const from = at <= BEFORE ? 0 : line.indexOf(' ', at - BEFORE) + 1
  return `${from > 0 ? '… ' : ''}${line.slice(from, from + length)}${from + length < line.length ? ' …' : ''}`
}
