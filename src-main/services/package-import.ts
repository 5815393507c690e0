import type { Evidence } from '../../src-shared/domain/evidence.ts'
import type { CommandContext, Outcome } from './command.ts'
import { blankEvidence } from './evidence.ts'
import { type Arrivals, arrivalsOf, type ReadPackage } from './package-arrivals.ts'
import { KEPT_FOR_HISTORY } from './package-content.ts'

/** What came of taking a package in. */
export interface Taken extends Outcome {
  projectId: string
  arrivals: Arrivals
}

/**
 * Takes a package in as a new project: every record with its id as it came, versions with their bytes, decisions with
 * their signatures. Its history stays in the package, which is kept whole beside the evidence.
 *
 * @param kept the package's text as a kept file
 */
export async function importPackage(
  read: ReadPackage,
  kept: NonNullable<Evidence['file']>,
  context: CommandContext,
): Promise<Taken> {
  const { work, newId, now, turn } = context
  const arrivals = await arrivalsOf(work.db, read)
  const projectId = read.content.project.id
  for (const [index, { kind, record }] of arrivals.added.entries()) {
    work.put(kind, record)
    await turn(index, arrivals.added.length)
  }
  for (const { sha256, text } of read.baselines) work.keepContent(sha256, Buffer.from(text, 'utf8'))
  work.put('evidence', {
    ...blankEvidence(newId(), projectId, kept.name, kept),
    type: 'imported hazard log',
    note: `Made at ${read.madeAt} at change ${read.ledgerHead.seq} of another workspace, head ${read.ledgerHead.hash}.`,
    archived: { how: 'undone', reason: KEPT_FOR_HISTORY, at: now },
  })
  return { projectId, id: projectId, arrivals }
}
