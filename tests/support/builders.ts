import { type Assessment, blankAssessment, type Stage } from '../../src-shared/domain/assessment.ts'
import type { Control, ControlStep } from '../../src-shared/domain/control.ts'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import { factsOf } from '../../src-shared/domain/facts.ts'
import { fingerprint } from '../../src-shared/domain/fingerprint.ts'
import { blankHazard, blankLink, type Cause, type ControlLink, type Hazard } from '../../src-shared/domain/hazard.ts'
import type { Organisation } from '../../src-shared/domain/organisation.ts'
import type { Person } from '../../src-shared/domain/person.ts'
import type { Project, ProjectRole } from '../../src-shared/domain/project.ts'
import type { Answer, RegisterKind, RegisterRecord } from '../../src-shared/domain/registers.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { exampleScheme } from './scheme.ts'

/*
 * Valid records for tests, made up, with everything said that a test does not care about. Each takes what identifies
 * it and then whatever the test wants different. The same name or number is the same record in every test.
 */

/** The day on which the made-up logs are looked at. */
export const TODAY = '2026-03-03'
/** A moment of that day. */
export const NOW = '2026-03-03T09:00:00.000Z'

/** A valid UUID v7 that depends on the text alone. */
export function idOf(name: string): string {
  const digits = [name, `${name}, again`, `${name}, once more`]
    .map((text) => Number.parseInt(fingerprint(text), 36).toString(16).padStart(14, '0'))
    .join('')
  const part = (from: number, length: number) => digits.slice(from, from + length)
  return `${part(0, 8)}-${part(8, 4)}-7${part(12, 3)}-8${part(15, 3)}-${part(18, 12)}`
}

const padded = (number: number) => String(number).padStart(3, '0')
const none = { archived: null } as const
const inProject = { projectId: idOf('project'), ...none } as const

export function anOrganisation(name: string, over: Partial<Organisation> = {}): Organisation {
  return { id: idOf(`organisation ${name}`), name, kind: 'deploying organisation', reference: '', ...none, ...over }
}

/** A nurse with a registration in date. */
export function aPerson(name: string, over: Partial<Person> = {}): Person {
  return {
    id: idOf(`person ${name}`),
    name,
    profession: 'Nurse',
    organisationId: null,
    registrationBody: 'Made-up Council',
    registrationNumber: '00A0000X',
    registrationExpires: '2027-01-31',
    registrationCheckedOn: '2026-01-05',
    registrationCheckedBy: 'Records office',
    training: [{ title: 'Clinical safety course', provider: 'Made-up College', date: '2025-05-01' }],
    ...none,
    ...over,
  }
}

/** A role in a project, held from 1 January 2026 on. */
export function aRole(role: ProjectRole, person: Person, over: Partial<Project['roles'][number]> = {}) {
  return { id: idOf(`role ${role} ${person.name}`), personId: person.id, role, from: '2026-01-01', to: null, ...over }
}

/** A DCB0160 deployment of the organisation "Northbrook Hospitals". */
export function aProject(over: Partial<Project> = {}): Project {
  return {
    id: idOf('project'),
    name: 'Electronic record at Northbrook',
    reference: 'NB-1',
    programme: '',
    standards: ['DCB0160'],
    organisationId: idOf('organisation Northbrook Hospitals'),
    system: {
      name: 'Wardnote',
      version: '4.2',
      supplierId: null,
      description: '',
      intendedUse: '',
      clinicalScope: '',
      operationalEnvironment: '',
      users: '',
      configuration: '',
    },
    phase: 'deployment',
    organisations: [],
    milestones: [],
    roles: [],
    version: '0.1',
    scheme: exampleScheme,
    pack: { id: 'example', version: '1' },
    notice: '',
    ...none,
    ...over,
  }
}

/** Cause `number` of hazard `hazard`. */
export function aCause(hazard: number, number: number, over: Partial<Cause> = {}): Cause {
  return {
    id: idOf(`cause ${hazard}.${number}`),
    number,
    text: `The drug chart of patient ${hazard} shows line ${number} of somebody else`,
    archived: null,
    source: null,
    ...over,
  }
}

/** HAZ-00n with one cause, an owner and the status Open; not scored. */
export function aHazard(number: number, over: Partial<Hazard> = {}): Hazard {
  return {
    id: idOf(`hazard ${number}`),
    ...inProject,
    number: `HAZ-${padded(number)}`,
    ...blankHazard,
    name: `Nurse gives dose ${number} meant for the patient in the next bed`,
    description: `The administration screen keeps the previous patient open on ward ${number}.`,
    impact: 'The patient receives a drug prescribed for somebody else.',
    ownerId: idOf('person Ada Okafor'),
    status: 'Open',
    candidate: false,
    causes: [aCause(number, 1)],
    links: [],
    assessments: [],
    sourceScores: [],
    related: [],
    source: null,
    ...over,
  }
}

/** One step of a control's life, taken on 1 February 2026. */
export function aStep(state: ControlStep['state'], over: Partial<ControlStep> = {}): ControlStep {
  return {
    id: idOf(`step ${state}`),
    state,
    on: '2026-02-01',
    personId: idOf('person Ada Okafor'),
    note: '',
    reasonKind: null,
    evidenceIds: [],
    recordedAt: NOW,
    ...over,
  }
}

/** CTL-00n, a design control with owner and organisation, verified on the evidence of EV 1. */
export function aControl(number: number, over: Partial<Control> = {}): Control {
  return {
    id: idOf(`control ${number}`),
    ...inProject,
    number: `CTL-${padded(number)}`,
    name: `The administration screen closes itself after ${number} minutes without use`,
    description: '',
    type: 'design',
    organisationId: idOf('organisation Northbrook Hospitals'),
    ownerId: idOf('person Ada Okafor'),
    due: null,
    milestoneId: null,
    steps: [aStep('implemented'), aStep('verified', { evidenceIds: [idOf('evidence 1')] })],
    source: null,
    ...over,
  }
}

/** Control `control` answering cause `cause` of hazard `hazard` (null: the hazard as a whole); additional, effective. */
export function aLink(
  hazard: number,
  control: number,
  cause: number | null,
  over: Partial<ControlLink> = {},
): ControlLink {
  return {
    id: idOf(`link ${hazard}.${cause ?? 'whole'} ${control}`),
    controlId: idOf(`control ${control}`),
    causeId: cause === null ? null : idOf(`cause ${hazard}.${cause}`),
    ...blankLink,
    standing: 'additional',
    acts: 'prevents the cause',
    effectiveness: 'effective',
    effectiveBy: idOf('person Ada Okafor'),
    effectiveOn: '2026-02-02',
    evidenceIds: [idOf('evidence 1')],
    newHazards: 'assessed, none',
    ...over,
  }
}

/** A test report, to be reviewed by the end of 2026. */
export function anEvidence(number: number, over: Partial<Evidence> = {}): Evidence {
  return {
    id: idOf(`evidence ${number}`),
    ...inProject,
    title: `Test report ${number}`,
    type: 'test report',
    date: '2026-02-01',
    reviewBy: '2026-12-31',
    reference: `TR-${number}`,
    holdsPatientData: false,
    note: '',
    file: null,
    ...over,
  }
}

/** A confirmed score of ours, made on 10 February 2026; its facts are set by {@link scored}. */
export function anAssessment(stage: Stage, over: Partial<Assessment> = {}): Assessment {
  return {
    id: idOf(`assessment ${stage}`),
    stage,
    ...blankAssessment,
    severity: 'Major',
    likelihood: 'Medium',
    assessedBy: [idOf('person Ada Okafor')],
    assessedOn: '2026-02-10',
    origin: 'entered',
    confirmedBy: idOf('person Ada Okafor'),
    confirmedAt: NOW,
    recordedAt: NOW,
    revision: 1,
    facts: {},
    ...over,
  }
}

/** A hazard with scores that stand on its facts as they are. */
export function scored(hazard: Hazard, controls: Control[], assessments: Assessment[]): Hazard {
  const facts = factsOf(hazard, new Map(controls.map((one): [string, Control] => [one.id, one])))
  const made = assessments.map((one) => ({ ...one, id: idOf(`${hazard.id} ${one.id}`), facts }))
  return { ...hazard, assessments: [...hazard.assessments, ...made] }
}

const blankRegisters: { [K in RegisterKind]: Omit<RegisterRecord<K>, 'id' | 'projectId' | 'archived'> } = {
  assumption: { kind: 'assumption', text: 'Wards keep their paper charts for a day.', ownerId: null },
  testIssue: { reference: '', title: 'Slow start', description: '', clinicalImpact: '', status: 'open', hazardIds: [] },
  session: { title: 'Workshop', date: null, method: '', attendees: [], hazardIds: [], minutesId: null, notes: '' },
  plan: {
    title: 'Clinical risk management plan',
    version: '1.0',
    date: '2026-01-10',
    approverId: idOf('person Ada Okafor'),
    reference: '',
    scope: '',
    acceptance: [1, 2, 3, 4, 5].map((rating) => ({ rating, who: 'Chief medical officer' })),
    scheme: { id: exampleScheme.id, version: exampleScheme.version },
    evidenceId: null,
  },
  thirdParty: {
    organisationId: null,
    product: 'Label printer',
    version: '',
    assessment: '',
    conclusion: '',
    date: null,
  },
  handOver: {
    direction: 'given',
    organisationId: null,
    what: 'Hazard log',
    version: '1.0',
    hazardIds: [],
    sentOn: '2026-02-20',
    acknowledgedBy: 'Practice manager',
    acknowledgedOn: '2026-02-25',
  },
  supplierReview: { document: 'Safety case report', version: '', date: null, reviewerId: null, conclusion: '' },
  benefitAnalysis: {
    hazardId: null,
    benefits: 'Doses are seen by the next shift.',
    residualRisk: 'A dose may be given twice.',
    conclusion: 'The benefits outweigh the risk.',
    authors: 'Ada Okafor',
    date: '2026-02-15',
    evidenceIds: [],
    acceptedById: idOf('officer'),
    acceptedOn: '2026-02-16',
    acceptanceStatement: 'Accepted on the conditions named.',
  },
  boardDecision: { decision: 'Go live on ward 7.', why: '' },
}

/** A record of one of the simple registers. */
export function aRegister<K extends RegisterKind>(kind: K, over: Partial<RegisterRecord<K>> = {}): RegisterRecord<K> {
  return { id: idOf(kind), ...inProject, ...blankRegisters[kind], ...over } as RegisterRecord<K>
}

/** An answer to a finding, for the values given. */
export function anAnswer(finding: { key: string; values: string }, over: Partial<Answer> = {}): Answer {
  return {
    id: idOf(`answer ${finding.key} ${finding.values}`),
    ...inProject,
    finding: finding.key,
    values: finding.values,
    reason: 'Discussed and agreed.',
    personId: idOf('person Ada Okafor'),
    on: '2026-03-01',
    ...over,
  }
}

/** A project with the records given and no others. */
export function aSnapshot(
  records: Partial<Snapshot['records']> = {},
  over: Partial<Omit<Snapshot, 'records'>> = {},
): Snapshot {
  return {
    format: 1,
    position: { seq: 1, hash: '0'.repeat(64), at: NOW },
    project: aProject(),
    organisations: [anOrganisation('Northbrook Hospitals')],
    people: [aPerson('Ada Okafor'), aPerson('Tom Bright')],
    records: {
      hazard: [],
      control: [],
      evidence: [],
      assumption: [],
      testIssue: [],
      session: [],
      plan: [],
      thirdParty: [],
      handOver: [],
      supplierReview: [],
      benefitAnalysis: [],
      boardDecision: [],
      narrative: [],
      safetyStatement: [],
      answer: [],
      import: [],
      ...records,
    },
    ...over,
  }
}

/**
 * A small log on which no rule is broken: HAZ-001 with two causes and two verified controls, HAZ-002 whose initial
 * risk is accepted, a plan, a clinical safety officer and top management. Tests change one thing in it.
 */
export function aSoundLog(): Snapshot {
  const controls = [
    aControl(1),
    aControl(2, { name: 'Two nurses read the wristband aloud before a dose', type: 'business process change' }),
  ]
  const first = aHazard(1, {
    causes: [aCause(1, 1), aCause(1, 2)],
    links: [aLink(1, 1, 1), aLink(1, 2, 2)],
  })
  const second = aHazard(2, { status: 'Closed' })
  return aSnapshot(
    {
      hazard: [
        scored(first, controls, [
          anAssessment('initial', { acceptability: 'not acceptable' }),
          anAssessment('residual', {
            likelihood: 'Very Low',
            acceptability: 'acceptable',
            justification: 'Further reduction is impractical: the ward has one trolley.',
          }),
        ]),
        scored(second, controls, [
          anAssessment('initial', { severity: 'Minor', likelihood: 'Low', acceptability: 'acceptable' }),
        ]),
      ],
      control: controls,
      evidence: [anEvidence(1)],
      plan: [aRegister('plan')],
    },
    {
      project: aProject({
        roles: [
          aRole('clinical safety officer', aPerson('Ada Okafor')),
          aRole('top management', aPerson('Tom Bright')),
        ],
      }),
    },
  )
}
