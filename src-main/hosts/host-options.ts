import { existsSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Dialogs, Ports, Printer } from '../backend/backend.ts'

/** What both hosts can be told on the command line. */
export interface HostOptions {
  /** Port of the browser host; 0 lets the system choose; null where none was named. */
  port: number | null
  /** Workspace file to open first, absolute. */
  workspace?: string
  /** Data folder instead of the usual one, absolute. */
  data?: string
}

export const usage = 'usage: [--port PORT] [--workspace FILE] [--data FOLDER]'

/**
 * Reads the command line of a host. Unknown options are left alone: Electron's command line carries Chromium's as well.
 *
 * @returns the options, or one sentence saying what is wrong
 */
export function hostOptions(args: readonly string[]): HostOptions | string {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { port: { type: 'string' }, workspace: { type: 'string' }, data: { type: 'string' } },
  })
  const { port, workspace, data } = values
  if (port !== undefined && (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535)) {
    return '--port takes a number from 0 to 65535.'
  }
  if (typeof workspace === 'boolean' || workspace === '') return '--workspace takes a file.'
  if (typeof data === 'boolean' || data === '') return '--data takes a folder.'
  return {
    port: port === undefined ? null : Number(port),
    ...(workspace === undefined ? {} : { workspace: resolve(workspace) }),
    ...(data === undefined ? {} : { data: resolve(data) }),
  }
}

/** The project's (or the packaged app's) folder, found upwards from a file of ours, so that sources and build agree. */
export function projectFolder(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'resources'))) return folder
    if (folder === dirname(folder)) throw new Error(`The program's folder was not found above ${from}.`)
  }
}

/** The real clock, account and computer, with the host's own dialogs and what it prints with. */
export function systemPorts(kind: Ports['host']['kind'], dialogs: Dialogs, print: Printer): Ports {
  return { clock: { now: () => new Date() }, host: { account: account(), computer: hostname(), kind }, dialogs, print }
}

function account(): string {
  try {
    return userInfo().username
  } catch {
    // A container's user may have no entry in the system's list.
    return 'unknown'
  }
}
