import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import {
  aCause,
  aControl,
  aHazard,
  aLink,
  anAnswer,
  anAssessment,
  anEvidence,
  anOrganisation,
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

const inProject = { projectId: idOf('project'), archived: null } as const
const source = { importId: idOf('import'), sheet: 'Hazards', fields: { name: { cell: 'B7', text: 'Wrong dose' } } }
const archived = { how: 'archived', reason: 'Raised in error.', at: NOW } as const

/** A log with something in every field of every kind of record: what a comparison must not miss. */
export function aWholeLog(): Snapshot {
  const people = [aPerson('Ada Okafor'), aPerson('Tom Bright', { archived })]
  const [ada, tom] = people as [(typeof people)[0], (typeof people)[0]]
  const controls = [
    aControl(1, { due: '2026-04-01', milestoneId: idOf('milestone'), source }),
    aControl(2, { steps: [aStep('rejected', { reasonKind: 'disproportionate', note: 'Too slow.' })], archived }),
  ]
  const hazard = aHazard(1, {
    category: 'Medication',
    careSetting: 'Ward',
    processStep: 'Administration',
    raisedOn: '2026-01-02',
    raisedBy: 'Ward 7',
    nextReview: '2026-06-01',
    notes: 'See the minutes.',
    references: [{ label: 'DATIX', text: '12345' }],
    actions: [{ id: idOf('action'), text: 'Ask the ward', ownerId: ada.id, due: '2026-04-01', done: '2026-04-02' }],
    evidenceIds: [idOf('evidence 1')],
    causes: [aCause(1, 1, { source }), aCause(1, 2, { archived })],
    links: [aLink(1, 1, 1), aLink(1, 2, null, { newHazardsNote: 'Slower rounds.' })],
    sourceScores: [
      {
        stage: 'initial',
        severity: 'Major',
        likelihood: 'Low',
        severityShown: 'Major',
        likelihoodShown: 'Low',
        ratingShown: '3',
        cells: { severity: 'G2', likelihood: 'H2', rating: 'I2' },
        importId: idOf('import'),
        differenceConfirmed: { by: ada.id, at: NOW, reason: 'An older matrix.' },
      },
    ],
    related: [{ hazardId: idOf('hazard 2'), how: 'split into', at: NOW }],
    source,
  })
  const made = scored(hazard, controls, [
    anAssessment('initial', {
      severityReason: 'One death.',
      likelihoodReason: 'Seen twice a year.',
      harmKindId: 'death',
      patients: 'one',
      justification: 'None other.',
      sessionId: idOf('session'),
      panel: [{ name: 'Tom', severity: 'Major', likelihood: 'Low', note: 'As before.' }],
    }),
    anAssessment('residual', { likelihood: 'Very Low' }),
  ])
  const base = aSnapshot()
  return {
    ...base,
    project: aProject({
      programme: 'Digital',
      system: {
        name: 'Wardnote',
        version: '4.2',
        supplierId: idOf('organisation Supplier'),
        description: 'A record.',
        intendedUse: 'Wards.',
        clinicalScope: 'Adults.',
        operationalEnvironment: 'Hospital.',
        users: 'Nurses.',
        configuration: 'As shipped.',
      },
      organisations: [{ organisationId: idOf('organisation Supplier'), role: 'manufacturer' }],
      milestones: [{ id: idOf('milestone'), name: 'Ward 7', scope: 'One ward', date: '2026-05-01' }],
      roles: [aRole('clinical safety officer', ada), aRole('reviewer', tom, { to: '2026-12-31' })],
      notice: 'Made up.',
    }),
    organisations: [anOrganisation('Northbrook Hospitals'), anOrganisation('Supplier', { reference: 'S-1' })],
    people,
    records: {
      hazard: [made, aHazard(2, { candidate: true })],
      control: controls,
      evidence: [
        anEvidence(1, { note: 'Read twice.', file: { name: 'report.pdf', sha256: 'a'.repeat(64), size: 1200 } }),
      ],
      assumption: [aRegister('assumption', { ownerId: ada.id })],
      testIssue: [aRegister('testIssue', { hazardIds: [hazard.id] })],
      session: [
        aRegister('session', {
          date: '2026-02-01',
          attendees: [{ personId: ada.id, role: 'chair' }],
          hazardIds: [hazard.id, idOf('hazard 2')],
          minutesId: idOf('evidence 1'),
        }),
      ],
      plan: [aRegister('plan', { evidenceId: idOf('evidence 1') })],
      thirdParty: [aRegister('thirdParty', { organisationId: idOf('organisation Supplier'), date: '2026-02-01' })],
      handOver: [aRegister('handOver', { organisationId: idOf('organisation Supplier'), hazardIds: [hazard.id] })],
      supplierReview: [aRegister('supplierReview', { date: '2026-02-01', reviewerId: ada.id })],
      benefitAnalysis: [aRegister('benefitAnalysis', { hazardId: hazard.id, evidenceIds: [idOf('evidence 1')] })],
      boardDecision: [aRegister('boardDecision', { why: 'The ward waits.' })],
      narrative: [{ id: idOf('narrative'), ...inProject, section: 'introduction', text: 'A first paragraph.' }],
      safetyStatement: [
        {
          id: idOf('statement'),
          ...inProject,
          recommendation: 'recommend with conditions',
          text: 'I recommend it.',
          conditions: 'Training first.',
          personId: ada.id,
          date: '2026-03-01',
        },
      ],
      answer: [anAnswer({ key: `cause-without-control:hazard:${hazard.id}:links`, values: 'abc' })],
      import: [
        {
          id: idOf('import'),
          ...inProject,
          fileName: 'log.xlsx',
          sha256: 'b'.repeat(64),
          size: 10,
          evidenceId: idOf('evidence 1'),
          sheet: 'Hazards',
          mapping: 'nhs-19',
          whose: 'supplier',
          organisationId: idOf('organisation Supplier'),
          at: NOW,
          counts: { hazards: 1, causes: 2, controls: 2 },
          cover: [{ label: 'Title', value: 'Log', cell: 'A1' }],
          versions: [{ version: '1', date: '2025', summary: 'First', cell: 'A9' }],
          listed: [{ as: 'reviewer', name: 'T Bright', title: 'Nurse', date: '', cell: 'A3' }],
          leftOut: [{ cell: 'Z9', text: 'x', reason: 'No heading' }],
          findings: [{ rule: 'blank-owner', hazard: 'HAZ-001', cell: 'K2', message: 'No owner.' }],
          textChanges: [{ cell: 'B2', change: 'A line break' }],
        },
      ],
    },
  }
}
