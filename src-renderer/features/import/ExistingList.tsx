import { Checkbox } from '@mantine/core'
import { entryKey, type ImportPreview, type PreviewControl } from '../../../src-shared/domain/import-preview.ts'
import { toggled } from './draft.ts'
import classes from './import.module.css'
import { columnTitle } from './words.ts'

/** What of a supplier's log may be taken as existing; its training and business process changes are ours to decide. */
const OFFERED: readonly PreviewControl['column'][] = ['design', 'test', 'existing']

/** Control entries that are asked about, one by one. */
export function takeable(preview: ImportPreview): PreviewControl[] {
  return preview.hazards.flatMap(({ controls }) => controls.filter(({ column }) => OFFERED.includes(column)))
}

/** Asks of each control of a supplier whether it is an existing one here; none is assumed. */
export function ExistingList(props: {
  preview: ImportPreview
  existing: ReadonlySet<string>
  onExisting: (existing: ReadonlySet<string>) => void
}) {
  const { preview, existing, onExisting } = props
  const hazards = preview.hazards
    .map((hazard) => ({
      hazard,
      offered: OFFERED.flatMap((column) => hazard.controls.filter((one) => one.column === column)),
    }))
    .filter(({ offered }) => offered.length > 0)
  if (hazards.length === 0) return <p className={classes.note}>The log has no controls of these kinds.</p>
  return (
    <>
      <p className={classes.note}>
        Tick each control that is in place here already and stays after go-live: an existing control may lower the
        initial clinical risk. What is not ticked comes in as not stated. Training and business process changes are not
        offered: they are for this organisation to decide.
      </p>
      {hazards.map(({ hazard, offered }) => (
        <fieldset key={`${hazard.row}`} className={classes.fieldset}>
          <legend>
            {hazard.number.text} {hazard.name.text}
          </legend>
          <ul className={classes.ticks}>
            {offered.map((control) => {
              const key = entryKey(control)
              return (
                <li key={`${key} ${control.text}`}>
                  <Checkbox
                    label={<span className={classes.text}>{control.text}</span>}
                    description={`${columnTitle[control.column]}, ${control.cell}`}
                    checked={existing.has(key)}
                    onChange={(event) => onExisting(toggled(existing, key, event.currentTarget.checked))}
                  />
                </li>
              )
            })}
          </ul>
        </fieldset>
      ))}
    </>
  )
}
