import { useEffect, useState } from 'react'

/** Lines drawn at first, and added each time their end comes into view. */
const STEP = 300

/**
 * How many lines of a long list to draw: enough to fill a screen, and more as its end is scrolled into view. All lines
 * of 10,000 at once held the page up for seconds. Put `end` on an empty element after the last line drawn; `least` are
 * drawn in any case.
 */
export function useDrawnLines(all: number, least: number): { drawn: number; end: (element: Element | null) => void } {
  const [wanted, setWanted] = useState(STEP)
  const [end, setEnd] = useState<Element | null>(null)
  const drawn = Math.min(all, Math.max(wanted, least))
  useEffect(() => {
    if (end === null || drawn >= all) return undefined
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setWanted(drawn + STEP)
      },
      { rootMargin: '600px' },
    )
    observer.observe(end)
    return () => observer.disconnect()
  }, [end, drawn, all])
  return { drawn, end: setEnd }
}
