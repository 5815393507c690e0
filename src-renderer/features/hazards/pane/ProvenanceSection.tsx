import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { formatMoment } from '../../../../src-shared/format/dates.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { useProject } from '../../../project/project-context.ts'
import classes from './pane.module.css'

/** Where each field of an imported hazard stood, and how it read there. */
export function ProvenanceSection({ hazard }: { hazard: Hazard }) {
  const { snapshot, context } = useProject()
  const { source } = hazard
  if (source === null) return null
  const made = snapshot.records.import.find(({ id }) => id === source.importId)
  const rows: { field: string; cell: string; text: string }[] = Object.entries(source.fields).map(([field, at]) => ({
    field,
    ...at,
  }))
  for (const cause of hazard.causes) {
    for (const at of Object.values(cause.source?.fields ?? {})) rows.push({ field: `cause ${cause.number}`, ...at })
  }
  for (const id of new Set(hazard.links.map(({ controlId }) => controlId))) {
    const control = context.controls.get(id)
    for (const at of Object.values(control?.source?.fields ?? {})) rows.push({ field: control?.number ?? '', ...at })
  }
  return (
    <Disclosure summary={`Where it was imported from: ${made?.fileName ?? 'a workbook'}, sheet ${source.sheet}`}>
      {made !== undefined && (
        <p className={classes.dimmed}>Imported {formatMoment(made.at)}. The text of each cell as it stood:</p>
      )}
      <table className={classes.provenance}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Cell</th>
            <th scope="col">Text of the source</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, cell, text }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a control can stand in one cell twice
            <tr key={index}>
              <th scope="row">{field}</th>
              <td>{cell}</td>
              <td>{text === '' ? <span className={classes.dimmed}>blank</span> : text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  )
}
