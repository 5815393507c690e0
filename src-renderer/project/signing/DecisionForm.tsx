import { Button, Radio } from '@mantine/core'
import { useId } from 'react'
import type { ApprovalCondition, ApprovalDecision } from '../../../src-shared/domain/approval.ts'
import { EntryField } from '../../components/EntryField.tsx'
import { EntryText } from '../../components/EntryText.tsx'
import record from '../../components/record.module.css'
import { BLANK_CONDITION, type DecisionDraft } from './decision-draft.ts'
import classes from './signing.module.css'

const DECISIONS: { value: ApprovalDecision; label: string; description: string }[] = [
  { value: 'approve', label: 'Approve', description: 'This version, as it was issued.' },
  {
    value: 'approve with conditions',
    label: 'Approve with conditions',
    description: 'Each condition has an owner and a gate, and is followed until it is met.',
  },
  { value: 'reject', label: 'Reject', description: 'With a comment that says why.' },
]

/** What a signature proves, and what not; stands wherever one is made. */
export const WHAT_IT_PROVES =
  'The signature binds your words to this content and shows any later change to either; it does not prove who held the key, and nobody looks up your registration.'

function Conditions(props: {
  conditions: ApprovalCondition[]
  onChange: (next: ApprovalCondition[]) => void
  people: readonly string[]
  gates: readonly string[]
}) {
  const { conditions, onChange } = props
  const put = (at: number, patch: Partial<ApprovalCondition>) =>
    onChange(conditions.map((one, index) => (index === at ? { ...one, ...patch } : one)))
  return (
    <>
      {conditions.map((one, index) => (
        <fieldset
          // Rows are told apart by their place only.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          key={index}
          className={record.form}
          aria-label={`Condition ${index + 1}`}
        >
          <EntryText
            label={`Condition ${index + 1}`}
            helpKey="approval.condition"
            minRows={1}
            value={one.text}
            onChange={(text) => put(index, { text })}
          />
          <div className={record.pair}>
            <EntryField
              label="Owner"
              spelling={false}
              helpKey="approval.conditionOwner"
              {...(props.people.length > 0 ? { suggestions: props.people } : {})}
              value={one.owner}
              onChange={(owner) => put(index, { owner })}
            />
            <EntryField
              label="To be met before"
              helpKey="approval.conditionGate"
              {...(props.gates.length > 0 ? { suggestions: props.gates } : {})}
              value={one.gate}
              onChange={(gate) => put(index, { gate })}
            />
          </div>
          <button
            type="button"
            className={record.quiet}
            onClick={() => onChange(conditions.filter((_one, at) => at !== index))}
          >
            Take the condition away<span className={record.hidden}>: {index + 1}</span>
          </button>
        </fieldset>
      ))}
      <Button variant="default" size="compact-sm" onClick={() => onChange([...conditions, BLANK_CONDITION])}>
        Add a condition
      </Button>
    </>
  )
}

/** The decision about one document: three choices, the words that are signed, a comment, and conditions. */
export function DecisionForm(props: {
  draft: DecisionDraft
  onChange: (next: DecisionDraft) => void
  /** Names proposed as owners of conditions, and gates proposed. */
  people?: readonly string[]
  gates?: readonly string[]
}) {
  const { draft, onChange } = props
  const label = useId()
  const change = (patch: Partial<DecisionDraft>) => onChange({ ...draft, ...patch })
  function decide(decision: ApprovalDecision): void {
    const needs = decision === 'approve with conditions' && draft.conditions.length === 0
    change({ decision, ...(needs ? { conditions: [BLANK_CONDITION] } : {}) })
  }
  return (
    <>
      <p id={label} className={classes.label}>
        Decision
      </p>
      <Radio.Group
        aria-labelledby={label}
        value={draft.decision ?? ''}
        onChange={(decision) => decide(decision as ApprovalDecision)}
      >
        <div className={classes.choices}>
          {DECISIONS.map((one) => (
            <Radio key={one.value} {...one} />
          ))}
        </div>
      </Radio.Group>
      {draft.decision !== null && draft.decision !== 'reject' && (
        <EntryText
          label="Statement"
          helpKey="approval.statement"
          hint="Proposed words; they are yours to change before you sign them."
          minRows={3}
          value={draft.statement}
          onChange={(statement) => change({ statement })}
        />
      )}
      {draft.decision !== null && (
        <EntryText
          label={draft.decision === 'reject' ? 'Why it is rejected' : 'Comment'}
          helpKey="approval.comment"
          value={draft.comment}
          required={draft.decision === 'reject'}
          onChange={(comment) => change({ comment })}
        />
      )}
      {draft.decision === 'approve with conditions' && (
        <Conditions
          conditions={draft.conditions}
          onChange={(conditions) => change({ conditions })}
          people={props.people ?? []}
          gates={props.gates ?? []}
        />
      )}
    </>
  )
}
