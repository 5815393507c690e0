import type { HistoryEntry } from '../../../src-shared/contract/exchange.ts'
import type { StandardsPack } from '../../../src-shared/domain/standards-pack.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { ChangedText } from '../../components/ChangedText.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './history.module.css'
import { fieldInWords, labelInWords, type Names, valueInWords } from './words.ts'

type RecordChange = HistoryEntry['records'][number]

/** Up to this many records show their fields at once; more are opened one by one. */
const SHOWN_OPEN = 3

const EMPTY = <span className={classes.dimmed}>nothing</span>

function NewFields({ record, names }: { record: RecordChange; names: Names }) {
  return (
    <table className={classes.fields}>
      <caption>Values of {record.label} as it was made</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {record.fields.map(({ field, after }) => (
          <tr key={field}>
            <th scope="row">{fieldInWords(field)}</th>
            <td className={classes.value}>{valueInWords(after, names) || EMPTY}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ChangedFields({ record, names }: { record: RecordChange; names: Names }) {
  return (
    <table className={classes.fields}>
      <caption>Values of {record.label} before and after</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {record.fields.map(({ field, before, after }) => {
          const [was, is] = [valueInWords(before, names), valueInWords(after, names)]
          return (
            <tr key={field}>
              <th scope="row">{fieldInWords(field)}</th>
              <td>{was === '' ? EMPTY : <ChangedText before={was} after={is} side="before" />}</td>
              <td>{is === '' ? EMPTY : <ChangedText before={was} after={is} side="after" />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function RecordFields({ record, names }: { record: RecordChange; names: Names }) {
  if (record.fields.length === 0) {
    return <p className={classes.dimmed}>None of the fields that people see changed.</p>
  }
  const isNew = record.revision === 1
  return isNew ? <NewFields record={record} names={names} /> : <ChangedFields record={record} names={names} />
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function headingOf(record: RecordChange, pack: StandardsPack): string {
  // Records without a number are called by their kind already.
  const kind = record.label.includes(record.kind) ? '' : `, ${record.kind}`
  return `${sentence(labelInWords(record.label, pack))}${kind}: ${record.revision === 1 ? 'new' : `revision ${record.revision}`}`
}

/** The records that a change touched, each with its fields as they stood before and after. */
export function ChangeRecords({ records, names }: { records: HistoryEntry['records']; names: Names }) {
  const { pack } = useProject()
  return (
    <>
      {records.map((record) => (
        <details key={record.id} open={records.length <= SHOWN_OPEN} className={classes.record}>
          <summary>
            {headingOf(record, pack)}
            <span className={classes.dimmed}> {formatCount(record.fields.length, 'field')}</span>
          </summary>
          <RecordFields record={record} names={names} />
        </details>
      ))}
    </>
  )
}
