import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const windowState = z.strictObject({
  x: z.int().min(-100_000).max(100_000),
  y: z.int().min(-100_000).max(100_000),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximised: z.boolean(),
})

/** Where the window stood, in screen pixels. */
export type WindowState = z.infer<typeof windowState>

interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** Where the window stood last, or null: nothing remembered, nothing readable, or no screen shows it any more. */
export function readWindowState(folder: string, screens: readonly Area[]): WindowState | null {
  let text: string
  try {
    text = readFileSync(join(folder, 'window.json'), 'utf8')
  } catch {
    return null
  }
  try {
    const state = windowState.parse(JSON.parse(text))
    return screens.some((screen) => showsTitle(state, screen)) ? state : null
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
