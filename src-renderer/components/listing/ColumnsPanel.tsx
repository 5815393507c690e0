import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPin, IconPinFilled } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { type ColumnLayout, type KeptColumn, moveColumn, withColumn } from './column-layout.ts'
import classes from './listing.module.css'

/** By how much a key makes a column wider, in pixels. */
const STEP = 20
const LEAST = 60

/** Columns of a list: which, in which order, kept in place or not, and how high rows are. */
export function ColumnsPanel(props: {
  layout: ColumnLayout
  /** Heading of each column, and how wide it is where nobody set a width; columns not named here are not offered. */
  words: ReadonlyMap<string, { word: string; width: number; always: boolean }>
  onChange: (layout: ColumnLayout) => void
  /** As they were at first. */
  onFirst: () => void
}) {
  const { layout, words, onChange } = props
  const list = useRef<HTMLUListElement>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const columns = layout.columns.filter(({ id }) => words.has(id))
  const nameOf = (id: string) => words.get(id)?.word ?? ''

  function focusOn(id: string | undefined): void {
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-column="${CSS.escape(id ?? '')}"] input`)?.focus(),
    )
  }

  function move(id: string, by: number): void {
    const column = columns.find((one) => one.id === id)
    const among = columns.filter(({ pinned }) => pinned === column?.pinned)
    const beside = among[among.findIndex((one) => one.id === id) + by]
    if (beside === undefined) {
      setSaid(
        `${nameOf(id)} is the ${by < 0 ? 'first' : 'last'} ${column?.pinned === true ? 'kept in place' : 'column'}.`,
      )
      return
    }
    onChange(
      moveColumn(
        layout,
        id,
        layout.columns.findIndex((one) => one.id === beside.id),
      ),
    )
    setSaid(`${nameOf(id)}: ${by < 0 ? 'before' : 'after'} ${nameOf(beside.id)}.`)
    focusOn(id)
  }

  function pin({ id, pinned }: KeptColumn): void {
    onChange(withColumn(layout, id, { pinned: !pinned }))
    setSaid(`${nameOf(id)} ${pinned ? 'moves with the others' : 'stays in place at the left'}.`)
    focusOn(id)
  }

  function widen({ id, width }: KeptColumn, by: number): void {
    const next = Math.max(LEAST, (width ?? words.get(id)?.width ?? LEAST) + by)
    onChange(withColumn(layout, id, { width: next }))
    setSaid(`${nameOf(id)}: ${next} pixels wide.`)
  }

  function hear(event: KeyboardEvent, column: KeptColumn): void {
    const at = columns.findIndex(({ id }) => id === column.id)
    const down = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const wide = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0
    if (down !== 0 && event.altKey) move(column.id, down)
    else if (down !== 0) focusOn(columns[at + down]?.id)
    else if (wide !== 0 && event.altKey) widen(column, wide)
    else if (event.key.toLowerCase() === 'p' && !event.ctrlKey && !event.metaKey) pin(column)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  function drop(event: DragEvent, onto: KeptColumn): void {
    event.preventDefault()
    const column = columns.find(({ id }) => id === dragged)
    setDragged(null)
    if (column === undefined || column.id === onto.id) return
    const pinned = withColumn(layout, column.id, { pinned: onto.pinned })
    onChange(
      moveColumn(
        pinned,
        column.id,
        pinned.columns.findIndex(({ id }) => id === onto.id),
      ),
    )
    setSaid(`${nameOf(column.id)} stands where ${nameOf(onto.id)} was.`)
  }

  return (
    <Popover position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default">Columns</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.panel}>
          <p className={classes.legend} id="columns-shown">
            Columns shown
          </p>
          <ul ref={list} className={classes.columns} aria-labelledby="columns-shown">
            {columns.map((column) => {
              const { id, pinned, hidden } = column
              const { word = '', always = false } = words.get(id) ?? {}
              return (
                // Keys are heard from the box and the buttons of the line; a drag is one way of several.
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
                <li
                  key={id}
                  data-column={id}
                  data-dragged={dragged === id}
                  className={classes.column}
                  draggable
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'move'
                    event.dataTransfer.setData('text/plain', word)
                    setDragged(id)
                  }}
                  onDragEnd={() => setDragged(null)}
                  onDragOver={(event) => {
                    if (dragged !== null) event.preventDefault()
                  }}
                  onDrop={(event) => drop(event, column)}
                  onKeyDown={(event) => hear(event, column)}
                >
                  <IconGripVertical size={14} aria-hidden className={classes.grip} />
                  <Checkbox
                    size="xs"
                    className={classes.grow}
                    label={word}
                    checked={!hidden}
                    aria-disabled={always}
                    onChange={(event) => {
                      if (always) setSaid(`${word} is always shown.`)
                      else onChange(withColumn(layout, id, { hidden: !event.currentTarget.checked }))
                    }}
                  />
                  <ActionIcon
                    variant="subtle"
                    size={24}
                    aria-label={`Keep in place: ${word}`}
                    aria-pressed={pinned}
                    onClick={() => pin(column)}
                  >
                    {pinned ? <IconPinFilled size={14} aria-hidden /> : <IconPin size={14} aria-hidden />}
                  </ActionIcon>
                  <ActionIcon variant="subtle" size={24} aria-label={`Up: ${word}`} onClick={() => move(id, -1)}>
                    <IconArrowUp size={14} aria-hidden />
                  </ActionIcon>
                  <ActionIcon variant="subtle" size={24} aria-label={`Down: ${word}`} onClick={() => move(id, 1)}>
                    <IconArrowDown size={14} aria-hidden />
                  </ActionIcon>
                </li>
              )
            })}
          </ul>
          <Checkbox
            size="xs"
            label="Rows as high as their texts need"
            checked={layout.fit}
            onChange={(event) => onChange({ ...layout, fit: event.currentTarget.checked })}
          />
          <p className={classes.note}>
            ↑ ↓ go, Alt with ↑ ↓ moves, Alt with ← → sets the width, P keeps in place. On a heading: Shift with ← →
            moves, Alt with ← → sets the width, Enter sorts.
          </p>
          <Button
            variant="subtle"
            onClick={() => {
              props.onFirst()
              setSaid('Columns are as they were at first.')
            }}
          >
            As they were at first
          </Button>
          <output className={classes.said}>{said}</output>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
