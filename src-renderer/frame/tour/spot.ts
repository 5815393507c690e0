/** Where the thing of a step stands on the screen, and where its panel stands beside it; in pixels of the window. */
export interface Spot {
  top: number
  left: number
  width: number
  height: number
  /** Which of the things asked for it is, 0 the first. */
  place: number
  panel: { top: number; left: number }
}

/** Size of the panel and the space around it. */
const WIDTH = 340
const HEIGHT = 250
const GAP = 12

/** How much of a thing has to be seen for it to count as shown. */
const SEEN = 24

interface Box {
  top: number
  left: number
  right: number
  bottom: number
}

/** Where a panel stands beside a box without covering it where there is room: right, left, below, above. */
export function panelBeside(box: Box, window: { width: number; height: number }): { top: number; left: number } {
  const clampTop = (top: number) => Math.max(GAP, Math.min(top, window.height - HEIGHT - GAP))
  // Beside something as wide as the window the panel stands at its end: names and numbers are at the beginning.
  const clampLeft = (left: number) => Math.max(GAP, Math.min(left, window.width - WIDTH - GAP))
  if (box.right + GAP + WIDTH <= window.width) return { top: clampTop(box.top), left: box.right + GAP }
  if (box.left - GAP - WIDTH >= 0) return { top: clampTop(box.top), left: box.left - GAP - WIDTH }
  if (box.bottom + GAP + HEIGHT <= window.height) return { top: box.bottom + GAP, left: clampLeft(box.right - WIDTH) }
  if (box.top - GAP - HEIGHT >= 0) return { top: box.top - GAP - HEIGHT, left: clampLeft(box.right - WIDTH) }
  // It fills the window: the corner covers least.
  return { top: Math.max(GAP, window.height - HEIGHT - GAP - 28), left: clampLeft(window.width) }
}

/** The first of these that is shown; null where none is. */
export function spotBeside(selectors: readonly string[]): Spot | null {
  for (const [place, selector] of selectors.entries()) {
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      const box = element.getBoundingClientRect()
      // What lies in the page is seen within the page only.
      const frame = element.closest('#main')?.getBoundingClientRect()
      const top = Math.max(box.top, frame?.top ?? 0)
      const bottom = Math.min(box.bottom, frame?.bottom ?? window.innerHeight)
      if (box.width <= 0 || bottom - top < Math.min(box.height, SEEN)) continue
      const panel = panelBeside(
        { top, bottom, left: box.left, right: box.right },
        { width: window.innerWidth, height: window.innerHeight },
      )
      return { top: top - 4, left: box.left - 4, width: box.width + 8, height: bottom - top + 8, place, panel }
    }
  }
  return null
}
