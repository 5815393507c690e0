import { useEffect, useRef } from 'react'
import { isTyping, useLetterKeys } from '../../../components/letter-keys.ts'

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
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || target?.closest('[role="dialog"]')) return
      const slash = event.key === '/' && letters && !isTyping(target) && !target?.closest('[role="grid"]')
      const search = slash || (event.altKey && event.code === 'KeyQ')
      if (!search && event.key !== 'F6') return
      event.preventDefault()
      if (search) now.current.search()
      else now.current.across()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [letters])
}
