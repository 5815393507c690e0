import { type KeyboardEvent, type Ref, useId, useMemo, useState } from 'react'
import { type Control, stateOf } from '../../../../src-shared/domain/control.ts'
import type { Result } from '../../../../src-shared/domain/result.ts'
import { ItemsOffer } from '../../../components/ItemsOffer.tsx'
import { StateMark } from '../../../components/Marks.tsx'
import { usePastedItems } from '../../../components/use-pasted-items.ts'
import { failureText } from '../../../components/use-saved-value.ts'
import { useProject } from '../../../project/project-context.ts'
import classes from './control-field.module.css'
import { findControls } from './find-controls.ts'

/** What was taken: a control that exists, or names of new ones. */
export type TakenControl = { controlId: string; names?: undefined } | { controlId?: undefined; names: string[] }

type Option = { key: string; control: Control | null; alike: boolean }

/** Controls that a text finds, and a new one of its name unless there is one. */
function optionsFor(controls: readonly Control[], linked: ReadonlySet<string>, text: string): Option[] {
  const free = controls.filter((one) => one.archived === null && !linked.has(one.id))
  const { fits, alike } = findControls(free, text)
  const line = (control: Control, isAlike: boolean): Option => ({ key: control.id, control, alike: isAlike })
  const known = fits.some((one) => one.name.toLowerCase() === text.trim().toLowerCase())
  return [
    ...fits.map((one) => line(one, false)),
    ...(text.trim() === '' || known ? [] : [{ key: 'new', control: null, alike: false }]),
    ...alike.map((one) => line(one, true)),
  ]
}

/**
 * One field for a control: by number or words of one that exists, or a new one of the name typed. Enter takes the line
 * that is chosen and named to screen readers, Ctrl+Enter a new one whatever is found; a pasted list is offered as
 * separate controls. The field is empty at once for the next; what is refused comes back.
 */
export function ControlField({
  field,
  ...props
}: {
  label: string
  placeholder: string
  /** Controls not to offer: they are linked already. */
  linked: ReadonlySet<string>
  onTake: (taken: TakenControl) => Promise<Result<unknown>>
  /** Leaving the field takes what Enter would. */
  takeOnLeave?: boolean
  /** Keys of the form around it where the field is empty or its list closed; true where it took the key. */
  onKey?: (event: KeyboardEvent<HTMLInputElement>, empty: boolean) => boolean
  field?: Ref<HTMLInputElement>
}) {
  const { linked } = props
  const id = useId()
  const controls = useProject().snapshot.records.control
  const [text, setText] = useState('')
  const [error, setError] = useState('')
  const [opened, setOpened] = useState(false)
  const [at, setAt] = useState(0)
  const pasted = usePastedItems('an entry each', setText)
  const wanted = text.trim()
  // A pane has a field for each cause: the register is looked through only where one is asked.
  const options = useMemo(() => (opened ? optionsFor(controls, linked, text) : []), [opened, controls, linked, text])
  const shown = opened && options.length > 0 && pasted.items === null
  // Nothing is chosen before something was typed or an arrow pressed.
  const chosen = shown && at >= 0 ? options[Math.min(at, options.length - 1)] : undefined
  const optionId = (option: Option) => `${id}-${option.key}`

  async function take(taken: TakenControl, typed: string): Promise<void> {
    setOpened(false)
    setText('')
    setError('')
    pasted.clear()
    const answer = await props.onTake(taken)
    if (answer.ok) return
    setError(failureText(answer.error))
    setText((now) => (now === '' ? typed : now))
  }

  function takeOption(option: Option): void {
    void take(option.control === null ? { names: [wanted] } : { controlId: option.control.id }, text)
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return
    const { items } = pasted
    if (items !== null && (event.key === 'Enter' || event.key === 'Escape')) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Enter') void take({ names: items }, items.join(' '))
      else pasted.keepOne()
    } else if (event.key === 'Enter' && event.ctrlKey && wanted !== '') {
      event.preventDefault()
      void take({ names: [wanted] }, text)
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      takeOption(chosen)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      const lines = opened ? options : optionsFor(controls, linked, text)
      if (lines.length === 0) return
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      const next = shown ? (at + step + lines.length) % lines.length : step === 1 ? 0 : lines.length - 1
      setOpened(true)
      setAt(next)
      const option = lines[next]
      if (option)
        requestAnimationFrame(() => document.getElementById(optionId(option))?.scrollIntoView({ block: 'nearest' }))
    } else if (event.key === 'Escape' && (shown || text !== '')) {
      event.preventDefault()
      event.stopPropagation()
      if (shown) setOpened(false)
      else setText('')
    } else if (props.onKey?.(event, wanted === '') === true) event.preventDefault()
  }

  return (
    <div className={classes.field}>
      <input
        ref={field}
        type="text"
        role="combobox"
        className={`${classes.input} ${error === '' ? '' : classes.wrong}`}
        aria-label={props.label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
        aria-autocomplete="list"
        aria-invalid={error !== ''}
        aria-describedby={error === '' ? undefined : `${id}-error`}
        autoComplete="off"
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setError('')
          setOpened(true)
          setAt(event.currentTarget.value.trim() === '' ? -1 : 0)
        }}
        onPaste={pasted.onPaste}
        onClick={() => {
          setOpened(true)
          setAt(wanted === '' ? -1 : 0)
        }}
        onBlur={() => {
          setOpened(false)
          if (props.takeOnLeave !== true || wanted === '' || pasted.items !== null) return
          if (chosen !== undefined) takeOption(chosen)
          else void take({ names: [wanted] }, text)
        }}
        onKeyDown={press}
      />
      {/* A select has no field over it. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={`${id}-list`} role="listbox" aria-label="Controls" className={classes.list} hidden={!shown}>
        {shown &&
          options.map((option) => (
            // The field above hears the keys of its list.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={option.key}
              id={optionId(option)}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
              role="option"
              aria-selected={option === chosen}
              className={classes.option}
              // The field would be left before the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => takeOption(option)}
            >
              {option.control === null ? (
                <span className={classes.words}>New control “{wanted}”</span>
              ) : (
                <>
                  <span className={classes.number}>{option.control.number}</span>
                  <span className={classes.words}>
                    {option.control.name}
                    {option.alike && <span className={classes.quiet}> (alike)</span>}
                  </span>
                  <StateMark state={stateOf(option.control)} short />
                </>
              )}
            </div>
          ))}
      </div>
      {pasted.items !== null && (
        <ItemsOffer
          items={pasted.items}
          noun="controls"
          onTake={() => void take({ names: pasted.items ?? [] }, (pasted.items ?? []).join(' '))}
          onOne={pasted.keepOne}
        />
      )}
      {error !== '' && (
        <p id={`${id}-error`} role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </div>
  )
}
