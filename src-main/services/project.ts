import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { SCHEME_MOVED } from '../../src-shared/domain/facts.ts'
import type { Project } from '../../src-shared/domain/project.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { lookUp, schemeProblems } from '../../src-shared/domain/scheme.ts'
import type { CommandContext, Outcome } from './command.ts'
import { withDefined } from './defined.ts'
import { organisationNamed } from './people.ts'

/** A project with nothing but its name and standards, on the pack's scheme. */
export function newProject({ newId, pack }: CommandContext, name: string, standards: Project['standards']): Project {
  const phase = pack.lifecyclePhases.find((one) => one.standards.some((standard) => standards.includes(standard)))
  return {
    id: newId(),
    name,
    reference: '',
    programme: '',
    standards,
    organisationId: null,
    system: {
      name: '',
      version: '',
      supplierId: null,
      description: '',
      intendedUse: '',
      clinicalScope: '',
      operationalEnvironment: '',
      users: '',
      configuration: '',
    },
    phase: phase?.id ?? '',
    organisations: [],
    milestones: [],
    roles: [],
    version: '0.1',
    scheme: pack.scheme,
    pack: { id: pack.id, version: pack.version },
    notice: '',
    archived: null,
  }
}

/** Starts a project. */
export async function createProject(input: ParsedInputOf<'project.create'>, context: CommandContext): Promise<Outcome> {
  let project = withDefined(newProject(context, input.values.name, input.values.standards), input.values)
  if (input.organisationName?.trim()) {
    const kind = project.standards.includes('DCB0160') ? 'deploying organisation' : 'manufacturer'
    const own = await organisationNamed(context, input.organisationName, kind)
    project = { ...project, organisationId: own.id }
  }
  await refuseDuplicateName(context, project)
  context.work.put('project', project)
  return { projectId: project.id, id: project.id }
}

/** Changes what a project says of itself. */
export async function updateProject(input: ParsedInputOf<'project.update'>, context: CommandContext): Promise<Outcome> {
  const project = withDefined(await context.work.live('project', input.id), input.patch)
  if (input.patch.name !== undefined) await refuseDuplicateName(context, project)
  context.work.put('project', project)
  return { projectId: project.id, id: project.id }
}

/**
 * Puts a new version of the scheme in force. Every score whose rating moves stands as scored before that change until a
 * named person confirms or re-scores it; its words stay as they are (clinical-rules 15).
 */
export async function setScheme(
  input: ParsedInputOf<'project.set-scheme'>,
  { work }: CommandContext,
): Promise<Outcome> {
  const problems = schemeProblems(input.scheme)
  if (problems.length > 0) {
    throw new Refusal('refused', `The scheme is not sound: ${problems.join(' ')} Nothing was changed.`)
  }
  const project = await work.live('project', input.id)
  if (project.scheme.id === input.scheme.id && project.scheme.version === input.scheme.version) {
    throw new Refusal(
      'refused',
      'The scheme in use is not edited. Nothing was changed.',
      'Give the new scheme a new version.',
    )
  }
  for (const hazard of await work.inProject('hazard', project.id)) {
    const assessments = hazard.assessments.map((made) => {
      const before = lookUp(project.scheme, made.severity, made.likelihood)
      const after = lookUp(input.scheme, made.severity, made.likelihood)
      if (before?.number === after?.number) return made
      return { ...made, facts: { ...made.facts, [SCHEME_MOVED]: `${project.scheme.id} ${project.scheme.version}` } }
    })
    work.put('hazard', { ...hazard, assessments })
  }
  work.put('project', { ...project, scheme: input.scheme })
  return { projectId: project.id, id: project.id, reason: input.reason }
}

/** Takes a project out of the list; nothing of it is erased. */
export async function archiveProject(
  input: ParsedInputOf<'project.archive'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const project = await work.live('project', input.id)
  work.put('project', { ...project, archived: { how: 'archived', reason: input.reason, at: now } })
  return { projectId: project.id, id: project.id, reason: input.reason }
}

async function refuseDuplicateName({ work }: CommandContext, project: Project): Promise<void> {
  const same = (await work.all('project')).some(
    (other) =>
      other.id !== project.id && other.archived === null && other.name.toLowerCase() === project.name.toLowerCase(),
  )
  if (same) {
    throw new Refusal(
      'refused',
      `There is a project named "${project.name}" already. Nothing was changed.`,
      'Choose another name.',
    )
  }
}
