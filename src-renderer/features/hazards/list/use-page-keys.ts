import { useEffect, useRef } from 'react'
import { isTyping, useLetterKeys } from '../../../components/letter-keys.ts'
import { isShortcut } from '../../../components/shortcuts.ts'

/** `/` or Alt+Q to search, F6 between list and hazard. */
export function usePageKeys(keys: { search: () => void; across: () => void }): void {
  const now = useRef(keys)
  const [letters] = useLetterKeys()
  useEffect(() => {
    now.current = keys
  })
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const target = event.target instanceof HTMLElement ? event.target : null
      if (event.defaultPrevented || target?.closest('[role="dialog"]')) return
      const alone = letters && !isTyping(target) && !target?.closest('[role="grid"], [role="treegrid"]')
      const search = isShortcut(event, 'hazards-search', { letters: alone })
      if (!search && !isShortcut(event, 'hazards-across', { letters: alone })) return
      event.preventDefault()
      if (search) now.current.search()
      else now.current.across()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [letters])
}
