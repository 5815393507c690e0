import type { ImportPreview } from '../../../src-shared/domain/import-preview.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import classes from './import.module.css'
import { ruleOrder, ruleTitle } from './words.ts'

function MatrixSentence({ matrix }: { matrix: ImportPreview['matrix'] }) {
  if (matrix === null) return <p>The workbook carries no matrix of its own.</p>
  const where = `sheet “${matrix.sheet}”, ${matrix.range}`
  if (matrix.equalsScheme) return <p>The workbook's own matrix ({where}) equals the scheme in every cell.</p>
  return (
    <>
      <p>
        <strong>The workbook's own matrix ({where}) is not the scheme.</strong> Ratings are looked up in the scheme; the
        source's stay beside them.
      </p>
      <ul>
        {matrix.differences.map(({ cell, message }) => (
          <li key={cell}>{message}</li>
        ))}
      </ul>
    </>
  )
}

/** Everything found wrong in the source, grouped by rule, each with its cell; it comes in as it stands. */
export function WrongList({ preview }: { preview: ImportPreview }) {
  const groups = ruleOrder
    .map((rule) => ({ rule, findings: preview.findings.filter((one) => one.rule === rule) }))
    .filter(({ findings }) => findings.length > 0)
  return (
    <>
      <p className={classes.note}>
        Nothing is put right by the import: the texts come in as they stand, and this list is kept with the import.
      </p>
      <MatrixSentence matrix={preview.matrix} />
      {groups.length === 0 && <p>None of the import's rules is broken.</p>}
      {groups.map(({ rule, findings }) => (
        <details key={rule} className={classes.group} open={findings.length <= 12}>
          <summary>
            {ruleTitle[rule]} <span className={classes.figure}>{formatNumber(findings.length)}</span>
          </summary>
          <table className={classes.table}>
            <caption>{ruleTitle[rule]}</caption>
            <thead>
              <tr>
                <th scope="col" className={classes.hazardCell}>
                  Hazard
                </th>
                <th scope="col" className={classes.cellColumn}>
                  Cell
                </th>
                <th scope="col">What was found</th>
              </tr>
            </thead>
            <tbody>
              {findings.map(({ hazard, cell, message }) => (
                <tr key={`${cell} ${message}`}>
                  <td>{hazard ?? 'Workbook'}</td>
                  <td className={classes.cell}>{cell}</td>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </>
  )
}
