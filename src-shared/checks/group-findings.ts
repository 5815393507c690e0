import type { AnsweredFinding, FindingLevel } from './finding.ts'
import { checkOf } from './index.ts'
import { isOpen } from './run-checks.ts'
import { formatNumber } from './words.ts'

/** Findings of one check on one hazard (or on the project as a whole), shown as one line with a count. */
export interface FindingGroup {
  /** Identity of the group: check and hazard. */
  key: string
  check: string
  /** Heading, e.g. `Controls without an owner`. */
  title: string
  rule: string
  level: FindingLevel
  why: string
  clauses: string[]
  hazardId: string | null
  /** How many findings it holds; the sum over all groups is the number of findings. */
  count: number
  /** Of those: neither answered nor awaiting their phase. */
  open: number
  answered: number
  notYetDue: number
  /** The only finding's message, or the heading with the count: `Controls without an owner: 12`. */
  summary: string
  findings: AnsweredFinding[]
}

/** Groups findings by check and hazard, in the order in which they first appear. Each is in exactly one group. */
export function groupFindings(findings: readonly AnsweredFinding[]): FindingGroup[] {
  const groups = new Map<string, AnsweredFinding[]>()
  for (const finding of findings) {
    const key = `${finding.check}:${finding.hazardId ?? 'project'}`
    const known = groups.get(key)
    if (known) known.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups].flatMap(([key, members]) => {
    const [first] = members
    if (!first) return []
    const title = checkOf(first.check)?.title ?? first.check
    const { check, rule, level, why, clauses, hazardId } = first
    return [
      {
        key,
        check,
        title,
        rule,
        level,
        why,
        clauses,
        hazardId,
        count: members.length,
        open: members.filter(isOpen).length,
        answered: members.filter(({ answer }) => answer !== null).length,
        notYetDue: members.filter((one) => one.answer === null && one.notYetDue).length,
        summary: members.length === 1 ? first.message : `${title}: ${formatNumber(members.length)}`,
        findings: members,
      },
    ]
  })
}

/** Hazard → the findings that concern it, its own and those on controls and evidence it shares. */
export function findingsByHazard(findings: readonly AnsweredFinding[]): Map<string, AnsweredFinding[]> {
  const byHazard = new Map<string, AnsweredFinding[]>()
  for (const finding of findings) {
    for (const id of finding.touches) {
      const known = byHazard.get(id)
      if (known) known.push(finding)
      else byHazard.set(id, [finding])
    }
  }
  return byHazard
}
