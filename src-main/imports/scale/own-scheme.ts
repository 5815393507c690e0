import { FROM_FILE, type ImportScale, type OwnScheme } from '../../../src-shared/domain/import-scale.ts'
import {
  findWord,
  lookUp,
  type Rating,
  type Scheme,
  schemeProblems,
  scheme as schemeShape,
} from '../../../src-shared/domain/scheme.ts'
import { NAME_LIMIT } from '../../../src-shared/domain/text.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { onSheet } from '../grid.ts'
import { orientMatrix } from './orient-matrix.ts'
import { isProduct, numberIn, ratingsOf } from './own-ratings.ts'
import type { ShownScore } from './read-scale.ts'
import { type ScaleWord, sameWord, scaleWord } from './scale-word.ts'
import type { TheirMatrix } from './their-matrix.ts'

/** What a log says of its scale, for making a scheme of it. */
export interface SchemeSource {
  file: { name: string; sha256: string }
  scores: readonly ShownScore[]
  words: ImportScale['words']
  kind: ImportScale['kind']
  /** The published scheme whose words the log uses, where it is known with its matrix. */
  published: { name: string; scheme: Scheme } | null
  /** The project's scheme in force. */
  project: Scheme
}

const PRODUCT = 'Its ratings are numbers multiplied, and a product is never turned into a rating.'
const CONVENTION =
  'Which harm is rated, over what period or population, and which severity a kind of harm has, is not taken from the file.'

/**
 * The scheme that a log carries: its own matrix, or a published one that its words and ratings are those of. Each cell is
 * what the sheet says; what no sheet says is set to the most careful and told. Where the matrix has a hole, rates by a
 * product, cannot be told apart from its mirror image, or does not give the ratings that the log shows, there is none.
 */
export function ownScheme(
  matrices: readonly TheirMatrix[],
  source: SchemeSource,
): OwnScheme & { matrix: TheirMatrix | null } {
  const { words, kind } = source
  const none = (why: string) => ({ ...notOffered(why), matrix: null })
  if (words.severity.length === 0 || words.likelihood.length === 0)
    return none('The log shows no scores in both words.')
  if (kind === 'product' || kind === 'product of three') return none(PRODUCT)
  const made = matrices.map((matrix) => ({ matrix, own: fromMatrix(matrix, source) }))
  // Where both sides of a matrix could be either axis, the way round that the log's own ratings follow is right.
  const offered = made.filter(({ own }) => own.scheme !== null)
  const best = offered.sort((a, b) => disagreeing(a.own, source) - disagreeing(b.own, source))[0] ?? made[0]
  if (best !== undefined) return { ...best.own, matrix: best.own.scheme === null ? null : best.matrix }
  if (source.published !== null) return { ...fromPublished(source.published, source), matrix: null }
  return none(
    'The file carries no matrix of its own, and its words are not those of a published matrix that is known here.',
  )
}

/** A scheme of nothing, with why. */
export function notOffered(why: string): OwnScheme {
  return {
    scheme: null,
    why,
    already: false,
    found: null,
    assumed: [],
    read: { severity: {}, likelihood: {}, rating: {} },
    against: { cells: [], same: 0, onlyTheirs: [], onlyOurs: [] },
  }
}

function fromMatrix(matrix: TheirMatrix, source: SchemeSource): OwnScheme {
  const where = `its matrix (sheet "${matrix.sheet}", ${matrix.range})`
  const no = (why: string) => ({
    ...notOffered(`Of ${where}: ${why}.`),
    found: { sheet: matrix.sheet, range: matrix.range },
  })
  const hole = matrix.cells.flat().find(({ text }) => text === '')
  if (hole !== undefined) return no(`${onSheet(matrix.sheet, hole.ref)} has no rating, and a scheme rates every pair`)
  const oriented = orientMatrix(matrix, source.scores, source.project)
  if (typeof oriented === 'string') return no(oriented)
  if (isProduct(oriented))
    return no('it multiplies one number with the other, and a product is never turned into a rating')
  const ratings = ratingsOf(oriented, matrix)
  if (typeof ratings === 'string') return no(ratings)
  const usesNumbers = (axis: 'severity' | 'likelihood') =>
    source.words[axis].some(({ shown }) => scaleWord(shown).word === '')
  const axisOf = (axis: 'severity' | 'likelihood') =>
    oriented[axis].map((at) => ({
      word: wordOf(matrix[axis][at] ?? scaleWord(''), usesNumbers(axis)),
      definition: matrix.explained[axis][at] ?? '',
    }))
  const assumed = assumedOf(matrix, ratings)
  const draft: Scheme = {
    id: `${FROM_FILE}${source.file.sha256.slice(0, 16)}`,
    version: '1',
    title: titled(source.file.name),
    source: `Unconfirmed: made from ${source.file.name}, sheet "${matrix.sheet}", ${matrix.range} (SHA-256 of the file: ${source.file.sha256}), when its hazards were imported. Its words, its matrix and its explanations are the file's. ${assumed.join(' ')} The specification prescribes no matrix; your clinical risk management plan decides.`,
    convention: `${CONVENTION} The clinical risk management plan says it.`,
    severity: axisOf('severity'),
    likelihood: axisOf('likelihood'),
    lookup: oriented.cells.map((row) => row.map((at) => numberIn(oriented, ratings, at))),
    ratings,
    harmKinds: [],
  }
  const read = {
    severity: reading(source.words.severity, matrix.severity, oriented.severity, draft.severity),
    likelihood: reading(source.words.likelihood, matrix.likelihood, oriented.likelihood, draft.likelihood),
    rating: Object.fromEntries(
      source.words.rating.flatMap(({ shown }) => {
        const rating = scaleWord(shown)
        const at = oriented.ratings.findIndex((one) => sameWord(one, rating))
        return at < 0 ? [] : [[shown, numberIn(oriented, ratings, at)]]
      }),
    ),
  }
  const refOf = (l: number, s: number) =>
    onSheet(matrix.sheet, matrix.cells[oriented.likelihood[l] ?? 0]?.[oriented.severity[s] ?? 0]?.ref ?? '')
  const own: OwnScheme = {
    scheme: draft,
    already: false,
    why: `Its own matrix stands on the sheet "${matrix.sheet}", ${matrix.range}.`,
    found: { sheet: matrix.sheet, range: matrix.range },
    assumed,
    read,
    against: compare(draft, source.project, refOf),
  }
  const wrong = whatIsWrong(own, source)
  if (wrong !== null) return no(wrong)
  if (!isAlready(draft, source.project)) return tidied(own)
  return { ...no('it is the scheme of this project already'), already: true, read }
}

/** The scheme of a published matrix, for a log that uses its words and rates by it. */
function fromPublished({ name, scheme }: { name: string; scheme: Scheme }, source: SchemeSource): OwnScheme {
  const words = (axis: 'severity' | 'likelihood') =>
    reading(
      source.words[axis],
      scheme[axis].map(({ word }) => scaleWord(word)),
      scheme[axis].map((_, at) => at),
      scheme[axis],
    )
  const own: OwnScheme = {
    scheme: {
      ...scheme,
      id: `${FROM_FILE}${source.file.sha256.slice(0, 16)}`,
      version: '1',
      title: titled(source.file.name),
      source: `Unconfirmed: recognised in ${source.file.name} (SHA-256 of the file: ${source.file.sha256}) by its words and ratings as ${name}; the file carries no matrix of its own. What follows is of the published matrix. ${scheme.source}`,
    },
    already: false,
    why: `The file carries no matrix of its own; its words and its ratings are those of a published one: ${scheme.title}.`,
    found: null,
    assumed: ['Matrix, definitions and what each rating obliges are of the published matrix, not of the file.'],
    read: {
      severity: words('severity'),
      likelihood: words('likelihood'),
      rating: Object.fromEntries(
        source.words.rating.flatMap(({ shown }) => {
          const { number } = scaleWord(shown)
          return number !== null && scheme.ratings.some((one) => one.number === number) ? [[shown, number]] : []
        }),
      ),
    },
    against: compare(scheme, source.project, () => ''),
  }
  if (source.words.rating.length === 0) {
    return notOffered(
      'The file carries no matrix of its own, and shows no ratings that would tell by which matrix it was rated.',
    )
  }
  const wrong = isAlready(scheme, source.project)
    ? 'it is the scheme of this project already'
    : whatIsWrong(own, source)
  return wrong === null ? tidied(own) : notOffered(`Of the published matrix that its words are those of: ${wrong}.`)
}

function titled(file: string): string {
  const end = ', unconfirmed'
  return `Scheme of ${file}`.replace(/\s+/g, ' ').slice(0, NAME_LIMIT - end.length) + end
}

/** The word as the project will have it; beside its number where the log itself scores by numbers. */
function wordOf({ text, word, number }: ScaleWord, byNumber: boolean): string {
  if (word === '') return number === null ? text : String(number)
  return byNumber && number !== null ? `${number} – ${word}` : word
}

function assumedOf({ explained, severity, likelihood, ratings }: TheirMatrix, made: readonly Rating[]): string[] {
  const unexplained = (words: readonly ScaleWord[], texts: readonly string[]) =>
    words.filter((_, at) => (texts[at] ?? '') === '').length
  const missing = unexplained(severity, explained.severity) + unexplained(likelihood, explained.likelihood)
  const told = new Set(ratings.filter(({ text }) => text !== '').map(({ rating: { number, word } }) => number ?? word))
  const all = severity.length + likelihood.length
  return [
    'Which ratings may be accepted is for the plan to say: until a person says so, every rating needs a recorded reason, and as a residual risk every rating but the least stops an issue.',
    ...(missing === 0
      ? []
      : [`The file does not define ${missing === all ? 'its words' : `${missing} of its ${all} words`}.`]),
    ...(told.size > 0 ? [] : [`The file does not explain its ${formatCount(made.length, 'rating')}.`]),
    CONVENTION,
  ]
}

function reading(
  shown: ImportScale['words']['severity'],
  words: readonly ScaleWord[],
  order: readonly number[],
  axis: Scheme['severity'],
): Record<string, string> {
  return Object.fromEntries(
    shown.flatMap((one) => {
      const wanted = scaleWord(one.shown)
      const at = words.findIndex((word) => sameWord(word, wanted))
      const word = at < 0 ? undefined : axis[order.indexOf(at)]?.word
      return word === undefined ? [] : [[one.shown, word]]
    }),
  )
}

/** How many assessments show a rating, and how many of those the scheme rates otherwise. */
function agreement({ scheme, read }: OwnScheme, scores: readonly ShownScore[]): { compared: number; differ: number } {
  const compared = scores.flatMap(({ severity, likelihood, rating: shown }) => {
    const pair = [read.severity[severity], read.likelihood[likelihood]] as const
    if (scheme === null || shown === '' || pair[0] === undefined || pair[1] === undefined) return []
    return [lookUp(scheme, pair[0], pair[1])?.number === read.rating[shown]]
  })
  return { compared: compared.length, differ: compared.filter((same) => !same).length }
}

function disagreeing(own: OwnScheme, { scores }: SchemeSource): number {
  return agreement(own, scores).differ
}

/** Why a scheme that could be made is not the log's, in half a sentence; null where it is. */
function whatIsWrong(own: OwnScheme, { words, scores }: SchemeSource): string | null {
  const { scheme, read } = own
  if (scheme === null) return own.why
  const shape = schemeShape.safeParse(scheme)
  if (!shape.success) return `it cannot be a scheme (${shape.error.issues[0]?.message ?? ''})`
  const problems = schemeProblems(shape.data)
  if (problems.length > 0) return problems.join(' ').replace(/\.$/, '')
  const unknown = (['severity', 'likelihood'] as const).flatMap((axis) =>
    words[axis].filter(({ shown }) => !Object.hasOwn(read[axis], shown)).map(({ shown }) => shown),
  )
  // A word mistyped here and there is a finding; a log of other words was not scored by this matrix.
  if (unknown.length > 0 && unknown.length * 3 >= words.severity.length + words.likelihood.length) {
    return `the log uses words that it does not have: ${unknown.slice(0, 6).join(', ')}`
  }
  const { compared, differ } = agreement(own, scores)
  if (differ * 3 > compared) {
    return `it does not give the ratings that the log shows (${differ} of ${compared} differ), so the log was rated by something else`
  }
  return null
}

function isAlready(scheme: Scheme, project: Scheme): boolean {
  const sameWords = (['severity', 'likelihood'] as const).every(
    (axis) =>
      scheme[axis].length === project[axis].length &&
      scheme[axis].every(({ word }, at) => findWord(project[axis], word) === project[axis][at]?.word),
  )
  return sameWords && JSON.stringify(scheme.lookup) === JSON.stringify(project.lookup)
}

/** Cell by cell, where both schemes have the two words; and the words that only one of them has. */
function compare(theirs: Scheme, ours: Scheme, refOf: (l: number, s: number) => string): OwnScheme['against'] {
  const cells: OwnScheme['against']['cells'] = []
  let same = 0
  theirs.likelihood.forEach(({ word: likelihood }, l) => {
    theirs.severity.forEach(({ word: severity }, s) => {
      const words = [findWord(ours.severity, severity) ?? null, findWord(ours.likelihood, likelihood) ?? null] as const
      const rated = lookUp(ours, ...words)?.number
      const number = theirs.lookup[l]?.[s] ?? 0
      if (rated === number) same++
      else if (rated !== undefined) cells.push({ cell: refOf(l, s), severity, likelihood, theirs: number, ours: rated })
    })
  })
  const only = (from: Scheme, other: Scheme) =>
    (['severity', 'likelihood'] as const).flatMap((axis) =>
      from[axis].filter(({ word }) => findWord(other[axis], word) === undefined).map(({ word }) => word),
    )
  return { cells, same, onlyTheirs: only(theirs, ours), onlyOurs: only(ours, theirs) }
}

/** With every text by the one rule for text. */
function tidied(own: OwnScheme): OwnScheme {
  return { ...own, scheme: own.scheme === null ? null : schemeShape.parse(own.scheme) }
}
