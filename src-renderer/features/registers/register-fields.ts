import type { RegisterEntry, RegisterKind, RegisterRecord } from '../../../src-shared/domain/registers.ts'

/** How a field of a register is shown and edited. */
export type FieldKind =
  | { type: 'text' }
  | { type: 'long' }
  | { type: 'date' }
  | { type: 'person' }
  | { type: 'organisation' }
  | { type: 'choice'; words: readonly string[] }
  | { type: 'hazard' }
  | { type: 'hazards' }
  | { type: 'evidence' }
  | { type: 'evidences' }
  | { type: 'attendees' }
  | { type: 'acceptance' }
  | { type: 'scheme' }

/** One field of a register's entries. */
export interface RegisterField<K extends RegisterKind = RegisterKind> {
  key: keyof RegisterEntry<K> & string
  label: string
  helpKey?: string
  kind: FieldKind
  /** Also a column of the list. */
  listed?: boolean
  hint?: string
}

/** One register: how it is called, what it is for, and its fields in the order of the form. */
export interface Register<K extends RegisterKind> {
  /** In the list of registers. */
  title: string
  /** One entry of it, in a sentence. */
  one: string
  /** What it is for, with the clause behind it. */
  about: string
  /** What a new entry cannot be without, asked for first; null where it may begin empty. */
  first: { key: keyof RegisterEntry<K> & string; label: string } | null
  fields: RegisterField<K>[]
}

const NO_PATIENTS = 'No patient-identifiable information, please.'

/** All simple registers of a project: the one place to add a field (and its schema in domain/registers.ts). */
export const registerForms: { [K in RegisterKind]: Register<K> } = {
  assumption: {
    title: 'Assumptions and constraints',
    one: 'assumption',
    about:
      'Assumptions, dependencies and operational constraints that the safety argument rests on. Documents list them all.',
    first: { key: 'text', label: 'What is assumed, depended on or constrained' },
    fields: [
      { key: 'text', label: 'Text', helpKey: 'assumption.text', kind: { type: 'long' }, listed: true },
      {
        key: 'kind',
        label: 'Kind',
        helpKey: 'assumption.kind',
        kind: { type: 'choice', words: ['assumption', 'dependency', 'operational constraint'] },
        listed: true,
      },
      { key: 'ownerId', label: 'Owner', helpKey: 'assumption.owner', kind: { type: 'person' }, listed: true },
    ],
  },
  testIssue: {
    title: 'Test issues',
    one: 'test issue',
    about: 'Outstanding test issues, each with what it means for patients.',
    first: { key: 'title', label: 'Title' },
    fields: [
      { key: 'title', label: 'Title', helpKey: 'testIssue.title', kind: { type: 'text' }, listed: true },
      { key: 'reference', label: 'Reference', helpKey: 'testIssue.reference', kind: { type: 'text' }, listed: true },
      {
        key: 'status',
        label: 'Status',
        helpKey: 'testIssue.status',
        kind: { type: 'choice', words: ['open', 'closed'] },
        listed: true,
      },
      {
        key: 'description',
        label: 'Description',
        helpKey: 'testIssue.description',
        kind: { type: 'long' },
        hint: NO_PATIENTS,
      },
      { key: 'clinicalImpact', label: 'Clinical impact', helpKey: 'testIssue.clinicalImpact', kind: { type: 'long' } },
      { key: 'hazardIds', label: 'Hazards', helpKey: 'testIssue.hazards', kind: { type: 'hazards' }, listed: true },
    ],
  },
  session: {
    title: 'Sessions',
    one: 'session',
    about: 'Hazard identification and review sessions: when, how, who took part in which role, what was discussed.',
    first: { key: 'title', label: 'Title' },
    fields: [
      { key: 'title', label: 'Title', helpKey: 'session.title', kind: { type: 'text' }, listed: true },
      { key: 'date', label: 'Date', helpKey: 'session.date', kind: { type: 'date' }, listed: true },
      { key: 'method', label: 'Method', helpKey: 'session.method', kind: { type: 'text' }, listed: true },
      { key: 'attendees', label: 'Attendees', helpKey: 'session.attendees', kind: { type: 'attendees' } },
      {
        key: 'hazardIds',
        label: 'Hazards discussed',
        helpKey: 'session.hazards',
        kind: { type: 'hazards' },
        listed: true,
      },
      { key: 'minutesId', label: 'Minutes', helpKey: 'session.minutes', kind: { type: 'evidence' } },
      { key: 'notes', label: 'Notes', helpKey: 'session.notes', kind: { type: 'long' }, hint: NO_PATIENTS },
    ],
  },
  plan: {
    title: 'Clinical risk management plan',
    one: 'plan',
    about:
      'The plan that applies to this project, and who may accept which rating under it (3.2.1). With none recorded the checks report an error.',
    first: { key: 'title', label: 'Title' },
    fields: [
      { key: 'title', label: 'Title', helpKey: 'plan.title', kind: { type: 'text' }, listed: true },
      { key: 'version', label: 'Version', helpKey: 'plan.version', kind: { type: 'text' }, listed: true },
      { key: 'date', label: 'Date', helpKey: 'plan.date', kind: { type: 'date' }, listed: true },
      { key: 'approverId', label: 'Approved by', helpKey: 'plan.approver', kind: { type: 'person' }, listed: true },
      { key: 'reference', label: 'Reference', helpKey: 'plan.reference', kind: { type: 'long' } },
      { key: 'scope', label: 'Scope', helpKey: 'plan.scope', kind: { type: 'long' } },
      { key: 'scheme', label: 'Risk scheme that it names', helpKey: 'plan.scheme', kind: { type: 'scheme' } },
      {
        key: 'acceptance',
        label: 'Who may accept which rating',
        helpKey: 'plan.acceptance',
        kind: { type: 'acceptance' },
      },
      { key: 'evidenceId', label: 'The plan itself', helpKey: 'plan.evidence', kind: { type: 'evidence' } },
    ],
  },
  thirdParty: {
    title: 'Third parties',
    one: 'third party product',
    about: 'Third party products and their assessment (DCB0129 2.5.1, 2.5.2).',
    first: { key: 'product', label: 'Product' },
    fields: [
      { key: 'product', label: 'Product', helpKey: 'thirdParty.product', kind: { type: 'text' }, listed: true },
      { key: 'version', label: 'Version', helpKey: 'thirdParty.version', kind: { type: 'text' }, listed: true },
      {
        key: 'organisationId',
        label: 'Supplier',
        helpKey: 'thirdParty.organisation',
        kind: { type: 'organisation' },
        listed: true,
      },
      { key: 'assessment', label: 'Assessment', helpKey: 'thirdParty.assessment', kind: { type: 'long' } },
      { key: 'conclusion', label: 'Conclusion', helpKey: 'thirdParty.conclusion', kind: { type: 'long' } },
      {
        key: 'date',
        label: 'Date of the assessment',
        helpKey: 'thirdParty.date',
        kind: { type: 'date' },
        listed: true,
      },
    ],
  },
  handOver: {
    title: 'Hand-overs',
    one: 'hand-over',
    about:
      'Safety documents handed over or received, and whether that was acknowledged (3.5.3). One not acknowledged is shown so.',
    first: { key: 'what', label: 'What is handed over' },
    fields: [
      { key: 'what', label: 'What', helpKey: 'handOver.what', kind: { type: 'text' }, listed: true },
      { key: 'version', label: 'Version', helpKey: 'handOver.version', kind: { type: 'text' }, listed: true },
      {
        key: 'direction',
        label: 'Direction',
        helpKey: 'handOver.direction',
        kind: { type: 'choice', words: ['given', 'received'] },
        listed: true,
      },
      {
        key: 'organisationId',
        label: 'To or from',
        helpKey: 'handOver.organisation',
        kind: { type: 'organisation' },
        listed: true,
      },
      { key: 'hazardIds', label: 'Hazards', helpKey: 'handOver.hazards', kind: { type: 'hazards' } },
      { key: 'sentOn', label: 'Sent on', helpKey: 'handOver.sentOn', kind: { type: 'date' }, listed: true },
      { key: 'acknowledgedBy', label: 'Acknowledged by', helpKey: 'handOver.acknowledgedBy', kind: { type: 'text' } },
      {
        key: 'acknowledgedOn',
        label: 'Acknowledged on',
        helpKey: 'handOver.acknowledgedOn',
        kind: { type: 'date' },
        listed: true,
      },
    ],
  },
  supplierReview: {
    title: "Supplier's documents reviewed",
    one: "supplier's document",
    about:
      "The supplier's safety documents that were read, by whom and with what conclusion. A DCB0160 report prints them.",
    first: { key: 'document', label: 'Document' },
    fields: [
      { key: 'document', label: 'Document', helpKey: 'supplierReview.document', kind: { type: 'text' }, listed: true },
      { key: 'version', label: 'Version', helpKey: 'supplierReview.version', kind: { type: 'text' }, listed: true },
      { key: 'date', label: 'Reviewed on', helpKey: 'supplierReview.date', kind: { type: 'date' }, listed: true },
      {
        key: 'reviewerId',
        label: 'Reviewed by',
        helpKey: 'supplierReview.reviewer',
        kind: { type: 'person' },
        listed: true,
      },
      { key: 'conclusion', label: 'Conclusion', helpKey: 'supplierReview.conclusion', kind: { type: 'long' } },
    ],
  },
  benefitAnalysis: {
    title: 'Benefit analyses',
    one: 'benefit analysis',
    about:
      'Clinical risk benefit analyses of residual risks that cannot be reduced further (6.2). A residual rating that blocks an issue needs one.',
    first: null,
    fields: [
      { key: 'hazardId', label: 'Hazard', helpKey: 'benefitAnalysis.hazard', kind: { type: 'hazard' }, listed: true },
      { key: 'benefits', label: 'Benefits', helpKey: 'benefitAnalysis.benefits', kind: { type: 'long' } },
      { key: 'residualRisk', label: 'Residual risk', helpKey: 'benefitAnalysis.residualRisk', kind: { type: 'long' } },
      {
        key: 'conclusion',
        label: 'Conclusion',
        helpKey: 'benefitAnalysis.conclusion',
        kind: { type: 'long' },
        listed: true,
      },
      { key: 'authors', label: 'Authors', helpKey: 'benefitAnalysis.authors', kind: { type: 'text' }, listed: true },
      { key: 'date', label: 'Date', helpKey: 'benefitAnalysis.date', kind: { type: 'date' }, listed: true },
      { key: 'evidenceIds', label: 'Evidence', helpKey: 'benefitAnalysis.evidence', kind: { type: 'evidences' } },
      {
        key: 'acceptedById',
        label: 'Residual risk accepted by',
        helpKey: 'benefitAnalysis.acceptedBy',
        kind: { type: 'person' },
        listed: true,
      },
      {
        key: 'acceptedOn',
        label: 'Accepted on',
        helpKey: 'benefitAnalysis.acceptedOn',
        kind: { type: 'date' },
        listed: true,
      },
      {
        key: 'acceptanceStatement',
        label: 'Words of the acceptance',
        helpKey: 'benefitAnalysis.acceptanceStatement',
        kind: { type: 'long' },
      },
    ],
  },
  boardDecision: {
    title: 'Decisions for the board',
    one: 'decision',
    about: 'What the board is asked to decide, in words that a person wrote. Page one of the report lists them.',
    first: { key: 'decision', label: 'The decision asked for' },
    fields: [
      {
        key: 'decision',
        label: 'Decision asked for',
        helpKey: 'boardDecision.decision',
        kind: { type: 'long' },
        listed: true,
      },
      { key: 'why', label: 'Why', helpKey: 'boardDecision.why', kind: { type: 'long' } },
    ],
  },
}

/** Any entry, its fields by key. */
export type AnyEntry = RegisterRecord<RegisterKind>

/** One value of an entry, untyped: the descriptor's kind says what it is. */
export function valueOf(entry: AnyEntry, key: string): unknown {
  return (entry as unknown as Record<string, unknown>)[key]
}

/** A register with its fields, whichever it is. */
export function formOf(kind: RegisterKind): Register<RegisterKind> {
  return registerForms[kind]
}

/** What an entry is called in a heading. */
export function titleOf(kind: RegisterKind, entry: AnyEntry, hazardNumber: (id: string) => string): string {
  const { first, one } = formOf(kind)
  if (kind === 'benefitAnalysis') {
    const hazardId = valueOf(entry, 'hazardId')
    return typeof hazardId === 'string' ? `Benefit analysis on ${hazardNumber(hazardId)}` : 'Benefit analysis'
  }
  const text = first === null ? '' : valueOf(entry, first.key)
  return typeof text === 'string' && text !== '' ? text : one
}
