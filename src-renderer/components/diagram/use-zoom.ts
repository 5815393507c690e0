import { useEffect, useState } from 'react'

/** Pixels to a point at which the smallest text is still easily read, and where fitting stops making it larger. */
const READABLE = 1.2
const LARGE = 1.75
const LEAST = 0.3
const MOST = 4
const STEP = 1.2
/** Room left at the sides of the area, in pixels. */
const MARGIN = 32

const within = (scale: number) => Math.min(MOST, Math.max(LEAST, scale))

/** How large a picture is drawn, in pixels to a point: fitted to the area's width until somebody zooms. */
export function useZoom(area: HTMLElement | null, picture: { width: number; height: number }) {
  const [room, setRoom] = useState({ width: 0, height: 0 })
  const [chosen, setChosen] = useState<number | 'fit' | 'whole'>('fit')
  useEffect(() => {
    if (area === null) return undefined
    const watch = new ResizeObserver(() => setRoom({ width: area.clientWidth, height: area.clientHeight }))
    watch.observe(area)
    return () => watch.disconnect()
  }, [area])

  const byWidth = Math.max(0, room.width - MARGIN) / picture.width
  const byHeight = Math.max(0, room.height - MARGIN) / picture.height
  const scale =
    chosen === 'fit'
      ? Math.min(LARGE, Math.max(READABLE, byWidth))
      : chosen === 'whole'
        ? Math.min(LARGE, within(Math.min(byWidth, byHeight)))
        : chosen
  return {
    scale,
    larger: () => setChosen(within(scale * STEP)),
    smaller: () => setChosen(within(scale / STEP)),
    fit: () => setChosen('fit'),
    whole: () => setChosen('whole'),
  }
}
