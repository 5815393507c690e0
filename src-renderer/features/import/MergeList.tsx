import { Checkbox } from '@mantine/core'
import type { ImportPreview } from '../../../src-shared/domain/import-preview.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { toggled } from './draft.ts'
import classes from './import.module.css'
import { columnTitle } from './words.ts'

/** Control entries of one wording, offered to become one control that several causes share. */
export function MergeList(props: {
  preview: ImportPreview
  merge: ReadonlySet<string>
  onMerge: (merge: ReadonlySet<string>) => void
}) {
  const { merge, onMerge } = props
  const { duplicates } = props.preview
  if (duplicates.length === 0) return <p className={classes.note}>No two controls have the same wording.</p>
  return (
    <>
      <p className={classes.note}>
        Ticked, all entries of a wording become one control, linked to each of their causes; its state and evidence are
        then kept once. Leave it where the same words mean different measures.
      </p>
      <Checkbox
        label={`Tick all ${duplicates.length}`}
        checked={merge.size === duplicates.length}
        indeterminate={merge.size > 0 && merge.size < duplicates.length}
        onChange={(event) => onMerge(new Set(event.currentTarget.checked ? duplicates.map(({ text }) => text) : []))}
      />
      <ul className={classes.ticks}>
        {duplicates.map(({ text, entries }) => (
          <li key={text}>
            <Checkbox
              label={<span className={classes.text}>{text}</span>}
              description={`${formatCount(entries.length, 'entry', 'entries')}: ${entries
                .map(({ hazard, cell, column, number }) =>
                  [hazard, number === null ? '' : `entry ${number}`, `${columnTitle[column].toLowerCase()}, ${cell}`]
                    .filter(Boolean)
                    .join(' '),
                )
                .join('; ')}`}
              checked={merge.has(text)}
              onChange={(event) => onMerge(toggled(merge, text, event.currentTarget.checked))}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
