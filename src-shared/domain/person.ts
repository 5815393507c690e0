import { z } from 'zod'
import { archived, day, recordId } from './record.ts'
import { nameText, shortText } from './text.ts'

/** One training taken, e.g. a clinical safety course. */
export const training = z.strictObject({ title: nameText, provider: shortText, date: day.nullable() })

/**
 * A person of the workspace. Registration is "as recorded by … on …": no register is consulted (DCB0129 2.3.2 asks
 * for current registration with a professional body relevant to training and experience).
 */
export const personEntry = z.strictObject({
  name: nameText,
  profession: shortText,
  organisationId: recordId.nullable(),
  registrationBody: shortText,
  registrationNumber: shortText,
  registrationExpires: day.nullable(),
  /** When somebody last looked at the register, and who. */
  registrationCheckedOn: day.nullable(),
  registrationCheckedBy: shortText,
  training: z.array(training).max(50),
})
export const person = z.strictObject({ id: recordId, ...personEntry.shape, archived })
export type Person = z.infer<typeof person>

/** Whether a registration is recorded and in date on a day. */
export function registrationInDate(of: Person, on: string): boolean {
  return of.registrationNumber !== '' && (of.registrationExpires === null || of.registrationExpires >= on)
}
