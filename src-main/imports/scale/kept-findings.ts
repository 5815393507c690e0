import type { ScaleChoice } from '../../../src-shared/domain/import-options.ts'
import type { ImportFinding } from '../../../src-shared/domain/import-preview.ts'
import { assessmentFindings, clip } from '../mappings/assessment.ts'
import { type Guarded, labelOf } from './guard-scale.ts'

const STAGES = ['initial', 'residual'] as const
const PARTS = ['severity', 'likelihood', 'rating'] as const

/** What is wrong with scores by the log's own scheme, where the project takes that: above all ratings that it would not give. */
export function keptFindings({ hazards, scheme, scale }: Guarded): ImportFinding[] {
  const { read } = scale.own
  const has = (part: (typeof PARTS)[number], shown: string) => Object.hasOwn(read[part], shown)
  return hazards.flatMap((hazard) => {
    const { initial, residual } = hazard
    const name = hazard.number.text || null
    const known = new Set(
      STAGES.flatMap((stage) =>
        // A rating that is no number is judged below: it may be one of its words.
        PARTS.filter((part) => part === 'rating' || has(part, hazard[stage][`${part}Shown`])).map(
          (part) => hazard[stage].cells[part],
        ),
      ),
    )
    const strange = STAGES.flatMap((stage): ImportFinding[] => {
      const { severity, likelihood, ratingShown, ratingByScheme, cells } = hazard[stage]
      if (ratingShown === '' || ratingByScheme === null || has('rating', ratingShown)) return []
      return [
        {
          rule: 'rating-differs',
          hazard: name,
          cell: cells.rating,
          message: `${labelOf(hazard)}: the ${stage} rating shown is ${clip(ratingShown)} (${cells.rating}), which its own matrix does not have; ${severity} × ${likelihood} is ${ratingByScheme} by it.`,
        },
      ]
    })
    return [
      ...assessmentFindings(initial, residual, scheme, name, labelOf(hazard)).filter(
        ({ rule, cell }) => rule !== 'unreadable' || !known.has(cell),
      ),
      ...strange,
    ]
  })
}

/** Findings without those that call a word unknown which a person set against one of ours: see halves of assessments. */
export function withoutWordsSet(
  findings: readonly ImportFinding[],
  hazards: Guarded['hazards'],
  choice: ScaleChoice | null,
): ImportFinding[] {
  if (choice?.choice !== 'map') return [...findings]
  const set = new Set(
    hazards.flatMap((hazard) =>
      STAGES.flatMap((stage) =>
        (['severity', 'likelihood'] as const)
          .filter((axis) => Object.hasOwn(choice[axis], hazard[stage][`${axis}Shown`]))
          .map((axis) => hazard[stage].cells[axis]),
      ),
    ),
  )
  return findings.filter(({ rule, cell }) => rule !== 'unreadable' || !set.has(cell))
}
