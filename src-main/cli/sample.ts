import { type Answer, type Call, EXIT } from './answer.ts'

/** Makes the fictitious sample project. */
export async function runSample(call: Call): Promise<Answer> {
  const { id } = await call('sample.create', {})
  const project = (await call('project.list', {})).find((one) => one.id === id)
  const name = project?.name ?? ''
  return {
    object: { project: name, hazards: project?.hazards ?? 0 },
    lines: [`${name}: ${project?.hazards ?? 0} hazards. ${project?.notice ?? ''}`],
    exit: EXIT.done,
  }
}
