import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import type { ChangeAddress } from './use-hazards-search.ts'

/** How long typing rests before the list follows, in milliseconds. */
const REST = 150

/** Looks through every text of a hazard, its causes and controls. Escape empties it; down goes to the list. */
export function QuickSearch(props: {
  value: string
  change: ChangeAddress
  field: RefObject<HTMLInputElement | null>
  onDown: () => void
}) {
  const { value, change, field } = props
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    // The address was changed elsewhere: by a link, Back, or a filter taken away.
    setKnown(value)
    if (text.trim() !== value) setText(value)
  }

  useEffect(() => {
    if (text.trim() === value) return undefined
    const timer = setTimeout(
      () => change({ q: text.trim() === '' ? undefined : text.trim().slice(0, 200) }, { replace: true }),
      REST,
    )
    return () => clearTimeout(timer)
  }, [text, value, change])

  return (
    <TextInput
      ref={field}
      type="search"
      aria-label="Search hazards, causes and controls"
      placeholder="Search hazards, causes, controls"
      value={text}
      w={280}
      leftSection={<IconSearch size={14} aria-hidden />}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation()
          setText('')
        } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
          event.preventDefault()
          props.onDown()
        }
      }}
      rightSection={
        text === '' ? null : <CloseButton size="xs" aria-label="Empty the search" onClick={() => setText('')} />
      }
    />
  )
}
