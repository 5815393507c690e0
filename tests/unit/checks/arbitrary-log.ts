import * as fc from 'fast-check'
import { acceptability } from '../../../src-shared/domain/assessment.ts'
import { controlState, controlType } from '../../../src-shared/domain/control.ts'
import { evidenceType } from '../../../src-shared/domain/evidence.ts'
import { controlLinkEntry, hazardStatus } from '../../../src-shared/domain/hazard.ts'
import { projectRole } from '../../../src-shared/domain/project.ts'
import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import {
  aCause,
  aControl,
  aHazard,
  aLink,
  anAssessment,
  anEvidence,
  aPerson,
  aProject,
  aRegister,
  aRole,
  aSnapshot,
  aStep,
  idOf,
  NOW,
  scored,
} from '../../support/builders.ts'
import { exampleScheme } from '../../support/scheme.ts'

const one = <T>(values: readonly T[]) => fc.constantFrom(...values)
const archived = one([null, null, null, { how: 'archived', reason: 'Raised in error.', at: NOW } as const])
const day = one([null, '2026-03-02', '2026-03-03', '2026-03-04'])
const evidenceIds = fc.subarray([1, 2, 3].map((number) => idOf(`evidence ${number}`)))
const text = one(['', 'Training', 'system unavailable', 'A text that says more than that', '<b>=1+1</b> 😀'])
const name = one(['Training', 'Wrong drug selected', 'A name that says more than that'])
const axis = (words: { word: string }[]) => one([null, 'Of another scheme', ...words.map(({ word }) => word)])

const control = (number: number) =>
  fc
    .record({
      name,
      type: one(controlType.options),
      organisationId: one([null, idOf('organisation Northbrook Hospitals'), idOf('organisation Supplier')]),
      ownerId: one([null, idOf('person Ada Okafor')]),
      due: day,
      milestoneId: one([null, idOf('milestone'), idOf('no milestone')]),
      archived,
      states: fc.array(fc.tuple(one(controlState.exclude(['not stated']).options), evidenceIds), { maxLength: 3 }),
    })
    .map(({ states, ...over }) =>
      aControl(number, { ...over, steps: states.map(([state, ids]) => aStep(state, { evidenceIds: ids })) }),
    )

const link = (hazard: number) =>
  fc
    .record({
      // Control 9 and cause 9 do not exist: a link may outlive what it names.
      to: one([1, 2, 3, 9]),
      cause: one([null, 1, 2, 9]),
      standing: one(controlLinkEntry.shape.standing.options),
      remains: one(controlLinkEntry.shape.remains.options),
      acts: one(controlLinkEntry.shape.acts.options),
      effectiveness: one(controlLinkEntry.shape.effectiveness.options),
      newHazards: one(controlLinkEntry.shape.newHazards.options),
      evidenceIds,
    })
    .map(({ to, cause, ...over }) => aLink(hazard, to, cause, over))

const assessment = fc
  .record({
    stage: one(['initial', 'residual'] as const),
    severity: axis(exampleScheme.severity),
    likelihood: axis(exampleScheme.likelihood),
    acceptability: one(acceptability.options),
    justification: text,
    severityReason: text,
    assessedBy: one([[], [idOf('person Ada Okafor')]]),
    confirmedAt: one([null, NOW]),
  })
  .map(({ stage, ...over }) => anAssessment(stage, over))

const hazard = (number: number) =>
  fc
    .record({
      name,
      description: text,
      status: one(hazardStatus.options),
      ownerId: one([null, idOf('person Ada Okafor')]),
      nextReview: day,
      candidate: one([false, false, true]),
      archived,
      evidenceIds,
      causes: fc.array(fc.record({ text, archived }), { maxLength: 3 }),
      links: fc.uniqueArray(link(number), { maxLength: 4, selector: ({ id }) => id }),
      assessments: fc.array(assessment, { maxLength: 3 }),
      shown: fc.array(one(['', '2', '5']), { maxLength: 3 }),
      rewrite: fc.boolean(),
    })
    .map(({ causes, assessments, shown, rewrite, ...over }) => ({
      rewrite,
      assessments: assessments.map((made, index) => ({ ...made, id: idOf(`assessment ${index}`) })),
      hazard: aHazard(number, {
        ...over,
        causes: causes.map((cause, index) => aCause(number, index + 1, cause)),
        sourceScores: shown.map((ratingShown) => ({
          stage: 'initial' as const,
          severity: 'Major',
          likelihood: 'Low',
          severityShown: 'Major',
          likelihoodShown: 'Low',
          ratingShown,
          cells: { severity: 'G2', likelihood: 'H2', rating: 'I2' },
          importId: idOf('import'),
          differenceConfirmed: null,
        })),
      }),
    }))

/** Small logs of every kind, sound or not: links to nothing, words of other schemes, scores older than their facts. */
export const arbitraryLog: fc.Arbitrary<Snapshot> = fc
  .record({
    hazards: fc.tuple(hazard(1), hazard(2), hazard(3)),
    howMany: fc.nat(3),
    controls: fc.tuple(control(1), control(2), control(3)),
    evidence: fc.tuple(
      ...([1, 2, 3] as const).map((number) =>
        fc.record({ type: one(evidenceType.options), reviewBy: day, archived }).map((over) => anEvidence(number, over)),
      ),
    ),
    roles: fc.array(fc.record({ role: one(projectRole.options), to: day }), { maxLength: 3 }),
    standards: one([['DCB0129' as const], ['DCB0160' as const], ['DCB0129' as const, 'DCB0160' as const]]),
    planned: fc.boolean(),
    transferred: fc.subarray([1, 2, 3].map((number) => idOf(`hazard ${number}`))),
  })
  .map(({ hazards, howMany, controls, evidence, roles, standards, planned, transferred }) =>
    aSnapshot(
      {
        hazard: hazards.slice(0, howMany).map((made) => {
          const whole = scored(made.hazard, controls, made.assessments)
          return made.rewrite ? { ...whole, description: 'Written after the score was made.' } : whole
        }),
        control: controls,
        evidence,
        plan: planned ? [aRegister('plan', { acceptance: [{ rating: 12, who: 'Board' }] })] : [],
        handOver: [aRegister('handOver', { hazardIds: transferred })],
      },
      {
        project: aProject({
          standards,
          milestones: [{ id: idOf('milestone'), name: 'Ward 7', scope: '', date: '2026-03-01' }],
          roles: roles.map(({ role, to }, index) =>
            aRole(role, aPerson('Ada Okafor'), { to, id: idOf(`role ${index}`) }),
          ),
        }),
      },
    ),
  )
