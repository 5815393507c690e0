import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useRef } from 'react'
import type { Assessment, Stage } from '../../../../src-shared/domain/assessment.ts'
import { ok } from '../../../../src-shared/domain/result.ts'
import { panelSpread } from '../../../../src-shared/format/panel-words.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { useNewEntry } from '../../../components/use-new-entry.ts'
import { useProject } from '../../../project/project-context.ts'
import { useWholeSave } from '../../../project/use-whole-save.ts'
import type { useHazardCommands } from './hazard-commands.ts'
import { Place } from './place.tsx'
import classes from './risk.module.css'
import { WordPick } from './WordPick.tsx'

type Score = ReturnType<typeof useHazardCommands>['score']
type Panel = Assessment['panel']

const BLANK: Panel[number] = { name: '', severity: null, likelihood: null, note: '' }

/**
 * What the members of a panel thought, noted beside the score that the group agreed on. Nothing is reckoned from it: the
 * spread is shown, the rating comes from the agreed words alone.
 */
export function PanelScores(props: { hazardId: string; stage: Stage; assessment: Assessment | null; score: Score }) {
  const { stage, assessment, score } = props
  const { people, snapshot } = useProject()
  const { readOnly } = useFieldSettings()
  const { scheme } = snapshot.project
  const panel = assessment?.panel ?? []
  const spread = panelSpread(panel, scheme)
  const words = {
    severity: scheme.severity.map(({ word }) => word),
    likelihood: scheme.likelihood.map(({ word }) => word),
  }
  const session = snapshot.records.session.find(({ id }) => id === assessment?.sessionId)
  const named = new Set(panel.map(({ name }) => name))
  const present = (session?.attendees.map(({ personId }) => personId) ?? [...people.keys()])
    .map((id) => people.get(id))
    .filter((one) => one !== undefined && one.archived === null && !named.has(one.name))
    .map((one) => one?.name ?? '')
  const save = useWholeSave(`${props.hazardId} ${stage}`, panel, (next: Panel) => score(stage, { panel: next }))
  const change = (at: number, patch: Partial<Panel[number]>) =>
    save((now) => now.map((one, index) => (index === at ? { ...one, ...patch } : one)))

  if (readOnly && panel.length === 0) return null
  return (
    <Place field={`${stage}.panel`}>
      <Disclosure summary={panel.length === 0 ? 'Scores of panel members' : `Scores of panel members: ${spread}`}>
        <div className={classes.panelFrame}>
          {panel.length > 0 && (
            <table className={classes.panel} aria-label="Scores of panel members">
              <thead>
                <tr>
                  <th scope="col">Member</th>
                  <th scope="col">Severity</th>
                  <th scope="col">Likelihood</th>
                  <th scope="col" colSpan={2}>
                    Note
                  </th>
                </tr>
              </thead>
              <tbody>
                {panel.map((one, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a noted score has no identity but its place
                  <tr key={at}>
                    <th scope="row">{one.name}</th>
                    {(['severity', 'likelihood'] as const).map((axis) => (
                      <td key={axis}>
                        <WordPick
                          label={`${one.name}: ${axis}`}
                          words={words[axis]}
                          value={one[axis]}
                          onSave={(word) => change(at, { [axis]: word })}
                        />
                      </td>
                    ))}
                    <td>{one.note}</td>
                    <td>
                      {!readOnly && (
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={`Take the score of ${one.name} away`}
                          onClick={() => void save((now) => now.toSpliced(at, 1))}
                        >
                          <IconX size={16} aria-hidden />
                        </ActionIcon>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {!readOnly && <NewScore words={words} names={present} onAdd={(made) => save((now) => [...now, made])} />}
          <p className={classes.legend}>Noted only: the rating comes from the agreed words, never from these.</p>
        </div>
      </Disclosure>
    </Place>
  )
}

/** One line for the next member: name, a digit or letter each, Enter adds it and stays for the next. */
function NewScore(props: {
  words: { severity: string[]; likelihood: string[] }
  names: string[]
  onAdd: (made: Panel[number]) => ReturnType<Score>
}) {
  const { typed: made, error, edit, send, setError } = useNewEntry(BLANK)
  const name = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const note = useRef<HTMLInputElement>(null)
  const set = (patch: Partial<Panel[number]>) => edit((now) => ({ ...now, ...patch }))

  function add(event: FormEvent): void {
    event.preventDefault()
    if (made.name.trim() === '') {
      setError('Name the member.')
      return
    }
    const score = { ...made, name: made.name.trim(), note: made.note.trim() }
    const words = [score.name, score.severity, score.likelihood, score.note].filter(Boolean).join(', ')
    void send(() => props.onAdd(score), words)
    name.current?.focus()
  }

  return (
    <form ref={form} className={classes.panelEntry} aria-label="Score of a panel member" onSubmit={add}>
      <Autocomplete
        ref={name}
        size="xs"
        aria-label="Member"
        placeholder="Member"
        data={[...new Set(props.names)]}
        value={made.name}
        error={error === '' ? false : error}
        onChange={(value) => set({ name: value })}
      />
      <WordPick
        label="Severity, as the member sees it"
        words={props.words.severity}
        value={made.severity}
        onSave={(severity) => Promise.resolve(ok(set({ severity })))}
        onNext={() => form.current?.querySelector<HTMLElement>('select[name="likelihood"]')?.focus()}
      />
      <WordPick
        name="likelihood"
        label="Likelihood, as the member sees it"
        words={props.words.likelihood}
        value={made.likelihood}
        onSave={(word) => Promise.resolve(ok(set({ likelihood: word })))}
        onNext={() => note.current?.focus()}
      />
      <TextInput
        ref={note}
        size="xs"
        aria-label="Note"
        placeholder="Note"
        value={made.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <Button type="submit" variant="default" size="xs">
        Add
      </Button>
    </form>
  )
}
