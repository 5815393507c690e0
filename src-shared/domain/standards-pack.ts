import { z } from 'zod'
import { scheme } from './scheme.ts'

/** How sure a fact about a standard is. Shown wherever it is not `verified`. */
export const confidence = z.enum(['verified', 'quoted', 'paraphrased', 'corroborated', 'unconfirmed'])

/** One clause of a standard, paraphrased in our own words. */
export const clause = z.strictObject({
  id: z.string(),
  level: z.enum(['MUST', 'SHOULD', 'rule']),
  text: z.string(),
  confidence,
})
export type Clause = z.infer<typeof clause>

/** One section of a safety case report, with what the person writing it is asked for. */
export const outlineSection = z.strictObject({
  /** Stable key of the narrative text, e.g. `introduction`. */
  id: z.string(),
  number: z.string(),
  title: z.string(),
  /** What belongs here, as help beside the text. */
  guidance: z.string(),
  clauses: z.array(z.string()),
  /** Which standards ask for it. */
  standards: z.array(z.enum(['DCB0129', 'DCB0160'])),
  /** Tables made from the log, put under the text. */
  tables: z.array(z.string()),
})
export type OutlineSection = z.infer<typeof outlineSection>

/** A term with its meaning and where the meaning comes from. */
export const term = z.strictObject({ term: z.string(), meaning: z.string(), source: z.string(), confidence })

/**
 * Clauses, scheme, outlines and words of the standards as versioned data: both are under national review, and a
 * safety case records which pack it was made under.
 */
export const standardsPack = z.strictObject({
  id: z.string(),
  version: z.string(),
  date: z.iso.date(),
  title: z.string(),
  /** What the pack rests on, printed in documents. */
  provenance: z.string(),
  standards: z.array(
    z.strictObject({
      id: z.enum(['DCB0129', 'DCB0160']),
      title: z.string(),
      version: z.string(),
      clauses: z.array(clause),
      /** Said wherever clauses of this standard are shown, empty where all is verified. */
      caution: z.string(),
    }),
  ),
  scheme,
  outline: z.array(outlineSection),
  terms: z.array(term),
  /** Help for each field of a form: `hazard.description` → sentence and source. */
  fieldHelp: z.record(z.string(), z.strictObject({ text: z.string(), source: z.string(), confidence })),
  /** Meaning of the hazard statuses under each standard, with its caution. */
  statuses: z.array(
    z.strictObject({
      status: z.enum(['Open', 'Transferred', 'Closed']),
      meaning: z.string(),
      cautionUnderDcb0160: z.string(),
    }),
  ),
  categories: z.array(z.string()),
  careSettings: z.array(z.string()),
  professions: z.array(z.string()),
  lifecyclePhases: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      standards: z.array(z.enum(['DCB0129', 'DCB0160'])),
      /** From this phase on, controls are expected to be implemented / verified (clinical-rules 24: "not yet due"). */
      implementationDue: z.boolean(),
      verificationDue: z.boolean(),
    }),
  ),
})
export type StandardsPack = z.infer<typeof standardsPack>

/** What a project in a lifecycle phase is expected to have done already; everything where the phase is not known. */
export function dueIn(pack: StandardsPack, phaseId: string): { implementation: boolean; verification: boolean } {
  const phase = pack.lifecyclePhases.find(({ id }) => id === phaseId)
  return { implementation: phase?.implementationDue ?? true, verification: phase?.verificationDue ?? true }
}
