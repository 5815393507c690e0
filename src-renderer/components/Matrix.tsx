import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { MatrixCounts } from '../../src-shared/domain/counts.ts'
import { type Rating, rank, type Scheme } from '../../src-shared/domain/scheme.ts'
import { ratingObliges } from '../../src-shared/format/rating-words.ts'
import type { CellPart } from './cell-part.ts'
import { MatrixArrow } from './MatrixArrow.tsx'
import { type CellAt, moveInMatrix } from './matrix-keys.ts'
import classes from './rating.module.css'
import { stepClass } from './rating-steps.ts'

/** A cell by the scheme's words. */
export interface MatrixCell {
  severity: string
  likelihood: string
}

type Counted = MatrixCounts['cells'][number][number]
type Words = { severity: string | null; likelihood: string | null }

interface MatrixProps {
  scheme: Scheme
  caption: string
  counts?: MatrixCounts['cells']
  /** What the hazards of a cell are told apart by; parts without any are not shown. */
  parts?: (cell: Counted) => CellPart[]
  /** What a cell is marked as, e.g. `{initial: {severity, likelihood}, residual: …}`. */
  marks?: Record<string, Words | null>
  /** Shape shown in a cell for each mark, e.g. `{initial: '○', residual: '●'}`. */
  shapes?: Record<string, string>
  /** An arrow from one marked cell to another; nothing where both are the same. */
  arrow?: { from: Words; to: Words } | null
  onPick?: (cell: MatrixCell) => void
  /** The cell where Tab comes in, until another had the focus; the worst likelihood of the least severity otherwise. */
  start?: Words | null
  /** Hears which cell has the focus or lies under the pointer; null when the matrix is left. */
  onLook?: (cell: MatrixCell | null) => void
  compact?: boolean
}

/** Row and column of a cell, or null where a word is missing or unknown. */
function placeOf(scheme: Scheme, cell: Words | null | undefined): CellAt | null {
  if (!cell) return null
  const [row, column] = [rank(scheme.likelihood, cell.likelihood), rank(scheme.severity, cell.severity)]
  return row < 0 || column < 0 ? null : [row, column]
}

/**
 * A scheme's matrix: likelihood downwards from the worst, severity rightwards to the worst. Cells show the rating's
 * number and, with `counts`, how many hazards stand there. `marks` names chosen cells (word → cell). With `onPick` the
 * cells are buttons that say both words and the rating, and are described by what the rating obliges: one Tab stop,
 * arrows move, Home and End go along the row, Page Up and Page Down along the column, Enter or space picks.
 */
export function Matrix(props: MatrixProps) {
  const { scheme, onPick, onLook } = props
  const id = useId()
  const [visited, setVisited] = useState<CellAt | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const focused = visited ?? placeOf(scheme, props.start) ?? [scheme.likelihood.length - 1, 0]
  const from = placeOf(scheme, props.arrow?.from)
  const to = placeOf(scheme, props.arrow?.to)

  function marksAt(cell: MatrixCell): string[] {
    return Object.entries(props.marks ?? {}).flatMap(([word, at]) =>
      at?.severity === cell.severity && at.likelihood === cell.likelihood ? [word] : [],
    )
  }

  function move(event: KeyboardEvent, at: CellAt): void {
    const size = { rows: scheme.likelihood.length, columns: scheme.severity.length }
    const next = event.altKey || event.metaKey ? null : moveInMatrix(event, at, size)
    if (next === null) return
    event.preventDefault()
    setVisited(next)
    frame.current?.querySelector<HTMLElement>(`[data-cell="${next.join('-')}"]`)?.focus()
  }

  const worstFirst = scheme.likelihood.map((_, index) => scheme.likelihood.length - 1 - index)
  return (
    <div ref={frame} className={classes.matrixFrame}>
      {/* Leaving it says that no cell is looked at; the cells hear the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        className={`${classes.matrix} ${props.compact === true ? classes.compact : ''}`}
        onMouseLeave={() => onLook?.(null)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) onLook?.(null)
        }}
      >
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Likelihood ↓ Severity →</th>
            {scheme.severity.map(({ word, definition }) => (
              <th key={word} scope="col" title={definition}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {worstFirst.map((row) => {
            const likelihood = scheme.likelihood[row]
            if (likelihood === undefined) return null
            return (
              <tr key={likelihood.word}>
                <th scope="row" title={likelihood.definition}>
                  {likelihood.word}
                </th>
                {scheme.severity.map(({ word: severity }, column) => {
                  const number = scheme.lookup[row]?.[column]
                  const rating = scheme.ratings.find((one) => one.number === number)
                  const cell = { severity, likelihood: likelihood.word }
                  const marks = marksAt(cell)
                  const inside = (
                    <CellInside
                      rating={rating}
                      counted={props.counts?.[row]?.[column]}
                      parts={props.parts}
                      marks={marks}
                      shapes={props.shapes}
                    />
                  )
                  return (
                    <td
                      key={severity}
                      data-at={`${row}-${column}`}
                      className={`${classes.cell} ${stepClass(rating)} ${marks.length > 0 ? classes.chosen : ''}`}
                      title={
                        onLook === undefined
                          ? [`${severity} × ${likelihood.word}: ${number} ${rating?.label ?? ''}`, ...marks].join(', ')
                          : undefined
                      }
                      onMouseEnter={() => onLook?.(cell)}
                    >
                      {onPick === undefined ? (
                        inside
                      ) : (
                        <button
                          type="button"
                          className={classes.cellButton}
                          data-cell={`${row}-${column}`}
                          aria-describedby={rating === undefined ? undefined : `${id}-${rating.number}`}
                          tabIndex={focused[0] === row && focused[1] === column ? 0 : -1}
                          onFocus={() => {
                            setVisited([row, column])
                            onLook?.(cell)
                          }}
                          onKeyDown={(event) => move(event, [row, column])}
                          onClick={() => onPick(cell)}
                        >
                          <span className={classes.hidden}>
                            {severity}, {likelihood.word}:{' '}
                          </span>
                          {inside}
                        </button>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
      {from !== null && to !== null && <MatrixArrow frame={frame} from={from.join('-')} to={to.join('-')} />}
      {onPick !== undefined && (
        <div hidden>
          {scheme.ratings.map((rating) => (
            <span key={rating.number} id={`${id}-${rating.number}`}>
              {[rating.text, ...ratingObliges(rating)].join(' ')}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}

/** What a cell shows and says: the rating, how many hazards stand there and of which parts, and what it is marked as. */
function CellInside(props: {
  rating: Rating | undefined
  counted: Counted | undefined
  parts: MatrixProps['parts']
  marks: string[]
  shapes: MatrixProps['shapes']
}) {
  const { rating, counted, marks } = props
  const count = counted?.all
  const parts = (counted && props.parts?.(counted)?.filter((part) => part.count > 0)) ?? []
  return (
    <>
      {/* With counts the count is the message and the rating its small companion. */}
      <span className={count === undefined ? '' : classes.small}>{rating?.number}</span>
      <span className={classes.hidden}>
        {/* In one piece: a screen reader would hear a space before the comma otherwise. */}
        {` ${[rating?.label, ...marks].join(', ')}${count === undefined ? '' : ', '}`}
      </span>
      {count !== undefined && (
        <span className={classes.count}>
          {count === 0 ? '' : count}
          <span className={classes.hidden}>{count === 0 ? '0 hazards' : count === 1 ? ' hazard' : ' hazards'}</span>
        </span>
      )}
      {parts.length > 0 && (
        <span className={classes.parts}>
          {parts.map((part) => (
            <span key={part.word}>
              <span className={classes.hidden}>, </span>
              <span aria-hidden>{part.mark}</span>
              {part.count}
              <span className={classes.hidden}> {part.word}</span>
            </span>
          ))}
        </span>
      )}
      {marks.map((word) =>
        props.shapes?.[word] === undefined ? null : (
          <span key={word} className={classes.markShape} aria-hidden>
            {props.shapes[word]}
          </span>
        ),
      )}
    </>
  )
}
