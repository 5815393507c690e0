import { readFileSync } from 'node:fs'
import { type StartProcess, startNodeProcess } from '../../src-main/workers/run-process.ts'

/** Most memory that a process of this system took so far, in bytes. */
export function peakOf(pid: number | 'self'): number {
  const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

/** Starts programs as ever, and sees how much memory each took at most before it is ended. */
export function measuring(): { start: StartProcess; peak: () => number } {
  let peak = 0
  return {
    peak: () => peak,
    start: (file, memory) => {
      const child = startNodeProcess(file, memory)
      const look = () => {
        if (child.pid !== undefined) peak = Math.max(peak, peakOf(child.pid))
      }
      return {
        ...child,
        onMessage: (take) =>
          child.onMessage((message) => {
            look()
            take(message)
          }),
        kill: () => {
          // One that is out of time has said nothing yet.
          look()
          child.kill()
        },
      }
    },
  }
}
