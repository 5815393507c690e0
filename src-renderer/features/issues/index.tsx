import { Button, FileButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Approval } from '../../../src-shared/domain/approval.ts'
import type { Baseline } from '../../../src-shared/domain/baseline.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { decisionWords, statusOfIssue, workingLogWords } from '../../../src-shared/format/issue-words.ts'
import { useCommand } from '../../api/commands.ts'
import { sendFile } from '../../api/files.ts'
import { failureOf, useIssueState } from '../../api/queries.ts'
import { type Column, DenseTable } from '../../components/DenseTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useLetterKey } from '../../components/letter-keys.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Reading } from '../../components/Reading.tsx'
import record from '../../components/record.module.css'
import { SplitPane } from '../../components/SplitPane.tsx'
import { useProject } from '../../project/project-context.ts'
import { Compare } from './Compare.tsx'
import { IssueForm } from './IssueForm.tsx'
import classes from './issues.module.css'
import { VersionPane } from './VersionPane.tsx'

/** Takes in answer files; what came of the last one stands on the page where it was refused. */
function useAnswers() {
  const run = useCommand()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  async function take(file: File): Promise<void> {
    setBusy(true)
    setFailure(null)
    const sent = await sendFile(file)
    const answer = sent.ok ? await run('approval.take-answer', { token: sent.value.token }, { quiet: true }) : sent
    setBusy(false)
    if (!answer.ok) {
      setFailure(answer.error)
      return
    }
    const taken = answer.value.approvals.map(
      ({ person, decision, document }) => `${person.name}: ${decisionWords[decision]} (${document.version})`,
    )
    notifications.show({ message: `Taken in. ${[...new Set(taken)].join('; ')}` })
  }
  return { busy, failure, take }
}

function columnsOf(approvals: readonly Approval[]): Column<Baseline>[] {
  return [
    { key: 'version', title: 'Version', cell: ({ version }) => version },
    { key: 'status', title: 'Status', cell: (one) => statusOfIssue(one, approvals) },
    { key: 'issued', title: 'Issued', cell: ({ issuedAt }) => formatMoment(issuedAt) },
    { key: 'by', title: 'By', cell: ({ issuedBy }) => issuedBy },
    {
      key: 'hash',
      title: 'SHA-256',
      cell: ({ sha256 }) => <code className={record.hash}>{sha256.slice(0, 12)}…</code>,
    },
  ]
}

/** The issued versions of the project: what was issued, what was decided about it, and where the log stands beside it. */
export function Page() {
  const { projectId, canWrite, past } = useProject()
  const search = useSearch({ from: '/projects/$projectId/issues' })
  const navigate = useNavigate({ from: '/projects/$projectId/issues' })
  const issues = useIssueState(projectId)
  const answers = useAnswers()
  const go = (next: typeof search) => void navigate({ search: (now) => ({ beside: now.beside, at: now.at, ...next }) })
  const canIssue = canWrite && issues.data !== undefined
  const issue = () => go({ act: 'issue' })
  useLetterKey('n', canIssue ? issue : null)
  const failure = failureOf(issues)
  if (failure !== null || issues.data === undefined) {
    return (
      <>
        <PageHeader title="Issues" />
        {failure === null ? (
          <Reading>the issued versions</Reading>
        ) : (
          <ProblemPanel failure={failure} onRetry={() => void issues.refetch()} />
        )}
      </>
    )
  }

  const state = issues.data
  const { baselines, approvals } = state
  const last = baselines.find(({ withdrawn }) => withdrawn === null) ?? null
  const chosen = baselines.find(({ id }) => id === search.record)
  const back = (
    <Button variant="default" onClick={() => go({})}>
      Back to the list
    </Button>
  )
  if (search.act === 'issue' && canWrite) {
    return (
      <>
        <PageHeader title="Issue a version" actions={back} />
        <IssueForm state={state} onIssued={(id) => go(id === null ? {} : { record: id })} />
      </>
    )
  }
  if (search.act === 'compare' && baselines.length > 0) {
    return (
      <>
        <PageHeader title="Compare versions" actions={back} />
        <Compare baselines={baselines} from={search.from} to={search.to} />
      </>
    )
  }

  const columns = columnsOf(approvals)
  const few = new Set(['version', 'status', 'issued'])
  return (
    <>
      <PageHeader
        title="Issues"
        {...(baselines.length > 0 ? { count: baselines.length } : {})}
        actions={
          <>
            {baselines.length > 0 && (
              <Button variant="default" onClick={() => go({ act: 'compare' })}>
                Compare
              </Button>
            )}
            {canWrite && baselines.length > 0 && (
              <FileButton onChange={(file) => file && void answers.take(file)} accept=".approval-answer">
                {(button) => (
                  <Button {...button} variant="default" loading={answers.busy}>
                    Take in an answer file…
                  </Button>
                )}
              </FileButton>
            )}
            {canWrite && <Button onClick={issue}>Issue a version</Button>}
          </>
        }
      />
      {answers.failure && <ProblemPanel failure={answers.failure} />}
      <SplitPane
        name="issues"
        first={56}
        list={
          <>
            <p className={classes.standing}>
              <strong>{workingLogWords(last, state.changesSince ?? 0)}</strong>
              {last !== null && (state.changesSince ?? 0) > 0 && (
                <Link
                  to="/projects/$projectId/issues"
                  params={{ projectId }}
                  search={{ act: 'compare', from: last.id, to: 'now' }}
                >
                  What changed since {last.version}
                </Link>
              )}
            </p>
            {past !== null && (
              <p className={classes.note}>The list of issued versions is as it stands today, not as it was then.</p>
            )}
            {baselines.length === 0 ? (
              <EmptyState action={canWrite && <Button onClick={issue}>Issue a version</Button>}>
                An issue freezes the log under a number and a hash, so that what was approved can be shown later. Until
                then every document says DRAFT.
              </EmptyState>
            ) : (
              <div className={classes.list}>
                <DenseTable
                  caption="Issued versions"
                  rows={baselines}
                  columns={chosen === undefined ? columns : columns.filter(({ key }) => few.has(key))}
                  chosenId={chosen?.id ?? null}
                  onOpen={({ id }) => go({ record: id })}
                />
                <p className={classes.note}>
                  An approval stands for the version it was given on. Whoever works elsewhere answers a request file;
                  see <Link to="/approve">Answer an approval request</Link>.
                </p>
              </div>
            )}
          </>
        }
        pane={chosen && <VersionPane key={chosen.id} baseline={chosen} state={state} onClose={() => go({})} />}
      />
    </>
  )
}
