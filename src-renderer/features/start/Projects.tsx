import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { WorkspaceStatus } from '../../../src-shared/contract/workspace.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { failureOf, useProjects } from '../../api/queries.ts'
import { DenseTable } from '../../components/DenseTable.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Reading } from '../../components/Reading.tsx'
import { ComfortHere } from './ComfortHere.tsx'
import { NewProject } from './NewProject.tsx'
import classes from './start.module.css'
import { NewWorkspace, OtherWorkspaces, ThisWorkspace } from './Workspaces.tsx'

/** The projects of the workspace, or the three ways to begin where there are none; the workspace under them. */
export function Projects({ status, onChangePerson }: { status: WorkspaceStatus; onChangePerson: () => void }) {
  const run = useCommand()
  const navigate = useNavigate()
  const projects = useProjects()
  const [making, setMaking] = useState(false)
  const [busy, setBusy] = useState(false)
  const canWrite = status.open?.readOnly === false
  const list = projects.data ?? []
  const hasSample = list.some(({ notice }) => notice !== '')
  const failure = failureOf(projects)

  const open = (projectId: string) => void navigate({ to: '/projects/$projectId/overview', params: { projectId } })

  async function makeSample(): Promise<void> {
    setBusy(true)
    const made = await run('sample.create', {})
    setBusy(false)
    if (made.ok && made.value.id !== null) open(made.value.id)
  }

  const sample = (
    <Button variant="default" loading={busy} onClick={() => void makeSample()}>
      Explore the sample project
    </Button>
  )
  const bringIn = (
    <Button variant="default" onClick={() => void navigate({ to: '/import' })}>
      Import a hazard log
    </Button>
  )
  const approve = (
    <Button variant="default" onClick={() => void navigate({ to: '/approve' })}>
      Answer an approval request
    </Button>
  )
  const begin = <Button onClick={() => setMaking(true)}>Start a new project</Button>

  return (
    <>
      <PageHeader
        title="Projects"
        {...(list.length > 0 ? { count: list.length } : {})}
        actions={
          canWrite &&
          list.length > 0 && (
            <>
              {!hasSample && sample}
              {approve}
              {bringIn}
              {begin}
            </>
          )
        }
      />
      {failure && <ProblemPanel failure={failure} onRetry={() => void projects.refetch()} />}
      {projects.isPending && <Reading>the projects</Reading>}
      {projects.data && list.length === 0 && canWrite && (
        <p className={classes.lead}>
          Nothing is recorded yet. Look around in the sample, bring in the log you have, or start with an empty one;
          each can be done later too.
        </p>
      )}
      {projects.data && list.length === 0 && canWrite && (
        <ul className={classes.offers}>
          <li>
            {sample}
            <p>
              A fictitious electronic patient record deployment under DCB0160, with hazards, shared controls, evidence
              and some open problems. Not for clinical use.
            </p>
          </li>
          <li>
            {bringIn}
            <p>
              An Excel workbook, CSV, Word or Markdown file with a table of hazards, in whatever columns; or the package
              of a whole project from another workspace. You see everything before anything is changed. Or drop the file
              anywhere on this page.
            </p>
          </li>
          <li>
            {begin}
            <p>An empty hazard log for one health IT system.</p>
          </li>
          <li>
            {approve}
            <p>
              You were sent a file that asks for your decision about a version issued elsewhere. Read it, sign, and send
              the answer file back.
            </p>
          </li>
        </ul>
      )}
      {projects.data && list.length === 0 && !canWrite && (
        <p className={classes.lead}>
          This workspace has no project, and it is open for reading only. Open another below, or copy it to a folder of
          your own and open the copy.
        </p>
      )}
      {list.length > 0 && (
        <div className={classes.list}>
          <DenseTable
            caption="Projects of this workspace"
            rows={list}
            onOpen={({ id }) => open(id)}
            columns={[
              {
                key: 'name',
                title: 'Project',
                cell: ({ name, reference }) => (reference === '' ? name : `${name} (${reference})`),
              },
              { key: 'standards', title: 'Standard', cell: ({ standards }) => standards.join(', ') },
              { key: 'system', title: 'Health IT system', cell: ({ system }) => system },
              { key: 'organisation', title: 'Organisation', cell: ({ organisation }) => organisation },
              { key: 'hazards', title: 'Hazards', right: true, cell: ({ hazards }) => formatNumber(hazards) },
              {
                key: 'candidates',
                title: 'Candidates',
                right: true,
                cell: ({ candidates }) => formatNumber(candidates),
              },
              { key: 'notice', title: 'Notice', cell: ({ notice }) => notice },
            ]}
          />
        </div>
      )}
      <div className={classes.workspaces}>
        <ThisWorkspace status={status} onChangePerson={onChangePerson} />
        <OtherWorkspaces status={status} />
        <NewWorkspace status={status} />
      </div>
      <ComfortHere />
      {making && <NewProject onClose={() => setMaking(false)} onMade={open} />}
    </>
  )
}
