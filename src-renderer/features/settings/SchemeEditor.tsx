import { ActionIcon, Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { type Scheme, schemeProblems } from '../../../src-shared/domain/scheme.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { EntryField } from '../../components/EntryField.tsx'
import { FieldFrame } from '../../components/FieldFrame.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { stepClass } from '../../components/rating-steps.ts'
import { Section } from '../../components/Section.tsx'
import { useProject } from '../../project/project-context.ts'
import { type Axis, lengthened, moves, renamed, shortened } from './scheme-draft.ts'
import classes from './settings.module.css'

interface Parts {
  draft: Scheme
  onChange: (draft: Scheme) => void
}

function LongEntry(props: { label: string; value: string; onChange: (value: string) => void; rows?: number }) {
  return (
    <FieldFrame label={props.label}>
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

function AxisWords({ draft, onChange, axis }: Parts & { axis: Axis }) {
  const title = axis === 'severity' ? 'Severity' : 'Likelihood'
  return (
    <Section
      title={`${title}, least first`}
      actions={
        draft[axis].length < 10 && (
          <Button variant="default" onClick={() => onChange(lengthened(draft, axis))}>
            Add a word
          </Button>
        )
      }
    >
      <ul className={classes.axis}>
        {draft[axis].map(({ word, definition }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a word has no identity but its place while it is edited
          <li key={index}>
            <TextInput
              aria-label={`${title} word ${index + 1}`}
              value={word}
              onChange={(event) => onChange(renamed(draft, axis, index, event.currentTarget.value))}
            />
            <Textarea
              aria-label={`Definition of ${word || `word ${index + 1}`}`}
              autosize
              minRows={1}
              value={definition}
              onChange={(event) =>
                onChange({ ...draft, [axis]: draft[axis].with(index, { word, definition: event.currentTarget.value }) })
              }
            />
            {draft[axis].length > 2 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove ${word || `word ${index + 1}`}`}
                onClick={() => onChange(shortened(draft, axis, index))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Cells({ draft, onChange }: Parts) {
  const worstFirst = draft.likelihood.map((_, index) => draft.likelihood.length - 1 - index)
  return (
    <table className={classes.cells}>
      <caption>Rating of each cell</caption>
      <thead>
        <tr>
          <th scope="col">Likelihood ↓ Severity →</th>
          {draft.severity.map(({ word }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <th key={index} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {worstFirst.map((row) => (
          <tr key={row}>
            <th scope="row">{draft.likelihood[row]?.word}</th>
            {draft.severity.map(({ word }, column) => (
              // oxlint-disable-next-line react/no-array-index-key -- as above
              <td
                key={column}
                className={stepClass(draft.ratings.find(({ number }) => number === draft.lookup[row]?.[column]))}
              >
                <NativeSelect
                  aria-label={`${word}, ${draft.likelihood[row]?.word ?? ''}`}
                  value={String(draft.lookup[row]?.[column] ?? '')}
                  data={draft.ratings.map(({ number }) => String(number))}
                  onChange={(event) =>
                    onChange({
                      ...draft,
                      lookup: draft.lookup.with(
                        row,
                        (draft.lookup[row] ?? []).with(column, Number(event.currentTarget.value)),
                      ),
                    })
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Ratings({ draft, onChange }: Parts) {
  const change = (index: number, patch: Partial<Scheme['ratings'][number]>) => {
    const rating = draft.ratings[index]
    if (rating) onChange({ ...draft, ratings: draft.ratings.with(index, { ...rating, ...patch }) })
  }
  return (
    <ul className={classes.ratings}>
      {draft.ratings.map(({ number, label, text, needsReason, blocksIssue }, index) => (
        <li key={number}>
          <strong>{number}</strong>
          <TextInput
            aria-label={`Word of rating ${number}`}
            value={label}
            onChange={(event) => change(index, { label: event.currentTarget.value })}
          />
          <Textarea
            aria-label={`What rating ${number} obliges`}
            autosize
            minRows={1}
            value={text}
            onChange={(event) => change(index, { text: event.currentTarget.value })}
          />
          <Checkbox
            label="needs a reason"
            aria-label={`Rating ${number} needs a reason`}
            checked={needsReason}
            onChange={(event) => change(index, { needsReason: event.currentTarget.checked })}
          />
          <Checkbox
            label="blocks an issue"
            aria-label={`Rating ${number} blocks an issue`}
            checked={blocksIssue}
            onChange={(event) => change(index, { blocksIssue: event.currentTarget.checked })}
          />
        </li>
      ))}
    </ul>
  )
}

function HarmKinds({ draft, onChange }: Parts) {
  const words = draft.severity.map(({ word }) => word)
  return (
    <table className={classes.harms}>
      <caption>Severity proposed for a kind of harm</caption>
      <thead>
        <tr>
          <th scope="col">Kind of harm</th>
          <th scope="col">One patient</th>
          <th scope="col">More than one patient</th>
        </tr>
      </thead>
      <tbody>
        {draft.harmKinds.map((kind, index) => (
          <tr key={kind.id}>
            <th scope="row">{kind.text}</th>
            {(['one', 'several'] as const).map((patients) => (
              <td key={patients}>
                <NativeSelect
                  aria-label={`${kind.text}, ${patients === 'one' ? 'one patient' : 'more than one patient'}`}
                  value={kind[patients]}
                  data={words.includes(kind[patients]) ? words : [kind[patients], ...words]}
                  onChange={(event) =>
                    onChange({
                      ...draft,
                      harmKinds: draft.harmKinds.with(index, { ...kind, [patients]: event.currentTarget.value }),
                    })
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A new version of the scheme: what is wrong with it and which hazards would move stand beside it as it is written. */
export function SchemeEditor(props: Parts & { onClose: () => void }) {
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
            <EntryField label="Title" value={draft.title} onChange={(title) => onChange({ ...draft, title })} />
            <EntryField label="Version" value={draft.version} onChange={(version) => onChange({ ...draft, version })} />
          </div>
          <Cells draft={draft} onChange={onChange} />
        </Section>
        <Section title="Ratings">
          <Ratings draft={draft} onChange={onChange} />
        </Section>
        <AxisWords draft={draft} onChange={onChange} axis="severity" />
        <AxisWords draft={draft} onChange={onChange} axis="likelihood" />
        {draft.harmKinds.length > 0 && (
          <Section title="Kinds of harm">
            <HarmKinds draft={draft} onChange={onChange} />
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
        <FieldFrame label="Reason" error={tried && reason.trim() === '' ? 'Write the reason.' : ''}>
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
