import { type DragEvent, type KeyboardEvent, type ReactNode, useMemo, useState } from 'react'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { QuickSearch } from '../../components/QuickSearch.tsx'
import classes from './beside.module.css'

/** One line of a list beside the page. */
export interface RecordLine {
  id: string
  /** Visible number, or '' where the record has none. */
  number: string
  name: string
  /** All it is found by, in lower case. */
  text: string
  mark?: ReactNode
}

/** Rows drawn at most: what is further down is found by searching. */
const MOST = 200

/** A searched list of records; Enter or a click shows one. The order is the caller's. */
export function RecordList(props: {
  what: string
  nothing: string
  lines: readonly RecordLine[]
  onShow: (id: string) => void
  /** Makes the lines draggable. */
  onDragStart?: (event: DragEvent, id: string) => void
}) {
  const { lines, onDragStart } = props
  const [query, setQuery] = useState('')
  const found = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean)
    return lines.filter(({ text }) => words.every((word) => text.includes(word)))
  }, [lines, query])
  /** Arrows go from the search into the rows, along them, and back. */
  function walk(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const places = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [data-row]')]
    const at = places.findIndex((place) => place === document.activeElement)
    const to = places[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    to.focus()
  }

  return (
    // Arrows are heard from whatever inside has the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.listed} onKeyDown={walk}>
      <div className={classes.search}>
        <QuickSearch label={`Search ${props.what}`} value={query} onChange={setQuery} />
      </div>
      <ul className={classes.rows} aria-label={props.what}>
        {found.slice(0, MOST).map((line) => (
          <li key={line.id}>
            <button
              type="button"
              data-row
              className={classes.row}
              onClick={() => props.onShow(line.id)}
              draggable={onDragStart !== undefined}
              onDragStart={onDragStart && ((event) => onDragStart(event, line.id))}
            >
              {line.number !== '' && <span className={classes.number}>{line.number}</span>}
              <span className={classes.name}>{line.name}</span>
              {line.mark}
            </button>
          </li>
        ))}
      </ul>
      <output className={classes.more}>
        {lines.length === 0
          ? props.nothing
          : found.length === 0
            ? 'Nothing of these words.'
            : found.length > MOST
              ? `${formatCount(found.length - MOST, 'more')} below: write more words to find them.`
              : query === ''
                ? ''
                : `${found.length} of ${lines.length} shown`}
      </output>
    </div>
  )
}
