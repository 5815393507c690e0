import { homedir, hostname, userInfo } from 'node:os'
import { resolve } from 'node:path'
import { createBackend } from './backend/create-backend.ts'
import { dataFolder } from './backend/data-folder.ts'
import { askPassphrase } from './cli/ask-passphrase.ts'
import { runCommandLine } from './cli/run.ts'
import { browserPrinter } from './web/print.ts'

const ownFolder = dataFolder(process.env, process.platform, homedir())

/** Composition root of the command line: the same backend, no window, no lock for questions. */
process.exitCode = await runCommandLine(process.argv.slice(2), {
  open: ({ workspace, create, readOnly, person }) =>
    createBackend({
      dataFolder: ownFolder,
      resources: resolve(import.meta.dirname, '../resources'),
      open: workspace,
      create,
      readOnly,
      remember: false,
      damagedCopies: false,
      ...(person === undefined ? {} : { statedPerson: person }),
      ports: {
        clock: { now: () => new Date() },
        host: { account: userInfo().username, computer: hostname(), kind: 'command line' },
        dialogs: { available: false, chooseWorkspace: async () => null, chooseNewWorkspace: async () => null },
        print: browserPrinter(),
      },
    }),
  dataFolder: ownFolder,
  passphrase: askPassphrase,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
