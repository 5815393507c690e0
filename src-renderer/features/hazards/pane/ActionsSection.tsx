import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { v7 as newId } from 'uuid'
import type { Hazard, HazardAction } from '../../../../src-shared/domain/hazard.ts'
import { DateField } from '../../../components/DateField.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { Section } from '../../../components/Section.tsx'
import { LongTextField } from '../../../components/TextField.tsx'
import { useNewEntry } from '../../../components/use-new-entry.ts'
import { PersonSelect } from '../../../project/PersonSelect.tsx'
import { useWholeSave } from '../../../project/use-whole-save.ts'
import { useHazardCommands } from './hazard-commands.ts'
import classes from './pane.module.css'

/** Dated actions on the hazard, each with who, until when, and when it was done. */
export function ActionsSection({ hazard }: { hazard: Hazard }) {
  const { update } = useHazardCommands(hazard.id)
  const { readOnly } = useFieldSettings()
  const adding = useNewEntry('')
  const { actions } = hazard
  const save = useWholeSave(hazard.id, actions, (next: HazardAction[]) => update({ actions: next }))
  const change = (id: string, patch: Partial<HazardAction>) =>
    save((now) => now.map((one) => (one.id === id ? { ...one, ...patch } : one)))

  function add(): void {
    const text = adding.typed.trim()
    if (text === '') return
    const made: HazardAction = { id: newId(), text, ownerId: null, due: null, done: null }
    void adding.send(() => save((now) => [...now, made]), text)
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
                onClick={() => void save((now) => now.filter(({ id }) => id !== one.id))}
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
            value={adding.typed}
            error={adding.error === '' ? false : adding.error}
            onChange={(event) => adding.type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') add()
            }}
          />
          <Button variant="default" onClick={add}>
            Add
          </Button>
        </div>
      )}
    </Section>
  )
}
