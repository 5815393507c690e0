import { utilityProcess } from 'electron'
import type { StartProcess } from '../workers/run-process.ts'

/** Starts a program of ours as Electron's utility process: no window, no Chromium page, apart from the main process. */
export const startUtilityProcess: StartProcess = (file, memory) => {
  const child = utilityProcess.fork(file, [], {
    execArgv: [`--max-old-space-size=${memory}`],
    stdio: 'ignore',
    serviceName: 'Hazard Ledger reader',
  })
  return {
    get pid() {
      return child.pid
    },
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process's port has no origin
    send: (message) => child.postMessage(message),
    onMessage: (take) => void child.on('message', take),
    onExit: (take) => void child.once('exit', (code) => take(`code ${code}`)),
    kill: () => void child.kill(),
  }
}
