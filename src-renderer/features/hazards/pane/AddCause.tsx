import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { useCommand } from '../../../api/commands.ts'
import { failureText } from '../../../components/use-saved-value.ts'
import classes from './pane.module.css'
import { splitPasted } from './pasted-list.ts'

/** A new cause: Enter adds it and stays for the next. A pasted list is offered as separate causes. */
export function AddCause({ hazard }: { hazard: Hazard }) {
  const run = useCommand()
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  const [error, setError] = useState('')
  const entries = splitPasted(text)

  async function add(texts: string[]): Promise<void> {
    if (texts.length === 0) return
    const answer = await run('cause.add', { hazardId: hazard.id, texts }, { quiet: true })
    if (!answer.ok) {
      setError(failureText(answer.error))
      return
    }
    setText('')
    setError('')
    setSaid(texts.length === 1 ? `Cause ${answer.value.number ?? ''} added.` : `${texts.length} causes added.`)
  }

  return (
    <div className={classes.addCause} data-field="causes">
      <Textarea
        aria-label="New cause"
        placeholder="New cause (Enter adds it; a pasted list can be split)"
        autosize
        minRows={1}
        maxRows={12}
        value={text}
        error={error === '' ? false : error}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setSaid('')
          setError('')
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation()
            setText('')
          } else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            void add(entries.length > 1 ? entries : [text.trim()].filter(Boolean))
          }
        }}
      />
      {text.trim() !== '' && (
        <div className={classes.row}>
          {entries.length > 1 && <Button onClick={() => void add(entries)}>Add {entries.length} causes</Button>}
          <Button variant={entries.length > 1 ? 'default' : 'filled'} onClick={() => void add([text.trim()])}>
            {entries.length > 1 ? 'Add as one cause' : 'Add the cause'}
          </Button>
        </div>
      )}
      <output className={classes.said}>{said}</output>
    </div>
  )
}
