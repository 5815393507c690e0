import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { currentAssessment } from '../../../../src-shared/domain/assessment.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { useCommand } from '../../../api/commands.ts'
import { announce } from '../../../components/announce.ts'
import { Chips } from '../../../components/Chips.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { isShortcut } from '../../../components/shortcuts.ts'
import { failureText } from '../../../components/use-saved-value.ts'
import { useProject } from '../../../project/project-context.ts'
import { useUndo } from '../../../project/use-undo.tsx'
import { type Assessing, type Entry, entryOf } from './entry.ts'
import { HazardEntry, type HazardEntryHands } from './HazardEntry.tsx'
import { NameEntry } from './NameEntry.tsx'
import { Present } from './Present.tsx'
import { type Shown, SittingList } from './SittingList.tsx'
import { noteMade, sittingOf } from './sitting.ts'
import { useSteps } from './use-steps.ts'
import classes from './workshop.module.css'

const KEYS: [keys: string, does: string][] = [
  ['Enter', 'keeps, next of its kind; on an empty line goes on'],
  ['Tab', 'keeps, goes on'],
  ['1…9 a…z', 'a score by place or letter'],
  ['=', 'residual as initial, next hazard'],
  ['Alt+↓ Alt+↑', 'next and previous hazard'],
  ['Alt+C', 'names are hazards or candidates'],
  ['Ctrl+Z', 'on an empty line undoes a step'],
  ['Escape', 'gives up, steps back'],
]

/** True where Ctrl+Z has no typing to take back. */
function isEmptyField(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return target.value === ''
  return target instanceof HTMLSelectElement
}

/**
 * A sheet for a workshop: names, causes, controls and scores as fast as they are spoken, by keys alone. Everything is
 * kept as it is left, a step at a time, and nothing that is missing stops it.
 */
export function Page() {
  const { projectId, snapshot, canWrite, today } = useProject()
  const search = useSearch({ from: '/projects/$projectId/workshop' })
  const navigate = useNavigate()
  const run = useCommand()
  const step = useSteps()
  const { undo, redo } = useUndo(projectId, canWrite)
  const [entry, setEntry] = useState<Entry | null>(null)
  const [candidates, setCandidates] = useState(false)
  const [theirs, setTheirs] = useState(true)
  const name = useRef<HTMLInputElement>(null)
  const sheet = useRef<HazardEntryHands>(null)
  const nextKey = useRef(0)

  const hazards = snapshot.records.hazard
  const live = hazards.filter((one) => one.archived === null)
  const sitting = sittingOf(projectId, hazards)
  const lists: Record<Shown, readonly Hazard[]> = {
    sitting,
    candidates: live.filter((one) => one.candidate),
    unscored: live.filter((one) => (currentAssessment(one, 'initial')?.severity ?? null) === null),
    all: live,
  }
  const [chosenList, setList] = useState<Shown | null>(null)
  const shown = chosenList ?? (sitting.length > 0 || live.length === 0 ? 'sitting' : 'all')
  const found = entry === null ? undefined : hazards.find(({ id }) => id === entry.id)
  // What was undone or set aside is on the sheet no more.
  const current = canWrite && (found === undefined || found.archived === null) ? entry : null
  const session =
    snapshot.records.session.find(({ id, archived }) => id === search.session && archived === null) ?? null
  const assessing: Assessing =
    session === null || !theirs
      ? {}
      : {
          sessionId: session.id,
          assessedBy: session.attendees.map(({ personId }) => personId),
          assessedOn: session.date ?? today,
        }
  const raised = session === null || !theirs ? {} : { raisedFrom: 'workshop' as const, raisedOn: session.date ?? today }

  useEffect(() => name.current?.focus(), [])
  // The hazard on the sheet went, set aside or undone, and the focus with it.
  const gone = entry !== null && current === null
  useEffect(() => {
    if (gone) name.current?.focus()
  }, [gone])

  async function make(wanted: string): Promise<string> {
    const key = `new-${nextKey.current++}`
    const made = step(() =>
      run('hazard.create', { projectId, values: { name: wanted, ...raised }, candidate: candidates }, { quiet: true }),
    )
    const id = made.then((answer) => (answer.ok ? answer.value.id : null))
    setEntry({ key, name: wanted, id: null, made: id })
    const answer = await made
    if (!answer.ok || answer.value.id === null) {
      setEntry((now) => (now?.key === key ? null : now))
      return answer.ok ? '' : failureText(answer.error)
    }
    const madeId = answer.value.id
    noteMade(projectId, madeId, 1)
    setEntry((now) => (now?.key === key ? { ...now, id: madeId } : now))
    announce(`${answer.value.number ?? 'The hazard'} added.`)
    return ''
  }

  async function makeAll(names: string[]): Promise<string> {
    const create = names.map((one) => ({ values: { name: one, ...raised }, candidate: candidates }))
    const answer = await step(() => run('hazard.edit-many', { projectId, how: 'paste', create }, { quiet: true }))
    if (!answer.ok) return failureText(answer.error)
    const { id, created } = answer.value
    if (id !== null) {
      noteMade(projectId, id, created)
      setList('sitting')
      setEntry(entryOf(id, names[0] ?? ''))
    }
    announce(`${created} ${candidates ? 'candidates' : 'hazards'} added in one step. Tab goes into the first.`)
    return ''
  }

  /** Into the causes of a hazard, at once: the next key belongs there. */
  function goInto(next: Entry | null): void {
    flushSync(() => setEntry(next))
    if (next === null) name.current?.focus()
    else sheet.current?.intoCauses()
  }

  function goBy(by: 1 | -1, atEnd: 'name' | 'stay'): void {
    const list = lists[shown]
    const at = list.findIndex(({ id }) => id === entry?.id)
    const next = at < 0 ? (by === 1 && atEnd === 'stay' ? list[0] : undefined) : list[at + by]
    if (next !== undefined) goInto(entryOf(next.id, next.name))
    else if (atEnd === 'name') name.current?.focus()
  }

  function hear(event: KeyboardEvent): void {
    const { altKey, ctrlKey, metaKey } = event
    // A dialog speaks through the sheet but keeps its keys.
    if (event.defaultPrevented || (event.target as HTMLElement).closest('[role="dialog"]') !== null) return
    const next = isShortcut(event, 'workshop-next', { letters: false })
    if (next || isShortcut(event, 'workshop-before', { letters: false })) {
      event.preventDefault()
      goBy(next ? 1 : -1, 'stay')
    } else if ((ctrlKey || metaKey) && !altKey && isEmptyField(event.target)) {
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'z' && !event.shiftKey) undo()
      else redo()
    } else if (event.key === 'Escape') {
      name.current?.focus()
    }
  }

  const chips: { key: Shown; word: string }[] = [
    { key: 'sitting', word: 'Entered now' },
    { key: 'candidates', word: 'Candidates' },
    { key: 'unscored', word: 'Not scored' },
    { key: 'all', word: 'All' },
  ]
  const undiscussed =
    session === null ? [] : sitting.map(({ id }) => id).filter((id) => !session.hazardIds.includes(id))
  return (
    <>
      <PageHeader
        title="Workshop"
        actions={
          <Button variant="default" onClick={() => leave()}>
            Done
          </Button>
        }
      />
      {/* The keys of the sheet are heard wherever in it the focus is. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={classes.page} onKeyDown={hear}>
        <Present
          session={session}
          theirs={theirs}
          undiscussed={undiscussed}
          onSession={(id) =>
            void navigate({
              to: '/projects/$projectId/workshop',
              params: { projectId },
              search: id === null ? {} : { session: id },
              replace: true,
            })
          }
          onTheirs={setTheirs}
        />
        {canWrite ? (
          <NameEntry
            field={name}
            candidates={candidates}
            onCandidates={setCandidates}
            onMake={make}
            onMakeAll={makeAll}
            onInto={() => {
              flushSync(() => {})
              sheet.current?.intoCauses()
            }}
            onLeave={leave}
          />
        ) : (
          <p className={classes.note}>This workspace is open for reading only: nothing can be entered.</p>
        )}
        <div className={classes.columns}>
          <div className={classes.sheet}>
            {current === null ? (
              <p className={classes.note}>
                Write a name and press Enter for the next, or Tab to go into its causes. A list can be pasted. Any
                hazard in the list beside can be brought here.
              </p>
            ) : (
              <HazardEntry
                key={current.key}
                hands={sheet}
                entry={current}
                hazard={found ?? null}
                assessing={assessing}
                step={step}
                onNext={() => goBy(1, 'name')}
                onOpen={(id) =>
                  void navigate({
                    to: '/projects/$projectId/hazards',
                    params: { projectId },
                    search: { hazard: id, view: 'page' },
                  })
                }
              />
            )}
            <dl className={classes.keys} aria-label="Keys of this sheet">
              {KEYS.map(([keys, does]) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' ').map((one) => (
                      <KeyHint key={one} keys={one} />
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </div>
          <div className={classes.side}>
            <Chips
              label="Which hazards to go through"
              chips={chips.map((one) => ({ ...one, count: lists[one.key].length }))}
              on={new Set([shown])}
              onToggle={(key) => setList(key as Shown)}
            />
            <SittingList
              hazards={lists[shown]}
              currentId={current?.id ?? null}
              onOpen={(id) => goInto(entryOf(id, hazards.find((one) => one.id === id)?.name ?? ''))}
            />
          </div>
        </div>
      </div>
    </>
  )

  function leave(): void {
    void navigate({ to: '/projects/$projectId/hazards', params: { projectId }, search: {} })
  }
}
