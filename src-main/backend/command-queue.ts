/**
 * Commands one at a time, in the order they came: on one SQLite connection an open transaction would take in
 * everybody else's writes.
 */
export class CommandQueue {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs work after everything that came before it, whatever became of that. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work)
    this.#last = next.catch(() => undefined)
    return next
  }

  /** Settles once everything that came so far is done. */
  async idle(): Promise<void> {
    await this.#last
  }
}
