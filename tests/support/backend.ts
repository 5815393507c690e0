import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Backend, Ports, Printer } from '../../src-main/backend/backend.ts'
import { type BackendOptions, createBackend } from '../../src-main/backend/create-backend.ts'
import { browserPrinter } from '../../src-main/web/print.ts'
import type { Channel, InputOf, OutputOf } from '../../src-shared/contract/index.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { NOW } from './builders.ts'

/** The real application without a host: its workspace is open in a folder of the test's own. */
export interface RunningBackend {
  backend: Backend
  /**
   * Answers one call of the contract.
   * @throws Refusal with the failure that the backend answered
   */
  call: <C extends Channel>(channel: C, input: InputOf<C>) => Promise<OutputOf<C>>
  dataFolder: string
  /** Path of the workspace that is open, e.g. to look into it with `connect(path, { readOnly: true })`. */
  workspacePath: () => Promise<string>
  /** Ends it; a data folder that it made itself is removed. */
  close: () => Promise<void>
}

/** What a test may choose; everything else of {@link BackendOptions} too. */
export interface StartOptions extends Partial<Omit<BackendOptions, 'ports'>> {
  /** Time of the backend's clock, which stands still unless a function moves it. UTC; {@link NOW} by default. */
  now?: string | (() => string)
  /** What pages are printed with; by default a browser of this computer. */
  print?: Printer
  /** Which host it is taken for. */
  kind?: Ports['host']['kind']
  /** Stands for the system's own programs. */
  showFile?: (path: string) => Promise<void>
}

/** Folder of the product's own texts. */
export const RESOURCES = join(import.meta.dirname, '../../resources')

/** Starts the application on a data folder, by default a new temporary one; nothing in it is replaced by a mock. */
export async function startBackend({
  now = NOW,
  dataFolder,
  showFile,
  print = browserPrinter(),
  kind = 'command line',
  ...options
}: StartOptions = {}): Promise<RunningBackend> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'hazard-ledger-test-'))
  const backend = await createBackend({
    resources: RESOURCES,
    ...options,
    dataFolder: folder,
    ports: {
      clock: { now: () => new Date(typeof now === 'function' ? now() : now) },
      host: { account: 'tester', computer: 'test-computer', kind },
      ...(showFile === undefined ? {} : { showFile }),
      dialogs: { available: false, chooseWorkspace: async () => null, chooseNewWorkspace: async () => null },
      print,
    },
  })

  async function call<C extends Channel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
    const answer = await backend.call(channel, input)
    if (answer.ok) return answer.value as OutputOf<C>
    throw Object.assign(new Refusal(answer.error.code, answer.error.message), { failure: answer.error })
  }

  return {
    backend,
    call,
    dataFolder: folder,
    async workspacePath() {
      const { open } = await call('workspace.status', {})
      if (open === null) throw new Error('No workspace is open.')
      return open.path
    },
    async close() {
      await backend.close()
      if (dataFolder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}
