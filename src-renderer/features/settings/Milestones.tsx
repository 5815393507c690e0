import { Button } from '@mantine/core'
import type { Project } from '../../../src-shared/domain/project.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { tellFailure } from '../../api/commands.ts'
import { DateField } from '../../components/DateField.tsx'
import { EntryField } from '../../components/EntryField.tsx'
import { LongTextField, TextField } from '../../components/TextField.tsx'
import { useNewEntry } from '../../components/use-new-entry.ts'
import { useProject } from '../../project/project-context.ts'
import { useWholeSave } from '../../project/use-whole-save.ts'
import classes from './settings.module.css'
import { useProjectPatch } from './use-project-patch.ts'

type Milestone = Project['milestones'][number]

/** Go-live milestones: what goes live where, and when. A milestone that controls name is not removed. */
export function Milestones() {
  const { snapshot, projectId, canWrite } = useProject()
  const { milestones } = snapshot.project
  const save = useProjectPatch()
  const adding = useNewEntry('')
  const needed = (id: string) =>
    snapshot.records.control.filter((one) => one.archived === null && one.milestoneId === id).length
  const saveList = useWholeSave(projectId, milestones, (next: Milestone[]) => save({ milestones: next }))
  const change = (id: string, patch: Partial<Milestone>) =>
    saveList((now) => now.map((one) => (one.id === id ? { ...one, ...patch } : one)))

  function add(): void {
    const name = adding.typed.trim()
    if (name === '') return
    const made = { id: crypto.randomUUID(), name, scope: '', date: null }
    void adding.send(() => saveList((now) => [...now, made]), name)
  }

  async function remove(id: string): Promise<void> {
    const answer = await saveList((now) => now.filter((one) => one.id !== id))
    if (!answer.ok) tellFailure(answer.error)
  }

  return (
    <div className={classes.form}>
      {milestones.length === 0 && <p className={classes.note}>No go-live milestone is recorded.</p>}
      {milestones.map((one) => {
        const count = needed(one.id)
        return (
          <fieldset key={one.id} className={classes.item}>
            <legend>{one.name}</legend>
            <div className={classes.pair}>
              <TextField
                label="Name"
                helpKey="milestone.name"
                value={one.name}
                onSave={(name) => change(one.id, { name })}
              />
              <DateField
                label="Date"
                helpKey="milestone.date"
                value={one.date}
                onSave={(date) => change(one.id, { date })}
              />
            </div>
            <LongTextField
              label="Scope"
              helpKey="milestone.scope"
              minRows={1}
              value={one.scope}
              onSave={(scope) => change(one.id, { scope })}
            />
            {canWrite && (
              <div className={classes.line}>
                <Button
                  variant="default"
                  disabled={count > 0}
                  aria-label={`Remove ${one.name}`}
                  onClick={() => void remove(one.id)}
                >
                  Remove
                </Button>
                <span className={classes.dimmed}>
                  {count > 0
                    ? `${formatCount(count, 'control')} needed before it`
                    : 'No control is marked as needed before it yet: each control says so in its own field.'}
                </span>
              </div>
            )}
          </fieldset>
        )
      })}
      {canWrite && (
        <form
          className={classes.add}
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <EntryField
            helpKey="milestone.name"
            label="New milestone"
            value={adding.typed}
            error={adding.error}
            onChange={adding.type}
          />
          <Button type="submit" variant="default">
            Add
          </Button>
        </form>
      )}
    </div>
  )
}
