import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Result } from '../../../src-shared/domain/result.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { failureText } from '../use-saved-value.ts'
import classes from './bulk.module.css'
import { type BulkField, type BulkPlan, planBulk } from './bulk-plan.ts'

/** How many records of each kind the preview names. */
const NAMED = 5
/** The choice that empties a field: Mantine takes no empty text for one. */
const NOTHING = '(nothing)'

function ValueField<T>(props: { field: BulkField<T>; value: string | null; onChange: (value: string | null) => void }) {
  const { field, value, onChange } = props
  if (field.kind === 'choice') {
    const data = (field.choices ?? []).map((one) => ({ value: one.value, label: one.label }))
    return (
      <Select
        label="New value"
        data={field.empty === null ? data : [{ value: NOTHING, label: field.empty }, ...data]}
        value={value === '' ? NOTHING : value}
        onChange={(chosen) => onChange(chosen === NOTHING ? '' : chosen)}
        allowDeselect={false}
        searchable
        placeholder="Choose"
        nothingFoundMessage="Nothing of that name"
      />
    )
  }
  if (field.kind === 'date') {
    return (
      <TextInput
        type="date"
        label="New value"
        description="Empty takes the date away"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <Autocomplete
      label="New value"
      description={`Empty: ${field.empty?.toLowerCase() ?? 'nothing'}`}
      data={[...(field.suggestions ?? [])]}
      value={value ?? ''}
      onChange={onChange}
    />
  )
}

/** The first few by name, and how many more. */
function named(names: readonly string[]): string {
  const more = names.length - NAMED
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${formatNumber(more)} more` : '')
}

function Preview<T>(props: { plan: BulkPlan<T>; field: BulkField<T>; value: string; nameOf: (row: T) => string }) {
  const { field, nameOf } = props
  const { changes, same, cannot } = props.plan
  const reasons = [...new Set(cannot.map(({ why }) => why))]
  return (
    <ul className={classes.preview}>
      <li>
        <strong>{formatNumber(changes.length)} will change</strong>
        {changes.slice(0, NAMED).map((row) => (
          <span key={nameOf(row)} className={classes.step}>
            {nameOf(row)}: <del>{field.wordOf(field.now(row))}</del> → <ins>{field.wordOf(props.value)}</ins>
          </span>
        ))}
        {changes.length > NAMED && (
          <span className={classes.step}>and {formatNumber(changes.length - NAMED)} more</span>
        )}
      </li>
      {same.length > 0 && (
        <li>
          <strong>{formatNumber(same.length)} already so</strong>
          <span className={classes.step}>{named(same.map(nameOf))}</span>
        </li>
      )}
      {reasons.map((why) => {
        const rows = cannot.filter((one) => one.why === why).map(({ row }) => nameOf(row))
        return (
          <li key={why}>
            <strong>
              {formatNumber(rows.length)} cannot: {why}
            </strong>
            <span className={classes.step}>{named(rows)}</span>
          </li>
        )
      })}
    </ul>
  )
}

/**
 * Sets one field of many records, with a look at what that does before it is done. It stands over the list and stops
 * nothing else. Escape closes it; the one who opens it gives the focus back.
 */
export function BulkPanel<T>(props: {
  /** What they are: `hazard`. */
  of: string
  rows: readonly T[]
  fields: readonly BulkField<T>[]
  nameOf: (row: T) => string
  /** Why a row cannot be changed in a field, or null. */
  whyNot: (field: string) => (row: T) => string | null
  /** Why judgements are not among the fields. */
  note: string
  /** Changes these rows; the panel closes when that was kept. */
  onChange: (field: BulkField<T>, value: string, rows: readonly T[]) => Promise<Result<unknown>>
  onClose: () => void
}) {
  const { rows, fields, onClose } = props
  const id = useId()
  const first = useRef<HTMLInputElement>(null)
  const [key, setKey] = useState<string | null>(null)
  const [value, setValue] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  useEffect(() => first.current?.focus(), [])

  const field = fields.find((one) => one.key === key)
  const wanted = value?.trim() ?? null
  const plan = field === undefined || wanted === null ? null : planBulk(rows, field, wanted, props.whyNot(field.key))
  const count = plan?.changes.length ?? 0
  const title = `Change ${formatCount(rows.length, props.of)}`

  async function change(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    if (field === undefined || wanted === null || plan === null) {
      setError(field === undefined ? 'Choose a field.' : 'Choose or write the new value.')
      return
    }
    if (count === 0) {
      setError('Nothing would change.')
      return
    }
    setBusy(true)
    setError('')
    const answer = await props.onChange(field, wanted, plan.changes)
    setBusy(false)
    if (answer.ok) onClose()
    else setError(failureText(answer.error))
  }

  return (
    // Escape is heard from whatever inside has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      aria-labelledby={`${id}-title`}
      className={classes.panel}
      onSubmit={(event) => void change(event)}
      onKeyDown={(event) => {
        const list = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'
        if (event.key !== 'Escape' || list) return
        event.stopPropagation()
        onClose()
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <div className={classes.fields}>
        <Select
          ref={first}
          label="Field"
          data={fields.map((one) => ({ value: one.key, label: one.word }))}
          value={key}
          onChange={(chosen) => {
            setKey(chosen)
            setValue(fields.find((one) => one.key === chosen)?.kind === 'choice' ? null : '')
            setError('')
          }}
          allowDeselect={false}
          searchable
          placeholder="Choose"
        />
        {field !== undefined && (
          <ValueField
            key={field.key}
            field={field}
            value={value}
            onChange={(next) => {
              setValue(next)
              setError('')
            }}
          />
        )}
        <div className={classes.buttons}>
          <Button type="submit" loading={busy}>
            {count === 0 ? 'Change' : `Change ${formatCount(count, props.of)}`}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
      <output className={classes.said}>
        {field !== undefined && wanted !== null && plan !== null && (
          <Preview plan={plan} field={field} value={wanted} nameOf={props.nameOf} />
        )}
      </output>
      <p className={classes.error} role="alert">
        {error}
      </p>
      <p className={classes.note}>{props.note}</p>
    </form>
  )
}
