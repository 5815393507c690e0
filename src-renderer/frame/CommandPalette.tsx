import { Modal } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { formatCount } from '../../src-shared/format/numbers.ts'
import classes from './dialogs.module.css'
import { findEntries, type PaletteEntry } from './palette-entries.ts'

function PaletteList(props: { entries: readonly PaletteEntry[]; onRun: (entry: PaletteEntry) => void }) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const found = findEntries(props.entries, query)
  const active = found[Math.min(at, found.length - 1)]
  const optionId = (entry: PaletteEntry) => `${id}-${entry.id}`

  function go(to: number): void {
    const next = found[(to + found.length) % found.length]
    if (next === undefined) return
    setAt(found.indexOf(next))
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' })
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Enter' && active !== undefined) props.onRun(active)
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        type="text"
        role="combobox"
        className={classes.query}
        aria-label="Go to or do"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : optionId(active)}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="A page, a hazard or control by number or words, or what to do"
        data-autofocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      {/* A select has no field over it and cannot show two columns. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={`${id}-list`} role="listbox" aria-label="What was found" className={classes.found}>
        {found.map((entry) => (
          // The field above hears the keys of its list.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={entry.id}
            id={optionId(entry)}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            aria-selected={entry === active}
            className={classes.option}
            onClick={() => props.onRun(entry)}
          >
            {entry.number !== '' && <strong>{entry.number}</strong>}
            <span className={classes.optionWords}>{entry.words}</span>
            <span className={classes.optionHint}>{entry.hint}</span>
          </div>
        ))}
      </div>
      <output className={classes.result}>
        {found.length === 0
          ? 'Nothing of that number or words.'
          : query === ''
            ? 'Arrows move, Enter goes or does, Escape closes.'
            : formatCount(found.length, 'line')}
      </output>
    </>
  )
}

/** Go anywhere and do anything by keyboard: a field with a list under it. Escape gives the focus back. */
export function CommandPalette(props: {
  opened: boolean
  onClose: () => void
  entries: () => PaletteEntry[]
  onRun: (entry: PaletteEntry) => void
}) {
  // What is run takes the focus with it; Escape gives it back to where it was.
  const [ran, setRan] = useState(false)
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
      size={640}
      yOffset="12vh"
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Go to or do" radius={4} data-palette>
        <Modal.Body p={0}>
          <PaletteList
            entries={props.entries()}
            onRun={(entry) => {
              setRan(true)
              props.onClose()
              props.onRun(entry)
            }}
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
