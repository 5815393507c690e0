/**
 * `npm run bench:issue`: how long an issue of 1,000 hazards takes, document by document, and how long the event loop, which
 * a window waits for, was held up meanwhile. Figures, never a test.
 */
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readPack } from '../../src-main/backend/pack.ts'
import { openWorkspace } from '../../src-main/backend/workspace.ts'
import { everybodyToAsk } from '../../src-main/cli/issue.ts'
import { runCommand } from '../../src-main/services/command.ts'
import { unwatched } from '../../src-main/services/long-work.ts'
import type { AnsweredFinding } from '../../src-shared/checks/finding.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { RESOURCES, startBackend } from '../support/backend.ts'
import { aFolder } from '../support/folder.ts'
import { copyLargeWorkspace } from './large-workspace.ts'

const folder = aFolder()
const path = join(folder, 'Large.hazards')
await copyLargeWorkspace(path, { hazards: 1_000, controls: 1_500, evidence: 120, people: 60 })

/** Answers every error of the made-up log, with the analyses that some need, in one change. */
async function makeIssuable({ project, people }: Snapshot, findings: readonly AnsweredFinding[]): Promise<void> {
  const workspace = await openWorkspace(path, { create: false, clock: { now: () => new Date() } })
  const { writer } = workspace
  if (writer === null) throw new Error('The workspace cannot be written.')
  const [somebody] = people
  const pack = readPack(RESOURCES)
  const { v7: newId } = await import('uuid')
  const actor = { personId: null, name: 'bench', account: 'bench' }
  const environment = { clock: { now: () => new Date() }, actor, host: { computer: 'bench', kind: 'bench' } }
  await runCommand(writer, 'bench.answer', { ...environment, newId, pack, piece: unwatched }, async (context) => {
    const common = { projectId: project.id, archived: null }
    const { work, today } = context
    work.put('plan', {
      id: newId(),
      ...common,
      title: 'Plan',
      version: '1',
      date: today,
      approverId: somebody?.id ?? null,
      reference: '',
      scope: '',
      evidenceId: null,
      scheme: { id: project.scheme.id, version: project.scheme.version },
      acceptance: project.scheme.ratings.map(({ number }) => ({ rating: number, who: 'Board' })),
    })
    for (const { level, check, hazardId, key, values } of findings) {
      if (level !== 'error') continue
      if (check === 'benefit-analysis-missing') {
        work.put('benefitAnalysis', {
          id: newId(),
          ...common,
          hazardId,
          benefits: 'Some',
          residualRisk: 'Some',
          conclusion: 'Accepted',
          authors: 'Bench',
          date: today,
          evidenceIds: [],
          acceptedById: somebody?.id ?? null,
          acceptedOn: today,
          acceptanceStatement: '',
        })
      }
      const answered = { finding: key, values, reason: 'For the bench', personId: null, on: today }
      work.put('answer', { id: newId(), ...common, ...answered })
    }
    const role = {
      id: newId(),
      personId: people.at(-1)?.id ?? '',
      role: 'top management' as const,
      from: null,
      to: null,
    }
    work.put('project', { ...project, roles: [...project.roles, role] })
    return { projectId: project.id }
  })
  await workspace.close()
}

const before = await startBackend({
  dataFolder: folder,
  open: path,
  create: false,
  now: () => new Date().toISOString(),
})
const [project] = await before.call('project.list', {})
const projectId = project?.id ?? ''
const snapshot = await before.call('project.snapshot', { projectId })
const findings = await before.call('finding.list', { projectId })
await before.close()
await makeIssuable(snapshot, findings)

const app = await startBackend({ dataFolder: folder, open: path, create: false, now: () => new Date().toISOString() })
const { today } = await app.call('workspace.status', {})
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
async function timed<T>(what: string, act: () => Promise<T>): Promise<T> {
  delay.reset()
  const from = performance.now()
  const answer = await act()
  const seconds = ((performance.now() - from) / 1_000).toFixed(1)
  console.log(`${what}: ${seconds} s, event loop held up ${(delay.max / 1e6).toFixed(0)} ms at most`)
  return answer
}

const { project: ready } = await app.call('project.snapshot', { projectId })
const entry = {
  version: '1.0',
  purpose: '',
  summary: 'Bench',
  documents: [],
  asked: everybodyToAsk({ project: ready }, today),
}
const { id } = await timed('issue 1,000 hazards', () => app.call('baseline.issue', { projectId, entry }))
const baselineId = id ?? ''
for (const document of ['hazard-log', 'safety-case'] as const) {
  for (const format of ['docx', 'pdf', 'html'] as const) {
    await timed(`${document} as ${format}`, () =>
      app.call('document.export', { projectId, document, format, baselineId }),
    )
  }
}
await timed('hazard-log as xlsx', () =>
  app.call('document.export', { projectId, document: 'hazard-log', format: 'xlsx', baselineId }),
)
await timed('verification bundle', () => app.call('baseline.bundle', { id: baselineId }))
await timed('compare with now', () => app.call('baseline.compare', { projectId, from: baselineId, to: null }))
await app.close()
