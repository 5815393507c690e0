import type { DocumentKind } from '../../../src-shared/contract/exchange.ts'
import { approvalState } from '../../../src-shared/domain/approval-state.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { draftVersion, systemName } from '../../../src-shared/format/document-words.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { DocumentModel } from '../document.ts'
import { joined } from './blocks.ts'
import { issuedDocumentOf, issuedKind, statusWords } from './issue-facts.ts'
import type { LogView } from './log-view.ts'

/** Titles as the standards name the documents. */
export const documentTitle: Record<DocumentKind, string> = {
  'hazard-log': 'Hazard log',
  'safety-case': 'Clinical safety case report',
  'board-page': 'Board page',
  extract: 'Extract',
}

/** What stands on a document that is not made from an issued version; of the past, of when it is. */
function draftMark({ asOf }: LogView): string {
  return joined(
    [
      asOf !== undefined && `As it was on ${formatDay(asOf.day)}, change ${formatNumber(asOf.seq)}`,
      'DRAFT – not issued',
    ],
    ', ',
  )
}

/** Where a document stands, as the top of every page has it: `DRAFT – not issued`, `Issued 1.0, awaiting approval`. */
export function shortMark(view: LogView, kind: DocumentKind): string {
  const { baseline, approvals } = view.issues
  if (baseline === null) return draftMark(view)
  const { version } = issuedDocumentOf(baseline, kind)
  return {
    withdrawn: `Issued ${version}, withdrawn`,
    rejected: `Issued ${version}, rejected`,
    'awaiting approval': `Issued ${version}, awaiting approval`,
    'approved with conditions': `Approved ${version} with conditions`,
    approved: `Approved ${version}`,
  }[approvalState(baseline, approvals, issuedKind(kind)).standing]
}

/** The same with who is waited for, as the first page has it. */
export function longMark(view: LogView, kind: DocumentKind): string {
  const { issues } = view
  return issues.baseline === null ? draftMark(view) : statusWords(issues, issues.baseline, kind)
}

/** `0.9 DRAFT`, or an issued version's number; a working log without a version says so. */
export function versionWords(view: LogView, kind: DocumentKind = 'hazard-log'): string {
  const { baseline } = view.issues
  return baseline === null ? draftVersion(view.snapshot.project) : issuedDocumentOf(baseline, kind).version
}

/** `0.9 DRAFT, not issued` or `Issued 1.0, awaiting approval by …`. */
export function statusLine(view: LogView, kind: DocumentKind): string {
  return view.issues.baseline === null ? `${versionWords(view, kind)}, not issued` : longMark(view, kind)
}

/** `Meridian EPR 7.4`, or the project's name where the system has none. */
export function systemWords({ snapshot }: LogView): string {
  return systemName(snapshot.project)
}

/** The project's reference with the document's name: two documents never go by one reference (clinical-rules 22). */
export function documentReference({ snapshot }: LogView, kind: DocumentKind): string {
  const { reference } = snapshot.project
  return reference.trim() === '' ? '' : `${reference}, ${documentTitle[kind].toLowerCase()}`
}

/** What stands at the top of every page: the mark, and the notice of a sample. */
export function pageMark(view: LogView, kind: DocumentKind = 'hazard-log'): string {
  return joined([shortMark(view, kind), view.snapshot.project.notice], ' · ')
}

/** Small lines at the foot of every page of an issued version: what it can be held against. */
export function provenance({ issues }: LogView): string[] {
  const { baseline } = issues
  return baseline === null ? [] : [`Baseline SHA-256 ${baseline.sha256}`, `Ledger head ${baseline.position.hash}`]
}

/** Properties, header and footer that both documents share. */
export function documentFrame(view: LogView, kind: DocumentKind): Omit<DocumentModel, 'sections'> {
  const { project, position } = view.snapshot
  const { baseline } = view.issues
  const title = `${documentTitle[kind]}: ${project.name}`
  return {
    properties: {
      title,
      subject: joined([systemWords(view), project.reference]),
      company: view.organisationName(project.organisationId) || NOT_RECORDED,
      author: 'Hazard Ledger',
      keywords: ['clinical safety', ...project.standards, ...(baseline === null ? ['DRAFT'] : [])],
      custom: {
        'Ledger position': String(position.seq),
        'Ledger hash': position.hash,
        'Standards pack': `${view.pack.id} ${view.pack.version}`,
        Status: longMark(view, kind),
        ...(baseline === null
          ? {}
          : {
              Version: versionWords(view, kind),
              'Baseline SHA-256': baseline.sha256,
              'Ledger head': baseline.position.hash,
            }),
      },
      created: position.at,
    },
    header: pageMark(view, kind),
    ...(baseline === null ? {} : { provenance: provenance(view) }),
    footer: joined(
      [
        `${documentTitle[kind]}, ${clip(project.name, 44)}`,
        `version ${versionWords(view, kind)}`,
        formatDay(view.today),
      ],
      ' · ',
    ),
  }
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`
}

/** Where in the ledger the document was taken from. */
export function positionWords({ snapshot }: LogView): string {
  return `change ${formatNumber(snapshot.position.seq)} of the workspace's ledger, hash ${snapshot.position.hash.slice(0, 16) || NOT_RECORDED}`
}
