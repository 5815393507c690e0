import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import classes from './paste.module.css'
import type { Judged } from './paste-plan.ts'
import { type PasteWork, usePasteWork } from './use-paste-work.ts'

/** Cells listed at once; more come as these are mended. */
const LISTED = 60

/**
 * What a paste would do, before it is done: bad cells with the reason, each to be mended or left as it is, and a line
 * that counts. Enter on `Apply` does the whole in one step; Escape gives it up. The grid stays usable beside it.
 */
export function PastePanel<T extends { id: string }>(props: { work: PasteWork<T>; onGiveUp: () => void }) {
  const { work } = props
  const { listed, open, left, counts, busy, refusal, mend, leave, apply } = usePasteWork(work)
  const id = useId()
  const frame = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [told, setTold] = useState('')

  /** The next cell that is still to be mended, else the button that applies. */
  function next(after?: string): void {
    const fields = [...(frame.current?.querySelectorAll<HTMLElement>('[data-mend]') ?? [])]
    const from = fields.findIndex((field) => field.dataset['mend'] === after)
    const isOpen = (field: HTMLElement) => open.has(field.dataset['mend'] ?? '') && field.dataset['mend'] !== after
    const to = fields.slice(from + 1).find(isOpen) ?? fields.find(isOpen)
    ;(to ?? button.current)?.focus()
  }
  useEffect(() => {
    const first = frame.current?.querySelector<HTMLElement>('[data-mend]')
    ;(first ?? button.current)?.focus()
  }, [])

  async function tryApply(): Promise<void> {
    if (open.size > 0) {
      setTold(`${formatCount(open.size, 'cell')} ${open.size === 1 ? 'does' : 'do'} not fit yet.`)
      next()
      return
    }
    setTold('')
    await apply()
  }

  const columns = new Map<string, { heading: string; keys: string[] }>()
  for (const { cell } of listed) {
    if (!open.has(cell.key)) continue
    const heading = work.rules.column(cell.columnId).heading
    const own = columns.get(cell.columnId) ?? { heading, keys: [] }
    own.keys.push(cell.key)
    columns.set(cell.columnId, own)
  }

  return (
    // Escape gives the paste up, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={frame}
      className={classes.panel}
      aria-labelledby={`${id}-title`}
      data-paste-again
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onGiveUp()
      }}
    >
      <div className={classes.head}>
        <div className={classes.words}>
          <h2 id={`${id}-title`} className={classes.title}>
            Paste: nothing is changed yet
          </h2>
          <output>{previewWords(counts, work.words)}</output>
          {counts.monthFirst > 0 && <p>Days in figures are read day first: 03/04/2026 is 3 April 2026.</p>}
          <p role="alert">{refusal === '' ? told : refusal}</p>
        </div>
        <Button ref={button} loading={busy} onClick={() => void tryApply()}>
          Apply
        </Button>
        <Button variant="default" onClick={props.onGiveUp}>
          Give up the paste
        </Button>
      </div>
      {listed.length > 0 && (
        <div className={classes.list}>
          {[...columns].map(
            ([columnId, { heading, keys }]) =>
              keys.length > 1 && (
                <Button key={columnId} variant="subtle" size="compact-sm" onClick={() => leave(keys)}>
                  Leave all {keys.length} of {heading} as they are
                </Button>
              ),
          )}
          <table className={classes.table} aria-label="Cells that do not fit">
            <thead>
              <tr>
                <th scope="col">Row</th>
                <th scope="col">Column</th>
                <th scope="col">Pasted</th>
                <th scope="col">Why it does not fit</th>
                <th scope="col">Mend</th>
              </tr>
            </thead>
            <tbody>
              {listed.slice(0, LISTED).map((one) => (
                <BadCell
                  key={one.cell.key}
                  work={work}
                  first={one}
                  open={open.get(one.cell.key) ?? null}
                  left={left.has(one.cell.key)}
                  onMend={(text) => mend(one.cell, text)}
                  onLeave={() => {
                    leave([one.cell.key])
                    next(one.cell.key)
                  }}
                  onNext={() => next(one.cell.key)}
                />
              ))}
            </tbody>
          </table>
          {listed.length > LISTED && (
            <p className={classes.more}>
              {formatCount(listed.length - LISTED, 'more cell')} below these. Leave a column as it is, or mend them in
              the workbook, copy again and press Ctrl+V here.
            </p>
          )}
        </div>
      )}
    </section>
  )
}

type Bad = Extract<Judged, { outcome: 'bad' }>

function BadCell<T extends { id: string }>(props: {
  work: PasteWork<T>
  /** As it was found; the field stays what it was while it is mended. */
  first: Bad
  /** What is wrong with it now; null once it fits or is left as it is. */
  open: Bad | null
  /** Nothing is put there. */
  left: boolean
  onMend: (text: string) => void
  onLeave: () => void
  onNext: () => void
}) {
  const { work, first, open } = props
  const { cell, fits } = first
  const id = useId()
  const column = work.rules.column(cell.columnId)
  const where = work.rowWords(cell)
  const label = `${where}, ${column.heading}`
  const mendable = first.fixed !== true
  // Nothing can be made without a name.
  const isNewName = cell.rowId === null && cell.columnId === work.rules.nameColumn
  const leftWord = isNewName ? 'The row is left out' : 'Stays as it is'
  const keys = {
    'data-mend': cell.key,
    'aria-label': label,
    'aria-describedby': `${id}-why`,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      props.onNext()
    },
  }
  return (
    <tr>
      <th scope="row">{where}</th>
      <td>{column.heading}</td>
      <td className={classes.pasted} title={cell.text}>
        {cell.text === '' ? 'nothing' : cell.text}
      </td>
      <td id={`${id}-why`}>
        {open === null ? (
          <span className={classes.mended}>
            <IconCheck size={14} aria-hidden /> {props.left ? leftWord : 'Fits now'}
          </span>
        ) : (
          open.why
        )}
      </td>
      <td>
        <div className={classes.mend}>
          {mendable && fits.length > 0 && (
            <NativeSelect
              size="xs"
              {...keys}
              defaultValue=""
              data={[{ value: '', label: 'Choose…' }, ...fits]}
              onChange={(event) =>
                props.onMend(event.currentTarget.value === '' ? cell.text : event.currentTarget.value)
              }
            />
          )}
          {mendable && fits.length === 0 && (
            <TextInput
              size="xs"
              {...keys}
              defaultValue={cell.text}
              onChange={(event) => props.onMend(event.currentTarget.value)}
            />
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            {...(mendable ? {} : { 'data-mend': cell.key })}
            aria-label={isNewName ? `Leave ${where} out` : `Leave ${label} as it is`}
            onClick={props.onLeave}
          >
            {isNewName ? 'Leave the row out' : 'Leave as it is'}
          </Button>
        </div>
      </td>
    </tr>
  )
}

/** `50 rows: 47 change, 3 new.` and what else is to be known before it is applied. */
function previewWords(
  counts: ReturnType<typeof usePasteWork>['counts'],
  words: { one: string; several: string },
): string {
  const { rows, changed, created, bad, scores, emptied } = counts
  const parts = [
    changed > 0 ? `${changed} ${changed === 1 ? 'changes' : 'change'}` : '',
    created > 0 ? `${created} new` : '',
  ].filter((part) => part !== '')
  return [
    `${formatCount(rows, 'row')}: ${parts.length === 0 ? 'nothing changes' : parts.join(', ')}.`,
    bad > 0
      ? `${formatCount(bad, 'cell')} ${bad === 1 ? 'does' : 'do'} not fit: mend or leave ${bad === 1 ? 'it' : 'them'} first.`
      : '',
    scores > 0
      ? `${formatCount(scores, 'score')} ${scores === 1 ? 'arrives' : 'arrive'} as imported, not confirmed: a named person confirms each ${words.one}.`
      : '',
    emptied > 0 ? `${formatCount(emptied, 'cell')} ${emptied === 1 ? 'is' : 'are'} emptied.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}
