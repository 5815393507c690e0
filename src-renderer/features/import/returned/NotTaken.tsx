import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ReturnedWorkbook } from '../../../../src-shared/domain/returned-workbook.ts'
import { formatNumber } from '../../../../src-shared/format/numbers.ts'
import { DenseTable } from '../../../components/DenseTable.tsx'
import classes from './returned.module.css'

/** Lines drawn at once; the others come when they are asked for. */
const DRAWN = 200

function InParts<T>(props: { rows: readonly T[]; children: (drawn: readonly T[]) => ReactNode }) {
  const [drawn, setDrawn] = useState(DRAWN)
  const more = props.rows.length - drawn
  return (
    <>
      {props.children(props.rows.slice(0, drawn))}
      {more > 0 && (
        <Button variant="default" mt="sm" onClick={() => setDrawn(drawn + DRAWN)}>
          Show {formatNumber(Math.min(DRAWN, more))} more of {formatNumber(more)}
        </Button>
      )}
    </>
  )
}

/** A reason as a sentence. */
function asSentence(why: string): string {
  return `${why.charAt(0).toUpperCase()}${why.slice(1)}.`
}

/** Rows of which nothing is taken, and why. */
export function RefusedRows({ refused }: Pick<ReturnedWorkbook, 'refused'>) {
  if (refused.length === 0) return <p className={classes.lead}>No row is refused.</p>
  return (
    <>
      <p className={classes.lead}>Nothing of these rows is taken; their hazards stay as they are.</p>
      <InParts rows={refused}>
        {(rows) => (
          <DenseTable
            caption="Refused rows"
            rows={rows.map((one) => ({ ...one, id: String(one.row) }))}
            columns={[
              { key: 'row', title: 'Row', width: '64px', cell: ({ row }) => formatNumber(row) },
              { key: 'hazard', title: 'Hazard', width: '120px', cell: ({ hazard }) => hazard },
              { key: 'why', title: 'Why', cell: ({ why }) => asSentence(why) },
            ]}
          />
        )}
      </InParts>
    </>
  )
}

/** What differs in a cell and is not taken, and why. */
export function CellsNotTaken({ notTaken }: Pick<ReturnedWorkbook, 'notTaken'>) {
  if (notTaken.length === 0) return <p className={classes.lead}>Everything that differs in the rows can be taken.</p>
  return (
    <>
      <p className={classes.lead}>
        These cells say something else, and what stands here stays, for the reason beside each.
      </p>
      <InParts rows={notTaken}>
        {(rows) => (
          <DenseTable
            caption="Differences that are not taken"
            rows={rows.map((one, at) => ({ ...one, id: `${one.cell} ${at}` }))}
            columns={[
              { key: 'cell', title: 'Cell', width: '64px', cell: ({ cell }) => cell },
              { key: 'hazard', title: 'Hazard', width: '120px', cell: ({ hazard }) => hazard },
              { key: 'field', title: 'Field', width: '200px', cell: ({ field }) => field },
              { key: 'why', title: 'Why', cell: ({ why }) => asSentence(why) },
            ]}
          />
        )}
      </InParts>
    </>
  )
}

/** Hazards that were sent out and have no row in the file. */
export function MissingHazards({ missing }: Pick<ReturnedWorkbook, 'missing'>) {
  if (missing.length === 0) return <p className={classes.lead}>Every hazard that was sent out has its row.</p>
  return (
    <>
      <p className={classes.lead}>
        They have no row any more, and stay as they are: a hazard is archived here, with its reason.
      </p>
      <InParts rows={missing}>
        {(rows) => (
          <DenseTable
            caption="Hazards without a row"
            rows={rows.map((one) => ({ ...one, id: one.hazard }))}
            columns={[
              { key: 'hazard', title: 'Hazard', width: '120px', cell: ({ hazard }) => hazard },
              { key: 'name', title: 'Name', cell: ({ name }) => name },
            ]}
          />
        )}
      </InParts>
    </>
  )
}
