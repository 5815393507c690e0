import { Button } from '@mantine/core'
import { type Dispatch, memo, type SetStateAction, useDeferredValue, useMemo, useState } from 'react'
import {
  type ChosenKeys,
  isNaming,
  isTaken,
  type ReturnedRow,
} from '../../../../src-shared/domain/returned-workbook.ts'
import { formatCount, formatNumber } from '../../../../src-shared/format/numbers.ts'
import { Chips } from '../../../components/Chips.tsx'
import { QuickSearch } from '../../../components/QuickSearch.tsx'
import { ChangeLine } from './ChangeLine.tsx'
import { FILTERS, type Filter, rowsShown, rowTicked, ticked } from './choice.ts'
import classes from './returned.module.css'

/** Rows drawn at once; the others come when they are asked for. */
const DRAWN = 60

const FILTER_WORDS: Record<Filter, string> = { asks: 'For you to decide', score: 'Scores', new: 'New hazards' }

/** Row by row what the file says otherwise, each change to be taken or left. */
export function ChangedRows(props: {
  rows: readonly ReturnedRow[]
  choice: ChosenKeys
  onChoice: Dispatch<SetStateAction<ChosenKeys>>
}) {
  const { rows, choice, onChoice } = props
  const [text, setText] = useState('')
  const [on, setOn] = useState<ReadonlySet<string>>(new Set())
  const [drawn, setDrawn] = useState(DRAWN)
  const words = useDeferredValue(text)
  const shown = useMemo(() => rowsShown(rows, on, words), [rows, on, words])
  const chips = useMemo(
    () =>
      (Object.keys(FILTERS) as Filter[])
        .map((key) => ({ key, word: FILTER_WORDS[key], count: rows.filter(FILTERS[key]).length }))
        .filter(({ count }) => count > 0),
    [rows],
  )
  const threeWays = useMemo(() => rows.some(({ changes }) => changes.some(({ here }) => here !== null)), [rows])

  function toggle(key: string): void {
    const next = new Set(on)
    if (!next.delete(key)) next.add(key)
    setOn(next)
    setDrawn(DRAWN)
  }

  return (
    <>
      <div className={classes.filters}>
        <QuickSearch
          label="Search the changes"
          value={text}
          onChange={(next) => {
            setText(next)
            setDrawn(DRAWN)
          }}
        />
        {chips.length > 0 && <Chips label="Show only" chips={chips} on={on} onToggle={toggle} />}
        <output className={classes.dimmed}>
          {shown.length === rows.length
            ? ''
            : `${formatNumber(shown.length)} of ${formatCount(rows.length, 'row')} shown; the others stay as ticked`}
        </output>
      </div>
      <table className={classes.changes}>
        <caption>What the file says otherwise, row by row</caption>
        <colgroup>
          <col className={classes.tickColumn} />
          <col className={classes.fieldColumn} />
          <col />
          <col />
          {threeWays && <col />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Take</th>
            <th scope="col">Field</th>
            <th scope="col">When sent</th>
            <th scope="col">In the file</th>
            {threeWays && <th scope="col">Here now</th>}
          </tr>
        </thead>
        {shown.slice(0, drawn).map((row) => (
          <RowChanges
            key={row.row}
            row={row}
            threeWays={threeWays}
            taken={row.changes.map((change) => (isTaken(change, choice) ? TAKEN : LEFT)).join('')}
            onChoice={onChoice}
          />
        ))}
      </table>
      {shown.length === 0 && <p className={classes.dimmed}>No change passes these filters.</p>}
      {shown.length > drawn && (
        <Button variant="default" mt="sm" onClick={() => setDrawn(drawn + DRAWN)}>
          Show {formatNumber(Math.min(DRAWN, shown.length - drawn))} more of {formatNumber(shown.length - drawn)}
        </Button>
      )}
    </>
  )
}

const TAKEN = '+'
const LEFT = '-'

/** One row, drawn again only where something of it is ticked or not any more. */
const RowChanges = memo(function RowChanges(props: {
  row: ReturnedRow
  threeWays: boolean
  /** A sign for each change. */
  taken: string
  onChoice: Dispatch<SetStateAction<ChosenKeys>>
}) {
  const { row, taken, onChoice } = props
  const left = !taken.includes(TAKEN)
  const nameless = row.isNew && taken[row.changes.findIndex(isNaming)] !== TAKEN
  const words = left ? 'Take as proposed' : 'Leave all of this row'
  const called = row.hazard === '' ? `the new hazard of row ${row.row}` : row.hazard
  return (
    <tbody>
      <tr className={classes.rowHead}>
        <th scope="rowgroup" colSpan={props.threeWays ? 5 : 4}>
          <span className={classes.rowLine}>
            <span className={classes.rowName}>
              {row.hazard} {row.name} <span className={classes.cell}>row {row.row}</span>
              {row.isNew && <span className={classes.how}>New hazard</span>}
            </span>
            {row.changes.some(({ asks }) => asks === null) && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${words}: row ${row.row}`}
                onClick={() => onChoice((now) => rowTicked(now, row, left))}
              >
                {words}
              </Button>
            )}
          </span>
        </th>
      </tr>
      {row.changes.map((change, at) => (
        <ChangeLine
          key={change.key}
          change={change}
          hazard={called}
          isNew={row.isNew}
          threeWays={props.threeWays}
          taken={taken[at] === TAKEN}
          locked={nameless && !isNaming(change)}
          onTick={(on) => onChoice((now) => ticked(now, change, on))}
        />
      ))}
      {nameless && (
        <tr>
          <td colSpan={props.threeWays ? 5 : 4} className={classes.note}>
            A new hazard needs its name: without it nothing of this row is taken.
          </td>
        </tr>
      )}
    </tbody>
  )
})
