import { Worker } from 'node:worker_threads'

/** How a thread came to its end. */
export type ThreadEnd<Answer> =
  | { how: 'answered'; answer: Answer }
  | { how: 'cancelled' }
  /** It took longer than it was given. */
  | { how: 'out of time' }
  /** Its heap passed what it was given. */
  | { how: 'out of memory' }
  /** It threw, or ended without an answer. */
  | { how: 'failed'; error: Error }

export interface ThreadOptions<Message, Answer> {
  /** What the thread finds as its `workerData`. */
  data: unknown
  /** What of it is handed over rather than copied. */
  transfer?: ArrayBuffer[]
  /** Megabytes of heap it may take. */
  memory?: number
  /** Milliseconds it may take. */
  time?: number
  signal?: AbortSignal | undefined
  /** Takes a message; gives the answer where the message was one, which is then the thread's last. */
  onMessage: (message: Message) => Answer | undefined
}

/** Milliseconds that a thread which has answered may take to end by itself. */
const TO_LEAVE = 10_000

/**
 * Runs one piece of work on a thread of its own and settles once that thread is gone: nothing of it goes on beside what
 * comes next, and the program never ends around a thread.
 *
 * A thread that has answered ends by itself, and one that must be stopped is stopped once it has come up: to end a
 * thread from outside while it starts or leaves native code (SQLite's, the loader's) can take the whole process with it
 * (nodejs/node#56312, WiseLibs/better-sqlite3#1476).
 *
 * @param file of the thread, as `workerFile` gives it
 * @returns how it ended; never rejects. The first word counts: an answer that came before a cancel stands.
 */
export function runThread<Message, Answer>(
  file: string,
  { data, transfer = [], memory, time, signal, onMessage }: ThreadOptions<Message, Answer>,
): Promise<ThreadEnd<Answer>> {
  if (signal?.aborted === true) return Promise.resolve({ how: 'cancelled' })
  return new Promise((resolve) => {
    let end: ThreadEnd<Answer> | undefined
    const worker = new Worker(file, {
      workerData: data,
      transferList: transfer,
      ...(memory === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory } }),
    })
    const up = new Promise<void>((come) => worker.once('online', come))
    const timers: NodeJS.Timeout[] = []
    const stop = (how: ThreadEnd<Answer>): void => {
      if (end !== undefined) return
      end = how
      void up.then(() => worker.terminate())
    }
    const cancel = () => stop({ how: 'cancelled' })
    signal?.addEventListener('abort', cancel)
    if (time !== undefined) timers.push(setTimeout(() => stop({ how: 'out of time' }), time))
    worker.on('message', (message: Message) => {
      const answer = end === undefined ? onMessage(message) : undefined
      if (answer === undefined) return
      end = { how: 'answered', answer }
      timers.push(setTimeout(() => void worker.terminate(), TO_LEAVE))
    })
    worker.once('error', (error: Error & { code?: string }) => {
      end ??= error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { how: 'out of memory' } : { how: 'failed', error }
    })
    worker.once('exit', (code) => {
      for (const timer of timers) clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      resolve(end ?? { how: 'failed', error: new Error(`the thread ended with ${code} and no answer`) })
    })
  })
}
