import { z } from 'zod'
import { archived, recordId } from './record.ts'
import { nameText, shortText } from './text.ts'

/** An organisation of the workspace; a project names it with a role. */
export const organisationEntry = z.strictObject({
  name: nameText,
  kind: z.enum(['deploying organisation', 'manufacturer', 'third party supplier', 'other']),
  reference: shortText,
})
export const organisation = z.strictObject({ id: recordId, ...organisationEntry.shape, archived })
export type OrganisationEntry = z.infer<typeof organisationEntry>
export type Organisation = z.infer<typeof organisation>
