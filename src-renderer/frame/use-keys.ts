import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isTyping, useLetterKeys } from '../components/letter-keys.ts'
import { entries } from './entries.ts'

export { isTyping, useLetterKeys }

/** How long after `g` its letter counts, in milliseconds. */
const GO_TIME = 1500

/** What keys of the frame do; functions that stay the same between renders. */
export interface FrameActions {
  undo: () => void
  redo: () => void
  /** Opens or closes the palette. */
  palette: () => void
  /** Opens the list of shortcuts. */
  shortcuts: () => void
}

/**
 * `g` then a letter goes to a page; `?` lists the shortcuts; Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y undo and redo outside text
 * fields; Ctrl+K and Ctrl+/ act anywhere but in another dialog.
 */
export function useFrameKeys(projectId: string, { undo, redo, palette, shortcuts }: FrameActions): void {
  const navigate = useNavigate()
  const [letters] = useLetterKeys()
  const wentAt = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    /** Keys that act while typing too. */
    function hearAnywhere(event: KeyboardEvent): boolean {
      const act = { k: palette, '/': shortcuts }[event.key.toLowerCase()]
      if (act === undefined || !(event.ctrlKey || event.metaKey) || event.altKey) return false
      // The browser's own Ctrl+K leaves the page, also while a dialog is open.
      event.preventDefault()
      const inDialog = event.target instanceof HTMLElement && event.target.closest('[role="dialog"]') !== null
      if (!inDialog || event.target.closest('[data-palette]') !== null) act()
      return true
    }

    function hear(event: KeyboardEvent): void {
      if (event.defaultPrevented || hearAnywhere(event) || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if ((event.ctrlKey || event.metaKey) && !event.altKey && (key === 'z' || key === 'y')) {
        event.preventDefault()
        if (key === 'y' || event.shiftKey) redo()
        else undo()
        return
      }
      // In a grid single letters start editing a cell.
      const inGrid = event.target instanceof HTMLElement && event.target.closest('[role="grid"]') !== null
      if (!letters || inGrid || event.ctrlKey || event.metaKey || event.altKey) return
      if (key === '?') {
        event.preventDefault()
        shortcuts()
      } else if (event.timeStamp - wentAt.current < GO_TIME) {
        wentAt.current = Number.NEGATIVE_INFINITY
        const entry = entries.find(({ letter }) => letter === key)
        if (entry === undefined) return
        event.preventDefault()
        void navigate({ to: entry.to, params: { projectId } })
      } else if (key === 'g') wentAt.current = event.timeStamp
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [projectId, undo, redo, palette, shortcuts, letters, navigate])
}
