import { formatMoment } from '../../src-shared/format/dates.ts'
import { formatNumber } from '../../src-shared/format/numbers.ts'
import { DenseTable } from './DenseTable.tsx'
import { Disclosure } from './Disclosure.tsx'

/** A record out of use, with who and why left to its pane. */
interface ArchivedRecord {
  id: string
  name: string
  archived: { reason: string; at: string }
}

/** What was archived, under a line that opens it: the way back is in the record's pane. Nothing where there is none. */
export function ArchivedList(props: {
  /** What they are: `people`. */
  what: string
  records: readonly ArchivedRecord[]
  chosenId: string | null
  onOpen: (id: string) => void
}) {
  const { what, records } = props
  if (records.length === 0) return null
  return (
    <Disclosure summary={`Archived ${what} (${formatNumber(records.length)})`}>
      <DenseTable
        caption={`Archived ${what}`}
        rows={records}
        columns={[
          { key: 'name', title: 'Name', cell: ({ name }) => name },
          { key: 'at', title: 'Archived', cell: ({ archived }) => formatMoment(archived.at) },
          { key: 'reason', title: 'Reason', cell: ({ archived }) => archived.reason },
        ]}
        chosenId={props.chosenId}
        onOpen={({ id }) => props.onOpen(id)}
      />
    </Disclosure>
  )
}

/** Those of the records that were archived, under the name that a list shows. */
export function archivedOf<T extends { id: string; archived: { reason: string; at: string } | null }>(
  records: Iterable<T>,
  nameOf: (record: T) => string,
): ArchivedRecord[] {
  return [...records].flatMap((one) =>
    one.archived === null ? [] : [{ id: one.id, name: nameOf(one), archived: one.archived }],
  )
}
