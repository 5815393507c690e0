import { Checkbox } from '@mantine/core'
import {
  type ChangedField,
  type ChangedHazard,
  changeKey,
  type ImportChanges,
} from '../../../src-shared/domain/import-changes.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { ChangedText } from '../../components/ChangedText.tsx'
import { type Change, type Draft, toggled } from './draft.ts'
import classes from './import.module.css'

/** Hazards drawn at once; a log that differs in more is looked at in parts. */
const DRAWN = 200

/** Another version of a log against the one brought in before and against what stands here; each change taken or left. */
export function ChangesList(props: { changes: ImportChanges; draft: Draft; change: Change }) {
  const { changes, draft, change } = props
  const { added, missing, unchanged, otherFieldsOnly } = changes
  const differing = [...changes.changed, ...otherFieldsOnly]
  return (
    <>
      <p className={classes.note}>
        This project has an earlier version of this log. Compared with it: {formatCount(added.length, 'hazard')} added,{' '}
        {formatNumber(changes.changed.length)} changed, {formatNumber(otherFieldsOnly.length)} changed in other columns
        only, {formatNumber(unchanged)} unchanged, {formatNumber(missing.length)} no longer in the source. Nothing is
        taken away: what the source no longer has stays, and says so. Scores that it shows otherwise are kept as the
        source’s; yours stay as they are.
      </p>
      {differing.slice(0, DRAWN).map((hazard) => (
        <HazardChanges key={hazard.hazardId} hazard={hazard} draft={draft} change={change} />
      ))}
      {differing.length > DRAWN && (
        <p className={classes.note}>
          {formatNumber(differing.length - DRAWN)} more hazards changed; their changes are taken as the source has them,
          but where they were changed here too.
        </p>
      )}
      <Listed title="Added" hazards={added} />
      <Listed title="No longer in the source; they stay" hazards={missing} />
    </>
  )
}

function HazardChanges({ hazard, draft, change }: { hazard: ChangedHazard; draft: Draft; change: Change }) {
  const { hazardId, question, fields, numberBefore } = hazard
  const same = draft.same.has(hazardId)
  return (
    <fieldset className={classes.fieldset}>
      <legend>
        {hazard.hazard}
        {numberBefore !== null && ` (${numberBefore} here)`}
      </legend>
      {question !== null && (
        <Checkbox
          label={`“${question.after}” is the same hazard as “${question.before}”`}
          description="The number is the same and the name is another one. Unless ticked, nothing of it is brought in."
          checked={same}
          onChange={(event) => change({ same: toggled(draft.same, hazardId, event.currentTarget.checked) })}
        />
      )}
      <ul className={classes.ticks}>
        {fields.map((field, at) => {
          const key = changeKey(hazardId, at)
          const conflict = field.here !== null
          const taken = conflict ? draft.takeOver.has(key) : !draft.leave.has(key)
          return (
            <li key={key}>
              <Checkbox
                disabled={question !== null && !same}
                label={<FieldChange field={field} />}
                description={
                  conflict ? 'Changed here as well. Ticked, the source’s words take their place.' : undefined
                }
                checked={taken}
                onChange={(event) => {
                  const on = event.currentTarget.checked
                  change(
                    conflict
                      ? { takeOver: toggled(draft.takeOver, key, on) }
                      : { leave: toggled(draft.leave, key, !on) },
                  )
                }}
              />
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

function FieldChange({ field: { field, cell, before, after, here } }: { field: ChangedField }) {
  return (
    <span className={classes.text}>
      <strong>{field}</strong> {cell !== '' && <span className={classes.dimmed}>{cell}</span>}
      <span className={classes.side}>
        <span className={classes.sideName}>Before</span>{' '}
        {before === '' ? 'nothing' : <ChangedText before={before} after={after} side="before" />}
      </span>
      <span className={classes.side}>
        <span className={classes.sideName}>Source now</span>{' '}
        {after === '' ? 'no longer there; it stays here' : <ChangedText before={before} after={after} side="after" />}
      </span>
      {here !== null && (
        <span className={classes.side}>
          <span className={classes.sideName}>Here</span> {here}
        </span>
      )}
    </span>
  )
}

function Listed({ title, hazards }: { title: string; hazards: { hazard: string; name: string }[] }) {
  if (hazards.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className={classes.lines}>
        {hazards.map(({ hazard, name }) => (
          <li key={`${hazard} ${name}`}>
            {hazard} {name}
          </li>
        ))}
      </ul>
    </section>
  )
}
