import { type KeyboardEvent, useRef, useState } from 'react'
import type { MatrixCounts } from '../../src-shared/domain/counts.ts'
import type { Scheme } from '../../src-shared/domain/scheme.ts'
import type { CellPart } from './cell-part.ts'
import classes from './rating.module.css'
import { stepClass } from './rating-steps.ts'

/** A cell by the scheme's words. */
export interface MatrixCell {
  severity: string
  likelihood: string
}

const MOVES: Record<string, [number, number]> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/**
 * A scheme's matrix: likelihood downwards from the worst, severity rightwards to the worst. Cells show the rating's
 * number and, with `counts`, how many hazards stand there. `marks` names chosen cells (word → cell). With `onPick` the
 * cells are buttons: one Tab stop, arrows move, Enter or space picks.
 */
export function Matrix(props: {
  scheme: Scheme
  caption: string
  counts?: MatrixCounts['cells']
  /** What the hazards of a cell are told apart by; parts without any are not shown. */
  parts?: (cell: MatrixCounts['cells'][number][number]) => CellPart[]
  /** What a cell is marked as, e.g. `{initial: {severity, likelihood}, residual: …}`. */
  marks?: Record<string, { severity: string | null; likelihood: string | null } | null>
  /** Shape shown in a cell for each mark, e.g. `{initial: '○', residual: '●'}`. */
  shapes?: Record<string, string>
  onPick?: (cell: MatrixCell) => void
  compact?: boolean
}) {
  const { scheme, onPick } = props
  const [focused, setFocused] = useState<[number, number]>([scheme.likelihood.length - 1, 0])
  const table = useRef<HTMLTableElement>(null)

  function marksAt(cell: MatrixCell): string[] {
    return Object.entries(props.marks ?? {}).flatMap(([word, at]) =>
      at?.severity === cell.severity && at.likelihood === cell.likelihood ? [word] : [],
    )
  }

  function move(event: KeyboardEvent, row: number, column: number): void {
    const step = MOVES[event.key]
    if (step === undefined) return
    event.preventDefault()
    const nextRow = Math.min(Math.max(row + step[0], 0), scheme.likelihood.length - 1)
    const nextColumn = Math.min(Math.max(column + step[1], 0), scheme.severity.length - 1)
    setFocused([nextRow, nextColumn])
    table.current?.querySelector<HTMLElement>(`[data-cell="${nextRow}-${nextColumn}"]`)?.focus()
  }

  const worstFirst = scheme.likelihood.map((_, index) => scheme.likelihood.length - 1 - index)
  return (
    <table ref={table} className={`${classes.matrix} ${props.compact === true ? classes.compact : ''}`}>
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
                const marks = marksAt({ severity, likelihood: likelihood.word })
                const counted = props.counts?.[row]?.[column]
                const count = counted?.all
                const parts = (counted && props.parts?.(counted)?.filter((part) => part.count > 0)) ?? []
                const inside = (
                  <>
                    {/* With counts the count is the message and the rating its small companion. */}
                    <span className={count === undefined ? '' : classes.small}>{number}</span>
                    <span className={classes.hidden}>
                      {' '}
                      {rating?.label}
                      {count === undefined ? '' : ', '}
                    </span>
                    {count !== undefined && (
                      <span className={classes.count}>
                        {count === 0 ? '' : count}
                        <span className={classes.hidden}>
                          {count === 0 ? '0 hazards' : count === 1 ? ' hazard' : ' hazards'}
                        </span>
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
                    {marks.length > 0 && <span className={classes.hidden}>, {marks.join(', ')}</span>}
                  </>
                )
                return (
                  <td
                    key={severity}
                    className={`${classes.cell} ${stepClass(rating)} ${marks.length > 0 ? classes.chosen : ''}`}
                    title={[`${severity} × ${likelihood.word}: ${number} ${rating?.label ?? ''}`, ...marks].join(', ')}
                  >
                    {onPick === undefined ? (
                      inside
                    ) : (
                      <button
                        type="button"
                        className={classes.cellButton}
                        data-cell={`${row}-${column}`}
                        tabIndex={focused[0] === row && focused[1] === column ? 0 : -1}
                        onFocus={() => setFocused([row, column])}
                        onKeyDown={(event) => move(event, row, column)}
                        onClick={() => onPick({ severity, likelihood: likelihood.word })}
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
  )
}
