import { Select } from '@mantine/core'
import { useId } from 'react'
import type { CountedWord } from '../../../src-shared/domain/import-scale.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import classes from './corrections.module.css'
import { AXES, type Axis, type Corrections } from './corrections.ts'

const AXIS_WORD: Record<Axis, string> = { severity: 'Severity', likelihood: 'Likelihood' }
const OPEN = ''

/** One of their words, and the word of ours that a person sets against it, with what that one means. */
function WordRow(props: {
  word: CountedWord
  axis: Axis
  ours: Scheme['severity']
  value: string | undefined
  busy: boolean
  onValue: (ours: string | null) => void
}) {
  const { word, axis, ours, value } = props
  const id = useId()
  const chosen = ours.find((one) => one.word === value)
  const meaning = new Map(ours.map((one) => [one.word, one.definition]))
  return (
    <li className={classes.pair}>
      <label htmlFor={id} className={classes.theirs}>
        <span className={classes.hidden}>{AXIS_WORD[axis]}, their word </span>
        <span className={classes.text}>{word.shown}</span>{' '}
        <span className={classes.count}>· {formatCount(word.count, 'time')}</span>
      </label>
      <Select
        id={id}
        classNames={{ root: classes.chosen ?? '', description: classes.means ?? '' }}
        description={chosen?.definition ?? 'Left open: nothing is scored from it.'}
        inputWrapperOrder={['input', 'description']}
        data={[{ value: OPEN, label: 'Leave open' }, ...ours.map((one) => ({ value: one.word, label: one.word }))]}
        value={value ?? OPEN}
        onChange={(next) => props.onValue(next === null || next === OPEN ? null : next)}
        readOnly={props.busy}
        allowDeselect={false}
        // All of five words with their definitions, where the window has the room.
        styles={{ options: { maxHeight: 'min(27.5rem, 45vh)' } }}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        renderOption={({ option }) => (
          <span className={classes.option}>
            <strong>{option.label}</strong>
            {meaning.has(option.value) && <span className={classes.definition}>{meaning.get(option.value)}</span>}
          </span>
        )}
      />
    </li>
  )
}

/** Their words against ours, both axes; a word left open stays unscored. Nothing is set beforehand. */
export function ScaleMap(props: {
  words: Record<Axis, readonly CountedWord[]>
  scheme: Scheme
  wanted: Corrections
  change: (wanted: Corrections) => void
  busy: boolean
}) {
  const { wanted, change, scheme } = props
  function set(axis: Axis, shown: string, ours: string | null): void {
    const { [shown]: _, ...others } = wanted.scale[axis]
    change({
      ...wanted,
      scale: { ...wanted.scale, [axis]: ours === null ? others : { ...others, [shown]: ours } },
    })
  }
  return (
    <div className={classes.map}>
      <p className={classes.note}>
        Mapped scores come in as imported, not confirmed. The ratings that the log shows are kept beside them and never
        converted; ours are looked up in this project’s matrix, where both words of an assessment are set.
      </p>
      {AXES.map((axis) => (
        <fieldset key={axis} className={classes.axis}>
          <legend>{AXIS_WORD[axis]}</legend>
          {props.words[axis].length === 0 && <p className={classes.note}>The log shows none.</p>}
          <ul>
            {props.words[axis].map((word) => (
              <WordRow
                key={word.shown}
                word={word}
                axis={axis}
                ours={scheme[axis]}
                value={Object.hasOwn(wanted.scale[axis], word.shown) ? wanted.scale[axis][word.shown] : undefined}
                busy={props.busy}
                onValue={(ours) => set(axis, word.shown, ours)}
              />
            ))}
          </ul>
        </fieldset>
      ))}
    </div>
  )
}
