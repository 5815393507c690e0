import type { ControlType } from '../domain/control.ts'
import { rank } from '../domain/scheme.ts'
import { bothStandards, onHazard, perControlledHazard } from './draft.ts'
import type { Check } from './finding.ts'
import { listInWords } from './words.ts'

const WEAK: ReadonlySet<ControlType> = new Set<ControlType>(['training', 'information', 'not stated'])

/** Severity among the two worst words, and nothing but people's attention against it. */
export const weakControlsOnly: Check = {
  id: 'only-training-or-information',
  title: 'Severe hazards controlled only by training or information',
  rule: '7',
  level: 'warning',
  why: 'Training and information rely on people remembering. For the most severe harm, design or a change of the business process comes first.',
  clauses: bothStandards('6.1.1'),
  run: perControlledHazard((one, { context }) => {
    const { severity } = context.scheme
    const words = [one.risk.initial, one.risk.residual].map(({ assessment }) => assessment?.severity ?? null)
    const worst = Math.max(...words.map((word) => rank(severity, word)))
    if (worst < severity.length - 2 || one.links.length === 0) return []
    const types = new Set(one.links.map(({ control }) => control.type))
    if ([...types].some((type) => !WEAK.has(type))) return []
    const said = [...types].map((type) => (type === 'not stated' ? 'of no stated type' : type)).sort()
    return [
      onHazard(one, {
        field: 'links',
        message: `${one.hazard.number}: ${severity[worst]?.word ?? ''} harm, and its controls are only ${listInWords(said)}.`,
        values: [words, one.links.map(({ control }) => [control.id, control.type])],
      }),
    ]
  }),
}
