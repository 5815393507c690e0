import type { Answer } from '../domain/registers.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import type { CheckInput } from './checked-log.ts'
import { readLog } from './checked-log.ts'
import type { AnsweredFinding, Check, Finding, FindingDraft, FindingLevel } from './finding.ts'
import { checks } from './index.ts'

export { NO_FINDINGS } from './words.ts'

/** The levels as people read them, worst first. */
export const levelWords: Record<FindingLevel, { one: string; many: string; meaning: string }> = {
  error: { one: 'error', many: 'errors', meaning: 'would block an issue' },
  warning: { one: 'warning', many: 'warnings', meaning: 'needs a look' },
  notice: { one: 'notice', many: 'notices', meaning: 'worth knowing' },
}

const LEVELS: FindingLevel[] = ['error', 'warning', 'notice']

/**
 * Runs every check over a log. Sorted by level, then by the order of the hazards in the log (findings on the project
 * as a whole first), then by the order of the checks. Pure; never throws on a valid snapshot.
 *
 * @param today calendar day, `2026-03-03`
 * @param due what the project's lifecycle phase expects already, from the standards pack
 */
export function runChecks(
  snapshot: Snapshot,
  { today, due }: { today: string; due: CheckInput['due'] },
): AnsweredFinding[] {
  const input = readLog(snapshot, today, due)
  const inProject = clauseFilter(snapshot)
  const keys = new Map<string, number>()
  const findings = checks.flatMap((check) =>
    check.run(input).map((draft) => complete(check, draft, inProject(check), keys)),
  )
  const order = new Map(input.assessed.map(({ hazard }, index): [string, number] => [hazard.id, index]))
  const at = ({ hazardId }: Finding) => (hazardId === null ? -1 : (order.get(hazardId) ?? order.size))
  // The sort is stable, so the order of the checks stands within one level and hazard.
  const sorted = findings.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || at(a) - at(b))
  return answered(sorted, snapshot.records.answer)
}

/** A finding that stands open: nobody has answered it, and its phase has come. */
export function isOpen(finding: AnsweredFinding): boolean {
  return finding.answer === null && !finding.notYetDue
}

/** Adds to a draft what is the check's own, with a key that is unique in the run. */
function complete(check: Check, draft: FindingDraft, clauses: string[], keys: Map<string, number>): Finding {
  const { kind, recordId, field, partId } = draft.place
  const identity = [check.id, kind, recordId, field, ...(partId === null ? [] : [partId])].join(':')
  const seen = (keys.get(identity) ?? 0) + 1
  keys.set(identity, seen)
  return {
    ...draft,
    rule: check.rule,
    check: check.id,
    level: check.level,
    why: check.why,
    clauses,
    key: seen === 1 ? identity : `${identity}#${seen}`,
  }
}

/** Puts each finding together with the answer that holds for it, if one does (clinical-rules 23). */
function answered(findings: Finding[], answers: Answer[]): AnsweredFinding[] {
  const given = new Map<string, Answer[]>()
  for (const answer of answers) {
    if (answer.archived !== null) continue
    const known = given.get(answer.finding)
    if (known) known.push(answer)
    else given.set(answer.finding, [answer])
  }
  return findings.map((finding) => {
    const own = given.get(finding.key) ?? []
    const answer = own.findLast(({ values }) => values === finding.values) ?? null
    return { ...finding, answer, reopened: answer === null && own.length > 0 }
  })
}

/** Clauses of a check in the standards that the project follows. */
function clauseFilter({ project }: Snapshot): (check: Check) => string[] {
  return ({ clauses }) => clauses.filter((clause) => project.standards.some((id) => clause.startsWith(`${id} `)))
}
