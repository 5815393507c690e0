import type { z } from 'zod'
import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { type RegisterKind, registerEntries, type SafetyStatement } from '../../src-shared/domain/registers.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { RecordOf } from '../../src-shared/domain/snapshot.ts'
import type { CommandContext, Outcome } from './command.ts'
import { withDefined } from './defined.ts'
import { restored } from './restore.ts'

type Values = Record<string, unknown>

/** What a register's record says before anybody filled it in. */
const blanks: { [K in RegisterKind]: Values } = {
  assumption: { kind: 'assumption', text: '', ownerId: null },
  testIssue: { reference: '', description: '', clinicalImpact: '', status: 'open', hazardIds: [] },
  session: { date: null, method: '', attendees: [], hazardIds: [], minutesId: null, notes: '' },
  plan: {
    version: '',
    date: null,
    approverId: null,
    reference: '',
    scope: '',
    acceptance: [],
    scheme: null,
    evidenceId: null,
  },
  thirdParty: { organisationId: null, version: '', assessment: '', conclusion: '', date: null },
  handOver: {
    direction: 'received',
    organisationId: null,
    version: '',
    hazardIds: [],
    sentOn: null,
    acknowledgedBy: '',
    acknowledgedOn: null,
  },
  supplierReview: { version: '', date: null, reviewerId: null, conclusion: '' },
  benefitAnalysis: {
    hazardId: null,
    benefits: '',
    residualRisk: '',
    conclusion: '',
    authors: '',
    date: null,
    evidenceIds: [],
    acceptedById: null,
    acceptedOn: null,
    acceptanceStatement: '',
  },
  boardDecision: { decision: '', why: '' },
}

function parsed(kind: RegisterKind, values: Values): Values {
  const schema: z.ZodType<Values> = registerEntries[kind]
  const result = schema.safeParse(values)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = issue?.path.join('.') ?? ''
  const refusal = new Refusal('invalid-input', `${issue?.message ?? 'This does not fit.'} Nothing was changed.`)
  throw Object.assign(refusal, { failure: { ...refusal.failure, fields: { [field]: issue?.message ?? '' } } })
}

/** Adds an entry to one of the simple registers. */
export async function createRegisterRecord(
  input: ParsedInputOf<'register.create'>,
  { work, newId }: CommandContext,
): Promise<Outcome> {
  await work.live('project', input.projectId)
  const entry = parsed(input.kind, { ...blanks[input.kind], ...input.values })
  const id = newId()
  work.put(input.kind, { id, projectId: input.projectId, ...entry, archived: null } as RecordOf<RegisterKind>)
  return { projectId: input.projectId, id }
}

/** Changes fields of a register's entry. */
export async function updateRegisterRecord(
  input: ParsedInputOf<'register.update'>,
  { work }: CommandContext,
): Promise<Outcome> {
  const { id, projectId, archived, ...before } = await work.live(input.kind, input.id)
  const entry = parsed(input.kind, { ...before, ...input.patch })
  work.put(input.kind, { id, projectId, ...entry, archived } as RecordOf<RegisterKind>)
  return { projectId, id }
}

/** Takes an entry out of its register with a reason. */
export async function archiveRegisterRecord(
  input: ParsedInputOf<'register.archive'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const record = await work.live(input.kind, input.id)
  work.put(input.kind, {
    ...record,
    archived: { how: 'archived', reason: input.reason, at: now },
  })
  return { projectId: record.projectId, id: record.id, reason: input.reason }
}

/** Puts an archived entry back into its register. */
export async function restoreRegisterRecord(
  input: ParsedInputOf<'register.restore'>,
  { work }: CommandContext,
): Promise<Outcome> {
  const record = restored(await work.get(input.kind, input.id), 'This entry')
  work.put(input.kind, record)
  return { projectId: record.projectId, id: record.id }
}

/** Writes a section of the safety case report. */
export async function setNarrative(
  input: ParsedInputOf<'narrative.set'>,
  { work, newId }: CommandContext,
): Promise<Outcome> {
  await work.live('project', input.projectId)
  const known = (await work.inProject('narrative', input.projectId)).find(({ section }) => section === input.section)
  const narrative = known ?? {
    id: newId(),
    projectId: input.projectId,
    section: input.section,
    text: '',
    archived: null,
  }
  work.put('narrative', { ...narrative, text: input.text, archived: null })
  return { projectId: input.projectId, id: narrative.id }
}

/** Writes the clinical safety officer's statement. */
export async function setStatement(
  input: ParsedInputOf<'statement.set'>,
  { work, newId }: CommandContext,
): Promise<Outcome> {
  await work.live('project', input.projectId)
  const [known] = await work.inProject('safetyStatement', input.projectId)
  const statement: SafetyStatement = known ?? {
    id: newId(),
    projectId: input.projectId,
    recommendation: 'not yet given',
    text: '',
    conditions: '',
    personId: null,
    date: null,
    archived: null,
  }
  work.put('safetyStatement', withDefined({ ...statement, archived: null }, input.patch))
  return { projectId: input.projectId, id: statement.id }
}
