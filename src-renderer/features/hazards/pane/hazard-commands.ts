import type { InputOf } from '../../../../src-shared/contract/index.ts'
import type { Result } from '../../../../src-shared/domain/result.ts'
import { useCommand } from '../../../api/commands.ts'

/** The commands that fields of one hazard send; refusals are shown by the fields themselves. */
export function useHazardCommands(hazardId: string) {
  const run = useCommand()
  const quiet = { quiet: true }
  return {
    run,
    update: (patch: InputOf<'hazard.update'>['patch']): Promise<Result<unknown>> =>
      run('hazard.update', { id: hazardId, patch }, quiet),
    score: (stage: 'initial' | 'residual', patch: InputOf<'assessment.set'>['patch']): Promise<Result<unknown>> =>
      run('assessment.set', { hazardId, stage, patch }, quiet),
    link: (linkId: string, patch: InputOf<'link.update'>['patch']): Promise<Result<unknown>> =>
      run('link.update', { hazardId, linkId, patch }, quiet),
  }
}
