import { z } from 'zod'
import { assessmentEntry, stage } from '../domain/assessment.ts'
import { controlEntry, controlStep } from '../domain/control.ts'
import { evidenceEntry } from '../domain/evidence.ts'
import { controlLinkEntry, hazardEntry } from '../domain/hazard.ts'
import { day, recordId } from '../domain/record.ts'
import { longText, nameText, reasonText } from '../domain/text.ts'
import { command, done, host, nothing, query } from './define.ts'

const hazardId = recordId
const causeText = longText.pipe(z.string().min(1, 'Write the cause.'))

/** How many hazards or controls one command may change or make. */
const MANY = 20_000

/** Why several records are changed at once; a fill and a bulk change never score (clinical-rules 21). */
const howMany = z.enum(['paste', 'fill', 'bulk'])

/** Fields that may be set on many hazards at once: never a judgement, so of the status only what is none. */
const hazardFields = hazardEntry
  .pick({
    name: true,
    description: true,
    impact: true,
    category: true,
    careSetting: true,
    processStep: true,
    ownerId: true,
    nextReview: true,
    raisedFrom: true,
    raisedOn: true,
    raisedBy: true,
    notes: true,
  })
  .extend({
    status: z.enum(['Open', 'not stated'], {
      error: 'Closed and Transferred are judgements: each hazard is closed or transferred by itself.',
    }),
  })

const pastedScore = assessmentEntry.pick({ severity: true, likelihood: true }).partial()
/** Scores as pasted: they stand as imported, not confirmed, until a named person confirms each. */
const pastedScores = z.strictObject({ initial: pastedScore, residual: pastedScore }).partial()

/** What a command over many records answers. */
const manyDone = done.extend({ changed: z.int(), created: z.int() })

export const hazardContract = {
  /** Changes many hazards and makes new ones in one step: all of it, or nothing with every bad field named. */
  'hazard.edit-many': command(
    z.strictObject({
      projectId: recordId,
      how: howMany,
      edits: z
        .array(
          z.strictObject({ hazardId, patch: hazardFields.partial().default({}), scores: pastedScores.default({}) }),
        )
        .max(MANY)
        .default([]),
      create: z
        .array(
          z.strictObject({
            values: hazardFields.partial().required({ name: true }),
            candidate: z.boolean().default(false),
            causes: z.array(causeText).max(200).default([]),
            scores: pastedScores.default({}),
          }),
        )
        .max(MANY)
        .default([]),
    }),
    manyDone,
  ),
  'hazard.create': command(
    z.strictObject({
      projectId: recordId,
      values: hazardEntry.partial().required({ name: true }),
      /** Named only, to be analysed later: stands outside the counts. */
      candidate: z.boolean().default(false),
      causes: z.array(causeText).max(200).default([]),
    }),
    done,
  ),
  'hazard.update': command(z.strictObject({ id: hazardId, patch: hazardEntry.partial() }), done),
  /** Takes a candidate into the log. */
  'hazard.promote': command(z.strictObject({ id: hazardId }), done),
  /** Raised in error: out of the counts with a reason; the number stays taken. */
  'hazard.archive': command(z.strictObject({ id: hazardId, reason: reasonText }), done),
  'hazard.restore': command(z.strictObject({ id: hazardId }), done),
  /** Moves the causes named, with their links, to a new hazard; each side names the other. */
  'hazard.split': command(
    z.strictObject({ id: hazardId, name: nameText, causeIds: z.array(recordId).min(1).max(200), reason: reasonText }),
    done,
  ),
  /** Moves everything of one hazard into another and archives it as merged. */
  'hazard.merge': command(z.strictObject({ id: hazardId, intoId: hazardId, reason: reasonText }), done),

  'cause.add': command(z.strictObject({ hazardId, texts: z.array(causeText).min(1).max(200) }), done),
  'cause.update': command(z.strictObject({ hazardId, causeId: recordId, text: causeText }), done),
  'cause.archive': command(z.strictObject({ hazardId, causeId: recordId, reason: reasonText }), done),
  /** Moves a cause with its links to another hazard, where it gets the next number. */
  'cause.move': command(z.strictObject({ hazardId, causeId: recordId, toHazardId: hazardId }), done),

  /** Links one control to causes of one hazard, or to the hazard as a whole where `causeIds` is empty. */
  'link.add': command(
    z.strictObject({
      hazardId,
      controlId: recordId,
      causeIds: z.array(recordId).max(200),
      values: controlLinkEntry.partial().default({}),
    }),
    done,
  ),
  'link.update': command(z.strictObject({ hazardId, linkId: recordId, patch: controlLinkEntry.partial() }), done),
  /**
   * Moves a link to another cause of its hazard, or to the hazard as a whole, with all that was said of it. What was
   * judged for the old cause is not judged for the new one: effectiveness is to be judged again there.
   */
  'link.move': command(z.strictObject({ hazardId, linkId: recordId, causeId: recordId.nullable() }), done),
  'link.remove': command(z.strictObject({ hazardId, linkId: recordId, reason: longText }), done),

  /**
   * Scores a hazard at a stage. A change of words on a finished assessment is a new assessment and the earlier one is
   * kept; anything else amends the current one.
   */
  'assessment.set': command(z.strictObject({ hazardId, stage, patch: assessmentEntry.partial() }), done),
  /** A named person confirms a score as it stands, on the facts as they stand. */
  'assessment.confirm': command(z.strictObject({ hazardId, stage, personId: recordId, assessedOn: day }), done),
  /** A named person has looked at a difference between source and scheme, on this hazard alone. */
  'difference.confirm': command(z.strictObject({ hazardId, stage, reason: reasonText }), done),
} as const

const controlFields = controlEntry.pick({
  name: true,
  description: true,
  type: true,
  organisationId: true,
  ownerId: true,
  due: true,
  milestoneId: true,
})

export const controlContract = {
  /** Changes many controls and makes new ones in one step; never their state, which is a judgement. */
  'control.edit-many': command(
    z.strictObject({
      projectId: recordId,
      how: howMany,
      edits: z
        .array(z.strictObject({ controlId: recordId, patch: controlFields.partial() }))
        .max(MANY)
        .default([]),
      create: z
        .array(z.strictObject({ values: controlFields.partial().required({ name: true }) }))
        .max(MANY)
        .default([]),
    }),
    manyDone,
  ),
  'control.create': command(
    z.strictObject({
      projectId: recordId,
      values: controlEntry.partial().required({ name: true }),
      /** Links made in the same step; `causeIds` empty for the hazard as a whole. */
      link: z
        .strictObject({
          hazardId,
          causeIds: z.array(recordId).max(200),
          values: controlLinkEntry.partial().default({}),
        })
        .nullable()
        .default(null),
    }),
    done,
  ),
  /** Several controls by name, as a list was pasted: all of them linked in the same step where a link is named. */
  'control.create-many': command(
    z.strictObject({
      projectId: recordId,
      names: z.array(nameText).min(1).max(200),
      link: z
        .strictObject({ hazardId, causeIds: z.array(recordId).max(200) })
        .nullable()
        .default(null),
    }),
    done,
  ),
  'control.update': command(z.strictObject({ id: recordId, patch: controlEntry.partial() }), done),
  /** The next step of a control's life; a fall back, a rejection and a withdrawal need a reason. */
  'control.step': command(
    z.strictObject({
      id: recordId,
      step: controlStep.pick({
        state: true,
        on: true,
        personId: true,
        note: true,
        reasonKind: true,
        evidenceIds: true,
      }),
    }),
    done,
  ),
  'control.archive': command(z.strictObject({ id: recordId, reason: reasonText }), done),
  'control.restore': command(z.strictObject({ id: recordId }), done),

  /** A file that was sent before, or a reference alone where `token` is null. */
  'evidence.create': command(
    z.strictObject({ projectId: recordId, token: z.string().max(100).nullable(), values: evidenceEntry.partial() }),
    done,
  ),
  'evidence.update': command(z.strictObject({ id: recordId, patch: evidenceEntry.partial() }), done),
  'evidence.archive': command(z.strictObject({ id: recordId, reason: reasonText }), done),
  'evidence.restore': command(z.strictObject({ id: recordId }), done),
  /** Shows a copy of the kept file in the program that the system has for it; only the desktop can. */
  'evidence.open': host(z.strictObject({ id: recordId }), nothing),
  /** The kept file, its hash checked on the way out. */
  'evidence.download': query(
    z.strictObject({ id: recordId }),
    z.strictObject({ token: z.string(), fileName: z.string() }),
  ),
} as const
