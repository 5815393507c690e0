import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { CommandContext, Outcome } from './command.ts'
import { withDefined } from './defined.ts'
import { restored } from './restore.ts'

/** Records a piece of evidence; its file, if it has one, is already kept under its hash. */
export async function createEvidence(
  input: ParsedInputOf<'evidence.create'> & { file: Evidence['file'] },
  { work, newId }: CommandContext,
): Promise<Outcome> {
  await work.live('project', input.projectId)
  const title = input.values.title ?? input.file?.name
  if (!title) throw new Refusal('invalid-input', 'Give the evidence a title. Nothing was changed.')
  const evidence = withDefined(blankEvidence(newId(), input.projectId, title, input.file), input.values)
  work.put('evidence', evidence)
  return { projectId: input.projectId, id: evidence.id }
}

/** Evidence about which nothing is said but its title. */
export function blankEvidence(id: string, projectId: string, title: string, file: Evidence['file']): Evidence {
  return {
    id,
    projectId,
    title,
    type: 'other',
    date: null,
    reviewBy: null,
    reference: '',
    holdsPatientData: false,
    note: '',
    file,
    archived: null,
  }
}

/** Changes what is said of a piece of evidence; the file itself never changes. */
export async function updateEvidence(
  input: ParsedInputOf<'evidence.update'>,
  { work }: CommandContext,
): Promise<Outcome> {
  const evidence = withDefined(await work.live('evidence', input.id), input.patch)
  work.put('evidence', evidence)
  return { projectId: evidence.projectId, id: evidence.id }
}

/** Takes evidence out of use; what rested on it falls back to claimed. */
export async function archiveEvidence(
  input: ParsedInputOf<'evidence.archive'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const evidence = await work.live('evidence', input.id)
  work.put('evidence', { ...evidence, archived: { how: 'archived', reason: input.reason, at: now } })
  return { projectId: evidence.projectId, id: evidence.id, reason: input.reason }
}

/** Puts archived evidence back; what rests on it is evidenced again where all else is. */
export async function restoreEvidence(
  input: ParsedInputOf<'evidence.restore'>,
  { work }: CommandContext,
): Promise<Outcome> {
  const evidence = restored(await work.get('evidence', input.id), 'This evidence')
  work.put('evidence', evidence)
  return { projectId: evidence.projectId, id: evidence.id }
}
