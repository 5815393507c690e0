import type { ScaleChoice } from '../../../src-shared/domain/import-options.ts'
import type { CountedWord, ImportScale } from '../../../src-shared/domain/import-scale.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { knownScale } from './known-scales.ts'
import { shownWord } from './scheme-words.ts'

/** One assessment as a log shows it. */
export interface ShownScore {
  hazard: string
  stage: 'initial' | 'residual'
  severity: string
  likelihood: string
  rating: string
  /** Cell of the rating. */
  cell: string
}

type Reading = Omit<ImportScale, 'differs' | 'own'>

/** What a log's scores say of its scale, and whether they may be read as the project's. */
export function readScale(scores: readonly ShownScore[], scheme: Scheme, choice: ScaleChoice | null): Reading {
  const words = {
    severity: countWords(scores.map(({ severity }) => severity)),
    likelihood: countWords(scores.map(({ likelihood }) => likelihood)),
    rating: countWords(scores.map(({ rating }) => rating)),
  }
  const kind = kindOf(scores, scheme)
  const reading = {
    words,
    kind,
    direction: directionOf(scores, scheme),
    knownAs: knownScale(words),
    // Of a product of three, two scores say nothing of the rating: the third is in no score.
    contradictions: kind === 'product of three' ? [] : contradictionsIn(scores),
  }
  return { ...reading, ...decide(reading, scheme, choice) }
}

function countWords(shown: readonly string[]): CountedWord[] {
  const counts = new Map<string, number>()
  for (const word of shown) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].map(([word, count]) => ({ shown: word, count }))
}

const WHOLE = /^\s*(\d{1,3})(?:\.0+)?\s*$/
const BESIDE = /^\s*(\d{1,3})\s*[-–—.:)=]\s*\S|\((\d{1,3})\)\s*$/

/** The number of a score: of itself, or beside its word ("4 - Major", "Major (4)"); null where it has none. */
export function numberOf(shown: string): number | null {
  const match = WHOLE.exec(shown) ?? BESIDE.exec(shown)
  const digits = match?.[1] ?? match?.[2]
  return digits === undefined ? null : Number(digits)
}

/** Position of a score: its number, else the place of its word on the project's axis. */
function place(shown: string, axis: Scheme['severity']): number | null {
  const number = numberOf(shown)
  if (number !== null) return number
  const word = shownWord(axis, shown)
  const at = axis.findIndex((one) => one.word === word)
  return word === null || at < 0 ? null : at + 1
}

function kindOf(scores: readonly ShownScore[], scheme: Scheme): ImportScale['kind'] {
  let products = 0
  let others = 0
  let telling = 0
  for (const { severity, likelihood, rating } of scores) {
    const [s, l, r] = [place(severity, scheme.severity), place(likelihood, scheme.likelihood), numberOf(rating)]
    if (r === null || s === null || l === null) continue
    // Where one of the two is 1, a lookup may show the same number by chance.
    if (r === s * l) {
      products++
      if (s > 1 && l > 1) telling++
    } else others++
  }
  if (telling > 0 && products >= 4 * others) return 'product'
  if (isProductOfThree(scores)) return 'product of three'
  if (scores.some(({ severity, likelihood, rating }) => severity !== '' && likelihood !== '' && rating !== '')) {
    return others > 0 || scores.some(({ rating }) => rating !== '' && numberOf(rating) === null) ? 'lookup' : 'unknown'
  }
  return 'unknown'
}

/** Largest number on the scales of an FMEA. */
const LARGEST_FACTOR = 10

/** Whether ratings are the two numbers times a third, as a risk priority number is. */
function isProductOfThree(scores: readonly ShownScore[]): boolean {
  let products = 0
  let others = 0
  let telling = 0
  for (const { severity, likelihood, rating } of scores) {
    const [s, l, r] = [numberOf(severity), numberOf(likelihood), numberOf(rating)]
    if (s === null || l === null || r === null || s * l === 0) continue
    const third = r / (s * l)
    if (Number.isInteger(third) && third >= 1 && third <= LARGEST_FACTOR) {
      products++
      // Where both are 1, any rating is their multiple.
      if (third > 1 && s * l > 1) telling++
    } else others++
  }
  return telling > 1 && products >= 4 * others
}

/** Controls lower risk: numbers that fall from initial to residual are worse the higher they are. */
function directionOf(scores: readonly ShownScore[], scheme: Scheme): ImportScale['direction'] {
  const byNumberAndWord = scores.flatMap(({ severity }) => {
    const word = shownWord(scheme.severity, severity)
    const number = numberOf(severity)
    const at = scheme.severity.findIndex((one) => one.word === word)
    return number === null || at < 0 ? [] : [{ number, at }]
  })
  const [one] = byNumberAndWord
  const other = one === undefined ? undefined : byNumberAndWord.find(({ at }) => at !== one.at)
  if (one !== undefined && other !== undefined && one.number !== other.number) {
    return one.number < other.number === one.at < other.at ? 'higher is worse' : 'lower is worse'
  }
  let falls = 0
  let rises = 0
  const initial = new Map(scores.filter(({ stage }) => stage === 'initial').map((score) => [score.hazard, score]))
  for (const residual of scores) {
    const before = initial.get(residual.hazard)
    if (residual.stage !== 'residual' || before === undefined) continue
    for (const part of ['severity', 'likelihood', 'rating'] as const) {
      const [was, is] = [numberOf(before[part]), numberOf(residual[part])]
      if (was === null || is === null || was === is) continue
      if (is < was) falls++
      else rises++
    }
  }
  if (falls > 3 * rises) return 'higher is worse'
  if (rises > 3 * falls) return 'lower is worse'
  const known = scores.filter(({ severity }) => severity !== '')
  const inWords = known.every(({ severity }) => shownWord(scheme.severity, severity) !== null)
  return known.length > 0 && inWords ? 'higher is worse' : 'unknown'
}

/** The same two scores with another rating than most rows give them. */
function contradictionsIn(scores: readonly ShownScore[]): ImportScale['contradictions'] {
  const byPair = new Map<string, Map<string, ShownScore[]>>()
  for (const score of scores) {
    const { severity, likelihood, rating } = score
    if (severity === '' || likelihood === '' || rating === '') continue
    const pair = JSON.stringify([severity.toLowerCase(), likelihood.toLowerCase()])
    const ratings = byPair.get(pair) ?? new Map<string, ShownScore[]>()
    byPair.set(pair, ratings)
    const key = rating.toLowerCase()
    ratings.set(key, [...(ratings.get(key) ?? []), score])
  }
  return [...byPair.values()].flatMap((ratings) => {
    const [usual, ...others] = [...ratings.values()].sort((a, b) => b.length - a.length)
    return others.flat().map(({ hazard, cell, severity, likelihood, rating }) => ({
      hazard,
      cell,
      message: `${hazard}: ${severity} × ${likelihood} is shown as ${rating} (${cell}); elsewhere this log shows ${usual?.[0]?.rating} (${usual?.[0]?.cell}).`,
    }))
  })
}

function decide(
  { words, kind }: Pick<Reading, 'words' | 'kind'>,
  scheme: Scheme,
  choice: ScaleChoice | null,
): Pick<Reading, 'decided' | 'why'> {
  const no = (why: string) => ({ decided: false, why })
  if (choice?.choice === 'unscored')
    return no('It was decided to bring the hazards in unscored, with the originals kept.')
  if (choice?.choice === 'own') return { decided: true, why: 'It was decided to keep their scheme as this project’s.' }
  if (choice?.choice === 'map') return { decided: true, why: 'A person set their words against those of this project.' }
  if (words.severity.length + words.likelihood.length === 0) return { decided: true, why: 'The log shows no scores.' }
  if (kind === 'product') {
    return no('Its ratings are one number times the other, which is not how this project rates: nothing was converted.')
  }
  if (kind === 'product of three') {
    return no(
      'Its ratings are three numbers multiplied, as in an FMEA, which is not how this project rates: nothing was converted.',
    )
  }
  const unknown = (['severity', 'likelihood'] as const).flatMap((axis) =>
    words[axis].filter(({ shown }) => shownWord(scheme[axis], shown) === null).map(({ shown }) => shown),
  )
  const scored = words.severity.length + words.likelihood.length
  // A word mistyped in a log of this project's words is one finding; a log of other words is another scale.
  if (unknown.length > 0 && unknown.length >= scored / 3) {
    return no(`Its words are not those of this project: ${unknown.slice(0, 6).join(', ')}.`)
  }
  const most = scheme.ratings.length
  const strange = words.rating.filter(({ shown }) => {
    const number = numberOf(shown)
    return number === null || number < 1 || number > most
  })
  const times = (of: CountedWord[]) => of.reduce((sum, { count }) => sum + count, 0)
  if (times(strange) * 2 > times(words.rating)) {
    return no(
      `Its severity and likelihood are called as in this project, its ratings are not: ${strange
        .slice(0, 6)
        .map(({ shown }) => shown)
        .join(', ')}. It was rated by another matrix.`,
    )
  }
  return { decided: true, why: 'Its words and ratings are those of this project.' }
}
