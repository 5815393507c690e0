import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { createBackend } from './backend/create-backend.ts'
import { dataFolder } from './backend/data-folder.ts'
import { runDesktop } from './electron/desktop.ts'
import { desktopDialogs } from './electron/dialogs.ts'
import { desktopPrinter } from './electron/print.ts'
import { systemProtection } from './electron/protection.ts'
import { showFile } from './electron/show-file.ts'
import { startUtilityProcess } from './electron/utility-process.ts'
import { hostOptions, projectFolder, systemPorts, usage } from './hosts/host-options.ts'

// The desktop host: the application in an Electron window.

const options = hostOptions(process.argv.slice(1))
if (typeof options === 'string') {
  console.error(`${options}\n${usage}`)
  process.exit(2)
}

const project = projectFolder(import.meta.dirname)
const env = options.data === undefined ? process.env : { ...process.env, HAZARD_LEDGER_DATA: options.data }
const folder = resolve(dataFolder(env, process.platform, homedir()))

runDesktop({
  dataFolder: folder,
  builtFolder: join(project, 'out'),
  resources: join(project, 'resources'),
  downloadFolder: env['HAZARD_LEDGER_DOWNLOADS'],
  createBackend: () =>
    createBackend({
      dataFolder: folder,
      ports: {
        ...systemPorts('desktop', desktopDialogs, desktopPrinter),
        showFile,
        protection: systemProtection,
        startProcess: startUtilityProcess,
      },
      resources: join(project, 'resources'),
      ...(options.workspace === undefined ? {} : { open: options.workspace }),
    }),
})
