import { countLog } from '../../src-shared/domain/counts.ts'
import { type Answer, type Call, EXIT, projectMeant } from './answer.ts'
import type { Request } from './arguments.ts'

/** Counts a project and runs the checks; a finding that stands open makes the exit code 1. */
export async function runCheck(request: Extract<Request, { action: 'check' }>, call: Call): Promise<Answer> {
  const project = await projectMeant(request.project, call)
  const { today } = await call('workspace.status', {})
  const snapshot = await call('project.snapshot', { projectId: project.id })
  const findings = await call('finding.list', { projectId: project.id })
  const counted = countLog(snapshot, today)
  const numbers = new Map(snapshot.records.hazard.map(({ id, number }) => [id, number]))
  const open = findings.filter(({ answer }) => answer === null)
  const { hazards, causes, controls, evidence, status, initial, residual, standing } = counted
  const figures = ({ byRating, unscored, unconfirmed }: typeof initial) => ({ ...byRating, unscored, unconfirmed })
  return {
    object: {
      counts: {
        hazards,
        causes,
        controls,
        evidence,
        status,
        initial: figures(initial),
        residual: figures(residual),
        claimed: standing.claimed + standing['claimed, conditional on transfer'],
        evidenced: standing.evidenced,
      },
      findings: open.map(({ rule, level, hazardId, message }) => ({
        rule,
        severity: level,
        hazard: hazardId === null ? null : (numbers.get(hazardId) ?? null),
        message,
      })),
    },
    lines: [
      `${project.name}: ${hazards} hazards, ${causes} causes, ${controls} controls, ${evidence} pieces of evidence.`,
      ...open.map(({ rule, level, message }) => `${level}  rule ${rule}  ${message}`),
    ],
    exit: open.length > 0 ? EXIT.refused : EXIT.done,
  }
}
