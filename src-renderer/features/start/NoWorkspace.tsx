import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { WorkspaceStatus } from '../../../src-shared/contract/workspace.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { formatSize } from '../../../src-shared/format/numbers.ts'
import { DenseTable } from '../../components/DenseTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Section } from '../../components/Section.tsx'
import { ComfortHere } from './ComfortHere.tsx'
import classes from './start.module.css'
import { NewWorkspace, OtherWorkspaces } from './Workspaces.tsx'

/** Where nothing is open: why, the backups there are, and the ways on. */
export function NoWorkspace({ status }: { status: WorkspaceStatus }) {
  const { problem } = status
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title="No workspace is open" />
      <div className={classes.column}>
        {problem && (
          <>
            <ProblemPanel failure={problem.failure}>
              <p className={classes.path}>{problem.path}</p>
              <p className={classes.note}>
                Nothing was deleted or written. Open another workspace or a backup below, or make a new one.
              </p>
            </ProblemPanel>
            <Section title="Backups of this workspace">
              {problem.backups.length === 0 ? (
                <p className={classes.note}>There is no backup of it.</p>
              ) : (
                <>
                  <DenseTable
                    caption="Backups of this workspace, newest first"
                    rows={problem.backups.toSorted((a, b) => b.at.localeCompare(a.at))}
                    columns={[
                      { key: 'at', title: 'Made', cell: (one) => formatMoment(one.at) },
                      { key: 'why', title: 'Why', cell: (one) => one.why.replaceAll('-', ' ') },
                      { key: 'file', title: 'File', cell: (one) => one.fileName },
                      { key: 'size', title: 'Size', right: true, cell: (one) => formatSize(one.size) },
                    ]}
                  />
                  <p className={classes.note}>
                    Each can be read, or restored in place of this file, which is kept beside it.
                  </p>
                  <Button onClick={() => void navigate({ to: '/backups' })}>Read or restore a backup</Button>
                </>
              )}
            </Section>
          </>
        )}
        {!problem && (
          <p className={classes.lead}>Open a workspace, or make a new one. It is one file on this computer.</p>
        )}
        <OtherWorkspaces status={status} />
        <NewWorkspace status={status} />
        <p className={classes.note}>Data folder: {status.dataFolder}</p>
      </div>
      <ComfortHere />
    </>
  )
}
