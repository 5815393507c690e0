import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Backend, BackendEvent, Ports } from './backend.ts'
import { openLog } from './log.ts'
import { readPack } from './pack.ts'
import { route } from './router.ts'
import { Session } from './session.ts'

/** What a host gives the application. */
export interface BackendOptions {
  /** Folder of the product's own files (see data-folder.ts). */
  dataFolder: string
  ports: Ports
  /** Folder `resources/` of the product. */
  resources: string
  /** Workspace to open; without it the last one, or a new one on first start. */
  open?: string
  /** Whether `open` is made where it does not exist. */
  create?: boolean
  /** Open for reading only: needs no lock and writes nothing beside the file. */
  readOnly?: boolean
  /** Who is working, by name or id, instead of what the settings say. */
  statedPerson?: string
  /** Whether opening is noted for the next start; true unless said otherwise. */
  remember?: boolean
  /** Whether what can be read of a damaged file is opened as a copy, for reading only; true unless said otherwise. */
  damagedCopies?: boolean
}

/** Name of the workspace made on first start. */
const FIRST_WORKSPACE = 'Hazards'

/**
 * Starts the application and opens its workspace. Where that is refused the application stands all the same and
 * `workspace.status` says why: nothing is deleted, and nothing is kept in memory instead.
 */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const listeners = new Set<(event: BackendEvent) => void>()
  const log = openLog(options.dataFolder)
  const session = new Session({
    ports: options.ports,
    dataFolder: options.dataFolder,
    resources: options.resources,
    pack: readPack(options.resources),
    version: packageJson.version,
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    statedPerson: options.statedPerson ?? null,
    remember: options.remember ?? true,
    damagedCopies: options.damagedCopies ?? true,
  })
  const path = options.open ?? session.settings.last ?? join(options.dataFolder, `${FIRST_WORKSPACE}.hazards`)
  const create = options.create ?? options.open === undefined
  try {
    await session.open(path, {
      create: create && (options.open !== undefined || session.settings.last === null),
      readOnly: options.readOnly ?? false,
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  return {
    call: (channel, input) => route(channel, input, session, log),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    acceptFile: (name, bytes) => session.files.accept(name, bytes),
    takeStream: (token) => session.files.takeStream(token),
    takeFile: async (token) => session.files.take(token),
    close: () => session.close(),
  }
}
