import type { ImportFinding, PreviewControl, PreviewHazard } from '../../../src-shared/domain/import-preview.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import classes from './import.module.css'
import { columnTitle } from './words.ts'

function ControlLines({ controls }: { controls: PreviewControl[] }) {
  if (controls.length === 0) return <span className={classes.none}>No control</span>
  return (
    <ul className={classes.controls}>
      {controls.map((control) => (
        <li key={`${control.column} ${control.cell} ${control.number} ${control.text}`}>
          <span className={classes.kind}>{columnTitle[control.column]}</span>
          <span className={classes.text}>{control.text}</span>
          <span className={classes.cell}>{control.cell}</span>
        </li>
      ))}
    </ul>
  )
}

/** One hazard of the workbook: its texts with their cells, and each cause with the controls that will answer it. */
export function HazardAsItWillBe({ hazard, findings }: { hazard: PreviewHazard; findings: ImportFinding[] }) {
  const texts = [
    { term: 'Description', field: hazard.description },
    { term: 'Potential clinical impact', field: hazard.impact },
    ...(hazard.category.cell === null ? [] : [{ term: 'Category', field: hazard.category }]),
    { term: 'Owner named', field: hazard.owner },
    { term: 'Status', field: { ...hazard.statusSource, text: hazard.status ?? '' } },
    { term: 'Notes', field: hazard.notes },
  ]
  const whole = hazard.controls.filter(({ cause }) => cause === null)
  return (
    <div className={classes.hazard}>
      {findings.length > 0 && (
        <ul className={classes.findings} aria-label="Found wrong">
          {findings.map((one) => (
            <li key={`${one.rule} ${one.cell} ${one.message}`}>{one.message}</li>
          ))}
        </ul>
      )}
      <dl className={classes.texts}>
        {texts.map(({ term, field }) => (
          <div key={term}>
            <dt>
              {term} <span className={classes.cell}>{field.cell ?? ''}</span>
            </dt>
            <dd className={classes.text}>{field.text || <span className={classes.none}>{NOT_RECORDED}</span>}</dd>
          </div>
        ))}
        {hazard.otherFields.map(({ label, text, cell }) => (
          <div key={`${label} ${cell}`}>
            <dt>
              {label} <span className={classes.cell}>{cell ?? ''}, kept as an other field</span>
            </dt>
            <dd className={classes.text}>{text}</dd>
          </div>
        ))}
        {hazard.actions.length > 0 && (
          <div>
            <dt>Dated entries in the notes</dt>
            <dd>{hazard.actions.map(({ date, text }) => `${formatDay(date)}: ${text}`).join(' · ')}</dd>
          </div>
        )}
      </dl>
      <table className={classes.table}>
        <caption>Causes and controls of {hazard.number.text}</caption>
        <thead>
          <tr>
            <th scope="col">No</th>
            <th scope="col" className={classes.causeColumn}>
              Cause
            </th>
            <th scope="col">Cell</th>
            <th scope="col">Controls that answer it</th>
          </tr>
        </thead>
        <tbody>
          {hazard.causes.map((cause, index) => (
            <tr key={`${cause.cell} ${cause.number} ${cause.text}`}>
              <td className={classes.causeNumber}>{cause.number ?? '–'}</td>
              <th scope="row" className={classes.text}>
                {cause.text}
              </th>
              <td className={classes.cell}>{cause.cell}</td>
              <td>
                <ControlLines controls={hazard.controls.filter((one) => one.cause === index)} />
              </td>
            </tr>
          ))}
          {whole.length > 0 && (
            <tr>
              <th scope="row" colSpan={3}>
                <em>The hazard as a whole</em>
              </th>
              <td>
                <ControlLines controls={whole} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}
