import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { ok, type Result } from '../../../../src-shared/domain/result.ts'
import type { ScoredStage } from '../../../../src-shared/domain/standing.ts'
import { DateField } from '../../../components/DateField.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { RatingChip } from '../../../components/RatingChip.tsx'
import { failureText } from '../../../components/use-saved-value.ts'
import { PersonSelect } from '../../../project/PersonSelect.tsx'
import { useProject } from '../../../project/project-context.ts'
import classes from './pane.module.css'

/** A named person stands for a score as it is, on the facts as they are. */
export function ConfirmScore(props: {
  opened: boolean
  onClose: () => void
  title: string
  scored: ScoredStage
  onConfirm: (personId: string, assessedOn: string) => Promise<Result<unknown>>
}) {
  const { personId: working, today } = useProject()
  const [personId, setPerson] = useState(working)
  const [day, setDay] = useState<string | null>(today)
  const [error, setError] = useState('')
  const { assessment, rating } = props.scored

  async function confirm(): Promise<void> {
    if (personId === null || day === null) {
      setError('Name the person and the day.')
      return
    }
    const answer = await props.onConfirm(personId, day)
    if (answer.ok) props.onClose()
    else setError(failureText(answer.error))
  }

  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title}>
      <p className={classes.dialogText}>
        {assessment?.severity} × {assessment?.likelihood} <RatingChip rating={rating} />
      </p>
      <PersonSelect
        helpKey="assessment.confirmedBy"
        label="Person who stands for this score"
        value={personId}
        onSave={(id) => Promise.resolve(ok(setPerson(id)))}
      />
      <DateField
        helpKey="assessment.assessedOn"
        label="Assessed on"
        value={day}
        onSave={(value) => Promise.resolve(ok(setDay(value)))}
      />
      <p role="alert" className={classes.error}>
        {error}
      </p>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button onClick={() => void confirm()}>Confirm the score</Button>
      </Group>
    </Dialog>
  )
}
