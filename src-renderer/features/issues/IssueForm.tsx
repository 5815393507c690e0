import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { issueGate } from '../../../src-shared/checks/issue-gate.ts'
import type { IssueState } from '../../../src-shared/contract/issue.ts'
import { issuedDocumentTitle } from '../../../src-shared/domain/baseline.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { EntryField } from '../../components/EntryField.tsx'
import { EntryText } from '../../components/EntryText.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { useProject } from '../../project/project-context.ts'
import { AskedTable } from './AskedTable.tsx'
import { Gate } from './Gate.tsx'
import {
  askable,
  DOCUMENTS,
  entryOf,
  forgetDraft,
  type IssueDraft,
  keepDraft,
  keptDraft,
  missing,
} from './issue-draft.ts'
import classes from './issues.module.css'

/** Issues a version: what stands open, what is said of it, whom it is put to. What is typed stays while errors are mended. */
export function IssueForm({ state, onIssued }: { state: IssueState; onIssued: (id: string | null) => void }) {
  const { projectId, snapshot, pack, today, findings } = useProject()
  const navigate = useNavigate()
  const run = useCommand()
  const [draft, setDraft] = useState(() => keptDraft(projectId, state))
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (patch: Partial<IssueDraft>) => setDraft((now) => ({ ...now, ...patch }))
  useEffect(() => keepDraft(projectId, draft), [projectId, draft])

  const { project, position } = snapshot
  const all = askable(project, today)
  const accepts = project.standards.includes('DCB0160')
  const taken = state.baselines.map(({ version }) => version.toLowerCase())
  const blocking = findings === null ? null : issueGate(findings).blocking.length
  const wanting = missing({ draft, all, taken, blocking, accepts })
  const phase = pack.lifecyclePhases.find(({ id }) => id === project.phase)?.title ?? ''

  async function issue(): Promise<void> {
    setBusy(true)
    setFailure(null)
    const answer = await run('baseline.issue', { projectId, entry: entryOf(draft, all) }, { quiet: true })
    setBusy(false)
    if (!answer.ok) {
      setFailure(answer.error)
      return
    }
    forgetDraft(projectId)
    onIssued(answer.value.id)
  }

  return (
    <div className={classes.form}>
      <p className={classes.lead}>
        Issuing freezes the whole project as it stands at change {formatNumber(position.seq)} (
        {formatMoment(position.at)}) under a number and a SHA-256 hash. Its documents are made from that alone. An issue
        is not undone: it can be withdrawn with a reason, and its number stays taken.
      </p>
      <Gate />
      <Section title="This version">
        <div className={record.pair}>
          <EntryField
            label="Version"
            helpKey="baseline.version"
            spelling={false}
            required
            value={draft.version}
            error={taken.includes(draft.version.trim().toLowerCase()) ? 'This number is taken.' : ''}
            onChange={(version) => change({ version })}
          />
          <div>
            <p className={classes.label}>Lifecycle phase</p>
            <p className={record.plain}>
              {phase === '' ? 'Not recorded' : phase}.{' '}
              <Link to="/projects/$projectId/settings" params={{ projectId }}>
                Changed in the settings
              </Link>
            </p>
          </div>
        </div>
        <EntryText
          label="Purpose"
          helpKey="baseline.purpose"
          hint="What this version is issued for, e.g. a go-live."
          value={draft.purpose}
          onChange={(purpose) => change({ purpose })}
        />
        <EntryText
          label="Summary of changes"
          helpKey="baseline.summary"
          hint={
            taken.length === 0
              ? 'In your words; for a first issue, what it covers.'
              : 'In your words; what changed is listed besides.'
          }
          minRows={3}
          required
          value={draft.summary}
          onChange={(summary) => change({ summary })}
        />
        <div className={record.pair}>
          {DOCUMENTS.map((document) => (
            <EntryField
              key={document}
              label={`Version of the ${issuedDocumentTitle[document].toLowerCase()}`}
              helpKey="baseline.documentVersion"
              spelling={false}
              hint={`The issue’s own${draft.version.trim() === '' ? '' : `, ${draft.version.trim()},`} where this is empty.`}
              value={draft.documents[document]}
              onChange={(version) => change({ documents: { ...draft.documents, [document]: version } })}
            />
          ))}
        </div>
      </Section>
      <Section title="Whose approval is asked">
        <p className={record.plain}>
          Everybody ticked has to decide. Who is asked, and the keys enrolled, are frozen with the version; a key
          enrolled later counts for later versions only.
        </p>
        <AskedTable
          all={all}
          keys={state.keys}
          draft={draft}
          onTick={(id, on) => change({ ticked: { ...draft.ticked, [id]: on } })}
        />
        <p className={record.note}>
          Roles are given under{' '}
          <Link to="/projects/$projectId/people" params={{ projectId }} search={{ field: 'roles' }}>
            People
          </Link>
          . Registrations are as recorded; no register was consulted.
        </p>
      </Section>
      {failure && <ProblemPanel failure={failure} />}
      <div className={classes.end}>
        <Button loading={busy} disabled={wanting.length > 0} onClick={() => void issue()}>
          Issue {draft.version.trim() === '' ? 'the version' : `version ${draft.version.trim()}`}
        </Button>
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/projects/$projectId/issues', params: { projectId }, search: {} })}
        >
          Leave without issuing
        </Button>
        <output className={classes.wanting}>
          {wanting.length === 0 ? '' : `It cannot be issued yet. It needs ${wanting.join('; ')}.`}
        </output>
      </div>
    </div>
  )
}
