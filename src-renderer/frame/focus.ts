import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { announce } from '../components/announce.ts'

/** Frames that a page may take to be drawn before the page itself takes the focus. */
const FRAMES = 600

/** Puts the focus on the heading of the page, or on the page where it has none yet. */
export function focusPage(): void {
  const main = document.getElementById('main')
  const heading = main?.querySelector<HTMLElement>('h1')
  if (heading && heading.tabIndex < 0) heading.tabIndex = -1
  ;(heading ?? main)?.focus()
}

/** Whether nothing has the focus: what had it is gone. */
function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

/** The page that was shown last, whichever frame stands around it; null until the first. */
let lastPage: string | null = null

/**
 * After another page was gone to: its heading takes the focus and is announced, unless the page puts the focus somewhere
 * itself (a record, a field) or it was gone to from something that is still there and says where it led.
 */
export function useFocusOnPage(): void {
  // Where the page stands, not where it is going: until a page is there the one before it is shown.
  const pathname = useRouterState({
    select: ({ resolvedLocation, location }) => {
      const { pathname: path, search } = resolvedLocation ?? location
      // The same page as it was on another day is another page.
      return `${path} ${(search as { at?: string | number }).at ?? ''}`
    },
  })
  useEffect(() => {
    const before = lastPage
    if (before === pathname) return undefined
    lastPage = pathname
    if (before === null) return undefined
    let arrived = false
    let left = FRAMES
    let frame = requestAnimationFrame(look)
    function look(): void {
      const heading = document.querySelector<HTMLElement>('#main h1')
      if (heading === null && left-- > 0) {
        frame = requestAnimationFrame(look)
        return
      }
      // One frame more, in which the page may choose for itself.
      frame = requestAnimationFrame(() => {
        arrived = true
        // What stands round the pages only led here; anything else was chosen by the page, or is beside it.
        const chosen = !isLost() && document.activeElement?.closest('header, footer') === null
        if (!chosen) focusPage()
        else if (heading?.textContent) announce(heading.textContent)
      })
    }
    return () => {
      cancelAnimationFrame(frame)
      // The frame around the page changes too: the next one goes on.
      if (!arrived) lastPage = before
    }
  }, [pathname])
}

/** How long the focus may be nowhere, in milliseconds: a dialog gives it back a moment after it closes. */
const GRACE = 120

/**
 * Never leaves the focus nowhere: where what had it was taken away (a record archived, a line done with), the nearest
 * thing that stands takes it: the pane or list it was in, else the heading of the page.
 */
export function useFocusNeverLost(): void {
  useEffect(() => {
    let last: HTMLElement | null = null
    let within: HTMLElement[] = []
    let timer = 0
    function remember(event: FocusEvent): void {
      clearTimeout(timer)
      within = []
      last = event.target instanceof HTMLElement ? event.target : null
      for (
        let at = event.target instanceof HTMLElement ? event.target.parentElement : null;
        at;
        at = at.parentElement
      ) {
        within.push(at)
      }
    }
    function look(): void {
      // What still stands and could have the focus was left on purpose, with a click beside it.
      const taken = last !== null && (!last.isConnected || last.matches(':disabled') || last.offsetParent === null)
      if (!isLost() || !taken) return
      // A cell scrolled out of view is given the focus back by its grid as it comes into view again.
      const grid = within.find((one) => one.isConnected && one.matches('[role="grid"], [role="treegrid"]'))
      if (grid !== undefined) {
        grid.querySelector<HTMLElement>('.ag-cell-focus')?.focus({ preventScroll: true })
        return
      }
      const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].at(-1)
      const near = within.find((one) => one.isConnected && one.matches('section, article, main, [role="dialog"]'))
      const place = dialog ?? near
      const target =
        place?.querySelector<HTMLElement>('h1, h2, h3, [tabindex="0"], button, input, textarea, a[href]') ?? null
      if (target === null || place?.id === 'main') {
        focusPage()
        return
      }
      if (target.matches('h1, h2, h3')) target.tabIndex = -1
      target.focus({ preventScroll: true })
    }
    function soon(): void {
      clearTimeout(timer)
      timer = window.setTimeout(look, GRACE)
    }
    // Chromium tells of no blur where the element that had the focus is taken away; that is seen in the tree.
    const observer = new MutationObserver(() => {
      if (isLost()) soon()
    })
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden'],
    })
    document.addEventListener('focusin', remember)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
}
