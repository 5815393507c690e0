import { createBackend } from '../../src-main/backend/create-backend.ts'
import { runCommandLine } from '../../src-main/cli/run.ts'
import { browserPrinter } from '../../src-main/web/print.ts'
import { RESOURCES } from './backend.ts'
import { NOW } from './builders.ts'
import { aFolder } from './folder.ts'

/** Runs the command line in this process, on the real backend and a data folder of its own. */
export const cli = (...words: string[]) => cliIn(aFolder(), ...words)

/** The same on a data folder that more than one call uses. */
export async function cliIn(dataFolder: string, ...words: string[]) {
  let out = ''
  let err = ''
  const exit = await runCommandLine(words, {
    open: ({ workspace, create, readOnly, person }) =>
      createBackend({
        dataFolder,
        resources: RESOURCES,
        open: workspace,
        create,
        readOnly,
        remember: false,
        damagedCopies: false,
        ...(person === undefined ? {} : { statedPerson: person }),
        ports: {
          clock: { now: () => new Date(NOW) },
          host: { account: 'tester', computer: 'test-computer', kind: 'command line' },
          dialogs: { available: false, chooseWorkspace: async () => null, chooseNewWorkspace: async () => null },
          print: browserPrinter(),
        },
      }),
    dataFolder,
    passphrase: async () => process.env['HAZARD_LEDGER_PASSPHRASE'] ?? null,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  })
  const json: unknown = words.includes('--json') ? JSON.parse(out) : undefined
  return { exit, out, err, json, dataFolder }
}
