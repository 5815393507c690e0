import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import type { HazardRisk } from '../../../../src-shared/domain/standing.ts'
import { tellFailure } from '../../../api/commands.ts'
import { announce } from '../../../components/announce.ts'
import { useHazardCommands } from './hazard-commands.ts'

/**
 * Sets the residual words as the initial ones, and nothing else: an acceptance and its justification are judgements
 * (clinical-rules 21). Null where there are no initial words, or the residual has them already.
 */
export function useResidualAsInitial(hazard: Hazard, risk: HazardRisk): (() => void) | null {
  const { score } = useHazardCommands(hazard.id)
  const severity = risk.initial.assessment?.severity ?? null
  const likelihood = risk.initial.assessment?.likelihood ?? null
  const residual = risk.residual.assessment
  if (severity === null || likelihood === null) return null
  if (residual?.severity === severity && residual.likelihood === likelihood) return null
  return () => {
    void score('residual', { severity, likelihood }).then((answer) => {
      if (answer.ok) announce(`Residual as initial: ${severity}, ${likelihood}.`)
      else tellFailure(answer.error)
    })
  }
}
