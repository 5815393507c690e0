import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { controlState, controlType } from '../../src-shared/domain/control.ts'
import { evidenceType } from '../../src-shared/domain/evidence.ts'
import { projectRole } from '../../src-shared/domain/project.ts'
import { day } from '../../src-shared/domain/record.ts'
import { statementRecommendation } from '../../src-shared/domain/registers.ts'
import { longText, nameText } from '../../src-shared/domain/text.ts'

// The shape of resources/sample: plain enough to be written by hand, so records name each other by key. It is narrower
// than the records it becomes, e.g. every control has an owner: what is missing in the sample is missing on purpose.

const key = z.string().regex(/^[a-z]+(-[a-z]+)*$/)
const keys = z.array(key)
const text = longText
const named = { key, name: nameText }

const controlShape = z.strictObject({
  ...named,
  description: text,
  type: controlType,
  organisation: key,
  owner: key,
  due: day.nullable(),
  milestone: key.nullable(),
  steps: z
    .array(
      z.strictObject({
        state: controlState.exclude(['not stated']),
        on: day,
        by: key,
        note: text,
        reasonKind: z.enum(['not practicable', 'disproportionate', 'other']).optional(),
        evidence: keys,
      }),
    )
    .min(1),
})

const linkShape = z.strictObject({
  control: key,
  causes: z.array(z.int()),
  standing: z.enum(['existing', 'additional']),
  remains: z.enum(['yes', 'no', 'not stated']),
  acts: z.enum(['prevents the cause', 'detects', 'limits the harm', 'removes the hazard', 'not stated']),
  effectiveness: z.enum(['effective', 'not effective', 'not yet judged']),
  effectiveOn: day.optional(),
  effectiveBy: key.optional(),
  evidence: keys.optional(),
  newHazards: z.enum(['assessed, none', 'assessed, managed', 'not yet assessed']),
  newHazardsNote: text.optional(),
})

/** One hazard of `hazards-N.json`. */
const hazardShape = z.strictObject({
  ...named,
  description: text,
  impact: text,
  category: text,
  careSetting: text,
  processStep: text,
  source: z.enum(['workshop', 'incident', "supplier's log", 'change', 'other']),
  raisedOn: day,
  raisedBy: key,
  owner: key.or(z.literal('')),
  status: z.enum(['Open', 'Transferred', 'Closed']),
  nextReview: day.nullable(),
  notes: text,
  references: z.array(z.strictObject({ label: nameText, text })),
  actions: z.array(z.strictObject({ text: nameText, owner: key, due: day, done: day.nullable() })),
  candidate: z.literal(true).optional(),
  causes: z.array(z.strictObject({ number: z.int().min(1), text: nameText })),
  links: z.array(linkShape),
  assessments: z.array(
    z.strictObject({
      stage: z.enum(['initial', 'residual']),
      severity: z.string(),
      likelihood: z.string(),
      severityReason: text,
      likelihoodReason: text,
      harmKind: z.string(),
      patients: z.enum(['one', 'several']),
      acceptability: z.enum(['acceptable', 'not acceptable', '']),
      justification: text,
      assessedBy: keys.min(1),
      assessedOn: day,
      session: key.nullable(),
    }),
  ),
})

/** `project.json`: everything but the hazards. */
const projectShape = z.strictObject({
  project: z.strictObject({
    name: nameText,
    reference: text,
    standards: z.tuple([z.literal('DCB0160')]),
    organisation: key,
    programme: text,
    notice: z.literal('Fictitious sample, not for clinical use'),
    system: z.strictObject({
      name: nameText,
      version: nameText,
      supplier: key,
      description: text,
      intendedUse: text,
      clinicalScope: text,
      operationalEnvironment: text,
      users: text,
      configuration: text,
    }),
    phase: z.literal('deployment'),
    organisations: z.array(z.strictObject({ organisation: key, role: nameText })),
    milestones: z.array(z.strictObject({ ...named, scope: text, date: day })),
    roles: z.array(z.strictObject({ person: key, role: projectRole, from: day, to: day.nullable() })),
  }),
  organisations: z.array(
    z.strictObject({
      ...named,
      kind: z.enum(['deploying organisation', 'manufacturer', 'third party supplier', 'other']),
    }),
  ),
  people: z.array(
    z.strictObject({
      ...named,
      profession: nameText,
      organisation: key,
      registrationBody: text,
      registrationNumber: z.string().regex(/^$|0000|0A000/),
      registrationExpires: day.or(z.literal('')),
      training: z.array(z.strictObject({ title: nameText, provider: nameText, date: day })),
    }),
  ),
  plan: z.strictObject({
    title: nameText,
    version: nameText,
    date: day,
    approver: key,
    reference: nameText,
    scope: text,
    acceptance: z.array(z.strictObject({ rating: z.int(), who: nameText })).length(5),
  }),
  sessions: z.array(
    z.strictObject({
      key,
      title: nameText,
      date: day,
      method: nameText,
      attendees: z.array(z.strictObject({ person: key, role: nameText })).min(1),
      hazards: keys,
      minutes: key.nullable(),
      notes: text,
    }),
  ),
  assumptions: z.array(
    z.strictObject({
      text: nameText,
      kind: z.enum(['assumption', 'dependency', 'operational constraint']),
      owner: key,
    }),
  ),
  thirdParties: z.array(
    z.strictObject({
      organisation: key,
      product: nameText,
      version: nameText,
      assessment: text,
      conclusion: text,
      date: day,
    }),
  ),
  supplierReviews: z.array(
    z.strictObject({ document: nameText, version: nameText, date: day, reviewer: key, conclusion: text }),
  ),
  handOvers: z.array(
    z.strictObject({
      direction: z.enum(['received', 'given']),
      organisation: key,
      what: nameText,
      version: nameText,
      sentOn: day,
      acknowledgedBy: text,
      acknowledgedOn: day.nullable(),
      hazards: keys,
    }),
  ),
  testIssues: z.array(
    z.strictObject({
      reference: nameText,
      title: nameText,
      description: text,
      clinicalImpact: nameText,
      status: z.enum(['open', 'closed']),
      hazards: keys.min(1),
    }),
  ),
  benefitAnalyses: z.array(z.never()),
  evidence: z.array(
    z.strictObject({
      key,
      title: nameText,
      type: evidenceType,
      date: day,
      reviewBy: day.nullable(),
      reference: nameText,
      holdsPatientData: z.literal(false),
      note: text,
    }),
  ),
  controls: z.array(controlShape),
  clinicalSafetyOfficerStatement: z.strictObject({
    recommendation: statementRecommendation,
    text: nameText,
    conditions: z.array(nameText).min(1),
    person: key,
    date: day,
  }),
  decisions: z.array(z.strictObject({ decision: nameText, why: nameText })).min(4),
  narrative: z.array(z.strictObject({ section: z.string(), text: longText })),
})

export type SampleHazard = z.infer<typeof hazardShape>
export type SampleControl = z.infer<typeof controlShape>
/** The whole sample; `hazards` are in the order of their numbers, the candidates among them at their end. */
export type SampleContent = z.infer<typeof projectShape> & { hazards: SampleHazard[] }

/**
 * Reads the sample from the product's resources folder.
 * @throws where a file is missing or does not fit: the product is then not whole
 */
export function readSample(resources: string): SampleContent {
  const folder = join(resources, 'sample')
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const hazards = readdirSync(folder)
    .filter((name) => /^hazards-\d+\.json$/.test(name))
    .sort()
    .flatMap((name) => z.strictObject({ hazards: z.array(hazardShape) }).parse(read(name)).hazards)
  return { ...projectShape.parse(read('project.json')), hazards }
}
