import type { AnsweredFinding } from '../../../src-shared/checks/finding.ts'
import type { IssueEntry } from '../../../src-shared/domain/baseline.ts'
import type { Hand } from './hand.ts'
import type { Kept } from './writer-lines.ts'

/** Protects the made-up keys; the writer's data folder is a temporary one. */
const PASSPHRASE = 'a passphrase of the tests'

/** The sample's own project, and who holds a role in it. */
function sample({ look }: Hand): { projectId: string; holder: (role: string) => string } {
  const projectId = look.prepare("SELECT id FROM project WHERE notice <> ''").pluck().get() as string
  const holder = (role: string) =>
    look
      .prepare('SELECT person_id FROM role_assignment WHERE project_id = ? AND role = ? AND "to" IS NULL')
      .pluck()
      .get(projectId, role) as string
  return { projectId, holder }
}

async function openErrors({ backend }: Hand, projectId: string): Promise<AnsweredFinding[]> {
  const found = await backend.call('finding.list', { projectId })
  const findings = found.ok ? (found.value as AnsweredFinding[]) : []
  return findings.filter(({ level, answer, notYetDue }) => level === 'error' && answer === null && !notYetDue)
}

/** The clinical safety officer works, with a key, and has answered whatever stands in the way of an issue. */
async function officerReady(hand: Hand): Promise<string> {
  const { projectId, holder } = sample(hand)
  const officer = holder('clinical safety officer')
  await hand.call('work.set-person', { personId: officer })
  const keys = hand.look
    .prepare('SELECT count(*) FROM public_key WHERE person_id = ? AND revoked IS NULL')
    .pluck()
    .get(officer)
  if (keys === 0) await makeKey(hand)
  for (const { check, hazardId } of await openErrors(hand, projectId)) {
    if (check !== 'benefit-analysis-missing' || hazardId === null) continue
    const analysis = { benefits: 'Doses are seen', residualRisk: 'One may be missed', conclusion: 'Outweighed' }
    const accepted = {
      acceptedById: holder('top management'),
      acceptedOn: '2026-02-02',
      acceptanceStatement: 'Accepted',
    }
    const values = { hazardId, ...analysis, ...accepted, authors: 'The officer', date: '2026-02-01' }
    await hand.call('register.create', { projectId, kind: 'benefitAnalysis', values })
  }
  for (const { key, values } of await openErrors(hand, projectId)) {
    await hand.call('finding.answer', { projectId, key, values, reason: 'Known; the ward was told.' })
  }
  return projectId
}

/** Issues the sample under the next version. */
export async function issueVersion(hand: Hand): Promise<void> {
  const projectId = await officerReady(hand)
  const { holder } = sample(hand)
  const personId = holder('clinical safety officer')
  const officer = { personId, role: 'clinical safety officer' } as const
  const asked: IssueEntry['asked'] = [
    { document: 'hazard-log', ...officer },
    { document: 'safety-case', ...officer },
    { document: 'safety-case', personId: holder('top management'), role: 'top management' },
  ]
  const before = hand.look.prepare('SELECT count(*) FROM baseline').pluck().get() as number
  await hand.call('baseline.issue', {
    projectId,
    entry: { version: `1.${before}`, purpose: 'A made-up issue', summary: 'Made to be stopped', documents: [], asked },
  })
}

/** Signs an approval of the newest version. */
export async function signApproval(hand: Hand): Promise<void> {
  const baselineId = hand.look.prepare('SELECT id FROM baseline ORDER BY id DESC LIMIT 1').pluck().get() as
    | string
    | undefined
  if (baselineId === undefined) return await issueVersion(hand)
  const { holder } = sample(hand)
  await hand.call('work.set-person', { personId: holder('clinical safety officer') })
  await hand.call('approval.sign', {
    baselineId,
    document: hand.random.pick(['hazard-log', 'safety-case'] as const),
    role: 'clinical safety officer',
    entry: { decision: 'approve', statement: 'I approve this version.', comment: '', conditions: [] },
    passphrase: PASSPHRASE,
  })
}

/** Makes a key for whoever works. */
export async function makeKey(hand: Hand): Promise<void> {
  await hand.call('key.create', { passphrase: PASSPHRASE }, ({ id }): Kept | null => {
    const prints = hand.look.prepare('SELECT fingerprint FROM public_key WHERE id = ?').pluck().all(id) as string[]
    return prints[0] === undefined ? null : { key: prints[0] }
  })
}
