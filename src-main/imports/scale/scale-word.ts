import { plainHeading } from '../tables/headings.ts'

/** A place on a sheet, from 1. */
export interface Place {
  row: number
  column: number
}

/** One word of somebody's scale: "4 - Major" and "Major (4)" have both parts, "4" and "Major" one. */
export interface ScaleWord {
  /** As it stands, on one line. */
  text: string
  /** Without its number; empty where it is a number alone. */
  word: string
  number: number | null
}

const BEFORE = /^(\d{1,3})(?:\.0+)?\s*(?:[-–—.:)=]\s*|\s(?!(?:in|to|of|per|x)\b))(?=\D)/
const AFTER = /\s*(?:\((\d{1,3})\)|[-–—:=]\s*(\d{1,3}))$/
const ALONE = /^(\d{1,3})(?:\.0+)?$/

/** The parts of a word as a sheet shows it. */
export function scaleWord(shown: string): ScaleWord {
  const asShown = shown.replace(/\s+/g, ' ').trim()
  const text = asShown.normalize('NFKC')
  const alone = ALONE.exec(text)
  if (alone !== null) return { text, word: '', number: Number(alone[1]) }
  const before = BEFORE.exec(text)
  if (before !== null) return { text, word: text.slice(before[0].length).trim(), number: Number(before[1]) }
  const after = AFTER.exec(text)
  if (after === null) return { text: asShown, word: asShown, number: null }
  return { text, word: text.slice(0, after.index).trim(), number: Number(after[1] ?? after[2]) }
}

/** Without the differences of case, white space and punctuation that people do not see. */
export function plainWord({ word }: ScaleWord): string {
  return plainHeading(word) || word.toLowerCase()
}

/** Whether two are the same word; a number alone is the word that has this number. */
export function sameWord(one: ScaleWord, other: ScaleWord): boolean {
  if (one.word !== '' && other.word !== '') return plainWord(one) === plainWord(other)
  return one.number !== null && one.number === other.number
}

/** Index of a word among others, as {@link sameWord} tells, found without comparing it with each; −1 where there is none. */
export function findAmong(words: readonly ScaleWord[]): (word: ScaleWord) => number {
  const byWord = new Map<string, number>()
  const byNumber = new Map<number, number>()
  const numbersAlone = new Map<number, number>()
  words.forEach((one, at) => {
    if (one.word !== '') byWord.set(plainWord(one), byWord.get(plainWord(one)) ?? at)
    if (one.number === null) return
    byNumber.set(one.number, byNumber.get(one.number) ?? at)
    if (one.word === '') numbersAlone.set(one.number, at)
  })
  return (wanted) =>
    (wanted.word === ''
      ? byNumber.get(wanted.number ?? -1)
      : (byWord.get(plainWord(wanted)) ?? numbersAlone.get(wanted.number ?? -1))) ?? -1
}
