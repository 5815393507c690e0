import {
  fillLiveFields,
  type LiveTableKey,
  type LiveValues,
  liveTableTitles,
  splitAtTables,
} from '../../../src-shared/format/live-fields.ts'
import classes from './documents.module.css'

const ITEM = /^\s*[-•*] /

/** A text cut as the document cuts it: blank lines part paragraphs, lines that begin with a dash are items of a list. */
function Prose({ text }: { text: string }) {
  const parts = text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.map((part, index) => {
    const lines = part.split('\n')
    if (!lines.every((line) => ITEM.test(line))) {
      // oxlint-disable-next-line react/no-array-index-key -- a paragraph has no identity but its place
      return <p key={index}>{part}</p>
    }
    return (
      // oxlint-disable-next-line react/no-array-index-key -- as above
      <ul key={index}>
        {lines.map((line) => (
          <li key={line}>{line.replace(ITEM, '')}</li>
        ))}
      </ul>
    )
  })
}

function TablePlace({ table, under }: { table: string; under?: boolean }) {
  const title = liveTableTitles[table as LiveTableKey] ?? table
  return (
    <p className={classes.tablePlace}>
      <strong>Table: {title}</strong> {under === true ? 'stands under the text' : 'stands here'}, made from the log.
    </p>
  )
}

/** The section as the document will say it: figures of today in the text, a mark where each table stands. */
export function Preview(props: {
  text: string
  values: LiveValues
  tables: readonly string[]
  /** What stands there where nothing is written. */
  withoutText: string
}) {
  const parts = splitAtTables(props.text)
  const placed = new Set(parts.flatMap((part) => ('table' in part ? [part.table as string] : [])))
  const filled = parts.map((part) => ('text' in part ? { text: fillLiveFields(part.text, props.values) } : part))
  const unknown = new Set(
    filled.flatMap((part) => ('text' in part ? (part.text.match(/\[\[[^\]\n]*\]\]/g) ?? []) : [])),
  )
  const under = props.tables.filter((key) => !placed.has(key))
  return (
    <section className={classes.preview} aria-labelledby="preview-title">
      <h3 id="preview-title">As the document will say it today</h3>
      {props.text.trim() === '' && <p className={classes.dimmed}>{props.withoutText}</p>}
      {filled.map((part, index) =>
        'text' in part ? (
          // oxlint-disable-next-line react/no-array-index-key -- a part has no identity but its place
          <Prose key={index} text={part.text} />
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <TablePlace key={index} table={part.table} />
        ),
      )}
      {under.map((key) => (
        <TablePlace key={key} table={key} under />
      ))}
      {unknown.size > 0 && (
        <p className={classes.warning}>
          {[...unknown].join(', ')} {unknown.size === 1 ? 'is' : 'are'} not known and would be printed as typed.
        </p>
      )}
    </section>
  )
}
