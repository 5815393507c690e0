import { NativeSelect, NumberInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { type TableField, tableFieldNames } from '../../../src-shared/domain/import-options.ts'
import type { ImportPreview } from '../../../src-shared/domain/import-preview.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { Disclosure } from '../../components/Disclosure.tsx'
import classes from './corrections.module.css'
import { allFields, type Corrections, type Reading, sureness } from './corrections.ts'

const CHOICES = allFields.map((value) => ({ value, label: tableFieldNames[value] }))
/** The last row a sheet can have. */
const LAST_ROW = 1_048_576

function Samples({ samples }: { samples: readonly string[] }) {
  if (samples.length === 0) return <em className={classes.dimmed}>nothing below it</em>
  return (
    <ul className={classes.samples}>
      {samples.map((text, index) => (
        // Two cells may say the same.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>{text}</li>
      ))}
    </ul>
  )
}

/** One column with what it was taken for; a select where it may be corrected. */
function ColumnRow(props: {
  column: ImportPreview['columns'][number]
  field: TableField | undefined
  reading: Reading
  busy: boolean
  onField: (field: TableField) => void
}) {
  const { column, field } = props
  const { words, check } =
    field === undefined ? { words: 'sure', check: false } : sureness(column.column, field, props.reading)
  return (
    <tr>
      <th scope="row">
        <span className={classes.letters}>{column.column}</span> <span className={classes.text}>{column.header}</span>
        {column.hidden && <span className={classes.dimmed}> (hidden in the source)</span>}
      </th>
      <td className={field === undefined ? classes.is : `${classes.is} ${classes.select}`}>
        {field === undefined ? (
          column.field
        ) : (
          <NativeSelect
            aria-label={`What column ${column.column}, “${column.header}”, is`}
            data={CHOICES}
            value={field}
            onChange={(event) => {
              if (!props.busy) props.onField(event.currentTarget.value as TableField)
            }}
          />
        )}
      </td>
      <td className={classes.sure}>{check ? <strong>{words}</strong> : words}</td>
      <td>
        <Samples samples={column.samples} />
      </td>
    </tr>
  )
}

/** What each column of the file was taken for, for correcting: the sheet, the row of the headings, column by column. */
export function ColumnsPart(props: {
  reading: Reading
  wanted: Corrections
  change: (wanted: Corrections) => void
  busy: boolean
  opened: boolean
  /** The button that reads again, with what the last reading found. */
  children: ReactNode
}) {
  const { reading, wanted, change, busy } = props
  const { preview } = reading
  const { proposal, unsure, missing, columns, sheetsInLayout, otherTables } = preview
  const kept = proposal?.columns.filter(({ field }) => field === 'other').length ?? 0
  const otherSheet = wanted.sheet !== preview.sheet
  const summary = [
    formatCount(columns.length, 'column'),
    ...(kept > 0 ? [`${kept} kept as other fields`] : []),
    ...(unsure.length > 0 ? [`please check ${unsure.length}`] : []),
  ].join(', ')
  return (
    <Disclosure
      className={classes.part ?? ''}
      opened={props.opened}
      summary={
        <span>
          <strong>What each column is</strong> <span className={classes.dimmed}>{summary}</span>
        </span>
      }
    >
      {unsure.length > 0 && (
        <>
          <p className={classes.note}>Please check:</p>
          <ul className={classes.unsure}>
            {unsure.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      {missing.map((one) => (
        <p key={one} className={classes.missing}>
          <strong>Not said yet: {one}.</strong> Choose it below and read again; nothing can be imported before.
        </p>
      ))}
      {proposal === null && (
        <p className={classes.note}>The layout is known by its headings, so its columns are not asked about.</p>
      )}
      {(sheetsInLayout.length > 1 || proposal !== null) && (
        <div className={classes.where}>
          <NativeSelect
            label="Sheet with the hazards"
            data={[...new Set([preview.sheet, ...sheetsInLayout, ...otherTables])]}
            value={wanted.sheet}
            onChange={(event) => {
              if (!busy) change({ ...wanted, sheet: event.currentTarget.value })
            }}
          />
          {proposal !== null && !otherSheet && (
            <NumberInput
              label="Row of the headings"
              description="The last of them, where they take several rows"
              inputWrapperOrder={['label', 'input', 'description']}
              min={1}
              max={LAST_ROW}
              allowDecimal={false}
              clampBehavior="strict"
              value={wanted.headerRow}
              readOnly={busy}
              onChange={(row) => change({ ...wanted, headerRow: typeof row === 'number' && row >= 1 ? row : 1 })}
            />
          )}
        </div>
      )}
      {otherSheet ? (
        <p className={classes.note}>The columns of “{wanted.sheet}” are shown once it was read.</p>
      ) : (
        <table className={classes.columns}>
          <caption>Columns of “{preview.sheet}” and what each is</caption>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">What it is</th>
              <th scope="col">How sure</th>
              <th scope="col">What stands in it</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <ColumnRow
                key={column.column}
                column={column}
                field={proposal === null ? undefined : (wanted.fields[column.column] ?? 'other')}
                reading={reading}
                busy={busy}
                onField={(field) => change({ ...wanted, fields: { ...wanted.fields, [column.column]: field } })}
              />
            ))}
          </tbody>
        </table>
      )}
      {(proposal !== null || sheetsInLayout.length > 1) && props.children}
    </Disclosure>
  )
}
