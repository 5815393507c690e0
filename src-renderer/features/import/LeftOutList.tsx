import type { ImportPreview, LeftOut } from '../../../src-shared/domain/import-preview.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import classes from './import.module.css'
import { leftOutTitle } from './words.ts'

function Group(props: { title: string; rows: { key: string; cell: string; text: string }[]; open?: boolean }) {
  if (props.rows.length === 0) return null
  return (
    <details className={classes.group} open={props.open === true || props.rows.length <= 12}>
      <summary>
        {props.title} <span className={classes.figure}>{formatNumber(props.rows.length)}</span>
      </summary>
      <table className={classes.table}>
        <caption>{props.title}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.cellColumn}>
              Cell
            </th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ key, cell, text }) => (
            <tr key={key}>
              <td className={classes.cell}>{cell}</td>
              <td className={classes.text}>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** What would stay behind, by reason; texts that had to change; what each column was taken for. */
export function LeftOutList({ preview }: { preview: ImportPreview }) {
  const reasons = Object.keys(leftOutTitle) as LeftOut['reason'][]
  return (
    <>
      <p className={classes.note}>
        {preview.leftOut.length === 0 ? 'Nothing is left out.' : 'Left out, and kept in this list with the import.'} The
        source file itself is kept whole as evidence.
      </p>
      {reasons.map((reason) => (
        <Group
          key={reason}
          title={leftOutTitle[reason]}
          rows={preview.leftOut
            .filter((one) => one.reason === reason)
            .map(({ cell, sheet, text }, index) => ({ key: `${index} ${cell}`, cell: cell || `'${sheet}'`, text }))}
        />
      ))}
      <Group
        title="Longer than a text may be"
        open
        rows={preview.overLimit.map(({ cell, length, limit }) => ({
          key: cell,
          cell,
          text: `${formatNumber(length)} characters; the limit is ${formatNumber(limit)}`,
        }))}
      />
      <Group
        title="Texts that had to change"
        rows={preview.textChanges.map(({ cell, changes }) => ({ key: cell, cell, text: changes.join('; ') }))}
      />
      <Group
        title="What each column was taken for"
        rows={preview.columns.map(({ column, header, field }) => ({
          key: column,
          cell: column,
          text: `“${header}”: ${field}`,
        }))}
      />
    </>
  )
}
