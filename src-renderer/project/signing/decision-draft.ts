import {
  type ApprovalCondition,
  type ApprovalDecision,
  type ApprovalEntry,
  entryProblem,
} from '../../../src-shared/domain/approval.ts'

/** A decision as it is being written. None is chosen at first: a judgement is a person's. */
export interface DecisionDraft {
  decision: ApprovalDecision | null
  statement: string
  comment: string
  conditions: ApprovalCondition[]
}

export const BLANK_CONDITION: ApprovalCondition = { text: '', owner: '', gate: '' }

/** Nothing decided; the statement proposed stands there to be changed. */
export function blankDecision(proposed: string): DecisionDraft {
  return { decision: null, statement: proposed, comment: '', conditions: [] }
}

/** What is sent: conditions belong to one decision, and a rejection rests on its comment, not on a statement. */
export function entryOf({ decision, statement, comment, conditions }: DecisionDraft): ApprovalEntry | null {
  if (decision === null) return null
  return {
    decision,
    statement: decision === 'reject' ? '' : statement.trim(),
    comment: comment.trim(),
    conditions:
      decision === 'approve with conditions'
        ? conditions.map(({ text, owner, gate }) => ({ text: text.trim(), owner: owner.trim(), gate: gate.trim() }))
        : [],
  }
}

/** Why it cannot be signed yet; empty where it can. */
export function wantingOf(draft: DecisionDraft): string {
  const entry = entryOf(draft)
  if (entry === null) return 'Choose the decision.'
  if (entry.conditions.some(({ text, owner, gate }) => text === '' || owner === '' || gate === '')) {
    return 'Each condition needs its words, an owner and a gate.'
  }
  return entryProblem(entry) ?? ''
}
