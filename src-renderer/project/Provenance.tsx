import type { RecordSource } from '../../src-shared/domain/record.ts'
import { formatMoment } from '../../src-shared/format/dates.ts'
import record from '../components/record.module.css'
import { useProject } from './project-context.ts'

/** Where an imported record stood, field by field with the source's own text; nothing for records made here. */
export function Provenance(props: { source: RecordSource }) {
  const { snapshot } = useProject()
  const { source } = props
  if (source === null) return null
  const from = snapshot.records.import.find(({ id }) => id === source.importId)
  return (
    <>
      <p className={record.plain}>
        From{' '}
        {from ? `“${from.fileName}”, imported on ${formatMoment(from.at)}` : 'an import that is not in this project'},
        sheet “{source.sheet}”. As it stood there, before any rule touched it:
      </p>
      <dl className={record.facts}>
        {Object.entries(source.fields).map(([field, { cell, text }]) => (
          <div key={field} style={{ display: 'contents' }}>
            <dt>
              {field}, cell {cell}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
