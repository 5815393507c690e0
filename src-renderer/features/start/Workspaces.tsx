import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { WorkspaceStatus } from '../../../src-shared/contract/workspace.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { useCommand } from '../../api/commands.ts'
import { useBackups } from '../../api/queries.ts'
import { EntryField } from '../../components/EntryField.tsx'
import { Section } from '../../components/Section.tsx'
import { failureText } from '../../components/use-saved-value.ts'
import classes from './start.module.css'

/** Workspaces that were open before, and any other where the host can ask for it. */
export function OtherWorkspaces({ status }: { status: WorkspaceStatus }) {
  const run = useCommand()
  const navigate = useNavigate()
  const others = status.recent.filter(({ path }) => path !== status.open?.path)
  async function open(id: string): Promise<void> {
    const answer = await run('workspace.open-recent', { id })
    if (answer.ok) await navigate({ to: '/' })
  }
  return (
    <Section title="Recent workspaces">
      {others.length === 0 && <p className={classes.note}>No other workspace was open on this computer.</p>}
      <ul className={classes.plain}>
        {others.map(({ id, name, path, present }) => (
          <li key={id} className={classes.recent}>
            <Button variant="default" disabled={!present} onClick={() => void open(id)} aria-label={`Open ${name}`}>
              Open
            </Button>
            <span className={classes.recentName}>{name}</span>
            <span className={classes.path}>
              {path}
              {present ? '' : ' (not there now)'}
            </span>
          </li>
        ))}
      </ul>
      {status.dialogs && (
        <Button variant="default" onClick={() => void run('workspace.open-chosen', {})}>
          Open another…
        </Button>
      )}
    </Section>
  )
}

/** A new workspace: by name in the data folder, or anywhere where the host can ask. */
export function NewWorkspace({ status }: { status: WorkspaceStatus }) {
  const run = useCommand()
  const [name, setName] = useState('')
  const [error, setError] = useState('')
  async function make(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (name.trim() === '') {
      setError('Write a name.')
      return
    }
    const answer = await run('workspace.create', { name }, { quiet: true })
    if (answer.ok) setName('')
    else setError(failureText(answer.error))
  }
  return (
    <Section title="New workspace">
      <form className={classes.line} onSubmit={(event) => void make(event)} noValidate>
        <EntryField
          label="Name"
          hint="It is made in the data folder."
          value={name}
          error={error}
          onChange={(value) => {
            setName(value)
            setError('')
          }}
        />
        <Button type="submit" variant="default">
          Make it
        </Button>
        {status.dialogs && (
          <Button variant="default" onClick={() => void run('workspace.create-chosen', {})}>
            Make it elsewhere…
          </Button>
        )}
      </form>
    </Section>
  )
}

/** The open workspace: where it lies, and its backups. */
export function ThisWorkspace({ status, onChangePerson }: { status: WorkspaceStatus; onChangePerson: () => void }) {
  const run = useCommand()
  const backups = useBackups()
  const [busy, setBusy] = useState(false)
  const newest = (backups.data ?? []).toSorted((a, b) => b.at.localeCompare(a.at))[0]
  async function backUp(): Promise<void> {
    setBusy(true)
    const answer = await run('workspace.backup', {})
    if (answer.ok) await backups.refetch()
    setBusy(false)
  }
  if (status.open === null) return null
  return (
    <Section title="This workspace">
      <dl className={classes.facts}>
        <dt>Working</dt>
        <dd>
          {status.personName ?? 'nobody is named'}{' '}
          <span className={classes.path}>
            as stated on this computer; written beside the name: {status.account} on {status.computer}
          </span>
          {!status.open.readOnly && (
            <Button variant="subtle" onClick={onChangePerson}>
              Change
            </Button>
          )}
        </dd>
        <dt>File</dt>
        <dd className={classes.path}>{status.open.path}</dd>
        <dt>Data folder</dt>
        <dd className={classes.path}>{status.dataFolder}</dd>
        <dt>Last backup</dt>
        <dd>
          <span aria-live="polite">
            {newest === undefined ? 'none yet' : `${formatMoment(newest.at)}, ${newest.why.replaceAll('-', ' ')}`}
          </span>
          <Button variant="subtle" loading={busy} onClick={() => void backUp()}>
            Back up now
          </Button>
        </dd>
      </dl>
    </Section>
  )
}
