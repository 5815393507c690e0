import { useLocalStorage } from '@mantine/hooks'
import { useEffect, useRef } from 'react'

/** Whether single letters act; switchable off (WCAG 2.2, 2.1.4). */
export function useLetterKeys() {
  return useLocalStorage({ key: 'hazard-ledger-letter-keys', defaultValue: true, getInitialValueInEffect: false })
}

/** True where keys belong to what is being typed or edited: text fields, the grid's cells, dialogs. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="combobox"], [role="dialog"], .ag-cell-inline-editing') !== null)
  )
}

/** A letter that acts outside text fields and grids (`n` for new), and everywhere with Alt; nothing where `act` is null. */
export function useLetterKey(letter: string, act: (() => void) | null): void {
  const [letters] = useLetterKeys()
  const now = useRef(act)
  useEffect(() => {
    now.current = act
  })
  useEffect(() => {
    let goingAt = Number.NEGATIVE_INFINITY
    function hear(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || now.current === null) return
      const target = event.target instanceof HTMLElement ? event.target : null
      if (target?.closest('[role="dialog"]')) return
      const key = event.key.toLowerCase()
      if (event.altKey) {
        if (event.code !== `Key${letter.toUpperCase()}`) return
      } else {
        if (!letters || isTyping(target) || target?.closest('[role="grid"]')) return
        // After `g` a letter names a page.
        const isGoing = event.timeStamp - goingAt < 1500
        goingAt = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
        if (key !== letter || isGoing) return
      }
      event.preventDefault()
      now.current()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [letter, letters])
}
