import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import type { ShownScore } from './read-scale.ts'
import { plainWord, type ScaleWord, sameWord, scaleWord } from './scale-word.ts'
import type { TheirMatrix } from './their-matrix.ts'
import { meaningsSay, orderSays } from './worse-words.ts'

/** A matrix with every end known: indexes into the sheet's order, least to worst, and its ratings least to worst. */
export interface Oriented {
  severity: number[]
  likelihood: number[]
  /** Rows by likelihood, columns by severity, both least first; places in `ratings`. */
  cells: number[][]
  ratings: ScaleWord[]
}

/**
 * Turns a matrix so that its rating never falls to the right or downwards, and says which way round that is. A matrix and
 * its mirror image fit alike: what the words mean, what the file says of the ratings, and that controls lower a risk
 * decide between them; where nothing does, or they disagree, there is no answer.
 *
 * @returns the matrix, or why it cannot be turned, in half a British sentence
 */
export function orientMatrix(
  matrix: TheirMatrix,
  scores: readonly ShownScore[],
  project: Pick<Scheme, 'severity' | 'likelihood'>,
): Oriented | string {
  const keys = matrix.cells.map((row) => row.map(({ text }) => keyOf(scaleWord(text))))
  const byKey = new Map(matrix.cells.flat().map(({ text }) => [keyOf(scaleWord(text)), scaleWord(text)]))
  const both = (length: number) => {
    const order = Array.from({ length }, (_, at) => at)
    return [order, order.toReversed()]
  }
  const fitting = both(matrix.severity.length).flatMap((severity) =>
    both(matrix.likelihood.length).flatMap((likelihood): Oriented[] => {
      const turned = likelihood.map((l) => severity.map((s) => keys[l]?.[s] ?? ''))
      const order = risingOrder(turned, byKey)
      if (order === null) return []
      const cells = turned.map((row) => row.map((key) => order.indexOf(key)))
      return [{ severity, likelihood, cells, ratings: order.flatMap((key) => byKey.get(key) ?? []) }]
    }),
  )
  if (fitting.length === 0) {
    return 'its rating does not rise steadily with severity and likelihood, whichever end is taken for the worse'
  }
  const told = fitting.map((one) => ({ one, says: sayings(one, matrix, scores, project) }))
  const right = told.filter(({ says }) => says.includes(1) && !says.includes(-1))
  const [only] = right
  if (only === undefined || right.length > 1) {
    return told.some(({ says }) => says.includes(1) && says.includes(-1))
      ? 'its words and its ratings say different things about which end is worse'
      : 'nothing in the file tells which end of it is worse'
  }
  return only.one
}

/** What makes two cells the same rating: its number where it has one, else its word. */
export function keyOf(rating: ScaleWord): string {
  return rating.number === null ? `=${plainWord(rating)}` : `#${rating.number}`
}

/** The ratings of a matrix in the one order in which they never fall to the right or downwards; null where there is none. */
function risingOrder(cells: readonly (readonly string[])[], byKey: ReadonlyMap<string, ScaleWord>): string[] | null {
  const before = new Map([...byKey.keys()].map((key) => [key, new Set<string>()]))
  cells.forEach((row, l) => {
    row.forEach((key, s) => {
      for (const less of [row[s - 1], cells[l - 1]?.[s]]) {
        if (less !== undefined && less !== key) before.get(key)?.add(less)
      }
    })
  })
  const numbers = [...byKey.values()].map(({ number }) => number)
  if (numbers.every((number) => number !== null)) {
    const rising = [...byKey.keys()].sort((a, b) => (byKey.get(a)?.number ?? 0) - (byKey.get(b)?.number ?? 0))
    return [rising, rising.toReversed()].find((order) => agrees(order, before)) ?? null
  }
  // Words have no order of their own: only one that every step of the matrix forces is theirs.
  const order: string[] = []
  while (order.length < byKey.size) {
    const next = [...before].filter(
      ([key, less]) => !order.includes(key) && [...less].every((one) => order.includes(one)),
    )
    const [one] = next
    if (one === undefined || next.length > 1) return null
    order.push(one[0])
  }
  return order
}

function agrees(order: readonly string[], before: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return [...before].every(([key, less]) => [...less].every((one) => order.indexOf(one) < order.indexOf(key)))
}

function sayings(
  { severity, likelihood, ratings }: Oriented,
  matrix: TheirMatrix,
  scores: readonly ShownScore[],
  project: Pick<Scheme, 'severity' | 'likelihood'>,
): number[] {
  const wordsAt = (axis: 'severity' | 'likelihood', order: number[]) => order.flatMap((at) => matrix[axis][at] ?? [])
  const explained = ratings.map((rating) => matrix.ratings.find((one) => sameWord(one.rating, rating))?.text ?? '')
  return [
    orderSays(wordsAt('severity', severity), 'severity', project),
    orderSays(wordsAt('likelihood', likelihood), 'likelihood', project),
    orderSays(ratings, 'rating', project),
    meaningsSay(explained),
    controlsSay(ratings, scores),
  ]
}

/** Controls lower a risk: of hazards whose rating changes, the residual one is less. */
function controlsSay(ratings: readonly ScaleWord[], scores: readonly ShownScore[]): -1 | 0 | 1 {
  const place = (shown: string) => {
    const rating = scaleWord(shown)
    return ratings.findIndex((one) => sameWord(one, rating))
  }
  const initial = new Map(scores.filter(({ stage }) => stage === 'initial').map((one) => [one.hazard, one.rating]))
  let falls = 0
  let rises = 0
  for (const { hazard, stage, rating } of scores) {
    const [was, is] = [place(initial.get(hazard) ?? ''), place(rating)]
    if (stage !== 'residual' || was < 0 || is < 0 || was === is) continue
    if (is < was) falls++
    else rises++
  }
  return falls > 3 * rises ? 1 : rises > 3 * falls ? -1 : 0
}
