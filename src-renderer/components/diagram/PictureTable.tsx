import type { Picture } from '../../../src-shared/diagrams/picture.ts'
import layout from '../layout.module.css'
import classes from './diagram.module.css'

/** The twin of a picture: what it shows in rows. */
export function PictureTable({ table }: { table: Picture['table'] }) {
  return (
    <table className={`${layout.table} ${classes.twin}`}>
      <caption>{table.caption}</caption>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          // Rows of a twin have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={index}>
            {row.map((cell, at) =>
              at === 0 ? (
                <th key={table.columns[at]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={table.columns[at]}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
