import { Button, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { WorkspaceStatus } from '../../../src-shared/contract/workspace.ts'
import { useCommand } from '../../api/commands.ts'
import { usePack, usePeople } from '../../api/queries.ts'
import { EntryField } from '../../components/EntryField.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Section } from '../../components/Section.tsx'
import { failureText } from '../../components/use-saved-value.ts'
import classes from './start.module.css'

const BLANK = { name: '', profession: '', registrationBody: '', registrationNumber: '' }

/** Asks who is working: one of the workspace's people, or a new one. There is no log-in, and it says so. */
export function WhoIsWorking(props: { status: WorkspaceStatus; first: boolean; onDone: () => void }) {
  const { status } = props
  const run = useCommand()
  const people = (usePeople().data?.people ?? []).filter(({ archived }) => archived === null)
  const professions = usePack().data?.professions ?? []
  const [entry, setEntry] = useState(BLANK)
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const set = (field: keyof typeof BLANK) => (value: string) => {
    setEntry({ ...entry, [field]: value })
    setError('')
  }

  async function choose(personId: string): Promise<void> {
    const answer = await run('work.set-person', { personId })
    if (answer.ok) props.onDone()
  }

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (entry.name.trim() === '') {
      setError('Write your name.')
      return
    }
    setBusy(true)
    const made = await run('person.create', { values: entry }, { quiet: true })
    if (made.ok && made.value.id !== null) await choose(made.value.id)
    else if (!made.ok) setError(failureText(made.error))
    setBusy(false)
  }

  return (
    <>
      <PageHeader
        title="Who is working?"
        actions={
          !props.first && (
            <Button variant="default" onClick={props.onDone}>
              Back
            </Button>
          )
        }
      />
      <div className={classes.column}>
        <p className={classes.lead}>
          Every change is recorded under this name, as stated on this computer. There is no log-in: the computer's
          account, {status.account} on {status.computer}, is written beside it.
        </p>
        {people.length > 0 && (
          <Section title="People of this workspace">
            <ul className={classes.plain}>
              {people.map(({ id, name, profession }) => (
                <li key={id} className={classes.person}>
                  <Button
                    variant="default"
                    onClick={() => void choose(id)}
                    aria-label={`Work as ${name}`}
                    aria-current={id === status.personId}
                  >
                    Work as
                  </Button>
                  <span className={classes.recentName}>{name}</span>
                  <span className={classes.path}>
                    {[profession, id === status.personId ? 'working now' : ''].filter(Boolean).join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={people.length > 0 ? 'Somebody else' : 'Your name'}>
          <form className={classes.form} onSubmit={(event) => void add(event)} noValidate>
            <EntryField
              label="Name"
              spelling={false}
              helpKey="person.name"
              value={entry.name}
              onChange={set('name')}
              error={error}
              required
              focused={people.length === 0}
            />
            <EntryField
              label="Profession"
              helpKey="person.profession"
              value={entry.profession}
              onChange={set('profession')}
              suggestions={professions}
            />
            <div className={classes.pair}>
              <EntryField
                label="Registered with (optional)"
                spelling={false}
                helpKey="person.registrationBody"
                hint="As you record it; no register is consulted."
                value={entry.registrationBody}
                onChange={set('registrationBody')}
              />
              <EntryField
                label="Registration number (optional)"
                spelling={false}
                helpKey="person.registrationNumber"
                value={entry.registrationNumber}
                onChange={set('registrationNumber')}
              />
            </div>
            <Group gap="sm">
              <Button type="submit" loading={busy}>
                Continue
              </Button>
            </Group>
          </form>
        </Section>
      </div>
    </>
  )
}
