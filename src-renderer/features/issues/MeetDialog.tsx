import { useState } from 'react'
import type { ApprovalCondition } from '../../../src-shared/domain/approval.ts'
import { useCommand } from '../../api/commands.ts'
import { EntryDate } from '../../components/EntryDate.tsx'
import { EntryText } from '../../components/EntryText.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import record from '../../components/record.module.css'
import { useProject } from '../../project/project-context.ts'

/** Records that a condition of an approval was met: on which day, and what shows it. */
export function MeetDialog(props: {
  approvalId: string
  index: number
  condition: ApprovalCondition
  onClose: () => void
}) {
  const { today } = useProject()
  const run = useCommand()
  const [on, setOn] = useState('')
  const [note, setNote] = useState('')
  return (
    <FormDialog
      title="Record the condition as met"
      action="Record as met"
      wanting={on === '' ? 'Choose the day.' : note.trim() === '' ? 'Write what shows it.' : ''}
      onClose={props.onClose}
      onSend={() =>
        run('approval.meet', { id: props.approvalId, index: props.index, on, note: note.trim() }, { quiet: true })
      }
    >
      {() => (
        <>
          <p className={record.plain}>
            {props.condition.text} Owner: {props.condition.owner}. Before: {props.condition.gate}.
          </p>
          <EntryDate
            label="Met on"
            helpKey="approval.metOn"
            hint={on > today ? 'This day is still to come.' : ''}
            value={on}
            onChange={setOn}
            focused
          />
          <EntryText label="What shows it" helpKey="approval.metNote" value={note} onChange={setNote} required />
          <p className={record.note}>It is recorded under your name. What was signed stays as it is.</p>
        </>
      )}
    </FormDialog>
  )
}
