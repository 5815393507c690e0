import type { DocumentKind } from '../../../src-shared/contract/exchange.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { draftVersion, systemName } from '../../../src-shared/format/document-words.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { DocumentModel } from '../document.ts'
import { joined } from './blocks.ts'
import type { LogView } from './log-view.ts'

/** Titles as the standards name the documents. */
export const documentTitle: Record<DocumentKind, string> = {
  'hazard-log': 'Hazard log',
  'safety-case': 'Clinical safety case report',
  'board-page': 'Board page',
  extract: 'Extract',
}

/** Until there are issued versions every document is a draft of the working log. */
export const DRAFT = 'DRAFT – not issued'

/** `0.9 DRAFT`; a working log without a version says so. */
export function versionWords(view: LogView): string {
  return draftVersion(view.snapshot.project)
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
export function pageMark(view: LogView): string {
  return joined([DRAFT, view.snapshot.project.notice], ' · ')
}

/** Properties, header and footer that both documents share. */
export function documentFrame(view: LogView, kind: DocumentKind): Omit<DocumentModel, 'sections'> {
  const { project, position } = view.snapshot
  const title = `${documentTitle[kind]}: ${project.name}`
  return {
    properties: {
      title,
      subject: joined([systemWords(view), project.reference]),
      company: view.organisationName(project.organisationId) || NOT_RECORDED,
      author: 'Hazard Ledger',
      keywords: ['clinical safety', ...project.standards, 'DRAFT'],
      custom: {
        'Ledger position': String(position.seq),
        'Ledger hash': position.hash,
        'Standards pack': `${view.pack.id} ${view.pack.version}`,
        Status: DRAFT,
      },
      created: position.at,
    },
    header: pageMark(view),
    footer: joined(
      [`${documentTitle[kind]}, ${clip(project.name, 44)}`, `version ${versionWords(view)}`, formatDay(view.today)],
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
