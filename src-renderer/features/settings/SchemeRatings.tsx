import { Checkbox, Textarea, TextInput } from '@mantine/core'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import type { SchemeParts } from './scheme-draft.ts'
import classes from './settings.module.css'

/** The ratings: their words, what each obliges, and the two marks that rules ask for. */
export function SchemeRatings({ draft, onChange }: SchemeParts) {
  const change = (index: number, patch: Partial<Scheme['ratings'][number]>) => {
    const rating = draft.ratings[index]
    if (rating) onChange({ ...draft, ratings: draft.ratings.with(index, { ...rating, ...patch }) })
  }
  return (
    <ul className={classes.ratings}>
      {draft.ratings.map(({ number, label, text, needsReason, blocksIssue }, index) => (
        <li key={number}>
          <strong>{number}</strong>
          <TextInput
            aria-label={`Word of rating ${number}`}
            value={label}
            onChange={(event) => change(index, { label: event.currentTarget.value })}
          />
          <Textarea
            aria-label={`What rating ${number} obliges`}
            autosize
            minRows={1}
            value={text}
            onChange={(event) => change(index, { text: event.currentTarget.value })}
          />
          <Checkbox
            label="needs a reason"
            aria-label={`Rating ${number} needs a reason`}
            checked={needsReason}
            onChange={(event) => change(index, { needsReason: event.currentTarget.checked })}
          />
          <Checkbox
            label="blocks an issue"
            aria-label={`Rating ${number} blocks an issue`}
            checked={blocksIssue}
            onChange={(event) => change(index, { blocksIssue: event.currentTarget.checked })}
          />
        </li>
      ))}
    </ul>
  )
}
