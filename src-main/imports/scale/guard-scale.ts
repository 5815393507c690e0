import type { Stage } from '../../../src-shared/domain/assessment.ts'
import type { ScaleChoice } from '../../../src-shared/domain/import-options.ts'
import type {
  ImportFinding,
  PreviewAssessment,
  PreviewHazard,
  WorkbookMatrix,
} from '../../../src-shared/domain/import-preview.ts'
import type { ImportScale } from '../../../src-shared/domain/import-scale.ts'
import { lookUp, type Scheme } from '../../../src-shared/domain/scheme.ts'
import type { SheetView } from '../grid.ts'
import { publishedScheme } from './known-scales.ts'
import { ownScheme } from './own-scheme.ts'
import { halfRead, type ScoreReading, type ShownAssessment, tableAssessment } from './read-assessment.ts'
import { readScale, type ShownScore } from './read-scale.ts'
import { shownRating, shownWord } from './scheme-words.ts'
import { findTheirMatrices } from './their-matrix.ts'

const STAGES = ['initial', 'residual'] as const

/** What a hazard is called in findings and lists. */
export function labelOf({ number, row }: PreviewHazard): string {
  return number.text === '' ? `Row ${row}` : number.text
}

/** What a file carries beside its hazards: where a matrix of its own may stand. */
export interface Carried {
  file: { name: string; sha256: string }
  views: readonly SheetView[]
  /** Name of the sheet that holds the hazards. */
  log: string
}

/** Scores as they come in, and by which scheme. */
export interface Guarded {
  hazards: PreviewHazard[]
  scale: ImportScale
  findings: ImportFinding[]
  /** The scheme that the scores were read by: the project's, or theirs where it is kept. */
  scheme: Scheme
  /** Their matrix where it is kept: it equals that scheme. Null otherwise. */
  kept: WorkbookMatrix | null
  /** Scores were read by the file's own matrix. */
  byOwn: boolean
}

/**
 * Stands between the scores of a file and the project: scores come in as the project's words only where they are those,
 * where a person set words against words, or where the project takes their scheme; otherwise the hazard is unscored, and
 * what was shown stays (clinical-rules 1, 2).
 */
export function guardScale(
  hazards: readonly PreviewHazard[],
  project: Scheme,
  choice: ScaleChoice | null,
  { file, views, log }: Carried,
): Guarded {
  const scores = hazards.flatMap(shownScores)
  const read = readScale(scores, project, choice)
  const { matrix, ...own } = ownScheme(
    findTheirMatrices(views, read.words, { sheet: log, scores: scoreCells(hazards) }),
    {
      file,
      scores,
      words: read.words,
      kind: read.kind,
      published: publishedScheme(read.words),
      project,
    },
  )
  const keeps = choice?.choice === 'own'
  // Another version of a log whose scheme was kept: its numbers and ratings are words of that scheme by its own matrix.
  const isIts = choice === null && own.already && !read.decided
  const decided = keeps ? own.scheme !== null : read.decided || isIts
  const why = keeps ? own.why : isIts ? 'Its matrix is the scheme of this project, cell by cell.' : read.why
  const scheme = keeps && own.scheme !== null ? own.scheme : project
  const byOwn = isIts || (keeps && own.scheme !== null)
  const reading = { scheme, choice: isIts ? ({ choice: 'own' } as const) : choice, own: own.read }
  // Several scores in one are never one: see the rows of a hazard that disagree.
  const several = ({ severityShown, likelihoodShown }: PreviewAssessment) =>
    `${severityShown}${likelihoodShown}`.includes('\n')
  const assess = (shown: PreviewAssessment): PreviewAssessment => ({
    ...tableAssessment(partsOf(shown), { ...reading, decided: decided && !several(shown) }),
    formulaDiffers: shown.formulaDiffers,
  })
  const guarded = hazards.map((hazard) => ({
    ...hazard,
    initial: assess(hazard.initial),
    residual: assess(hazard.residual),
  }))
  const halves = hazards.flatMap((hazard) =>
    STAGES.flatMap((stage): ImportFinding[] => {
      const shown = hazard[stage]
      const axis = halfRead(partsOf(shown), { ...reading, decided: decided && !several(shown) })
      return axis === null ? [] : [halfFinding(hazard, stage, axis)]
    }),
  )
  const undecided: ImportFinding = {
    rule: 'scale-undecided',
    hazard: null,
    cell: '',
    message: `The hazards come in unscored, with what the log shows kept beside each. ${why}`,
  }
  const contradictions = read.contradictions.map(
    ({ hazard, cell, message }): ImportFinding => ({ rule: 'scale-contradicts', hazard, cell, message }),
  )
  if (keeps && own.scheme !== null)
    for (const place of matrix?.places ?? []) viewOf(views, matrix)?.take(place.row, place.column)
  return {
    hazards: guarded,
    // Whose matrix stands in the file was rated by it, whatever words it is in.
    scale: {
      ...read,
      kind: own.scheme === null && !own.already ? read.kind : 'lookup',
      decided,
      why,
      own,
      differs: ratingsThatDiffer(hazards, { ...reading, decided }),
    },
    findings: [...(decided ? [] : [undecided, ...contradictions]), ...halves],
    scheme,
    byOwn,
    kept: keeps && own.scheme !== null && own.found !== null ? keptMatrix(own.scheme, own.found) : null,
  }
}

/** References of every cell that a score stands in. */
function scoreCells(hazards: readonly PreviewHazard[]): Set<string> {
  return new Set(
    hazards.flatMap((hazard) =>
      STAGES.flatMap((stage) => Object.values(hazard[stage].cells).flatMap((cells) => cells.split(', '))),
    ),
  )
}

function viewOf(views: readonly SheetView[], matrix: { sheet: string } | null): SheetView | undefined {
  return views.find(({ sheet }) => sheet.name === matrix?.sheet)
}

function partsOf(shown: PreviewAssessment): ShownAssessment {
  const { severityShown: severity, likelihoodShown: likelihood, ratingShown: rating, cells, formula } = shown
  return { severity, likelihood, rating, cells, formula }
}

function halfFinding(hazard: PreviewHazard, stage: Stage, axis: 'severity' | 'likelihood'): ImportFinding {
  const { cells, severityShown, likelihoodShown, ratingShown } = hazard[stage]
  const label = labelOf(hazard)
  const other = axis === 'severity' ? 'likelihood' : 'severity'
  const shown = [severityShown, likelihoodShown].map((one) => one || 'nothing').join(' × ')
  return {
    rule: 'scale-undecided',
    hazard: hazard.number.text || null,
    cell: cells[other],
    message: `${label}: of the ${stage} score only the ${axis} has a word of the scheme, so it comes in unscored; what the log shows is kept: ${shown}${ratingShown === '' ? '' : `, rating ${ratingShown}`}.`,
  }
}

/** The matrix of a scheme that was made of it. */
function keptMatrix(scheme: Scheme, { sheet, range }: { sheet: string; range: string }): WorkbookMatrix {
  const words = (axis: Scheme['severity']) => axis.map(({ word }) => word)
  return {
    sheet,
    range,
    severity: words(scheme.severity),
    likelihood: words(scheme.likelihood),
    ratings: scheme.lookup,
    equalsScheme: true,
    differences: [],
  }
}

/**
 * Ratings that the scheme would give otherwise: a number other than its own; or, where a log rates in words that are not
 * those of a scheme of its own, a word other than the one that log mostly uses for scores which this project rates alike.
 */
function ratingsThatDiffer(hazards: readonly PreviewHazard[], reading: ScoreReading): ImportScale['differs'] {
  const { scheme, choice, own } = reading
  if (choice?.choice === 'map') return []
  const keeps = choice?.choice === 'own'
  const wordOf = (axis: 'severity' | 'likelihood', shown: string) =>
    keeps ? (own[axis][shown] ?? null) : shownWord(scheme[axis], shown)
  const rated = hazards.flatMap((hazard) =>
    STAGES.flatMap((stage) => {
      const { severityShown, likelihoodShown, ratingShown, cells } = hazard[stage]
      const words = [wordOf('severity', severityShown), wordOf('likelihood', likelihoodShown)] as const
      const byScheme = lookUp(scheme, ...words)?.number
      if (byScheme === undefined || ratingShown === '') return []
      return [{ hazard: labelOf(hazard), stage, cell: cells.rating, shown: ratingShown, byScheme }]
    }),
  )
  if (keeps) return rated.filter(({ shown, byScheme }) => own.rating[shown] !== byScheme)
  const usual = new Map<number, string>()
  for (const { number } of scheme.ratings) {
    const words = rated.filter(({ byScheme, shown }) => byScheme === number && shownRating(shown) === null)
    const counts = new Map<string, number>()
    for (const { shown } of words) counts.set(shown.toLowerCase(), (counts.get(shown.toLowerCase()) ?? 0) + 1)
    const [most] = [...counts].sort(([, a], [, b]) => b - a)
    if (most !== undefined) usual.set(number, most[0])
  }
  return rated.filter(({ shown, byScheme }) => {
    const number = shownRating(shown)
    return number === null ? shown.toLowerCase() !== usual.get(byScheme) : number !== byScheme
  })
}

function shownScores(hazard: PreviewHazard): ShownScore[] {
  return STAGES.flatMap((stage) => {
    const { severityShown, likelihoodShown, ratingShown, cells } = hazard[stage]
    if (severityShown === '' && likelihoodShown === '' && ratingShown === '') return []
    // Rows of one hazard that disagree say nothing of the scale.
    if (`${severityShown}${likelihoodShown}`.includes('\n')) return []
    return [
      {
        hazard: labelOf(hazard),
        stage,
        severity: severityShown,
        likelihood: likelihoodShown,
        rating: ratingShown,
        cell: cells.rating || cells.severity,
      },
    ]
  })
}
