import { type Shortcut, type ShortcutId, shortcuts } from './shortcut-table.ts'

const byId: ReadonlyMap<string, Shortcut> = new Map(shortcuts.map((one) => [one.id, one]))

/** The ways to press a shortcut, as they stand on the keyboard. */
export function keysOf(id: ShortcutId): readonly string[] {
  return byId.get(id)?.keys ?? []
}

/** Whether a way to press a shortcut is a letter or sign alone, which can be switched off (WCAG 2.2, 2.1.4). */
export function isLetter(way: string): boolean {
  return way.split(' ').every((key) => key.length === 1)
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether a key was pressed as one way says, e.g. `Ctrl+Shift+Z`; never for keys pressed one after another. */
export function isPressed(event: Pressed, way: string): boolean {
  if (way.includes(' ')) return false
  const held = way.split('+')
  const key = held.pop() ?? ''
  const wants = (name: string) => held.includes(name)
  if ((event.ctrlKey || event.metaKey) !== wants('Ctrl') || event.altKey !== wants('Alt')) return false
  // A sign like `?` needs Shift on some keyboards and not on others.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  if (!isSign && event.shiftKey !== wants('Shift')) return false
  // With Alt some keyboards write another character.
  if (wants('Alt') && /^[a-z]$/i.test(key)) return event.code === `Key${key.toUpperCase()}`
  return event.key.toLowerCase() === key.toLowerCase()
}

/** Whether a key is this shortcut; letters and signs alone only where they act. */
export function isShortcut(event: Pressed, id: ShortcutId, options: { letters: boolean }): boolean {
  return keysOf(id).some((way) => (options.letters || !isLetter(way)) && isPressed(event, way))
}
