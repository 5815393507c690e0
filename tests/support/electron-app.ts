import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, errors } from '@playwright/test'

const project = join(import.meta.dirname, '..', '..')

/**
 * How long Playwright may take to attach, in milliseconds. About one start in thirty it never does, where the window is
 * made in the very moment in which it looks for windows: it has then ended the program, and another start is made. (Its
 * own way round, a loader that holds the program back, also adds switches that would keep the net log clean.)
 */
const ATTACHING = 25_000

/** Where the Electron program lies; throws a sentence saying what is missing, for these tests never skip. */
export function electronProgram(): string {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const electron = join(project, 'node_modules', 'electron')
  const named = join(electron, 'path.txt')
  const inside = existsSync(named) ? readFileSync(named, 'utf8').trim() : 'electron'
  const program = join(override ?? join(electron, 'dist'), inside)
  if (!existsSync(program)) throw new Error(`There is no Electron at ${program}. Set ELECTRON_OVERRIDE_DIST_PATH.`)
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new Error('Electron needs a display: run under xvfb-run -a.')
  }
  return program
}

/** Chromium's sandbox cannot work as root; the switch stands here and in the continuous build only. */
export const switchesAsRoot: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * Starts the built application in Electron with a data folder of its own.
 *
 * @param options.args more arguments, for us or for Chromium
 */
export async function launchElectron(options: {
  dataFolder: string
  downloads: string
  args?: readonly string[]
}): Promise<ElectronApplication> {
  const how = {
    executablePath: electronProgram(),
    args: [...switchesAsRoot, project, ...(options.args ?? [])],
    env: {
      ...(process.env as Record<string, string>),
      HAZARD_LEDGER_DATA: options.dataFolder,
      HAZARD_LEDGER_DOWNLOADS: options.downloads,
    },
    timeout: ATTACHING,
  }
  try {
    return await _electron.launch(how)
  } catch (fault) {
    if (!(fault instanceof errors.TimeoutError)) throw fault
    return await _electron.launch(how)
  }
}
