import { z } from 'zod'
import { archived, day, recordId } from './record.ts'
import { scheme } from './scheme.ts'
import { longText, nameText, shortText } from './text.ts'

export const standardId = z.enum(['DCB0129', 'DCB0160'])
export type StandardId = z.infer<typeof standardId>

/** What a person does in a project, from a day to a day (both may be open). */
export const projectRole = z.enum([
  'clinical safety officer',
  'top management',
  'safety engineer',
  'project manager',
  'clinical lead',
  'reviewer',
  'other',
])
export type ProjectRole = z.infer<typeof projectRole>

export const roleAssignment = z.strictObject({
  id: recordId,
  personId: recordId,
  role: projectRole,
  from: day.nullable(),
  to: day.nullable(),
})

/** A go-live milestone: what goes live where, and when. */
export const milestone = z.strictObject({ id: recordId, name: nameText, scope: longText, date: day.nullable() })

/** The health IT system that the safety case is about (DCB0129 4.2.1, 4.2.2; DCB0160 4.2.3). */
export const healthItSystem = z.strictObject({
  name: shortText,
  version: shortText,
  supplierId: recordId.nullable(),
  description: longText,
  intendedUse: longText,
  clinicalScope: longText,
  operationalEnvironment: longText,
  users: longText,
  /** Configuration of this release or deployment (DCB0129 7.1.3). */
  configuration: longText,
})

export const projectEntry = z.strictObject({
  name: nameText,
  reference: shortText,
  programme: shortText,
  standards: z.array(standardId).min(1, 'Choose the standard that the project follows.').max(2),
  /** The organisation whose safety case it is. Controls of any other are "another organisation's". */
  organisationId: recordId.nullable(),
  system: healthItSystem,
  /** Identifier of a lifecycle phase of the standards pack. */
  phase: z.string().max(60),
  organisations: z.array(z.strictObject({ organisationId: recordId, role: shortText })).max(50),
  milestones: z.array(milestone).max(50),
  roles: z.array(roleAssignment).max(200),
  /** Version of the working log; documents say DRAFT until there are issued versions. */
  version: shortText,
})
export const project = z.strictObject({
  id: recordId,
  ...projectEntry.shape,
  /** The whole scheme, not a reference: a pack may change, a scored log may not. */
  scheme,
  /** Standards pack that the project was made under: id and version. */
  pack: z.strictObject({ id: z.string(), version: z.string() }),
  /** Printed on every page and export; empty for a project in earnest. */
  notice: z.string(),
  archived,
})
export type Project = z.infer<typeof project>

/** People who hold a role on a day. */
export function holdersOf(of: Project, role: ProjectRole, on: string): string[] {
  return of.roles
    .filter((held) => held.role === role && (held.from ?? '') <= on && (held.to === null || held.to >= on))
    .map((held) => held.personId)
}
