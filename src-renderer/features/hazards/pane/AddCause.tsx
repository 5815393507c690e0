import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { pastedEntries } from '../../../../src-shared/domain/list-entries.ts'
import { useCommand } from '../../../api/commands.ts'
import { GrowingTextarea } from '../../../components/GrowingTextarea.tsx'
import { ItemsOffer } from '../../../components/ItemsOffer.tsx'
import { failureText } from '../../../components/use-saved-value.ts'
import classes from './pane.module.css'

/**
 * A new cause: Enter adds it and stays for the next. A list is offered as separate causes: Enter takes them all as one
 * step, Escape keeps it as one text. The field is empty at once for the next; what is refused comes back.
 */
export function AddCause({ hazard }: { hazard: Hazard }) {
  const run = useCommand()
  const [text, setText] = useState('')
  const [asOne, setAsOne] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState('')
  const entries = pastedEntries(text)
  const isList = entries.length > 1 && !asOne

  async function add(texts: string[]): Promise<void> {
    if (texts.length === 0) return
    const typed = text
    setText('')
    setAsOne(false)
    setError('')
    const answer = await run('cause.add', { hazardId: hazard.id, texts }, { quiet: true })
    if (answer.ok) {
      setSaid(texts.length === 1 ? `Cause ${answer.value.number ?? ''} added.` : `${texts.length} causes added.`)
    } else {
      setError(failureText(answer.error))
      setText((now) => (now === '' ? typed : now))
    }
  }
  const addTyped = () => void add(isList ? entries : [text.trim()].filter(Boolean))

  return (
    <div className={classes.addCause} data-field="causes" data-part-of="new">
      <GrowingTextarea
        aria-label="New cause"
        placeholder="New cause (Enter adds it; a pasted list can be split)"
        minRows={1}
        maxRows={12}
        value={text}
        error={error === '' ? false : error}
        onChange={(event) => {
          const { value } = event.currentTarget
          setText(value)
          if (value === '') setAsOne(false)
          setSaid('')
          setError('')
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation()
            if (isList) setAsOne(true)
            else {
              setText('')
              setAsOne(false)
            }
          } else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            addTyped()
          }
        }}
      />
      {isList ? (
        <ItemsOffer items={entries} noun="causes" onTake={addTyped} onOne={() => setAsOne(true)} />
      ) : (
        text.trim() !== '' && (
          <div className={classes.row}>
            <Button onClick={addTyped}>Add the cause</Button>
          </div>
        )
      )}
      <output className={classes.said}>{said}</output>
    </div>
  )
}
