import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { Organisation } from '../../src-shared/domain/organisation.ts'
import type { Person } from '../../src-shared/domain/person.ts'
import type { CommandContext, Outcome } from './command.ts'
import { withDefined } from './defined.ts'
import { restored } from './restore.ts'

/** Adds a person to the workspace. */
export async function createPerson(
  input: ParsedInputOf<'person.create'>,
  { work, newId }: CommandContext,
): Promise<Outcome> {
  const person: Person = {
    id: newId(),
    name: input.values.name,
    profession: '',
    organisationId: null,
    registrationBody: '',
    registrationNumber: '',
    registrationExpires: null,
    registrationCheckedOn: null,
    registrationCheckedBy: '',
    training: [],
    archived: null,
  }
  work.put('person', withDefined(person, input.values))
  return { projectId: null, id: person.id }
}

/** Changes a person's particulars. */
export async function updatePerson(input: ParsedInputOf<'person.update'>, { work }: CommandContext): Promise<Outcome> {
  work.put('person', withDefined(await work.live('person', input.id), input.patch))
  return { projectId: null, id: input.id }
}

/** Takes a person out of the lists; what they did stays under their name. */
export async function archivePerson(
  input: ParsedInputOf<'person.archive'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const person = await work.live('person', input.id)
  work.put('person', { ...person, archived: { how: 'archived', reason: input.reason, at: now } })
  return { projectId: null, id: input.id, reason: input.reason }
}

/** Puts an archived person back into the lists. */
export async function restorePerson(
  input: ParsedInputOf<'person.restore'>,
  { work }: CommandContext,
): Promise<Outcome> {
  work.put('person', restored(await work.get('person', input.id), 'This person'))
  return { projectId: null, id: input.id }
}

/** Adds an organisation to the workspace. */
export async function createOrganisation(
  input: ParsedInputOf<'organisation.create'>,
  context: CommandContext,
): Promise<Outcome> {
  const made = newOrganisation(context, input.values.name, input.values.kind ?? 'other')
  context.work.put('organisation', withDefined(made, input.values))
  return { projectId: null, id: made.id }
}

/** Changes an organisation's particulars. */
export async function updateOrganisation(
  input: ParsedInputOf<'organisation.update'>,
  { work }: CommandContext,
): Promise<Outcome> {
  work.put('organisation', withDefined(await work.live('organisation', input.id), input.patch))
  return { projectId: null, id: input.id }
}

/** Takes an organisation out of the lists. */
export async function archiveOrganisation(
  input: ParsedInputOf<'organisation.archive'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const organisation = await work.live('organisation', input.id)
  work.put('organisation', { ...organisation, archived: { how: 'archived', reason: input.reason, at: now } })
  return { projectId: null, id: input.id, reason: input.reason }
}

/** Puts an archived organisation back into the lists. */
export async function restoreOrganisation(
  input: ParsedInputOf<'organisation.restore'>,
  { work }: CommandContext,
): Promise<Outcome> {
  work.put('organisation', restored(await work.get('organisation', input.id), 'This organisation'))
  return { projectId: null, id: input.id }
}

/** The organisation of that name, whatever its case, or a new one. */
export async function organisationNamed(
  context: CommandContext,
  name: string,
  kind: Organisation['kind'],
): Promise<Organisation> {
  const known = (await context.work.all('organisation')).find(
    (one) => one.archived === null && one.name.toLowerCase() === name.trim().toLowerCase(),
  )
  return known ?? context.work.put('organisation', newOrganisation(context, name.trim(), kind))
}

function newOrganisation({ newId }: CommandContext, name: string, kind: Organisation['kind']): Organisation {
  return { id: newId(), name, kind, reference: '', archived: null }
}
