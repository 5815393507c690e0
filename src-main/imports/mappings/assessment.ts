import type { ImportFinding, PreviewAssessment } from '../../../src-shared/domain/import-preview.ts'
import { lookUp, rank, type Scheme } from '../../../src-shared/domain/scheme.ts'
import { reference, type SheetView } from '../grid.ts'
import { shownRating, shownWord } from '../scale/scheme-words.ts'
import { readReferences } from './formula-references.ts'
import type { Header } from './nineteen-columns-header.ts'

export type Stage = 'initial' | 'residual'
const PARTS = ['Severity', 'Likelihood', 'Rating'] as const

/** The initial or residual assessment of the hazard in a row, as shown and as the scheme has it. */
export function readAssessment(
  view: SheetView,
  header: Header,
  row: number,
  stage: Stage,
  scheme: Scheme,
): PreviewAssessment {
  const [severityAt = 0, likelihoodAt = 0, ratingAt = 0] = PARTS.map((part) => header.columns[`${stage}${part}`] ?? 0)
  for (const column of [severityAt, likelihoodAt, ratingAt]) view.take(row, column)
  const severityShown = view.text(row, severityAt).trim()
  const likelihoodShown = view.text(row, likelihoodAt).trim()
  const ratingShown = view.text(row, ratingAt).trim()
  const severity = shownWord(scheme.severity, severityShown)
  const likelihood = shownWord(scheme.likelihood, likelihoodShown)
  const ratingByScheme = lookUp(scheme, severity, likelihood)?.number ?? null
  const shown = shownRating(ratingShown)
  const formula = view.at(row, ratingAt)?.formula ?? null
  return {
    severity,
    likelihood,
    severityShown,
    likelihoodShown,
    ratingShown,
    ratingByScheme,
    ratingDiffers: ratingByScheme !== null && shown !== null && shown !== ratingByScheme,
    cells: {
      severity: reference(row, severityAt),
      likelihood: reference(row, likelihoodAt),
      rating: reference(row, ratingAt),
    },
    formula,
    formulaDiffers: formula === null ? null : formulaDiffers(formula, view.sheet.name, header, row, stage),
  }
}

/** What the formula of a rating reads instead of its own severity and likelihood; null where it reads its own. */
function formulaDiffers(formula: string, sheet: string, header: Header, row: number, stage: Stage): string | null {
  const read = readReferences(formula, sheet)
  const wrong: string[] = []
  for (const part of ['Severity', 'Likelihood'] as const) {
    const own = header.columns[`${stage}${part}`]
    const columns = [header.columns[`initial${part}`], header.columns[`residual${part}`]]
    if (own === undefined || read.some((cell) => cell.row === row && cell.column === own)) continue
    const instead = read.find((cell) => columns.includes(cell.column))
    if (instead !== undefined) {
      wrong.push(`${reference(instead.row, instead.column)} instead of ${reference(row, own)}`)
    }
  }
  return wrong.length === 0 ? null : wrong.join(' and ')
}

/** What is wrong with the two assessments of a hazard. `label` is the hazard as findings name it. */
export function assessmentFindings(
  initial: PreviewAssessment,
  residual: PreviewAssessment,
  scheme: Scheme,
  hazard: string | null,
  label: string,
): ImportFinding[] {
  const findings: ImportFinding[] = []
  for (const [stage, assessment] of [
    ['initial', initial],
    ['residual', residual],
  ] as const) {
    const { cells } = assessment
    for (const axis of ['severity', 'likelihood'] as const) {
      const shown = assessment[`${axis}Shown`]
      if (shown !== '' && assessment[axis] === null) {
        const words = scheme[axis].map(({ word }) => word).join(', ')
        findings.push({
          rule: 'unreadable',
          hazard,
          cell: cells[axis],
          message: `${label}: the ${stage} ${axis} "${clip(shown)}" (${cells[axis]}) is not a word of the scheme (${words}); it is left unscored.`,
        })
      }
    }
    if (assessment.ratingShown !== '' && shownRating(assessment.ratingShown) === null) {
      findings.push({
        rule: 'unreadable',
        hazard,
        cell: cells.rating,
        message: `${label}: the ${stage} rating "${clip(assessment.ratingShown)}" (${cells.rating}) is not a number.`,
      })
    }
    if (assessment.ratingShown === '' && assessment.formula !== null && assessment.ratingByScheme !== null) {
      findings.push({
        rule: 'unreadable',
        hazard,
        cell: cells.rating,
        message: `${label}: the formula of the ${stage} rating (${cells.rating}) shows no result.`,
      })
    }
    if (assessment.ratingDiffers) {
      const why = assessment.formulaDiffers === null ? '' : ` Its formula reads ${assessment.formulaDiffers}.`
      findings.push({
        rule: 'rating-differs',
        hazard,
        cell: cells.rating,
        message: `${label}: the ${stage} rating shown is ${clip(assessment.ratingShown)} (${cells.rating}), but ${assessment.severity} × ${assessment.likelihood} is ${assessment.ratingByScheme} by the matrix.${why}`,
      })
    }
  }
  const before = rank(scheme.severity, initial.severity)
  const after = rank(scheme.severity, residual.severity)
  if (before >= 0 && after >= 0 && after < before) {
    findings.push({
      rule: 'severity-drop',
      hazard,
      cell: residual.cells.severity,
      message: `${label}: the severity falls from ${initial.severity} (${initial.cells.severity}) to ${residual.severity} (${residual.cells.severity}) and no reason for it is recorded.`,
    })
  }
  return findings
}

/** A text short enough to stand in a message. */
export function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`
}
