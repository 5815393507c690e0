import type { Channel, InputOf, OutputOf } from '../../src-shared/contract/index.ts'
import { Refusal } from '../../src-shared/domain/result.ts'

/** Exit codes of the command line. */
export const EXIT = { done: 0, refused: 1, usage: 2, fault: 3 } as const

/** One call of the contract; a refusal is thrown and becomes the exit code. */
export type Call = <C extends Channel>(channel: C, input: InputOf<C>) => Promise<OutputOf<C>>

/** What an action answers: one object for `--json`, some lines for people, and the exit code. */
export interface Answer {
  object: unknown
  lines: string[]
  exit: number
}

/**
 * The project a request means: by name, or the only one.
 * @throws Refusal `not-found` where there is none of that name, or more than one to choose from
 */
export async function projectMeant(name: string | null, call: Call): Promise<{ id: string; name: string }> {
  const projects = await call('project.list', {})
  const names = projects.map((project) => project.name).join(', ')
  if (name !== null) {
    const found = projects.find((project) => project.name.toLowerCase() === name.toLowerCase())
    if (found) return found
    throw new Refusal('not-found', `There is no project "${name}" in this workspace.`, `It holds: ${names || 'none'}.`)
  }
  const [only, ...more] = projects
  if (only && more.length === 0) return only
  throw new Refusal(
    'not-found',
    only ? 'This workspace holds several projects.' : 'This workspace holds no project.',
    only ? `Name one with --project: ${names}.` : 'Import a hazard log first.',
  )
}
