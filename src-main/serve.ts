import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { createBackend } from './backend/create-backend.ts'
import { dataFolder } from './backend/data-folder.ts'
import { type HostOptions, hostOptions, projectFolder, systemPorts, usage } from './hosts/host-options.ts'
import { browserPrinter } from './web/print.ts'
import { startWebHost } from './web/web-host.ts'

// The browser host: the same application for a browser on this computer.

/** The same port at every start where it is free: what a browser remembers of the page belongs to its address. */
const USUAL_PORT = 41_760

const options = hostOptions(process.argv.slice(2))
if (typeof options === 'string') {
  console.error(`${options}\n${usage}`)
  process.exit(2)
}

try {
  await serve(options)
} catch (fault) {
  console.error(`Hazard Ledger could not start: ${fault instanceof Error ? fault.message : String(fault)}`)
  process.exit(1)
}

async function serve(options: HostOptions): Promise<void> {
  const project = projectFolder(import.meta.dirname)
  const env = options.data === undefined ? process.env : { ...process.env, HAZARD_LEDGER_DATA: options.data }
  const backend = await createBackend({
    dataFolder: resolve(dataFolder(env, process.platform, homedir())),
    // A browser cannot ask where a workspace lies on this computer; the page offers what the data folder holds.
    ports: systemPorts(
      'browser',
      { available: false, chooseWorkspace: async () => null, chooseNewWorkspace: async () => null },
      browserPrinter(),
    ),
    resources: join(project, 'resources'),
    ...(options.workspace === undefined ? {} : { open: options.workspace }),
  })
  const pageFolder = join(project, 'out', 'renderer')
  const start = (port: number) => startWebHost({ backend, pageFolder, port })
  const starting = options.port === null ? start(USUAL_PORT).catch(() => start(0)) : start(options.port)
  const host = await starting.catch(async (fault: unknown) => {
    await backend.close()
    throw fault
  })
  stopOnSignal(async () => {
    await host.close()
    await backend.close()
  })
  console.log(`Hazard Ledger is at ${host.address}`)
}

/** Ends the process in order on the first Ctrl+C or SIGTERM. */
function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    close().then(
      () => process.exit(0),
      (fault: unknown) => {
        console.error(fault)
        process.exit(3)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
