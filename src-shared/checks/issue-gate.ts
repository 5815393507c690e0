import type { AnsweredFinding } from './finding.ts'
import { isOpen } from './run-checks.ts'

/** Checks that an answer does not settle: a residual that blocks an issue needs its analysis and acceptance besides. */
const NOT_ANSWERABLE: readonly string[] = ['benefit-analysis-missing', 'blocked-but-accepted']

/** What stands between a log and its issue. */
export interface IssueGate {
  /** Errors that nobody answered, and those that no answer settles (clinical-rules 13). */
  blocking: AnsweredFinding[]
  /** Errors answered by the clinical safety officer; the document prints each answer. */
  answered: AnsweredFinding[]
  /** Warnings and notices that stand open: they do not block, and the document lists them. */
  open: { warnings: number; notices: number }
}

/** Reads from the findings what blocks an issue: errors block unless answered, and some even then. */
export function issueGate(findings: readonly AnsweredFinding[]): IssueGate {
  const errors = findings.filter(({ level, notYetDue }) => level === 'error' && !notYetDue)
  const blocks = (one: AnsweredFinding) => one.answer === null || NOT_ANSWERABLE.includes(one.check)
  const others = findings.filter(isOpen)
  return {
    blocking: errors.filter(blocks),
    answered: errors.filter((one) => !blocks(one)),
    open: {
      warnings: others.filter(({ level }) => level === 'warning').length,
      notices: others.filter(({ level }) => level === 'notice').length,
    },
  }
}

/** Whether an answer can settle an error at all. */
export function isAnswerable({ check }: Pick<AnsweredFinding, 'check'>): boolean {
  return !NOT_ANSWERABLE.includes(check)
}
