import { Button, Group, Select } from '@mantine/core'
import { useState } from 'react'
import type { Cause, Hazard } from '../../../../src-shared/domain/hazard.ts'
import { useCommand } from '../../../api/commands.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { failureText } from '../../../components/use-saved-value.ts'
import { useProject } from '../../../project/project-context.ts'
import classes from './pane.module.css'

/** Moves a cause with its controls to another hazard, where it gets the next number. Undo takes it back. */
export function MoveCause(props: { opened: boolean; hazard: Hazard; cause: Cause; onClose: () => void }) {
  const { opened, hazard, cause, onClose } = props
  return (
    <Dialog opened={opened} onClose={onClose} title={`Move cause ${cause.number} of ${hazard.number}`}>
      <MoveForm hazard={hazard} cause={cause} onClose={onClose} />
    </Dialog>
  )
}

/** What the dialog asks: made as it opens, the list of all hazards with it. */
function MoveForm(props: { hazard: Hazard; cause: Cause; onClose: () => void }) {
  const { hazard, cause } = props
  const { snapshot } = useProject()
  const run = useCommand()
  const [toHazardId, setTo] = useState<string | null>(null)
  const [error, setError] = useState('')
  const others = snapshot.records.hazard.filter((one) => one.id !== hazard.id && one.archived === null)

  async function move(): Promise<void> {
    if (toHazardId === null) {
      setError('Choose the hazard that it moves to.')
      return
    }
    const answer = await run('cause.move', { hazardId: hazard.id, causeId: cause.id, toHazardId }, { quiet: true })
    if (!answer.ok) setError(failureText(answer.error))
    else props.onClose()
  }

  return (
    <>
      <p className={classes.dialogText}>
        It moves with its controls and gets the next number there. Number {cause.number} stays taken here and says where
        it went.
      </p>
      <Select
        label="To the hazard"
        searchable
        data-autofocus
        data={others.map((one) => ({ value: one.id, label: `${one.number} ${one.name}` }))}
        value={toHazardId}
        error={error === '' ? false : error}
        onChange={(value) => {
          setTo(value)
          setError('')
        }}
      />
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button onClick={() => void move()}>Move</Button>
      </Group>
    </>
  )
}
