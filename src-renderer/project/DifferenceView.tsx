import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react'
import type {
  ComparedState,
  ComparedVersions,
  FieldDifference,
  RecordDifference,
} from '../../src-shared/domain/difference.ts'
import { changeLines } from '../../src-shared/format/board-words.ts'
import { formatDay } from '../../src-shared/format/dates.ts'
import {
  differenceCounts,
  fieldHeading,
  howWord,
  recordHeading,
} from '../../src-shared/format/difference/difference-words.ts'
import { formatCount, formatNumber } from '../../src-shared/format/numbers.ts'
import { ChangedText } from '../components/ChangedText.tsx'
import { Chips } from '../components/Chips.tsx'
import { QuickSearch } from '../components/QuickSearch.tsx'
import classes from './difference.module.css'
import { useProject } from './project-context.ts'
import { goToRecord } from './record-place.ts'

/** Records drawn at once; the others come when they are asked for. */
const DRAWN = 60
/** Records that a line of the summary names. */
const NAMED = 8

const GROUPS = { hazard: 'Hazards', control: 'Controls', other: 'Everything else' } as const
type Group = keyof typeof GROUPS

function groupOf({ kind }: RecordDifference): Group {
  return kind === 'hazard' || kind === 'control' ? kind : 'other'
}

function stateWords({ version, day }: ComparedState): string {
  return version === null ? `the log as it stands on ${formatDay(day)}` : `version ${version} of ${formatDay(day)}`
}

/** All that a record says, for the search. */
function textOf({ label, name, fields }: RecordDifference): string {
  return [
    label,
    name,
    ...fields.flatMap(({ field, part = '', before, after }) => [field, part, before ?? '', after ?? '']),
  ]
    .join('\n')
    .toLowerCase()
}

function Summary({ compared }: { compared: ComparedVersions }) {
  const lines = changeLines(compared.difference.summary)
  if (lines.length === 0) return null
  return (
    <table className={classes.summary}>
      <caption>What it means for the log</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Number</th>
          <th scope="col">Which</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ what, records }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className={classes.number}>{formatNumber(records.length)}</td>
            <td>
              {records
                .slice(0, NAMED)
                .map(({ number, how }) => `${number} ${how}`.trim())
                .join(', ')}
              {records.length > NAMED && ` and ${formatNumber(records.length - NAMED)} more, in the list`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const NOTHING = <em className={classes.dimmed}>nothing</em>

function Side({ field, side }: { field: FieldDifference; side: 'before' | 'after' }) {
  const own = field[side]
  if (own === null) return NOTHING
  if (field.before === null || field.after === null) return <span className={classes.text}>{own}</span>
  return <ChangedText before={field.before} after={field.after} side={side} />
}

function Fields({ one, onOpen }: { one: RecordDifference; onOpen: (() => void) | null }) {
  if (one.fields.length === 0) return null
  return (
    <table className={classes.fields}>
      <colgroup>
        <col className={classes.fieldColumn} />
        <col />
        <col />
      </colgroup>
      <thead className={classes.hidden}>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {one.fields.map((field, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two parts may have one name
          <tr key={`${field.part ?? ''} ${field.field} ${index}`}>
            <th scope="row">
              {onOpen === null ? (
                fieldHeading(field)
              ) : (
                // The heading over it leads there by keyboard: a stop for each line would be hundreds.
                <button type="button" tabIndex={-1} className={classes.open} onClick={onOpen}>
                  {fieldHeading(field)}
                </button>
              )}
            </th>
            <td>
              <Side field={field} side="before" />
            </td>
            <td>
              <Side field={field} side="after" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OneRecord({ one, shown }: { one: RecordDifference; shown: boolean }) {
  const { projectId, snapshot } = useProject()
  const navigate = useNavigate()
  const open = shown ? () => goToRecord(navigate, projectId, snapshot, { kind: one.kind, id: one.id }) : null
  return (
    <li className={classes.record}>
      <h4 className={classes.head}>
        {open === null ? (
          <span>{recordHeading(one)}</span>
        ) : (
          <button type="button" data-difference className={classes.open} onClick={open}>
            {recordHeading(one)}
          </button>
        )}
        <span className={classes.how}>{howWord[one.how]}</span>
      </h4>
      <Fields one={one} onOpen={open} />
    </li>
  )
}

/** Up and down from heading to heading; Enter opens the record. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (way === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-difference]')]
  const at = all.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? undefined : all[at + way]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

/**
 * What differs between two states of the project: what it means for the log first, then record by record, old beside new
 * with the differing words marked. Narrowed by what happened, by what it befell and by words.
 */
export function DifferenceView({ compared }: { compared: ComparedVersions }) {
  const { difference, from, to } = compared
  const { snapshot } = useProject()
  const [text, setText] = useState('')
  const [on, setOn] = useState<ReadonlySet<string>>(new Set())
  const [drawn, setDrawn] = useState(DRAWN)
  const words = useDeferredValue(text)
  const texts = useMemo(() => new Map(difference.records.map((one) => [one, textOf(one)])), [difference])
  // Those that can be gone to: what was taken back by Undo has no page.
  const known = useMemo(() => {
    const { project, people, organisations, records } = snapshot
    const all = [project, ...people, ...organisations, ...Object.values(records).flat()]
    return new Set(all.map(({ id }) => id))
  }, [snapshot])
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const one of difference.records) {
      for (const key of [one.how, groupOf(one)]) found.set(key, (found.get(key) ?? 0) + 1)
    }
    return found
  }, [difference])
  const shown = useMemo(() => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
    const hows = (['added', 'changed', 'removed'] as const).filter((how) => on.has(how))
    const groups = (Object.keys(GROUPS) as Group[]).filter((group) => on.has(group))
    return difference.records.filter(
      (one) =>
        (hows.length === 0 || hows.includes(one.how)) &&
        (groups.length === 0 || groups.includes(groupOf(one))) &&
        wanted.every((word) => texts.get(one)?.includes(word) === true),
    )
  }, [difference, texts, on, words])
  const chip = (key: string, word: string) => ({ key, word, count: counts.get(key) ?? 0 })
  const toggle = (key: string) => {
    const next = new Set(on)
    if (!next.delete(key)) next.add(key)
    setOn(next)
    setDrawn(DRAWN)
  }
  return (
    <section className={classes.view} aria-label="What differs">
      <p>
        From {stateWords(from)} to {stateWords(to)}. {differenceCounts(difference)}.
      </p>
      <Summary compared={compared} />
      {difference.records.length > 0 && (
        <>
          <div className={classes.filters}>
            <QuickSearch
              label="Search the differences"
              value={text}
              onChange={(next) => {
                setText(next)
                setDrawn(DRAWN)
              }}
            />
            <Chips
              label="What happened"
              chips={[chip('added', 'New'), chip('changed', 'Changed'), chip('removed', 'Taken out')]}
              on={on}
              onToggle={toggle}
            />
            <Chips
              label="What it befell"
              chips={(Object.keys(GROUPS) as Group[]).map((key) => chip(key, GROUPS[key]))}
              on={on}
              onToggle={toggle}
            />
            <output className={classes.dimmed}>
              {shown.length === difference.records.length
                ? ''
                : `${formatNumber(shown.length)} of ${formatCount(difference.records.length, 'record')}`}
            </output>
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows only walk its buttons */}
          <ul className={classes.records} onKeyDown={walk}>
            {shown.slice(0, drawn).map((one) => (
              <OneRecord key={`${one.kind} ${one.id}`} one={one} shown={known.has(one.id)} />
            ))}
          </ul>
          {shown.length === 0 && <p className={classes.dimmed}>No difference passes these filters.</p>}
          {shown.length > drawn && (
            <Button variant="default" onClick={() => setDrawn(drawn + DRAWN)}>
              Show {formatNumber(Math.min(DRAWN, shown.length - drawn))} more of {formatNumber(shown.length - drawn)}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
