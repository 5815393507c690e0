import { issueGate } from '../../src-shared/checks/issue-gate.ts'
import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { Baseline, IssueEntry } from '../../src-shared/domain/baseline.ts'
import { issuedDocumentTitle } from '../../src-shared/domain/baseline.ts'
import type { IssuedDocument, IssuedDocumentKind } from '../../src-shared/domain/issued-document.ts'
import { holdersOf } from '../../src-shared/domain/project.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { formatCount } from '../../src-shared/format/numbers.ts'
import { type BaselineContent, baselineText } from '../issue/baseline-content.ts'
import { sha256 } from '../ledger/canonical.ts'
import type { CommandContext, Outcome } from './command.ts'
import { findFindings } from './finding.ts'
import { takeSnapshot } from './snapshot.ts'
import { readTrend } from './trend.ts'
import { inTurns } from './turns.ts'

const DOCUMENTS: readonly IssuedDocumentKind[] = ['hazard-log', 'safety-case']

/** Findings named in a refusal; the rest are counted. */
const NAMED = 5

/**
 * Freezes the project as it stands under a version number: its bytes and their hash. Errors block it unless the clinical
 * safety officer answered them; a residual that blocks an issue needs its analysis and acceptance besides
 * (clinical-rules 13).
 *
 * @param product name and version that the frozen content says it was made by
 */
export async function issueBaseline(
  { projectId, entry }: ParsedInputOf<'baseline.issue'>,
  context: CommandContext,
  product: BaselineContent['product'],
): Promise<Outcome> {
  const { work, now, today, actor, newId, pack } = context
  await work.live('project', projectId)
  const before = await work.inProject('baseline', projectId)
  refuseKnownVersion(entry.version, before)
  const snapshot = await takeSnapshot(work.db, projectId, now)
  const findings = await findFindings(snapshot, pack, today)
  refuseBlocked(findings)
  refuseUnasked(entry, snapshot, today)
  const { project } = snapshot
  const people = new Map(snapshot.people.map((one) => [one.id, one.name]))
  const asked = entry.asked.map((one) => ({ ...one, name: people.get(one.personId) ?? '' }))
  const last = before.filter(({ withdrawn }) => withdrawn === null).at(-1)
  const documents = DOCUMENTS.map((document): IssuedDocument => {
    const named = entry.documents.find((one) => one.document === document)?.version ?? ''
    return { document, reference: referenceOf(project.reference, document), version: named || entry.version }
  })
  const phase = pack.lifecyclePhases.find(({ id }) => id === project.phase)?.title ?? project.phase
  const keys = (await work.all('publicKey'))
    .filter(({ personId, revoked, archived }) => people.has(personId) && revoked === null && archived === null)
    .map(({ personId, fingerprint }) => ({ personId, name: people.get(personId) ?? '', fingerprint }))
  const content: BaselineContent = {
    product,
    version: entry.version,
    phase,
    purpose: entry.purpose,
    summary: entry.summary,
    issued: { at: now, today, by: { personId: actor.personId, name: actor.name, account: actor.account } },
    documents,
    asked,
    keys,
    previous: last === undefined ? null : { version: last.version, sha256: last.sha256 },
    findings,
    trend: await readTrend(work.db, projectId, today),
    pack,
    snapshot,
  }
  const bytes = new TextEncoder().encode(await inTurns(baselineText(content)))
  const hash = sha256(bytes)
  work.keepContent(hash, bytes)
  const baseline: Baseline = {
    id: newId(),
    projectId,
    version: entry.version,
    purpose: entry.purpose,
    phase,
    summary: entry.summary,
    documents,
    asked,
    sha256: hash,
    size: bytes.length,
    position: { seq: snapshot.position.seq, hash: snapshot.position.hash },
    issuedAt: now,
    issuedBy: actor.name,
    withdrawn: null,
    archived: null,
  }
  work.put('baseline', baseline)
  return { projectId, id: baseline.id, number: baseline.version }
}

/** Takes an issue back. What was frozen stays, and its number stays taken. */
export async function withdrawBaseline(
  { id, reason }: ParsedInputOf<'baseline.withdraw'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const baseline = await work.live('baseline', id)
  if (baseline.withdrawn !== null) {
    throw new Refusal('refused', `Version ${baseline.version} was withdrawn already. Nothing was changed.`)
  }
  work.put('baseline', { ...baseline, withdrawn: { reason, at: now } })
  return { projectId: baseline.projectId, id, reason }
}

/** Two documents never go by one reference (clinical-rules 22). */
function referenceOf(reference: string, document: IssuedDocumentKind): string {
  return reference.trim() === '' ? '' : `${reference}, ${issuedDocumentTitle[document].toLowerCase()}`
}

function refuseKnownVersion(version: string, before: readonly Baseline[]): void {
  const known = before.find((one) => one.version.toLowerCase() === version.toLowerCase())
  if (known === undefined) return
  throw new Refusal(
    'refused',
    `Version ${known.version} was issued already${known.withdrawn === null ? '' : ' and withdrawn'}. Nothing was changed.`,
    'Give this issue a number of its own.',
    { 'entry.version': 'This number is taken.' },
  )
}

function refuseBlocked(findings: BaselineContent['findings']): void {
  const { blocking } = issueGate(findings)
  if (blocking.length === 0) return
  const named = blocking.slice(0, NAMED).map(({ message }) => message)
  const more = blocking.length - named.length
  throw new Refusal(
    'refused',
    `${formatCount(blocking.length, 'error')} ${blocking.length === 1 ? 'stands' : 'stand'} open and ${blocking.length === 1 ? 'blocks' : 'block'} the issue: ${named.join(' ')}${more > 0 ? ` And ${more} more.` : ''} Nothing was issued.`,
    'Mend them, or have the clinical safety officer answer each with a reason. A residual risk that blocks an issue needs its benefit-risk analysis and acceptance besides.',
  )
}

/** Each document needs the clinical safety officer (3.3.2, 3.5.2); DCB0160 reports top management as well (2.2.2). */
function refuseUnasked({ asked }: IssueEntry, { project, people }: Snapshot, today: string): void {
  for (const { document, personId, role } of asked) {
    if (!holdersOf(project, role, today).includes(personId)) {
      const name = people.find(({ id }) => id === personId)?.name ?? 'This person'
      throw unasked(`${name} does not hold the role of ${role} today, and cannot be asked in it.`)
    }
    const times = asked.filter(
      (one) => one.document === document && one.personId === personId && one.role === role,
    ).length
    if (times > 1) throw unasked('Nobody is asked twice for the same document in the same role.')
  }
  for (const document of DOCUMENTS) {
    if (!asked.some((one) => one.document === document && one.role === 'clinical safety officer')) {
      throw unasked(
        `The clinical safety officer approves the ${issuedDocumentTitle[document].toLowerCase()}: ask for that approval.`,
      )
    }
  }
  const accepts = asked.some((one) => one.document === 'safety-case' && one.role === 'top management')
  if (project.standards.includes('DCB0160') && !accepts) {
    throw unasked(
      'Top management authorises the deployment and accepts the residual clinical risk (DCB0160 2.2.2): ask for that approval of the safety case report.',
    )
  }
}

function unasked(message: string): Refusal {
  return new Refusal('refused', `${message} Nothing was issued.`, 'Roles are given to people under People.', {
    'entry.asked': message,
  })
}
