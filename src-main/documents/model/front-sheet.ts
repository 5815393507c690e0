import type { DocumentKind } from '../../../src-shared/contract/exchange.ts'
import { holdersOf, type ProjectRole } from '../../../src-shared/domain/project.ts'
import { formatDay, formatMoment } from '../../../src-shared/format/dates.ts'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Block, TableBlock } from '../document.ts'
import { dataTable, detailTable, heading, joined, paragraph, recorded } from './blocks.ts'
import { DRAFT, documentReference, documentTitle, positionWords, systemWords, versionWords } from './identity.ts'
import type { LogView } from './log-view.ts'

/** Title, what the document is, and that it is a draft. */
export function titleBlock(view: LogView, kind: DocumentKind): Block {
  const { project } = view.snapshot
  return {
    kind: 'title',
    text: documentTitle[kind],
    subtitle: joined([...new Set([project.name, systemWords(view)])], ' – '),
    mark: joined([DRAFT, project.notice], '\n'),
  }
}

/** The front sheet as NHS programmes use it, from document details to the document control statement. */
export function frontSheet(view: LogView, kind: DocumentKind): Block[] {
  return [
    detailsTable(view, kind),
    revisionHistory(view),
    reviewersTable(view),
    ...approvals(view),
    relatedDocuments(view, kind),
    heading(3, 'Document control', 'document-control'),
    paragraph(controlStatement(view)),
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
      ['Version and status', `${versionWords(view)}, not issued`],
      ['Date', formatDay(view.today)],
      ['Organisation', view.organisationName(project.organisationId)],
      ['Programme', project.programme],
      ['Project', project.name],
      ['Health IT system', joined([project.system.name, project.system.version], ' ')],
      ['Supplier', view.organisationName(project.system.supplierId)],
      ['Standards', standardsWords(view)],
      ['Lifecycle phase', phaseWords(view)],
      ['Clinical safety officer', joined(officers.map(view.personName))],
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

/** What became of this document: no version has been issued yet. */
export function revisionHistory(view: LogView): TableBlock {
  return dataTable({
    caption: 'Revision history',
    summary: 'Versions of this document with their dates and what changed.',
    size: 'small',
    columns: [
      { title: 'Version', share: 20 },
      { title: 'Date', share: 24 },
      { title: 'Summary of changes', share: 56 },
    ],
    rows: [[versionWords(view), formatDay(view.today), 'Draft made from the working log. No version has been issued.']],
  })
}

function reviewersTable(view: LogView): TableBlock {
  const { project } = view.snapshot
  return dataTable({
    caption: 'Reviewers',
    summary: 'People who hold the role of reviewer in the project.',
    size: 'small',
    columns: [
      { title: 'Name', share: 34 },
      { title: 'Title or responsibility', share: 34 },
      { title: 'Date of review', share: 18 },
      { title: 'Version', share: 14 },
    ],
    rows: holdersOf(project, 'reviewer', view.today).map((id) => [
      recorded(view.personName(id)),
      recorded(
        joined([view.personOf(id)?.profession, view.organisationName(view.personOf(id)?.organisationId ?? null)]),
      ),
      NOT_RECORDED,
      NOT_RECORDED,
    ]),
  })
}

/** Who would approve; nobody has, and no version has been issued. */
export function approvals(view: LogView): Block[] {
  const { project } = view.snapshot
  const roles: ProjectRole[] = ['clinical safety officer', 'top management']
  const rows = roles.flatMap((role) => {
    const holders = holdersOf(project, role, view.today)
    const people = holders.length > 0 ? holders.map((id) => recorded(view.personName(id))) : [NOT_RECORDED]
    return people.map((name) => [name, role.charAt(0).toUpperCase() + role.slice(1), 'No version has been issued', '–'])
  })
  return [
    dataTable({
      caption: 'Approvals',
      summary: 'People who are to approve issued versions; no version has been issued.',
      size: 'small',
      columns: [
        { title: 'Name', share: 34 },
        { title: 'Role in the project', share: 26 },
        { title: 'Approval', share: 26 },
        { title: 'Version', share: 14 },
      ],
      rows,
    }),
  ]
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
      [documentTitle[other], recorded(documentReference(view, other)), versionWords(view)],
      ...view.live('plan').map((plan) => [plan.title, recorded(plan.reference), recorded(plan.version)]),
      ...view.live('supplierReview').map((one) => [one.document, "Supplier's document", recorded(one.version)]),
    ],
  })
}

function controlStatement(view: LogView): string {
  return `This is a draft, made from ${positionWords(view)}. The workspace holds the controlled record; a printed or saved copy of a draft is uncontrolled and may be out of date. No version of this document has been issued or approved. Names are given as they are recorded in the workspace.`
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
