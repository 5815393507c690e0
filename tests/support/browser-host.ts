import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const project = join(import.meta.dirname, '..', '..')

/** A browser host running in a process of its own. */
export interface RunningHost {
  /** The address it printed, with the token. */
  address: string
  /** Asks it to stop and waits until it has; answers its exit code. */
  stop(): Promise<number | null>
}

/**
 * Starts the browser host; rejects with what it said if it ends before it printed its address.
 *
 * @param options.entry the program, the built one unless said otherwise
 */
export async function launchBrowserHost(options: {
  dataFolder: string
  args?: readonly string[]
  entry?: string
}): Promise<RunningHost> {
  const child = spawn(
    process.execPath,
    [join(project, options.entry ?? 'out/main/serve.js'), '--data', options.dataFolder, ...(options.args ?? [])],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const exited = once(child, 'exit')
  let said = ''
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const printed = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(said)
      if (printed !== null) resolve(printed[0])
    })
    exited.then(
      () => reject(new Error(`The browser host ended before it could be opened:\n${said}`)),
      (fault: unknown) => reject(fault instanceof Error ? fault : new Error(String(fault))),
    )
  })
  return {
    address: await address,
    async stop() {
      child.kill('SIGTERM')
      const [code] = (await exited) as [number | null]
      return code
    },
  }
}
