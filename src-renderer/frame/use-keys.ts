import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isTyping, useLetterKeys } from '../components/letter-keys.ts'
import { isPressed, isShortcut, keysOf } from '../components/shortcuts.ts'
import { entries } from './entries.ts'
import { focusPage } from './focus.ts'

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
  /** Opens what the words mean. */
  words: () => void
  /** To the tour, where it is open. */
  tour: () => void
}

const inside = (target: EventTarget | null, selector: string) =>
  target instanceof HTMLElement && target.closest(selector) !== null

/** To the first button of the newest message, if there is one. */
function focusMessage(): void {
  document.querySelector<HTMLElement>('.mantine-Notifications-root button')?.focus()
}

/**
 * The keys of the frame, as `components/shortcuts.ts` lists them. Those with Ctrl or Alt act while typing too, but for
 * undo and redo, which a text field has of its own.
 */
export function useFrameKeys(projectId: string, actions: FrameActions): void {
  const { undo, redo, palette, shortcuts, words, tour } = actions
  const navigate = useNavigate()
  const [letters] = useLetterKeys()
  const wentAt = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    function goTo(entry: (typeof entries)[number] | undefined, event: KeyboardEvent): boolean {
      if (entry === undefined) return false
      event.preventDefault()
      void navigate({ to: entry.to, params: { projectId } })
      return true
    }

    /** Keys that act while typing too, everywhere but in another dialog. */
    function hearAnywhere(event: KeyboardEvent): boolean {
      const pressed = (id: Parameters<typeof isShortcut>[1]) => isShortcut(event, id, { letters: false })
      const act = pressed('palette')
        ? palette
        : pressed('shortcuts')
          ? shortcuts
          : pressed('help')
            ? words
            : pressed('main')
              ? focusPage
              : pressed('message')
                ? focusMessage
                : pressed('tour')
                  ? tour
                  : null
      const page = entries.find(({ shortcut }) => pressed(shortcut))
      if (act === null && page === undefined) return false
      // The browser's own Ctrl+K leaves the page, also while a dialog is open.
      event.preventDefault()
      if (inside(event.target, '[role="dialog"]') && !inside(event.target, '[data-palette]')) return true
      if (act === null) goTo(page, event)
      else act()
      return true
    }

    function hear(event: KeyboardEvent): void {
      if (event.defaultPrevented || hearAnywhere(event)) return
      // What was chosen from a list is not typed: there is nothing else that the key could take back.
      const isChoice = event.target instanceof HTMLInputElement && event.target.readOnly
      if (isTyping(event.target) && (!isChoice || inside(event.target, '[role="dialog"]'))) return
      if (isShortcut(event, 'undo', { letters }) || isShortcut(event, 'redo', { letters })) {
        event.preventDefault()
        if (isShortcut(event, 'undo', { letters })) undo()
        else redo()
        return
      }
      // In a grid single letters start editing a cell, in a list they choose.
      if (!letters || isChoice || inside(event.target, '[role="grid"], [role="treegrid"]')) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (isShortcut(event, 'shortcuts', { letters })) {
        event.preventDefault()
        shortcuts()
      } else if (event.timeStamp - wentAt.current < GO_TIME) {
        wentAt.current = Number.NEGATIVE_INFINITY
        const letter = event.key.toLowerCase()
        goTo(
          entries.find(({ shortcut }) => keysOf(shortcut).includes(`g ${letter}`)),
          event,
        )
      } else if (isPressed(event, 'g')) wentAt.current = event.timeStamp
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [projectId, undo, redo, palette, shortcuts, words, tour, letters, navigate])
}
