import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const windowState = z.strictObject({
  x: z.int().min(-100_000).max(100_000),
  y: z.int().min(-100_000).max(100_000),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximised: z.boolean(),
  /** Zoom of the window, 1 for the actual size. */
  zoom: z.number().min(0.25).max(5).default(1),
})

/** Where the window stood, in screen pixels. */
export type WindowState = z.infer<typeof windowState>

interface Area {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Where the window stood last, made to fit the screen it is on (screens come, go and change); or null: nothing
 * remembered, nothing readable, or no screen shows it any more.
 */
export function readWindowState(folder: string, screens: readonly Area[]): WindowState | null {
  let text: string
  try {
    text = readFileSync(join(folder, 'window.json'), 'utf8')
  } catch {
    return null
  }
  try {
    const state = windowState.parse(JSON.parse(text))
    const shown = screens.filter((screen) => showsTitle(state, screen))
    const screen = shown.toSorted((a, b) => overlap(state, b) - overlap(state, a))[0]
    return screen === undefined ? null : fitted(state, screen)
  } catch {
    return null
  }
}

/** Remembers where the window stands. Written beside and renamed, so that a crash leaves the old one whole. */
export function writeWindowState(folder: string, state: WindowState): void {
  const path = join(folder, 'window.json')
  writeFileSync(`${path}.part`, JSON.stringify(state))
  renameSync(`${path}.part`, path)
}

/** A hand's breadth of the title bar can be seen and taken hold of. */
function showsTitle(window: Area, screen: Area): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  return across >= 100 && window.y >= screen.y && window.y <= screen.y + screen.height - 40
}

/** What of the window lies on a screen, in square pixels. */
function overlap(window: Area, screen: Area): number {
  const wide = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  const high = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y)
  return Math.max(0, wide) * Math.max(0, high)
}

/** No larger than the screen; a window that reaches over several screens is left as it was put there. */
function fitted(state: WindowState, screen: Area): WindowState {
  const width = Math.min(state.width, screen.width)
  const height = Math.min(state.height, screen.height)
  if (width === state.width && height === state.height) return state
  return {
    ...state,
    width,
    height,
    x: Math.min(Math.max(state.x, screen.x), screen.x + screen.width - width),
    y: Math.min(Math.max(state.y, screen.y), screen.y + screen.height - height),
  }
}
