import type { KeyboardEvent } from 'react'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { type OnSave, useSavedValue } from '../../../components/use-saved-value.ts'
import { wordOfKey } from './word-keys.ts'
import classes from './word-pick.module.css'

/**
 * One word of a scheme's axis, taken by its digit or first letter. A digit saves at once and goes on to `onNext`, as
 * Enter does; anything else saves as the field is left.
 */
export function WordPick(props: {
  label: string
  /** In order, the least first. */
  words: readonly string[]
  value: string | null
  onSave: OnSave<string | null>
  onNext?: () => void
  /** Keys of the form around it, heard before those of the words; true where it took the key. */
  onKey?: (event: KeyboardEvent<HTMLSelectElement>) => boolean
  /** Name of the field in its form, to come to it by. */
  name?: string
}) {
  const { words } = props
  const { readOnly } = useFieldSettings()
  const saved = useSavedValue(props.value, props.onSave)

  function press(event: KeyboardEvent<HTMLSelectElement>): void {
    if (props.onKey?.(event) === true) {
      event.preventDefault()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' && saved.changed) {
      event.stopPropagation()
      saved.restore()
      return
    }
    if (event.key === 'Enter' && props.onNext !== undefined) {
      event.preventDefault()
      props.onNext()
      return
    }
    const taken = wordOfKey(event.key, words, saved.shown)
    if (taken === null) return
    event.preventDefault()
    if (taken.sure && /^\d$/.test(event.key)) {
      saved.choose(taken.word)
      props.onNext?.()
    } else saved.type(taken.word)
  }

  return (
    <>
      <select
        name={props.name}
        aria-label={props.label}
        aria-invalid={saved.error !== ''}
        className={`${classes.pick} ${saved.shown === null ? classes.unset : ''} ${saved.error === '' ? '' : classes.wrong}`}
        value={saved.shown ?? ''}
        disabled={readOnly}
        onChange={(event) => saved.type(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        onBlur={() => saved.leave()}
        onKeyDown={press}
      >
        <option value="">Not scored</option>
        {words.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
        {saved.shown !== null && !words.includes(saved.shown) && <option value={saved.shown}>{saved.shown}</option>}
      </select>
      {saved.error !== '' && (
        <p role="alert" className={classes.error}>
          {saved.error}
        </p>
      )}
    </>
  )
}
