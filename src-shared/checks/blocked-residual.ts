import type { RegisterRecord } from '../domain/registers.ts'
import type { CheckInput } from './checked-log.ts'
import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'

const STAGES = ['initial', 'residual'] as const

/** A residual rating that the scheme does not allow in an issued log. */
export const residualBlocksIssue: Check = {
  id: 'residual-blocks-issue',
  title: 'Residual ratings that would block an issue',
  rule: '4',
  level: 'error',
  why: 'A residual risk of this rating cannot be accepted as it stands. It is issued only with a benefit-risk analysis and the acceptance of the person whom the plan authorises.',
  clauses: bothStandards('6.1.5', '6.1.6', '6.4.1'),
  run: perHazard((one) => {
    const { rating } = one.risk.residual
    if (!rating?.blocksIssue) return []
    return [
      onHazard(one, {
        field: 'residual.severity',
        message: `${one.hazard.number}: the residual rating ${rating.number} (${rating.label}) would block an issue.`,
        values: [rating.number, one.risk.residual.assessment?.id],
      }),
    ]
  }),
}

/** A residual that blocks an issue, without a complete benefit-risk analysis. */
export const benefitAnalysisMissing: Check = {
  id: 'benefit-analysis-missing',
  title: 'Benefit-risk analysis missing',
  rule: '4',
  level: 'error',
  why: 'Where a residual risk is unacceptable and further control is not practicable, the clinical benefits are weighed against it the analysis is recorded, and the person whom the plan authorises for the rating accepts the risk.',
  clauses: bothStandards('6.1.6', '6.2.1'),
  run: (input) => {
    const analyses = analysesByHazard(input)
    return input.assessed.flatMap((one) => {
      const { rating } = one.risk.residual
      if (!rating?.blocksIssue) return []
      const own = analyses.get(one.hazard.id) ?? []
      const lacks = own.map(missingParts)
      if (lacks.some((parts) => parts.length === 0)) return []
      const least = lacks.toSorted((a, b) => a.length - b.length)[0]
      return [
        onHazard(one, {
          field: 'benefitAnalysis',
          partId: own[0]?.id ?? null,
          message: `${one.hazard.number}: the residual rating is ${rating.number} and ${
            least ? `the benefit-risk analysis has no ${least.join(', no ')}` : 'no benefit-risk analysis is recorded'
          }.`,
          values: [rating.number, lacks],
        }),
      ]
    })
  },
}

/** A rating that blocks an issue, marked acceptable. */
export const blockedButAccepted: Check = {
  id: 'blocked-but-accepted',
  title: 'Ratings marked acceptable that cannot be',
  rule: '4',
  level: 'error',
  why: 'The scheme says that a risk of this rating is not acceptable as it stands.',
  clauses: bothStandards('5.1.1', '6.1.4'),
  run: perHazard((one) =>
    STAGES.flatMap((stage) => {
      const { rating, assessment } = one.risk[stage]
      if (!rating?.blocksIssue || assessment?.acceptability !== 'acceptable') return []
      return [
        onHazard(one, {
          field: `${stage}.acceptability`,
          message: `${one.hazard.number}: the ${stage} rating ${rating.number} (${rating.label}) is marked acceptable.`,
          values: [rating.number, assessment.acceptability],
        }),
      ]
    }),
  ),
}

function analysesByHazard({ snapshot }: CheckInput): Map<string, RegisterRecord<'benefitAnalysis'>[]> {
  const analyses = new Map<string, RegisterRecord<'benefitAnalysis'>[]>()
  for (const analysis of snapshot.records.benefitAnalysis) {
    if (analysis.archived !== null || analysis.hazardId === null) continue
    const known = analyses.get(analysis.hazardId)
    if (known) known.push(analysis)
    else analyses.set(analysis.hazardId, [analysis])
  }
  return analyses
}

function missingParts(of: RegisterRecord<'benefitAnalysis'>): string[] {
  const parts = {
    benefits: of.benefits,
    'residual risk': of.residualRisk,
    conclusion: of.conclusion,
    authors: of.authors,
  }
  return [
    ...Object.entries(parts).flatMap(([name, text]) => (text === '' ? [name] : [])),
    ...(of.date === null ? ['date'] : []),
    // Whoever the plan authorises for the rating accepts it; the plan says so in words, so who it is stays a judgement.
    ...(of.acceptedById === null || of.acceptedOn === null
      ? ['acceptance by the person whom the plan authorises']
      : []),
  ]
}
