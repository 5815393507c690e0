import type { InputOf } from '../../../src-shared/contract/index.ts'
import { useCommand } from '../../api/commands.ts'
import { useProject } from '../../project/project-context.ts'

/** Saves part of the project's own record; the field shows a refusal. */
export function useProjectPatch() {
  const run = useCommand()
  const { projectId } = useProject()
  return (patch: InputOf<'project.update'>['patch']) => run('project.update', { id: projectId, patch }, { quiet: true })
}
