import type { SourceScore, Stage } from '../../src-shared/domain/assessment.ts'
import type { PreviewAssessment, PreviewHazard, SourceField } from '../../src-shared/domain/import-preview.ts'
import type { RecordSource } from '../../src-shared/domain/record.ts'

/** What a source showed of one assessment; nothing where it showed nothing. */
export function sourceScoreFrom(shown: PreviewAssessment, stage: Stage, importId: string): SourceScore[] {
  const { severity, likelihood, severityShown, likelihoodShown, ratingShown, cells } = shown
  if (severityShown === '' && likelihoodShown === '' && ratingShown === '') return []
  return [
    {
      stage,
      severity,
      likelihood,
      severityShown,
      likelihoodShown,
      ratingShown,
      cells,
      importId,
      differenceConfirmed: null,
    },
  ]
}

/** Cell and source text of each field. */
export function fieldsOf(source: PreviewHazard): NonNullable<RecordSource>['fields'] {
  const named: Record<string, SourceField> = {
    number: source.number,
    name: source.name,
    description: source.description,
    impact: source.impact,
    notes: source.notes,
    owner: source.owner,
    status: source.statusSource,
    category: source.category,
    ...Object.fromEntries(source.otherFields.map(({ label, ...field }) => [`other: ${label}`, field])),
  }
  return Object.fromEntries(
    Object.entries(named).flatMap(([field, { cell, sourceText }]) =>
      cell === null ? [] : [[field, { cell, text: sourceText }]],
    ),
  )
}

/** Cell and source text of each score. */
export function scoreFields(source: PreviewHazard): NonNullable<RecordSource>['fields'] {
  return Object.fromEntries(
    (['initial', 'residual'] as const).flatMap((stage) => {
      const { cells, severityShown, likelihoodShown, ratingShown } = source[stage]
      return [
        [`${stage} severity`, { cell: cells.severity, text: severityShown }],
        [`${stage} likelihood`, { cell: cells.likelihood, text: likelihoodShown }],
        [`${stage} rating`, { cell: cells.rating, text: ratingShown }],
      ]
    }),
  )
}

/** Provenance of an imported record. */
export function sourceAt(importId: string, sheet: string, fields: NonNullable<RecordSource>['fields']): RecordSource {
  return { importId, sheet, fields }
}
