import type { Piece } from '../services/long-work.ts'
import type { BackendEvent } from './backend.ts'

/** Work under way that a page can see and stop. */
export interface Running extends Piece {
  /** Told how far it is, 0 to 1, or null where it cannot be known. */
  tell: (part: number | null) => void
  /** Calls `stop` when the person asks to stop, e.g. to end a worker. */
  onStop: (stop: () => void) => void
  /** Says that the work is over, however it ended. */
  end: () => void
}

/** What is running now: each piece tells its progress and can be asked to stop. */
export class RunningWork {
  readonly #emit: (event: BackendEvent) => void
  readonly #running = new Set<() => void>()

  constructor(emit: (event: BackendEvent) => void) {
    this.#emit = emit
  }

  /**
   * Runs work that ends when its signal is aborted, telling that it runs and how far it is unknown.
   * @param work what is being done, for people: "Reading log.xlsx"
   */
  async watch<T>(work: string, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const running = this.begin(work)
    const stopping = new AbortController()
    running.onStop(() => stopping.abort())
    running.tell(null)
    return await act(stopping.signal).finally(running.end)
  }

  /**
   * Begins a piece of work. Nothing is pushed until it first tells how far it is.
   * @param work what is being done, for people: "Changing hazards"
   */
  begin(work: string): Running {
    let asked = false
    let told = false
    const stops = new Set<() => void>()
    const stop = () => {
      asked = true
      for (const each of stops) each()
    }
    this.#running.add(stop)
    const push = (part: number | null) =>
      this.#emit({ name: 'progress', data: { work, part, cancellable: part !== 1 } })
    return {
      tell(part) {
        told = true
        push(part === null ? null : Math.min(part, 0.99))
      },
      stopped: () => asked,
      onStop: (each) => void stops.add(each),
      end: () => {
        if (!this.#running.delete(stop)) return
        if (told) push(1)
      },
    }
  }

  /** Asks everything that runs to stop; whether anything did run. */
  cancel(): boolean {
    const any = this.#running.size > 0
    for (const stop of this.#running) stop()
    return any
  }
}
