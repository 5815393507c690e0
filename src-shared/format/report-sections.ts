import type { Snapshot } from '../domain/snapshot.ts'
import type { OutlineSection, StandardsPack } from '../domain/standards-pack.ts'

/** Sections of the report that the project's standards ask for. */
export function outlineFor({ outline }: StandardsPack, standards: Snapshot['project']['standards']): OutlineSection[] {
  return outline.filter((section) => section.standards.some((id) => standards.includes(id)))
}

/** Whether a section is only a heading over its subsections. */
export function isHeadSection(section: OutlineSection, outline: readonly OutlineSection[]): boolean {
  return section.number !== '' && outline.some(({ number }) => number.startsWith(`${section.number}.`))
}

/** Whether what a section shows is on record; asked only of sections whose records say what a text would. */
type Holds = (snapshot: Snapshot) => boolean

const always: Holds = () => true
const has =
  (kind: 'thirdParty' | 'supplierReview' | 'testIssue' | 'handOver'): Holds =>
  ({ records }) =>
    records[kind].some(({ archived }) => archived === null)
const assumed =
  (...kinds: string[]): Holds =>
  ({ records }) =>
    records.assumption.some((one) => one.archived === null && kinds.includes(one.kind))

/** Sections that print records of the project: where these stand, nothing is missing without a text. */
const RECORDS_SUFFICE = new Map<string, Holds>([
  ['lifecycle-phase', always],
  ['system-description', always],
  ['intended-use', always],
  ['operational-environment', always],
  ['third-party-products', has('thirdParty')],
  ['assumptions', assumed('assumption', 'dependency')],
  ['people', ({ project }) => project.roles.length > 0],
  ['supplier-evidence', has('supplierReview')],
  ['residual-risk-not-accepted', always],
  ['operational-constraints', assumed('operational constraint')],
  [
    'transferred-hazards',
    (snapshot) =>
      has('handOver')(snapshot) ||
      snapshot.records.hazard.some(({ archived, status }) => archived === null && status === 'Transferred'),
  ],
  ['hazard-log-reference', always],
  ['hazard-log-findings', always],
  ['test-issues', has('testIssue')],
  ['clinical-safety-officer-statement', always],
  ['decisions-asked', always],
  ['document-approval', always],
  ['release-configuration', always],
])

/** Whether a section's records say what a text would, so that its tables alone make it whole. */
export function recordsSuffice(sectionId: string): boolean {
  return RECORDS_SUFFICE.has(sectionId)
}

/** Whether a section without a text shows records all the same. */
export function standsOnRecords(sectionId: string, snapshot: Snapshot): boolean {
  return RECORDS_SUFFICE.get(sectionId)?.(snapshot) ?? false
}
