import { Modal } from '@mantine/core'
import { Fragment, type KeyboardEvent, useId, useLayoutEffect, useMemo, useState } from 'react'
import { formatCount, formatNumber } from '../../src-shared/format/numbers.ts'
import classes from './dialogs.module.css'
import { findGroups, type PaletteEntry, type PaletteGroup, type PaletteLine } from './palette-entries.ts'
import type { LogSearch } from './search/log-search.ts'
import type { Run } from './search/words.ts'

function Marked({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ text, marked }, index) =>
    // Runs have nothing but their place.
    // oxlint-disable-next-line react/no-array-index-key
    marked ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
  )
}

/** Something the arrows stop at: a line, or what was left out of a group. */
type Stop = { key: string; line: PaletteLine; more: null } | { key: string; line: null; more: PaletteGroup }

function stopsOf(groups: readonly PaletteGroup[], opened: string | null): Stop[] {
  return groups.flatMap((group) => [
    ...group.lines.map((line): Stop => ({ key: line.entry.id, line, more: null })),
    ...(group.more > 0 && group.key !== opened ? [{ key: `more:${group.key}`, line: null, more: group }] : []),
  ])
}

function resultWords(groups: readonly PaletteGroup[], asked: boolean): string {
  if (groups.length === 0) return 'Nothing of that number or words.'
  if (!asked) return 'Arrows move, Enter goes or does, Escape closes.'
  const total = groups.reduce((sum, { lines, more }) => sum + lines.length + more, 0)
  return `${formatCount(total, 'line')} found`
}

function Line({ line, group }: { line: PaletteLine; group: PaletteGroup }) {
  const { entry, words, found } = line
  // Under a heading of its own kind the word would only be said again.
  const hint = entry.hint === entry.kind && group.key === entry.kind ? '' : entry.hint
  return (
    <>
      {entry.number !== '' && <strong>{entry.number}</strong>}
      <span className={classes.optionWords}>
        <Marked runs={words} />
        {found !== null && (
          <span className={classes.optionFound}>
            {found.place}: <Marked runs={found.runs} />
          </span>
        )}
      </span>
      {hint !== '' && <span className={classes.optionHint}>{hint}</span>}
    </>
  )
}

interface Offered {
  /** What can be done and where one can go, without the records. */
  entries: readonly PaletteEntry[]
  log: LogSearch
}

/** What is asked, and how to ask something else. */
interface Asked {
  query: string
  onQuery: (query: string) => void
}

function PaletteList(props: Offered & Asked & { onRun: (line: PaletteLine) => void }) {
  const { entries, log, query } = props
  const id = useId()
  const [opened, setOpened] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const groups = useMemo(() => findGroups(entries, log, query, opened), [entries, log, query, opened])
  const stops = stopsOf(groups, opened)
  const active = stops[Math.min(at, stops.length - 1)]
  const optionId = (key: string) => `${id}-${key}`

  function go(to: number): void {
    const index = (to + stops.length) % stops.length
    const next = stops[index]
    if (next === undefined) return
    setAt(index)
    document.getElementById(optionId(next.key))?.scrollIntoView({ block: 'nearest' })
  }

  function choose(stop: Stop): void {
    if (stop.line !== null) props.onRun(stop.line)
    // The lines that come stand where this one was.
    else setOpened(stop.more.key)
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'PageDown') go(Math.min(at + 10, stops.length - 1))
    else if (event.key === 'PageUp') go(Math.max(at - 10, 0))
    else if (event.key === 'Enter' && active !== undefined) choose(active)
    else return
    event.preventDefault()
  }

  const option = (stop: Stop, group: PaletteGroup) => (
    // The field above hears the keys of its list.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      key={stop.key}
      id={optionId(stop.key)}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={stop.key === active?.key}
      className={classes.option}
      onClick={() => choose(stop)}
    >
      {stop.line === null ? (
        <span className={classes.optionMore}>and {formatNumber(stop.more.more)} more</span>
      ) : (
        <Line line={stop.line} group={group} />
      )}
    </div>
  )

  return (
    <>
      <input
        type="text"
        role="combobox"
        className={classes.query}
        aria-label="Go to or do"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : optionId(active.key)}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Any word or number of the log, a page, or what to do"
        data-autofocus
        value={query}
        onChange={(event) => {
          props.onQuery(event.currentTarget.value)
          setOpened(null)
          setAt(0)
        }}
        onKeyDown={press}
      />
      {/* A select has no field over it and cannot show two columns. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={`${id}-list`} role="listbox" aria-label="What was found" className={classes.found}>
        {groups.map((group) => (
          // A fieldset would be a form's.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          <div key={group.key} role="group" aria-labelledby={`${id}-group-${group.key}`} className={classes.foundGroup}>
            <div id={`${id}-group-${group.key}`} role="presentation" className={classes.foundTitle}>
              {group.title}
            </div>
            {stopsOf([group], opened).map((stop) => option(stop, group))}
            {group.key === opened && group.more > 0 && (
              <div role="presentation" className={classes.optionNote}>
                and {formatNumber(group.more)} more: write more of the words to narrow them
              </div>
            )}
          </div>
        ))}
      </div>
      <output className={classes.result}>{resultWords(groups, query.trim() !== '')}</output>
    </>
  )
}

/** Go anywhere, find any word and do anything by keyboard: a field with a list under it. Escape gives the focus back. */
export function CommandPalette(props: {
  opened: boolean
  onClose: () => void
  offered: () => Offered
  onRun: (line: PaletteLine) => void
}) {
  // What is run takes the focus with it; Escape gives it back to where it was.
  const [ran, setRan] = useState(false)
  const [query, setQuery] = useTypedEarly(props.opened)
  return (
    <Modal.Root
      opened={props.opened}
      onClose={() => {
        setRan(false)
        props.onClose()
      }}
      returnFocus={!ran}
      // At once: fading out, it would hear the keys of whoever opens it again.
      transitionProps={{ duration: 0 }}
      size={720}
      yOffset="12vh"
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Go to or do" radius={4} data-palette>
        <Modal.Body p={0}>
          <OfferedList
            offered={props.offered}
            query={query}
            onQuery={setQuery}
            onRun={(line) => {
              setRan(true)
              props.onClose()
              props.onRun(line)
            }}
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** What is offered is read once, as the palette opens. */
function OfferedList({ offered, ...rest }: Asked & { offered: () => Offered; onRun: (line: PaletteLine) => void }) {
  const [read] = useState(offered)
  return <PaletteList {...read} {...rest} />
}

/**
 * What is asked, empty each time the palette opens. Letters typed before its field has the focus are not lost to a slow
 * machine: they go into the field all the same, in order.
 */
function useTypedEarly(opened: boolean): [string, (query: string) => void] {
  const [query, setQuery] = useState('')
  useLayoutEffect(() => {
    if (!opened) return undefined
    function hear(event: globalThis.KeyboardEvent): void {
      if (document.activeElement?.closest('[data-palette]')) return
      if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      setQuery((now) => now + event.key)
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => {
      window.removeEventListener('keydown', hear, { capture: true })
      setQuery('')
    }
  }, [opened])
  return [query, setQuery]
}
