import type { RegisterEntry, RegisterKind } from '../../src-shared/domain/registers.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { setAssessment } from './assessment.ts'
import type { CommandContext, Outcome } from './command.ts'
import { createControl, stepControl } from './control.ts'
import { createEvidence } from './evidence.ts'
import { createHazard } from './hazard.ts'
import { addLinks } from './link.ts'
import { createPerson, organisationNamed } from './people.ts'
import { createProject } from './project.ts'
import { createRegisterRecord, setNarrative, setStatement } from './register.ts'
import type { SampleContent, SampleControl, SampleHazard } from './sample-content.ts'

/**
 * Makes the fictitious sample project in one step, through the services that make everything else: their rules hold
 * for it too. People and organisations that the workspace knows by name are used as they are.
 *
 * @throws Refusal `refused` where a project of that name stands already
 */
export async function createSample(content: SampleContent, context: CommandContext): Promise<Outcome> {
  await refuseSecond(content, context)
  const ids = new Ids()
  for (const { key, name, kind } of content.organisations) {
    ids.set(key, (await organisationNamed(context, name, kind)).id)
  }
  for (const person of content.people) ids.set(person.key, await personNamed(person, ids, context))
  const projectId = await makeProject(content, ids, context)
  for (const { key, ...values } of content.evidence) {
    ids.set(key, made(await createEvidence({ projectId, token: null, file: null, values }, context)))
  }
  for (const control of content.controls) ids.set(control.key, await makeControl(control, projectId, ids, context))
  for (const hazard of content.hazards) ids.set(hazard.key, await makeHazard(hazard, content, projectId, ids, context))
  await fillRegisters(content, projectId, ids, context)
  // Scores come last: they name a session, and rest on the links and controls as they now stand.
  for (const hazard of content.hazards) await scoreHazard(hazard, ids, context)
  return { projectId, id: projectId }
}

/** What each key of the content became. */
class Ids {
  readonly #ids = new Map<string, string>()

  set(key: string, id: string): void {
    this.#ids.set(key, id)
  }

  of(key: string): string {
    const id = this.#ids.get(key)
    if (id === undefined) throw new Error(`The sample names "${key}", which it does not hold.`)
    return id
  }

  all(keys: readonly string[] = []): string[] {
    return keys.map((key) => this.of(key))
  }

  /** Null where nothing is named: null, left out, or empty. */
  orNull(key: string | null | undefined): string | null {
    return key ? this.of(key) : null
  }
}

/** The id of the record that a service made. */
function made({ id }: Outcome): string {
  if (id === undefined) throw new Error('A service made a record and did not say which.')
  return id
}

async function refuseSecond({ project }: SampleContent, { work }: CommandContext): Promise<void> {
  const name = project.name.toLowerCase()
  if ((await work.all('project')).some((one) => one.archived === null && one.name.toLowerCase() === name)) {
    throw new Refusal(
      'refused',
      `The sample project "${project.name}" is there already. Nothing was changed.`,
      'Open it from the list of projects. To have it anew, archive that one first.',
    )
  }
}

async function personNamed(
  { key: _key, ...person }: SampleContent['people'][number],
  ids: Ids,
  context: CommandContext,
): Promise<string> {
  const known = (await context.work.all('person')).find(
    ({ archived, name }) => archived === null && name.toLowerCase() === person.name.toLowerCase(),
  )
  if (known) return known.id
  const { organisation, registrationExpires, ...values } = person
  const rest = { organisationId: ids.of(organisation), registrationExpires: registrationExpires || null }
  return made(await createPerson({ values: { ...values, ...rest } }, context))
}

async function makeProject({ project }: SampleContent, ids: Ids, context: CommandContext): Promise<string> {
  const { organisation, notice, system, organisations, milestones, roles, standards, ...values } = project
  const { supplier, ...described } = system
  for (const { key } of milestones) ids.set(key, context.newId())
  const id = made(
    await createProject(
      {
        values: {
          ...values,
          standards: [...standards],
          organisationId: ids.of(organisation),
          system: { ...described, supplierId: ids.of(supplier) },
          organisations: organisations.map((one) => ({ organisationId: ids.of(one.organisation), role: one.role })),
          milestones: milestones.map(({ key, ...milestone }) => ({ id: ids.of(key), ...milestone })),
          roles: roles.map(({ person, ...role }) => ({ id: context.newId(), personId: ids.of(person), ...role })),
        },
      },
      context,
    ),
  )
  // No form asks for a notice: only what is not a project in earnest carries one.
  context.work.put('project', { ...(await context.work.get('project', id)), notice })
  return id
}

async function makeControl(
  control: SampleControl,
  projectId: string,
  ids: Ids,
  context: CommandContext,
): Promise<string> {
  const { name, description, type, due } = control
  const values = {
    name,
    description,
    type,
    due,
    organisationId: ids.of(control.organisation),
    ownerId: ids.of(control.owner),
    milestoneId: ids.orNull(control.milestone),
  }
  const id = made(await createControl({ projectId, values, link: null }, context))
  for (const { state, on, by, note, reasonKind = null, evidence } of control.steps) {
    const step = { state, on, personId: ids.of(by), note, reasonKind, evidenceIds: ids.all(evidence) }
    await stepControl({ id, step }, context)
  }
  return id
}

async function makeHazard(
  hazard: SampleHazard,
  { people }: SampleContent,
  projectId: string,
  ids: Ids,
  context: CommandContext,
): Promise<string> {
  const {
    key: _key,
    source,
    raisedBy,
    owner,
    actions,
    causes,
    links,
    assessments: _scores,
    candidate,
    ...said
  } = hazard
  const values = {
    ...said,
    raisedFrom: source,
    raisedBy: people.find(({ key }) => key === raisedBy)?.name ?? '',
    ownerId: ids.orNull(owner),
    actions: actions.map(({ owner: by, ...action }) => ({ id: context.newId(), ...action, ownerId: ids.of(by) })),
  }
  const texts = causes.map(({ text }) => text)
  const id = made(await createHazard({ projectId, values, candidate: candidate ?? false, causes: texts }, context))
  const written = await context.work.get('hazard', id)
  for (const { control, causes: answered, evidence, effectiveBy, ...link } of links) {
    const causeIds = written.causes.filter(({ number }) => answered.includes(number)).map((cause) => cause.id)
    const judged = { effectiveBy: ids.orNull(effectiveBy), evidenceIds: ids.all(evidence) }
    await addLinks({ hazardId: id, controlId: ids.of(control), causeIds, values: { ...link, ...judged } }, context)
  }
  return id
}

async function fillRegisters(
  content: SampleContent,
  projectId: string,
  ids: Ids,
  context: CommandContext,
): Promise<void> {
  async function add<K extends RegisterKind>(kind: K, values: RegisterEntry<K>): Promise<string> {
    return made(await createRegisterRecord({ projectId, kind, values }, context))
  }
  const { approver, ...plan } = content.plan
  await add('plan', {
    ...plan,
    approverId: ids.of(approver),
    scheme: { id: context.pack.scheme.id, version: context.pack.scheme.version },
    evidenceId: null,
  })
  for (const { key, attendees, hazards, minutes, ...session } of content.sessions) {
    const attended = attendees.map(({ person, role }) => ({ personId: ids.of(person), role }))
    const rest = { attendees: attended, hazardIds: ids.all(hazards), minutesId: ids.orNull(minutes) }
    ids.set(key, await add('session', { ...session, ...rest }))
  }
  for (const { owner, ...assumption } of content.assumptions) {
    await add('assumption', { ...assumption, ownerId: ids.of(owner) })
  }
  for (const { organisation, ...product } of content.thirdParties) {
    await add('thirdParty', { ...product, organisationId: ids.of(organisation) })
  }
  for (const { reviewer, ...review } of content.supplierReviews) {
    await add('supplierReview', { ...review, reviewerId: ids.of(reviewer) })
  }
  for (const { organisation, hazards, ...handOver } of content.handOvers) {
    await add('handOver', { ...handOver, organisationId: ids.of(organisation), hazardIds: ids.all(hazards) })
  }
  for (const { hazards, ...issue } of content.testIssues) {
    await add('testIssue', { ...issue, hazardIds: ids.all(hazards) })
  }
  for (const decision of content.decisions) await add('boardDecision', decision)
  for (const section of content.narrative) await setNarrative({ projectId, ...section }, context)
  const { person, conditions, ...statement } = content.clinicalSafetyOfficerStatement
  const patch = { ...statement, conditions: conditions.join('\n'), personId: ids.of(person) }
  await setStatement({ projectId, patch }, context)
}

/** Scores a hazard as its first assessor did, and confirms it on the day of the assessment. */
async function scoreHazard({ key, assessments }: SampleHazard, ids: Ids, context: CommandContext): Promise<void> {
  const { work, actor } = context
  const hazardId = ids.of(key)
  for (const score of assessments) {
    const { stage, harmKind, assessedBy, session, acceptability, ...said } = score
    const patch = {
      ...said,
      harmKindId: harmKind,
      acceptability: acceptability || ('not stated' as const),
      assessedBy: ids.all(assessedBy),
      sessionId: ids.orNull(session),
    }
    const [first = null] = patch.assessedBy
    const { id } = await setAssessment({ hazardId, stage, patch }, { ...context, actor: { ...actor, personId: first } })
    const hazard = await work.get('hazard', hazardId)
    const confirmedAt = `${score.assessedOn}T12:00:00.000Z`
    const confirmed = hazard.assessments.map((one) => (one.id === id ? { ...one, confirmedAt } : one))
    work.put('hazard', { ...hazard, assessments: confirmed })
  }
}
