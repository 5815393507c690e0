import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import type { Hazard, HazardAction } from '../../../../src-shared/domain/hazard.ts'
import { DateField } from '../../../components/DateField.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { Section } from '../../../components/Section.tsx'
import { LongTextField } from '../../../components/TextField.tsx'
import { failureText } from '../../../components/use-saved-value.ts'
import { PersonSelect } from '../../../project/PersonSelect.tsx'
import { useHazardCommands } from './hazard-commands.ts'
import classes from './pane.module.css'

/** Dated actions on the hazard, each with who, until when, and when it was done. */
export function ActionsSection({ hazard }: { hazard: Hazard }) {
  const { update } = useHazardCommands(hazard.id)
  const { readOnly } = useFieldSettings()
  const [text, setText] = useState('')
  const [error, setError] = useState('')
  const { actions } = hazard
  const change = (id: string, patch: Partial<HazardAction>) =>
    update({ actions: actions.map((one) => (one.id === id ? { ...one, ...patch } : one)) })

  async function add(): Promise<void> {
    if (text.trim() === '') return
    const made: HazardAction = { id: newId(), text: text.trim(), ownerId: null, due: null, done: null }
    const answer = await update({ actions: [...actions, made] })
    if (answer.ok) setText('')
    else setError(failureText(answer.error))
  }

  return (
    <Section title={`Actions ${actions.length === 0 ? '' : actions.length}`.trim()}>
      <ol className={classes.actions} data-field="actions">
        {actions.map((one, index) => (
          <li key={one.id} className={classes.action} data-field="actions" data-part-of={one.id}>
            <LongTextField
              label={`Action ${index + 1}`}
              helpKey="hazard.actions"
              minRows={1}
              value={one.text}
              onSave={(said) => change(one.id, { text: said })}
            />
            <div className={classes.fields}>
              <PersonSelect
                helpKey="hazard.actionOwner"
                label="Who"
                value={one.ownerId}
                onSave={(ownerId) => change(one.id, { ownerId })}
              />
              <DateField
                helpKey="hazard.actionDue"
                label="Due"
                value={one.due}
                onSave={(due) => change(one.id, { due })}
              />
              <DateField
                helpKey="hazard.actionDone"
                label="Done"
                value={one.done}
                onSave={(done) => change(one.id, { done })}
              />
            </div>
            {!readOnly && (
              <ActionIcon
                className={classes.remove ?? ''}
                variant="subtle"
                color="gray"
                aria-label={`Take action ${index + 1} away`}
                onClick={() => void update({ actions: actions.filter(({ id }) => id !== one.id) })}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      {actions.length === 0 && readOnly && <p className={classes.dimmed}>No action is recorded.</p>}
      {!readOnly && (
        <div className={classes.row}>
          <TextInput
            className={classes.grow ?? ''}
            aria-label="New action"
            placeholder="New action (Enter adds it)"
            value={text}
            error={error === '' ? false : error}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setError('')
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void add()
            }}
          />
          <Button variant="default" onClick={() => void add()}>
            Add
          </Button>
        </div>
      )}
    </Section>
  )
}
