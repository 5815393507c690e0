import { useEffect, useRef } from 'react'

/** Something that the page shown can do, offered by the palette beside what the frame can do. */
export interface PageAction {
  /** Unique within the page: `view:workshop`. */
  id: string
  words: string
  /** More words to find it by, not shown. */
  also?: string
  /** Shown at the end of the line: a key, or what kind of thing it is. */
  hint?: string
  run: () => void
}

type Read = () => readonly PageAction[]

/** Pages mounted, the one mounted last at the end; two stand there side by side in panes. */
const mounted: Read[] = []

/** Offers the actions of a page to the palette while the page is mounted. The list may be made anew on every draw. */
export function usePageActions(actions: readonly PageAction[]): void {
  const now = useRef(actions)
  useEffect(() => {
    now.current = actions
  })
  useEffect(() => {
    const read: Read = () => now.current
    mounted.push(read)
    return () => {
      mounted.splice(mounted.indexOf(read), 1)
    }
  }, [])
}

/** What the mounted pages can do now, the newest page first; an id is listed once. Read it as the palette opens. */
export function readPageActions(): PageAction[] {
  const known = new Set<string>()
  return mounted.toReversed().flatMap((read) =>
    read().filter(({ id }) => {
      if (known.has(id)) return false
      known.add(id)
      return true
    }),
  )
}
