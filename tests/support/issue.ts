import type { AskedApproval } from '../../src-shared/domain/baseline.ts'
import { holdersOf } from '../../src-shared/domain/project.ts'
import type { RunningBackend } from './backend.ts'

/** The sample project, with its errors mended or answered: what stands in the way of an issue is out of it. */
export interface Ready {
  projectId: string
  /** Clinical safety officer, who is working. */
  officer: string
  management: string
}

/** Makes the sample, unless it is there, and brings it to where it can be issued, through the calls that people make. */
export async function readyToIssue(app: RunningBackend, sample: string | null = null): Promise<Ready> {
  const id = sample ?? (await app.call('sample.create', {})).id
  if (id === null) throw new Error('There is no sample.')
  const snapshot = await app.call('project.snapshot', { projectId: id })
  const { today } = await app.call('workspace.status', {})
  const [officer] = holdersOf(snapshot.project, 'clinical safety officer', today)
  const [management] = holdersOf(snapshot.project, 'top management', today)
  if (officer === undefined || management === undefined) throw new Error('The sample names nobody.')
  await app.call('work.set-person', { personId: officer })
  const findings = await app.call('finding.list', { projectId: id })
  for (const { check, hazardId } of findings.filter(({ level }) => level === 'error')) {
    if (check !== 'benefit-analysis-missing') continue
    await app.call('register.create', {
      projectId: id,
      kind: 'benefitAnalysis',
      values: {
        hazardId,
        benefits: 'Every ward sees the same record.',
        residualRisk: 'Doses may be late in a downtime.',
        conclusion: 'The benefits outweigh the residual risk.',
        authors: 'The clinical safety group',
        date: today,
        acceptedById: management,
        acceptedOn: today,
        acceptanceStatement: 'Accepted for the first six months.',
      },
    })
  }
  for (const { key, values, level, answer } of await app.call('finding.list', { projectId: id })) {
    if (level !== 'error' || answer !== null) continue
    await app.call('finding.answer', { projectId: id, key, values, reason: 'Accepted with its analysis.' })
  }
  return { projectId: id, officer, management }
}

/** Everybody who has to be asked: the officer for both documents, top management for the report. */
export function askedOf({ officer, management }: Ready): AskedApproval[] {
  return [
    { document: 'hazard-log', personId: officer, role: 'clinical safety officer' },
    { document: 'safety-case', personId: officer, role: 'clinical safety officer' },
    { document: 'safety-case', personId: management, role: 'top management' },
  ]
}
