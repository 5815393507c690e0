import type { Rating } from '../../../src-shared/domain/scheme.ts'
import type { Oriented } from './orient-matrix.ts'
import { type ScaleWord, sameWord } from './scale-word.ts'
import type { TheirMatrix } from './their-matrix.ts'

const HIGHEST = 25
/** Longest text of a rating that stands for its label: it has to fit where the others do. */
const LABEL_LENGTH = 28
const UNEXPLAINED = 'Not explained in the file'

/** Every cell the product of its places, or of the numbers of its words. */
export function isProduct({ cells, ratings }: Oriented): boolean {
  return cells.every((row, l) => row.every((at, s) => ratings[at]?.number === (l + 1) * (s + 1)))
}

/** The number that stands for the rating at a place, least first: the matrix's own where it has numbers. */
export function numberIn({ ratings }: Oriented, made: readonly Rating[], at: number): number {
  return ratings[at]?.number ?? made[at]?.number ?? 0
}

/** The ratings in order, with the most careful flags; or why there can be none, in half a sentence. */
export function ratingsOf({ ratings }: Oriented, matrix: TheirMatrix): Rating[] | string {
  const numbers = ratings.map(({ number }) => number)
  if (ratings.length < 2) return 'it gives one rating to every pair'
  if (numbers.every((number) => number === null)) {
    return ratings.map(({ word }, at) => rating(at + 1, ratings.length, 1, word, toldOf(ratings[at], matrix)))
  }
  if (!numbers.every((number) => number !== null)) return 'some of its ratings are numbers and others words'
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  if (numbers[0] !== least) {
    return `its ratings count down (${least} is the worst), those of this project count up, and no number is turned round`
  }
  if (least < 1 || most > HIGHEST) return `it rates from ${least} to ${most}, and a rating is numbered 1 to ${HIGHEST}`
  // Numbers that it skips stand unused, so that each rating keeps the number it has there.
  return Array.from({ length: most }, (_, at) => {
    const own = ratings.find(({ number }) => number === at + 1)
    const told = matrix.ratings.find((one) => one.rating.number === at + 1)?.text ?? ''
    return rating(at + 1, most, least, own?.word ?? '', told, own === undefined)
  })
}

function toldOf(rating: ScaleWord | undefined, matrix: TheirMatrix): string {
  return matrix.ratings.find((one) => rating !== undefined && sameWord(one.rating, rating))?.text ?? ''
}

function rating(number: number, of: number, least: number, word: string, told: string, unused = false): Rating {
  // Their word stands in quotation marks: it is the file's, and says nothing of what this product would call the rating.
  const label = word !== '' ? `“${word}”` : shortened(told)
  const text = told === '' ? 'The file does not say what this rating obliges.' : closed(told)
  return {
    number,
    label,
    text: unused ? `${text} Its matrix gives this rating to no pair.` : text,
    colourStep: of === 1 ? 1 : 1 + Math.round(((number - 1) * 4) / (of - 1)),
    needsReason: true,
    blocksIssue: number > least,
  }
}

/** With a full stop where it has no end of its own: sentences of this product follow it. */
function closed(text: string): string {
  return /[.!?。…]$/.test(text) ? text : `${text}.`
}

/** An explanation as a label: its first clause, cut between words where it is long. */
function shortened(told: string): string {
  const [clause = ''] = told.split(/[.;\n]/)
  const line = clause.replace(/\s+/g, ' ').trim()
  if (line === '') return UNEXPLAINED
  return line.length <= LABEL_LENGTH ? line : `${line.slice(0, LABEL_LENGTH).replace(/\s+\S*$/, '')} …`
}
