import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ImportOptions } from '../../../src-shared/domain/import-options.ts'
import classes from './corrections.module.css'
import type { Reading } from './corrections.ts'
import { originWords } from './words.ts'

/** Whether the columns are as a person said them of an earlier file with the same headings; and the way to go back on that. */
export function SavedColumns(props: {
  reading: Reading
  busy: boolean
  onRead: (options: ImportOptions) => void
  onForget: (signature: string, options: ImportOptions) => void
}) {
  const { busy, onRead, onForget } = props
  const { preview, options } = props.reading
  const { from, setAside } = preview.mapping
  const origin = from ?? setAside
  const [forgotten, setForgotten] = useState('')
  const told = useRef<HTMLParagraphElement>(null)
  const { ignoreSaved: _ignored, ...rest } = options
  const afresh: ImportOptions = { ...rest, mapping: null }

  // The buttons go with what was forgotten; the focus stays here.
  const gone = origin === null && forgotten !== ''
  useEffect(() => {
    if (gone) told.current?.focus()
  }, [gone])

  if (gone) {
    return (
      <p ref={told} tabIndex={-1} className={classes.note}>
        What was said of the columns of {forgotten} is forgotten. The columns are as recognised.
      </p>
    )
  }
  if (origin === null) return null
  return (
    <div className={classes.saved}>
      <p>
        {from === null
          ? `The columns are as recognised, not as you read ${originWords(origin)}.`
          : `The columns are as you read ${originWords(from)}: its headings are the same.`}
      </p>
      <div className={classes.again}>
        <Button
          variant="default"
          aria-disabled={busy}
          onClick={() => {
            if (!busy) onRead(from === null ? afresh : { ...afresh, ignoreSaved: true })
          }}
        >
          {from === null ? 'Take them as then' : 'Take what is recognised instead'}
        </Button>
        <Button
          variant="subtle"
          aria-disabled={busy}
          onClick={() => {
            if (busy) return
            setForgotten(originWords(origin))
            onForget(origin.signature, afresh)
          }}
        >
          Forget what was said
        </Button>
      </div>
    </div>
  )
}
