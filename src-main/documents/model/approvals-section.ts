import { approvalState } from '../../../src-shared/domain/approval-state.ts'
import type { Baseline } from '../../../src-shared/domain/baseline.ts'
import { issuedDocumentTitle } from '../../../src-shared/domain/baseline.ts'
import { holdersOf, type ProjectRole } from '../../../src-shared/domain/project.ts'
import { fingerprintInGroups } from '../../../src-shared/domain/public-key.ts'
import { formatDay, formatMoment } from '../../../src-shared/format/dates.ts'
import { decisionWords } from '../../../src-shared/format/issue-words.ts'
import type { Block, Cell, Inline, TableBlock } from '../document.ts'
import { cell, dataTable, joined, paragraph, recorded, sentence } from './blocks.ts'
import { type Decision, decisionsOn, issuedKind } from './issue-facts.ts'
import type { LogView } from './log-view.ts'
import { capital } from './summary-tables.ts'

/** Who approved the document, and who is asked; of a draft, who would be. */
export function approvals(view: LogView, kind: string): Block[] {
  const { baseline } = view.issues
  if (baseline === null) return [draftApprovals(view)]
  return [
    issuedApprovals(view, baseline, kind),
    ...(decisionsOn(view.issues, baseline).length > 0
      ? [
          paragraph(
            'A signature shows that the content is unchanged since it was signed by the key whose fingerprint stands beside it. It does not prove who held the key: compare the fingerprint with the one the signer gave you. Registrations are as recorded; no register was consulted.',
            'note',
          ),
        ]
      : []),
  ]
}

/** Reviewers with what they decided; of a draft, who holds the role. */
export function reviewersTable(view: LogView, kind: string): TableBlock {
  const { project } = view.snapshot
  const { baseline } = view.issues
  const columns = [
    { title: 'Name', share: 34 },
    { title: 'Title or responsibility', share: 34 },
    { title: 'Date of review', share: 18 },
    { title: 'Version', share: 14 },
  ]
  const state = baseline === null ? null : approvalState(baseline, view.issues.approvals, issuedKind(kind))
  const rows = holdersOf(project, 'reviewer', view.today).map((id) => {
    const signed = state?.asked.find(({ personId, role }) => personId === id && role === 'reviewer')?.signed
    return [
      recorded(view.personName(id)),
      recorded(
        joined([view.personOf(id)?.profession, view.organisationName(view.personOf(id)?.organisationId ?? null)]),
      ),
      recorded(signed && formatDay(signed.at.slice(0, 10))),
      recorded(signed?.document.version),
    ]
  })
  return dataTable({
    caption: 'Reviewers',
    summary: 'People who hold the role of reviewer in the project.',
    size: 'small',
    columns,
    rows,
  })
}

function draftApprovals(view: LogView): TableBlock {
  const { project } = view.snapshot
  const last = view.issues.history.filter(({ withdrawn }) => withdrawn === null).at(-1)
  const words =
    last === undefined ? 'No version has been issued' : `This draft is not approved; version ${last.version} was issued`
  const roles: ProjectRole[] = ['clinical safety officer', 'top management']
  const rows = roles.flatMap((role) => {
    const holders = holdersOf(project, role, view.today)
    const people = holders.length > 0 ? holders.map((id) => recorded(view.personName(id))) : [recorded('')]
    return people.map((name) => [name, capital(role), words, '–'])
  })
  return dataTable({
    caption: 'Approvals',
    summary: 'People who are to approve issued versions; this document is a draft.',
    size: 'small',
    columns: [
      { title: 'Name', share: 34 },
      { title: 'Role in the project', share: 26 },
      { title: 'Approval', share: 26 },
      { title: 'Version', share: 14 },
    ],
    rows,
  })
}

/** Everybody who was asked about this document, with what they decided and what they signed by. */
function issuedApprovals(view: LogView, baseline: Baseline, kind: string): TableBlock {
  const document = issuedKind(kind)
  const decisions = decisionsOn(view.issues, baseline).filter(({ signed }) => signed.document.document === document)
  const state = approvalState(baseline, view.issues.approvals, document)
  const rows = state.asked.map(({ name, role, approval }): (string | Cell)[] => {
    const decision = decisions.find((one) => one.approval.id === approval?.id)
    if (decision === undefined) return [cell([[name], [role]]), 'Awaited', '–', '–']
    return [person(decision), decided(decision), cell(formatMoment(decision.signed.at)), signedBy(decision)]
  })
  const withdrawn = decisions
    .filter(({ approval }) => approval.withdrawn !== null)
    .map((decision): (string | Cell)[] => [
      person(decision),
      cell(
        `Withdrawn on ${formatMoment(decision.approval.withdrawn?.at ?? '')}: ${decision.approval.withdrawn?.reason}`,
      ),
      cell(formatMoment(decision.signed.at)),
      signedBy(decision),
    ])
  return dataTable({
    caption: 'Approvals',
    summary: `Everybody asked to approve the ${issuedDocumentTitle[document].toLowerCase()} of version ${baseline.version}, what each decided, when, and by which key it was signed.`,
    size: 'small',
    columns: [
      { title: 'Name, role, registration as recorded', share: 27 },
      { title: 'Decision', share: 35 },
      { title: 'Time', share: 15 },
      { title: 'Signed by key', share: 23 },
    ],
    rows: [...rows, ...withdrawn],
  })
}

function person({ signed: { person: of, role } }: Decision): Cell {
  const registration = joined([of.registrationBody, of.registrationNumber], ' ')
  const checked =
    of.registrationCheckedOn === null
      ? 'not recorded as looked up'
      : `looked up ${joined([formatDay(of.registrationCheckedOn), of.registrationCheckedBy && `by ${of.registrationCheckedBy}`], ' ')}`
  return cell([
    [{ text: of.name, bold: true }],
    [joined([role, of.profession])],
    [registration === '' ? 'Registration: not recorded' : `${registration}, ${checked}`],
  ])
}

function decided({ signed, approval }: Decision): Cell {
  const { decision, statement, comment, conditions } = signed
  const met = new Map(approval.met.map((one) => [one.index, one]))
  const lines: Inline[][] = [
    [{ text: `${decisionWords[decision]}.`, bold: true }, statement === '' ? '' : ` “${statement}”`],
    ...(comment === '' ? [] : [[`Comment: ${sentence(comment)}`]]),
    ...conditions.map(({ text, owner, gate }, index) => {
      const done = met.get(index)
      const state = done === undefined ? 'open' : `met ${formatDay(done.on)}, recorded by ${done.by}`
      return [`Condition ${index + 1}: ${sentence(text)} Owner: ${owner}; before: ${gate}; ${state}.`]
    }),
  ]
  return cell(lines)
}

function signedBy({ signed, key }: Decision): Cell {
  const revoked = key?.revoked
  return cell([
    [fingerprintInGroups(signed.keyFingerprint)],
    ...(revoked ? [[`Key revoked from ${formatDay(revoked.on)}, after this signature: ${revoked.reason}`]] : []),
  ])
}
