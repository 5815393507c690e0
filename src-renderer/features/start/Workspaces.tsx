import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import type { WorkspaceStatus } from '../../../src-shared/contract/workspace.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { useCommand } from '../../api/commands.ts'
import { useBackups } from '../../api/queries.ts'
import { EntryField } from '../../components/EntryField.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Section } from '../../components/Section.tsx'
import { failureText } from '../../components/use-saved-value.ts'
import classes from './start.module.css'

/** Workspaces that were open before, and any other where the host can ask for it. */
export function OtherWorkspaces({ status }: { status: WorkspaceStatus }) {
  const run = useCommand()
  const navigate = useNavigate()
  const [opening, setOpening] = useState<string | null>(null)
  const [failed, setFailed] = useState<{ path: string; failure: Failure } | null>(null)
  const heading = useRef<HTMLDivElement>(null)
  const others = status.recent.filter(({ path }) => path !== status.open?.path)

  async function open({ id, path }: { id: string; path: string }): Promise<void> {
    setOpening(id)
    setFailed(null)
    const answer = await run('workspace.open-recent', { id }, { quiet: true })
    setOpening(null)
    if (answer.ok) await navigate({ to: '/' })
    // Where nothing is open the page itself says why; here what was open stays open.
    else if (status.open !== null) setFailed({ path, failure: answer.error })
  }

  async function forget(id: string): Promise<void> {
    const answer = await run('workspace.forget-recent', { id })
    // The button that had the focus is gone.
    if (answer.ok) heading.current?.focus()
  }

  return (
    <Section title="Recent workspaces">
      <div ref={heading} tabIndex={-1} className={classes.quietFocus}>
        {failed && (
          <ProblemPanel failure={failed.failure}>
            <p className={classes.path}>{failed.path}</p>
            <p className={classes.note}>What was open is still open, unchanged.</p>
          </ProblemPanel>
        )}
        {others.length === 0 && <p className={classes.note}>No other workspace was open on this computer.</p>}
        <ul className={classes.plain}>
          {others.map(({ id, name, path, present, at }) => (
            <li key={id} className={classes.recent}>
              <Button
                variant="default"
                disabled={!present}
                loading={opening === id}
                onClick={() => void open({ id, path })}
                aria-label={`Open ${name}`}
              >
                Open
              </Button>
              <span className={classes.recentWords}>
                <span className={classes.recentName}>{name}</span>
                <span className={classes.path}>
                  {present
                    ? at === null
                      ? ''
                      : `opened ${formatMoment(at)}`
                    : 'Not there now: it was moved, renamed or deleted, or its drive is not connected.'}
                </span>
                <span className={classes.path}>{path}</span>
              </span>
              <Button
                variant="subtle"
                color="gray"
                aria-label={`Forget ${name}`}
                title="Takes it off this list; the file itself stays."
                onClick={() => void forget(id)}
              >
                Forget
              </Button>
            </li>
          ))}
        </ul>
        {status.dialogs && (
          <Button variant="default" onClick={() => void run('workspace.open-chosen', {})}>
            Open another…
          </Button>
        )}
      </div>
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
          helpKey="workspace.name"
          label="Name"
          hint="A file of its own, in the data folder. One holds many projects; a new project needs none."
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
  const navigate = useNavigate()
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
            {busy
              ? 'backing up…'
              : backups.isError
                ? 'the list of backups could not be read'
                : newest === undefined
                  ? 'none yet'
                  : `${formatMoment(newest.at)}, ${newest.why.replaceAll('-', ' ')}`}
          </span>
          {status.open.readOnly ? (
            <span className={classes.path}>
              {' '}
              Open for reading only: nothing here changes, so there is nothing to back up.
            </span>
          ) : (
            <Button variant="subtle" loading={busy} onClick={() => void backUp()}>
              Back up now
            </Button>
          )}
          <Button variant="subtle" onClick={() => void navigate({ to: '/backups' })}>
            Backups and integrity
          </Button>
        </dd>
      </dl>
    </Section>
  )
}
