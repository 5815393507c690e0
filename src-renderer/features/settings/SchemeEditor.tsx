import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { schemeProblems } from '../../../src-shared/domain/scheme.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { EntryField } from '../../components/EntryField.tsx'
import { FieldFrame } from '../../components/FieldFrame.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Section } from '../../components/Section.tsx'
import { useProject } from '../../project/project-context.ts'
import { SchemeAxis } from './SchemeAxis.tsx'
import { SchemeCells } from './SchemeCells.tsx'
import { SchemeHarmKinds } from './SchemeHarmKinds.tsx'
import { SchemeRatings } from './SchemeRatings.tsx'
import { moves, type SchemeParts } from './scheme-draft.ts'
import classes from './settings.module.css'

function LongEntry(props: { label: string; value: string; onChange: (value: string) => void; rows?: number }) {
  return (
    <FieldFrame helpKey="project.scheme" label={props.label}>
      {({ id, describedBy }) => (
        <Textarea
          id={id}
          aria-describedby={describedBy}
          autosize
          minRows={props.rows ?? 2}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}

/** A new version of the scheme: what is wrong with it and which hazards would move stand beside it as it is written. */
export function SchemeEditor(props: SchemeParts & { onClose: () => void }) {
  const { draft, onChange } = props
  const { snapshot, projectId } = useProject()
  const run = useCommand()
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)

  const empty = [...draft.severity, ...draft.likelihood].some(({ word }) => word.trim() === '')
  const problems = [
    ...(empty ? ['A word of an axis is empty.'] : []),
    ...(draft.version.trim() === '' ? ['Write the version.'] : []),
    ...schemeProblems(draft),
  ]
  const moved = moves(
    snapshot.records.hazard.filter(({ archived }) => archived === null),
    snapshot.project.scheme,
    draft,
  )

  async function putInForce(): Promise<void> {
    setTried(true)
    if (problems.length > 0 || reason.trim() === '') return
    setBusy(true)
    setFailure(null)
    const answer = await run('project.set-scheme', { id: projectId, scheme: draft, reason }, { quiet: true })
    setBusy(false)
    if (answer.ok) props.onClose()
    else setFailure(answer.error)
  }

  return (
    <div className={classes.editor}>
      <div>
        <Section title="New version of the scheme">
          <div className={classes.pair}>
            <EntryField
              helpKey="scheme.title"
              label="Title"
              value={draft.title}
              onChange={(title) => onChange({ ...draft, title })}
            />
            <EntryField
              helpKey="scheme.version"
              label="Version"
              spelling={false}
              value={draft.version}
              onChange={(version) => onChange({ ...draft, version })}
            />
          </div>
          <SchemeCells draft={draft} onChange={onChange} />
        </Section>
        <Section title="Ratings">
          <SchemeRatings draft={draft} onChange={onChange} />
        </Section>
        <SchemeAxis draft={draft} onChange={onChange} axis="severity" />
        <SchemeAxis draft={draft} onChange={onChange} axis="likelihood" />
        {draft.harmKinds.length > 0 && (
          <Section title="Kinds of harm">
            <SchemeHarmKinds draft={draft} onChange={onChange} />
          </Section>
        )}
        <Section title="What documents print">
          <LongEntry label="Source" value={draft.source} onChange={(source) => onChange({ ...draft, source })} />
          <LongEntry
            label="Convention"
            rows={4}
            value={draft.convention}
            onChange={(convention) => onChange({ ...draft, convention })}
          />
        </Section>
      </div>
      <aside className={classes.aside} aria-label="What the new version would do">
        <div aria-live="polite">
          <h3>{problems.length === 0 ? 'The matrix is whole and never falls.' : 'To put right'}</h3>
          <ul className={classes.problems}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <h3>{moved.length === 0 ? 'No rating would move.' : `${formatCount(moved.length, 'rating')} would move`}</h3>
          <ul className={classes.problems}>
            {moved.map(({ hazard, stage, from, to }) => (
              <li key={`${hazard.id} ${stage}`}>
                {hazard.number} {stage}: {from} to {to ?? 'no rating'}
              </li>
            ))}
          </ul>
          {moved.length > 0 && (
            <p className={classes.note}>These become unconfirmed until confirmed or scored again.</p>
          )}
        </div>
        <FieldFrame
          helpKey="scheme.reason"
          label="Reason"
          error={tried && reason.trim() === '' ? 'Write the reason.' : ''}
        >
          {({ id, describedBy }) => (
            <Textarea
              id={id}
              aria-describedby={describedBy}
              autosize
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </FieldFrame>
        {failure && <ProblemPanel failure={failure} />}
        <div className={classes.line}>
          <Button onClick={() => void putInForce()} loading={busy} aria-disabled={problems.length > 0}>
            Put it in force
          </Button>
          <Button variant="default" onClick={props.onClose}>
            Give it up
          </Button>
        </div>
      </aside>
    </div>
  )
}
