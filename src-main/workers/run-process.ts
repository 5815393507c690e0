import { fork } from 'node:child_process'

/** A program of ours in a process of its own, which speaks in messages. */
export interface Child {
  /** Its number in the system; undefined where it could not be started. */
  readonly pid: number | undefined
  send(message: unknown): void
  onMessage(take: (message: unknown) => void): void
  /** Called once, when it is gone. */
  onExit(take: (why: string) => void): void
  /** Ends it at once, whatever it does. */
  kill(): void
}

/**
 * Starts a program file in a process of its own.
 * @param memory megabytes of heap it may take
 */
export type StartProcess = (file: string, memory: number) => Child

export const startNodeProcess: StartProcess = (file, memory) => {
  const child = fork(file, [], {
    execArgv: [`--max-old-space-size=${memory}`],
    // What it says of its own end, a heap that is full, belongs to nobody's standard output.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  return {
    pid: child.pid,
    send: (message) => void child.send(message as never, () => undefined),
    onMessage: (take) => void child.on('message', take),
    onExit: (take) => {
      child.once('error', (error) => take(error.message))
      child.once('exit', (code, signal) => take(signal ?? `code ${code}`))
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** How a process came to its end. */
export type ProcessEnd<Answer> =
  | { how: 'answered'; answer: Answer }
  | { how: 'cancelled' }
  /** It took longer than it was given. */
  | { how: 'out of time' }
  /** It ended without an answer: it fell, or its heap passed what it was given. */
  | { how: 'fell'; why: string }

/**
 * Asks a program of ours one thing, in a process of its own: whatever it is given to read, and whatever that does to it,
 * this process goes on. A thread would not do: one that fills its heap, or falls in native code, takes its process along.
 *
 * @param file of the program, as `workerFile` gives it; it answers with `answerParent`
 * @returns how it ended, once it is gone; never rejects. The first word counts.
 */
export function runProcess<Answer>(
  file: string,
  request: unknown,
  options: { start?: StartProcess | undefined; memory: number; time: number; signal?: AbortSignal | undefined },
): Promise<ProcessEnd<Answer>> {
  const { start = startNodeProcess, memory, time, signal } = options
  if (signal?.aborted === true) return Promise.resolve({ how: 'cancelled' })
  return new Promise((resolve) => {
    let end: ProcessEnd<Answer> | undefined
    const child = start(file, memory)
    const finish = (how: ProcessEnd<Answer>): void => {
      if (end !== undefined) return
      end = how
      child.kill()
    }
    const cancel = () => finish({ how: 'cancelled' })
    signal?.addEventListener('abort', cancel)
    const timer = setTimeout(() => finish({ how: 'out of time' }), time)
    child.onMessage((message) => finish({ how: 'answered', answer: message as Answer }))
    child.onExit((why) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      resolve(end ?? { how: 'fell', why })
    })
    child.send(request)
  })
}
