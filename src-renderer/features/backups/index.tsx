import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { BackupEntry } from '../../../src-shared/domain/backup.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { formatSize } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { failureOf, useBackupState, useStatus } from '../../api/queries.ts'
import { DenseTable } from '../../components/DenseTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Reading } from '../../components/Reading.tsx'
import { Section } from '../../components/Section.tsx'
import classes from './backups.module.css'
import { Integrity } from './Integrity.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { Schedule } from './Schedule.tsx'
import { keptWords, whyWords } from './words.ts'

/** Backups of the workspace, what is kept of them, restoring one; and the check of everything. */
export function Page() {
  const run = useCommand()
  const navigate = useNavigate()
  const status = useStatus()
  const state = useBackupState()
  const [restoring, setRestoring] = useState<BackupEntry | null>(null)
  const [busy, setBusy] = useState(false)
  const failure = failureOf(state)
  const open = status.data?.open ?? null
  const canWrite = open?.readOnly === false
  const data = state.data

  async function backUp(): Promise<void> {
    setBusy(true)
    await run('workspace.backup', {})
    setBusy(false)
    await state.refetch()
  }

  async function read(id: string): Promise<void> {
    const answer = await run('backup.open', { id })
    if (answer.ok) await navigate({ to: '/' })
  }

  return (
    <>
      <PageHeader
        title="Backups and integrity"
        actions={
          <>
            <Button variant="default" onClick={() => void navigate({ to: '/' })}>
              Projects
            </Button>
            {data?.reading !== null && data !== undefined && (
              <Button onClick={() => void run('backup.leave', {})}>Back to the workspace</Button>
            )}
            {canWrite && (
              <Button loading={busy} onClick={() => void backUp()}>
                Back up now
              </Button>
            )}
          </>
        }
      />
      <div className={classes.column}>
        {failure && <ProblemPanel failure={failure} onRetry={() => void state.refetch()} />}
        {state.isPending && <Reading>the backups</Reading>}
        {data && (
          <>
            <Section title="Backups">
              {data.problem && <ProblemPanel failure={data.problem} />}
              <p className={classes.note}>
                Of {data.workspace}. They lie in {data.folder}
              </p>
              {data.backups.length === 0 ? (
                <p className={classes.note}>There is no backup yet.</p>
              ) : (
                <DenseTable
                  caption="Backups, newest first"
                  rows={data.backups}
                  columns={[
                    { key: 'at', title: 'Made', cell: ({ at }) => formatMoment(at) },
                    { key: 'why', title: 'Why', cell: ({ why }) => whyWords(why) },
                    { key: 'head', title: 'To change', right: true, cell: ({ head }) => head?.seq ?? '' },
                    { key: 'size', title: 'Size', right: true, cell: ({ size }) => formatSize(size) },
                    {
                      key: 'kept',
                      title: 'Kept as',
                      cell: ({ keptAs }) => (keptAs === null ? 'goes after the next backup' : keptWords[keptAs]),
                    },
                    {
                      key: 'acts',
                      title: 'Act',
                      // oxlint-disable-next-line react/no-unstable-nested-components -- a cell, not a component
                      cell: (backup) => (
                        <div className={classes.acts}>
                          <Button
                            variant="default"
                            size="compact-sm"
                            aria-label={`Read the backup of ${formatMoment(backup.at)}`}
                            onClick={() => void read(backup.id)}
                          >
                            Read
                          </Button>
                          <Button
                            variant="default"
                            size="compact-sm"
                            aria-label={`Restore the backup of ${formatMoment(backup.at)}`}
                            onClick={() => setRestoring(backup)}
                          >
                            Restore…
                          </Button>
                        </div>
                      ),
                    },
                  ]}
                />
              )}
            </Section>
            <Schedule key={JSON.stringify(data.schedule)} schedule={data.schedule} />
          </>
        )}
        {open !== null && <Integrity canWrite={canWrite} />}
      </div>
      {restoring && <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
    </>
  )
}
