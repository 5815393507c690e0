import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { ImportPreview } from '../../src-shared/domain/import-preview.ts'
import { whySchemeStays } from '../../src-shared/domain/keep-scheme.ts'
import type { Project } from '../../src-shared/domain/project.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type Scheme, schemeProblems } from '../../src-shared/domain/scheme.ts'
import type { CommandContext } from './command.ts'

/** The scheme that comes into force with an import; null where the project's stays. */
function schemeTaken(input: ParsedInputOf<'import.run'>, { scale }: ImportPreview): Scheme | null {
  return input.options?.scale?.choice === 'own' ? scale.own.scheme : null
}

/**
 * Puts the scheme of a log in force in the same step as its hazards.
 *
 * @param isVersion the log is another version of one that the project has
 * @throws Refusal `refused` where the log is a supplier's, carries no scheme, or something of the project is scored already
 */
export async function takeScheme(
  project: Project,
  input: ParsedInputOf<'import.run'>,
  preview: ImportPreview,
  isVersion: boolean,
  { work }: CommandContext,
): Promise<Project> {
  if (input.options?.scale?.choice !== 'own') return project
  if (input.whose === 'supplier') {
    throw new Refusal(
      'refused',
      "A supplier's scheme does not become this project's by import: its scores stay the supplier's. Nothing was changed.",
      'Bring the hazards in unscored; what the log shows is kept beside each.',
    )
  }
  const scheme = schemeTaken(input, preview)
  if (scheme === null || schemeProblems(scheme).length > 0) throw notKept(preview.file.name, preview.scale.own.why)
  const hazards = await work.inProject('hazard', project.id)
  const why = whySchemeStays(hazards, isVersion)
  if (why !== null) throw notKept(preview.file.name, why)
  return { ...project, scheme }
}

/** The refusal to keep the scheme of a log. */
export function notKept(file: string, why: string): Refusal {
  return new Refusal(
    'refused',
    `The scheme of ${file} cannot become this project's. ${why} Nothing was changed.`,
    'Bring the hazards in unscored, or set their words against ours.',
  )
}
