import type { DocumentKind } from '../../../src-shared/contract/exchange.ts'
import { holdersOf } from '../../../src-shared/domain/project.ts'
import { formatDay, formatMoment } from '../../../src-shared/format/dates.ts'
import { workingLogWords } from '../../../src-shared/format/issue-words.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import type { Block, TableBlock } from '../document.ts'
import { approvals, reviewersTable } from './approvals-section.ts'
import { cell, dataTable, detailTable, heading, joined, paragraph, recorded, sentence } from './blocks.ts'
import {
  documentReference,
  documentTitle,
  positionWords,
  shortMark,
  statusLine,
  systemWords,
  versionWords,
} from './identity.ts'
import { issuedDocumentOf, statusWords } from './issue-facts.ts'
import type { LogView } from './log-view.ts'

/** Title, what the document is, and where it stands: a draft, or issued. */
export function titleBlock(view: LogView, kind: DocumentKind): Block {
  const { project } = view.snapshot
  return {
    kind: 'title',
    text: documentTitle[kind],
    subtitle: joined([...new Set([project.name, systemWords(view)])], ' – '),
    mark: joined([shortMark(view, kind), project.notice], '\n'),
  }
}

/** The front sheet as NHS programmes use it, from document details to the document control statement. */
export function frontSheet(view: LogView, kind: DocumentKind): Block[] {
  return [
    detailsTable(view, kind),
    revisionHistory(view, kind),
    reviewersTable(view, kind),
    ...approvals(view, kind),
    relatedDocuments(view, kind),
    heading(3, 'Document control', 'document-control'),
    paragraph(controlStatement(view, kind)),
    ...aboutTheStandards(view),
  ]
}

function detailsTable(view: LogView, kind: DocumentKind): TableBlock {
  const { project, position } = view.snapshot
  const officers = holdersOf(project, 'clinical safety officer', view.today)
  return detailTable({
    caption: 'Document details',
    summary: 'What this document is, of which project, organisation and system, in which version.',
    size: 'small',
    rows: [
      ['Document', documentTitle[kind]],
      ['Reference', documentReference(view, kind)],
      ['Version and status', statusLine(view, kind)],
      ['Date', formatDay(view.today)],
      ['Organisation', view.organisationName(project.organisationId)],
      ['Programme', project.programme],
      ['Project', project.name],
      ['Health IT system', joined([project.system.name, project.system.version], ' ')],
      ['Supplier', view.organisationName(project.system.supplierId)],
      ['Standards', standardsWords(view)],
      ['Lifecycle phase', phaseWords(view)],
      ['Clinical safety officer', joined(officers.map(view.personName))],
      ...issueRows(view),
      ['Taken from', `${positionWords(view)}, on ${formatMoment(position.at)}`],
    ],
  })
}

/** `DCB0160 v3.2: Clinical risk management: …`. */
export function standardsWords({ pack, snapshot }: LogView): string {
  return joined(
    snapshot.project.standards.map((id) => {
      const found = pack.standards.find((one) => one.id === id)
      return found === undefined ? id : `${id} v${found.version}`
    }),
    ' and ',
  )
}

/** Title of the project's lifecycle phase. */
export function phaseWords({ pack, snapshot }: LogView): string {
  return pack.lifecyclePhases.find(({ id }) => id === snapshot.project.phase)?.title ?? snapshot.project.phase
}

/** Purpose and hashes of an issued version: what an auditor holds against the file that was kept elsewhere. */
function issueRows({ issues }: LogView): [string, string][] {
  const { baseline } = issues
  if (baseline === null) return []
  return [
    ['Purpose', baseline.purpose],
    [
      'Issued',
      `${formatMoment(baseline.issuedAt)} by ${baseline.issuedBy}, as stated on the computer it was issued on`,
    ],
    ['Baseline SHA-256', baseline.sha256],
    ['Ledger head', `${baseline.position.hash}, change ${formatNumber(baseline.position.seq)}`],
  ]
}

/** The versions issued so far, and what this document is. */
export function revisionHistory(view: LogView, kind: DocumentKind): TableBlock {
  const { baseline, history, changesSince } = view.issues
  const rows = history.map((one) => [
    issuedDocumentOf(one, kind).version,
    formatDay(one.issuedAt.slice(0, 10)),
    cell([
      [sentence(one.summary)],
      [
        `${statusWords(view.issues, one, kind)}.${one.withdrawn === null ? '' : ` Withdrawn on ${formatMoment(one.withdrawn.at)}: ${one.withdrawn.reason}`}`,
      ],
    ]),
  ])
  const last = history.filter(({ withdrawn }) => withdrawn === null).at(-1) ?? null
  const draft = [
    versionWords(view, kind),
    formatDay(view.today),
    `Draft made from the working log. ${sentence(workingLogWords(last, changesSince ?? 0))}`,
  ]
  return dataTable({
    caption: 'Revision history',
    summary: 'Versions of this document with their dates and what changed.',
    size: 'small',
    columns: [
      { title: 'Version', share: 20 },
      { title: 'Date', share: 24 },
      { title: 'Summary of changes', share: 56 },
    ],
    rows: baseline === null ? [...rows, draft] : rows,
  })
}

function relatedDocuments(view: LogView, kind: DocumentKind): TableBlock {
  const other = kind === 'hazard-log' ? 'safety-case' : 'hazard-log'
  return dataTable({
    caption: 'Related documents',
    summary: 'Documents that belong to this one, with reference and version.',
    size: 'small',
    columns: [
      { title: 'Title', share: 50 },
      { title: 'Reference', share: 30 },
      { title: 'Version', share: 20 },
    ],
    rows: [
      [documentTitle[other], recorded(documentReference(view, other)), versionWords(view, other)],
      ...view.live('plan').map((plan) => [plan.title, recorded(plan.reference), recorded(plan.version)]),
      ...view.live('supplierReview').map((one) => [one.document, "Supplier's document", recorded(one.version)]),
    ],
  })
}

function controlStatement(view: LogView, kind: DocumentKind): string {
  const { baseline } = view.issues
  if (baseline === null) {
    const last = view.issues.history.filter(({ withdrawn }) => withdrawn === null).at(-1) ?? null
    return `This is a draft, made from ${positionWords(view)}. The workspace holds the controlled record; a printed or saved copy of a draft is uncontrolled and may be out of date. ${sentence(workingLogWords(last, view.issues.changesSince ?? 0))} This draft has not been issued or approved. Names are given as they are recorded in the workspace.`
  }
  return `This document was made from the content frozen when version ${baseline.version} was issued. ${sentence(statusWords(view.issues, baseline, kind))} Every page carries the SHA-256 of that content and the head of the ledger it was taken from; the verification bundle that goes with this version lets anybody work the hash out again and check the signatures without this program. A printed copy is uncontrolled. Names are given as they are recorded in the workspace.`
}

/** What the facts about the standards rest on, and the caution where their wording is unconfirmed. */
function aboutTheStandards({ pack, snapshot }: LogView): Block[] {
  const cautions = pack.standards.filter(({ id, caution }) => snapshot.project.standards.includes(id) && caution !== '')
  return [
    ...cautions.map(({ id, caution }) => paragraph([{ text: `${id}: `, bold: true }, caution], 'warning')),
    paragraph(
      `Standards pack: ${pack.title}, version ${pack.version} of ${formatDay(pack.date)}. ${pack.provenance}`,
      'note',
    ),
  ]
}
