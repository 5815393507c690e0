import { type ClipboardEvent, useState } from 'react'
import { pastedEntries, type UnmarkedLines } from '../../src-shared/domain/list-entries.ts'

/**
 * A list pasted into a field of one line: `items` while it is offered as separate ones. `keepOne` gives the text back to
 * the field as one line.
 */
export function usePastedItems(unmarked: UnmarkedLines, setText: (change: (text: string) => string) => void) {
  const [items, setItems] = useState<string[] | null>(null)
  return {
    items,
    onPaste: (event: ClipboardEvent<HTMLInputElement>) => {
      const entries = pastedEntries(event.clipboardData.getData('text/plain'), unmarked)
      if (entries.length < 2) return
      event.preventDefault()
      setItems(entries.map((entry) => entry.replace(/\s*\n\s*/g, ' ')))
    },
    /** Gives the offer up, once it is taken. */
    clear: () => setItems(null),
    keepOne: () => {
      setText((text) => [text, ...(items ?? [])].filter((part) => part.trim() !== '').join(' '))
      setItems(null)
    },
  }
}
