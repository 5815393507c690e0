import { formatDay } from '../../../../src-shared/format/dates.ts'
import { NOT_RECORDED } from '../../../../src-shared/format/standing-words.ts'
import type { Block } from '../../document.ts'
import { cell, dataTable, joined, recorded } from '../blocks.ts'
import { evidenceTitle } from '../evidence-words.ts'
import type { LogView } from '../log-view.ts'
import { capital } from '../summary-tables.ts'

/** Assumptions and dependencies of the safety argument. */
export function assumptionsTable(view: LogView): Block[] {
  return [statements(view, 'Assumptions and dependencies', ['assumption', 'dependency'])]
}

/** Operational constraints: how the system must or must not be used. */
export function constraintsTable(view: LogView): Block[] {
  return [statements(view, 'Operational constraints and limitations', ['operational constraint'])]
}

function statements(view: LogView, caption: string, kinds: readonly string[]): Block {
  return dataTable({
    caption,
    summary: `${caption} of the safety argument, with who minds each.`,
    size: 'small',
    columns: [
      { title: 'Kind', share: 18 },
      { title: 'Statement', share: 58 },
      { title: 'Owner', share: 24 },
    ],
    rows: view
      .live('assumption')
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, text, ownerId }) => [capital(kind), recorded(text), recorded(view.personName(ownerId))]),
  })
}

/** Test issues with their clinical impact, the open ones first. */
export function testIssuesTable(view: LogView): Block[] {
  const issues = view.live('testIssue')
  const ordered = [
    ...issues.filter(({ status }) => status === 'open'),
    ...issues.filter(({ status }) => status === 'closed'),
  ]
  return [
    dataTable({
      caption: 'Test issues',
      summary: 'Test issues with what each could mean for a patient; open ones first.',
      size: 'small',
      columns: [
        { title: 'Reference', share: 12 },
        { title: 'Issue', share: 36 },
        { title: 'Clinical impact', share: 30 },
        { title: 'Hazards', share: 12 },
        { title: 'Status', share: 10 },
      ],
      rows: ordered.map((one) => [
        recorded(one.reference),
        cell([[{ text: one.title, bold: true }], ...(one.description === '' ? [] : [one.description])]),
        recorded(one.clinicalImpact),
        recorded(view.hazardNumbers(one.hazardIds)),
        cell(capital(one.status), { bold: one.status === 'open' }),
      ]),
    }),
  ]
}

/** Sessions in which hazards were identified or reviewed, with who attended in which role. */
export function sessionsTable(view: LogView): Block[] {
  return [
    dataTable({
      caption: 'Hazard identification and review sessions',
      summary: 'Each session with its date, method, the people who attended and the hazards discussed.',
      size: 'small',
      columns: [
        { title: 'Session', share: 30 },
        { title: 'Attended', share: 40 },
        { title: 'Hazards discussed', share: 30 },
      ],
      rows: view.live('session').map((one) => [
        cell([
          [{ text: one.title, bold: true }],
          recorded(formatDay(one.date)),
          `Method: ${recorded(one.method)}`,
          minutesWords(one.minutesId === null ? '' : evidenceTitle(view, one.minutesId)),
        ]),
        recorded(
          joined(
            one.attendees.map(({ personId, role }) => joined([view.personName(personId), role && `(${role})`], ' ')),
            '; ',
          ),
        ),
        recorded(view.hazardNumbers(one.hazardIds)),
      ]),
    }),
  ]
}

/** The title of the minutes; said to be minutes only where the title does not say so itself. */
function minutesWords(title: string): string {
  return /^minutes\b/i.test(title) ? title : `Minutes: ${recorded(title)}`
}

/** Third-party products and their assessment (DCB0129 2.5.2). */
export function thirdPartiesTable(view: LogView): Block[] {
  return [
    dataTable({
      caption: 'Third-party products assessed',
      summary: 'Products of other organisations with how each was assessed and the conclusion.',
      size: 'small',
      columns: [
        { title: 'Product', share: 26 },
        { title: 'Assessment', share: 38 },
        { title: 'Conclusion', share: 36 },
      ],
      rows: view
        .live('thirdParty')
        .map((one) => [
          cell([
            [{ text: one.product, bold: true }],
            joined([recorded(one.version), recorded(view.organisationName(one.organisationId))]),
            `Assessed: ${recorded(formatDay(one.date))}`,
          ]),
          recorded(one.assessment),
          recorded(one.conclusion),
        ]),
    }),
  ]
}

/** Supplier's safety documents that were read, by whom, with what conclusion (DCB0160 2.5.1). */
export function supplierEvidenceTable(view: LogView): Block[] {
  return [
    dataTable({
      caption: "Supplier's safety documents reviewed",
      summary: 'Each document of a supplier with version, date, reviewer and conclusion.',
      size: 'small',
      columns: [
        { title: 'Document', share: 28 },
        { title: 'Version', share: 10 },
        { title: 'Reviewed', share: 22 },
        { title: 'Conclusion', share: 40 },
      ],
      rows: view
        .live('supplierReview')
        .map((one) => [
          one.document,
          recorded(one.version),
          recorded(joined([view.personName(one.reviewerId), formatDay(one.date)])),
          recorded(one.conclusion),
        ]),
    }),
  ]
}

/** Benefit-risk analyses of residual risks that cannot be reduced further (6.2). */
export function benefitAnalysesTable(view: LogView): Block[] {
  return [
    dataTable({
      caption: 'Clinical risk benefit analyses',
      summary: 'Analyses of whether the clinical benefits outweigh a residual risk.',
      size: 'small',
      columns: [
        { title: 'Hazard', share: 11 },
        { title: 'Benefits', share: 23 },
        { title: 'Residual risk', share: 18 },
        { title: 'Conclusion', share: 18 },
        { title: 'Authors, date', share: 14 },
        { title: 'Accepted', share: 16 },
      ],
      rows: view
        .live('benefitAnalysis')
        .map((one) => [
          recorded(view.hazardOf(one.hazardId)?.number),
          recorded(one.benefits),
          recorded(one.residualRisk),
          recorded(one.conclusion),
          recorded(joined([one.authors, formatDay(one.date)])),
          recorded(
            joined(
              [joined([view.personName(one.acceptedById), formatDay(one.acceptedOn)]), one.acceptanceStatement],
              ': ',
            ),
          ),
        ]),
    }),
  ]
}

/** Safety documents handed over or received, and whether that was acknowledged. */
export function handOversTable(view: LogView): Block[] {
  return [
    dataTable({
      caption: 'Hand-overs',
      summary: 'Safety documents given to or received from other organisations, with the acknowledgement.',
      size: 'small',
      columns: [
        { title: 'Direction', share: 12 },
        { title: 'Organisation', share: 20 },
        { title: 'What, version', share: 30 },
        { title: 'Hazards', share: 14 },
        { title: 'Sent and acknowledged', share: 24 },
      ],
      rows: view
        .live('handOver')
        .map((one) => [
          capital(one.direction),
          recorded(view.organisationName(one.organisationId)),
          joined([one.what, `version ${recorded(one.version)}`]),
          recorded(view.hazardNumbers(one.hazardIds)),
          cell([
            `Sent: ${recorded(formatDay(one.sentOn))}`,
            one.acknowledgedBy === '' && one.acknowledgedOn === null
              ? [{ text: 'Not acknowledged', bold: true }]
              : `Acknowledged: ${joined([one.acknowledgedBy, formatDay(one.acknowledgedOn)])}`,
          ]),
        ]),
    }),
  ]
}

/** The clinical risk management plan and who may accept which rating (3.2.1, 2.2.2). */
export function planTable(view: LogView): Block[] {
  const { scheme } = view.snapshot.project
  return [
    dataTable({
      caption: 'Clinical risk management plan',
      summary: 'The plan with its version, approver, scope, and who may accept which rating.',
      size: 'small',
      columns: [
        { title: 'Plan', share: 32 },
        { title: 'Scope', share: 30 },
        { title: 'Who may accept', share: 38 },
      ],
      rows: view.live('plan').map((one) => [
        cell([
          [{ text: one.title, bold: true }],
          `Version ${recorded(one.version)}`,
          `Date: ${recorded(formatDay(one.date))}`,
          `Approved by: ${recorded(view.personName(one.approverId))}`,
          `Reference: ${recorded(one.reference)}`,
        ]),
        recorded(one.scope),
        one.acceptance.length === 0
          ? NOT_RECORDED
          : cell(
              one.acceptance.map(({ rating, who }) => {
                const found = scheme.ratings.find(({ number }) => number === rating)
                return [{ text: `${rating} ${found?.label ?? ''}: `, bold: true }, recorded(who)]
              }),
            ),
      ]),
    }),
  ]
}
