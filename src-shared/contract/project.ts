import { z } from 'zod'
import type { AnsweredFinding } from '../checks/finding.ts'
import type { LogChanges } from '../domain/compare.ts'
import { projectEntry } from '../domain/project.ts'
import { recordId } from '../domain/record.ts'
import { narrative, type RegisterKind, registerKinds, safetyStatement } from '../domain/registers.ts'
import { scheme } from '../domain/scheme.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import { longText, reasonText } from '../domain/text.ts'
import type { Trend } from '../domain/trend.ts'
import { command, done, nothing, query, trusted } from './define.ts'
import { pastPoint } from './past.ts'

const inProject = z.strictObject({ projectId: recordId })
/** Now, or as it was at a time in the past. */
const atSomeTime = z.strictObject({ projectId: recordId, at: pastPoint.optional() })

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

/** The answer to `project.changes`. */
export interface ProjectChanges {
  /** Calendar day from which the changes are told. */
  since: string
  /** Whether the project was begun within those days: everything in it is new then. */
  begun: boolean
  changes: LogChanges
}

const registerKind = z.enum(registerKinds as [RegisterKind, ...RegisterKind[]])

export const projectContract = {
  'project.list': query(nothing, z.array(projectSummary)),
  /** The whole project as it stands; screens derive everything from it with the shared rules. */
  'project.snapshot': query(atSomeTime, trusted<Snapshot>()),
  /**
   * The same for a page: a token behind which the project is streamed in lines (snapshot-lines.ts), whole or what changed
   * since a position that the page has; of the past always whole.
   */
  'project.read': query(
    z.strictObject({
      projectId: recordId,
      since: z.strictObject({ seq: z.int(), hash: z.string().max(64) }).nullable(),
      at: pastPoint.optional(),
    }),
    z.strictObject({ token: z.string() }),
  ),
  /** What became different in the last days, hazard by hazard and control by control. */
  'project.changes': query(atSomeTime.extend({ days: z.int().min(1).max(3_650) }), trusted<ProjectChanges>()),
  /** How the log stood on each day since its first entry, and what of its controls was done and due. */
  'trend.read': query(atSomeTime, trusted<Trend>()),
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
  'register.restore': command(z.strictObject({ kind: registerKind, id: recordId }), done),
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
