import type { HazardStatus } from '../../../../src-shared/domain/hazard.ts'
import type { Result } from '../../../../src-shared/domain/result.ts'
import { refuse } from '../../../../src-shared/domain/result.ts'
import type { Run } from '../../../api/commands.ts'

const STAGES: Record<string, { stage: 'initial' | 'residual'; axis: 'severity' | 'likelihood' }> = {
  'initial.severity': { stage: 'initial', axis: 'severity' },
  'initial.likelihood': { stage: 'initial', axis: 'likelihood' },
  'residual.severity': { stage: 'residual', axis: 'severity' },
  'residual.likelihood': { stage: 'residual', axis: 'likelihood' },
}

/** Sends what a cell was changed to. Refusals come back as data: the grid shows them with what was typed. */
export async function sendEdit(
  run: Run,
  hazardId: string,
  columnId: string,
  value: string | null,
): Promise<Result<unknown>> {
  const scored = STAGES[columnId]
  if (scored !== undefined) {
    const { stage, axis } = scored
    return await run('assessment.set', { hazardId, stage, patch: { [axis]: value } }, { quiet: true })
  }
  const update = (patch: Record<string, string | null>) =>
    run('hazard.update', { id: hazardId, patch }, { quiet: true })
  switch (columnId) {
    case 'name':
    case 'description':
    case 'impact':
    case 'category':
    case 'careSetting':
      return await update({ [columnId]: value ?? '' })
    case 'status':
      return await run(
        'hazard.update',
        { id: hazardId, patch: { status: (value ?? 'not stated') as HazardStatus } },
        { quiet: true },
      )
    case 'ownerId':
    case 'nextReview':
      return await update({ [columnId]: value === '' ? null : value })
    default:
      return refuse('refused', 'This column cannot be edited.')
  }
}
