import { z } from 'zod'
import type { AnsweredFinding } from '../checks/finding.ts'
import { projectEntry } from '../domain/project.ts'
import { recordId } from '../domain/record.ts'
import { narrative, type RegisterKind, registerKinds, safetyStatement } from '../domain/registers.ts'
import { scheme } from '../domain/scheme.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import { longText, reasonText } from '../domain/text.ts'
import { command, done, nothing, query, trusted } from './define.ts'

const inProject = z.strictObject({ projectId: recordId })

export const projectSummary = z.strictObject({
  id: recordId,
  name: z.string(),
  reference: z.string(),
  standards: z.array(z.string()),
  system: z.string(),
  organisation: z.string(),
  hazards: z.int(),
  candidates: z.int(),
  notice: z.string(),
})
export type ProjectSummary = z.infer<typeof projectSummary>

const registerKind = z.enum(registerKinds as [RegisterKind, ...RegisterKind[]])

export const projectContract = {
  'project.list': query(nothing, z.array(projectSummary)),
  /** The whole project as it stands; screens derive everything from it with the shared rules. */
  'project.snapshot': query(inProject, trusted<Snapshot>()),
  'project.create': command(
    z.strictObject({
      values: projectEntry.partial().required({ name: true, standards: true }),
      /** Names the project's own organisation, made if it is new to the workspace. */
      organisationName: z.string().max(500).optional(),
    }),
    done,
  ),
  'project.update': command(z.strictObject({ id: recordId, patch: projectEntry.partial() }), done),
  /**
   * A new version of the scheme. Hazards whose rating would move become unconfirmed; the answer to a dry run lists
   * them and changes nothing.
   */
  'project.set-scheme': command(z.strictObject({ id: recordId, scheme, reason: reasonText }), done),
  'project.archive': command(z.strictObject({ id: recordId, reason: reasonText }), done),
  /** Makes the fictitious sample project. */
  'sample.create': command(nothing, done),

  /** Every finding of the checks on the log as it stands, answered ones with their answer. */
  'finding.list': query(inProject, trusted<AnsweredFinding[]>()),
  'finding.answer': command(
    z.strictObject({ projectId: recordId, key: z.string().max(200), values: z.string().max(100), reason: reasonText }),
    done,
  ),
  'finding.withdraw-answer': command(z.strictObject({ answerId: recordId, reason: reasonText }), done),

  /** Values are parsed by the schema of the register they belong to. */
  'register.create': command(
    z.strictObject({ projectId: recordId, kind: registerKind, values: z.record(z.string(), z.unknown()) }),
    done,
  ),
  'register.update': command(
    z.strictObject({ kind: registerKind, id: recordId, patch: z.record(z.string(), z.unknown()) }),
    done,
  ),
  'register.archive': command(z.strictObject({ kind: registerKind, id: recordId, reason: reasonText }), done),
  'narrative.set': command(
    z.strictObject({ projectId: recordId, section: narrative.shape.section, text: longText }),
    done,
  ),
  'statement.set': command(
    z.strictObject({
      projectId: recordId,
      patch: safetyStatement
        .pick({ recommendation: true, text: true, conditions: true, personId: true, date: true })
        .partial(),
    }),
    done,
  ),
} as const
