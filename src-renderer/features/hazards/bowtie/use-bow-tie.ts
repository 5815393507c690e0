import { useEffect, useRef } from 'react'
import { useLetterKeys } from '../../../components/letter-keys.ts'
import { isShortcut } from '../../../components/shortcuts.ts'
import type { ChangeAddress, HazardsAddress } from '../list/use-hazards-search.ts'
import type { FieldPlace } from './place-of-part.ts'

/** The bow-tie in the page's address: whether it is shown, what is open beside it, and the way back. */
export function useBowTie(
  search: HazardsAddress,
  change: ChangeAddress,
  page: {
    /** The hazard that a key means: the one shown, else the one the list stands on. */
    current: () => string | null
    /** Puts the focus on the hazard once the bow-tie is left. */
    onLeft: () => void
  },
) {
  const from = useRef<'pane' | 'page'>('pane')
  const [letters] = useLetterKeys()
  const isOn = search.hazard !== undefined && search.view === 'bowtie'
  const place: FieldPlace | null =
    isOn && search.field !== undefined ? { field: search.field, part: search.part } : null

  function show(): void {
    const hazard = page.current()
    if (hazard === null || isOn) return
    from.current = search.view === 'page' ? 'page' : 'pane'
    change({ hazard, view: 'bowtie', field: undefined, part: undefined })
  }

  const now = useRef(show)
  useEffect(() => {
    now.current = show
  })
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const target = event.target instanceof HTMLElement ? event.target : null
      if (event.defaultPrevented || target?.closest('[role="dialog"]')) return
      if (!isShortcut(event, 'bow-tie', { letters })) return
      event.preventDefault()
      now.current()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [letters])

  return {
    isOn,
    place,
    show,
    open: (to: FieldPlace) => change({ field: to.field, part: to.part }, { replace: place !== null }),
    /** From what is open beside it to the picture, from there to where one was. */
    stepBack: () => {
      if (place === null) {
        change({ view: from.current })
        page.onLeft()
      } else change({ field: undefined, part: undefined })
    },
  }
}
