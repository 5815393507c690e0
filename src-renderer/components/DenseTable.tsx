import type { ReactNode } from 'react'
import classes from './layout.module.css'

export interface Column<T> {
  /** Stable key, also of React. */
  key: string
  title: string
  cell: (row: T) => ReactNode
  /** Figures. */
  right?: boolean
  /** CSS width, e.g. `8em`. */
  width?: string
}

/**
 * A simple table with a heading line that stays, rows of 30 px. With `onOpen` the first cell is a button that opens the
 * row, and a click anywhere in it does the same.
 */
export function DenseTable<T extends { id: string }>(props: {
  /** What the table is, for those who do not see it. */
  caption: string
  rows: readonly T[]
  columns: readonly Column<T>[]
  onOpen?: (row: T) => void
  chosenId?: string | null
}) {
  const { onOpen } = props
  return (
    <div className={classes.tableFrame}>
      <table className={classes.table}>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map(({ key, title, right, width }) => (
              <th key={key} scope="col" className={right === true ? classes.right : ''} style={{ width }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            // The button in the first cell does the same for the keyboard.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
            <tr
              key={row.id}
              className={`${onOpen ? classes.rowButton : ''} ${row.id === props.chosenId ? classes.chosenRow : ''}`}
              aria-current={row.id === props.chosenId ? 'true' : undefined}
              onClick={onOpen && (() => onOpen(row))}
            >
              {props.columns.map(({ key, cell, right }, index) => (
                <td key={key} className={right === true ? classes.right : ''}>
                  {index === 0 && onOpen ? (
                    <button type="button" className={classes.link}>
                      {cell(row)}
                    </button>
                  ) : (
                    cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
