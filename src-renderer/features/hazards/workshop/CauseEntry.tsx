import { type Ref, useState } from 'react'
import { pastedEntries } from '../../../../src-shared/domain/list-entries.ts'
import type { Result } from '../../../../src-shared/domain/result.ts'
import { ItemsOffer } from '../../../components/ItemsOffer.tsx'
import { failureText } from '../../../components/use-saved-value.ts'
import classes from './workshop.module.css'

/** The next cause: Enter adds it and stays, leaving adds it too; a list is offered as causes of their own. */
export function CauseEntry({
  field,
  ...props
}: {
  field: Ref<HTMLTextAreaElement>
  /** What the field's name says the causes are of. */
  hazard: string
  onAdd: (texts: string[]) => Promise<Result<unknown>>
  onEmptyEnter: () => void
}) {
  const [text, setText] = useState('')
  const [asOne, setAsOne] = useState(false)
  const [error, setError] = useState('')
  const entries = pastedEntries(text)
  const isList = entries.length > 1 && !asOne

  async function add(): Promise<void> {
    const texts = isList ? entries : [text.trim()].filter(Boolean)
    if (texts.length === 0) return
    const typed = text
    setText('')
    setAsOne(false)
    setError('')
    const answer = await props.onAdd(texts)
    if (answer.ok) return
    setError(failureText(answer.error))
    setText((now) => (now === '' ? typed : now))
  }

  return (
    <div>
      <textarea
        ref={field}
        rows={1}
        className={classes.causeField}
        aria-label={`Next cause of ${props.hazard}`}
        aria-invalid={error !== ''}
        placeholder="Next cause (Enter adds it; Tab: its controls; Enter again: scores)"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          if (event.currentTarget.value === '') setAsOne(false)
          setError('')
        }}
        onBlur={() => {
          if (!isList) void add()
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            if (text.trim() === '') props.onEmptyEnter()
            else void add()
          } else if (event.key === 'Escape' && text !== '') {
            event.preventDefault()
            event.stopPropagation()
            if (isList) setAsOne(true)
            else setText('')
          }
        }}
      />
      {isList && <ItemsOffer items={entries} noun="causes" onTake={() => void add()} onOne={() => setAsOne(true)} />}
      {error !== '' && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </div>
  )
}
