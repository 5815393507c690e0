import type { Result } from '../../src-shared/domain/result.ts'

/** Position in the ledger of the change that an answer tells of; null where it tells of none. */
function positionOf(answer: Result<unknown>): number | null {
  if (!answer.ok || typeof answer.value !== 'object' || answer.value === null) return null
  return 'seq' in answer.value && typeof answer.value.seq === 'number' ? answer.value.seq : null
}

/**
 * Saves of one value that is saved whole, one after another, each made of the newest value known.
 *
 * Sent side by side, two saves may reach the backend the other way round, and the older list takes the newer's entry
 * out again. What the page hears may also be late: it counts only where it is as new as the last save that was kept.
 */
export class WholeSaves<T> {
  private newest: T
  /** Position of the ledger at which the page last heard of the value. */
  private position: number
  /** Position of the last save kept, as long as the page has not heard of it. */
  private unheard: number | null = null
  private last: Promise<unknown> = Promise.resolve()

  /**
   * @param value as the page shows it
   * @param position of the ledger at which it stood so
   */
  constructor(value: T, position: number) {
    this.newest = value
    this.position = position
  }

  /** The page has heard of a value, its own or somebody's. */
  heard(value: T, position: number): void {
    if (this.unheard !== null && position < this.unheard) return
    this.unheard = null
    this.newest = value
    this.position = position
  }

  /**
   * Saves what `change` makes of the newest value, when its turn has come; a refusal leaves the value as it was, and the
   * saves after it build on that.
   */
  save<R extends Result<unknown>>(change: (now: T) => T, send: (next: T) => Promise<R>): Promise<R> {
    const turn = this.last.then(async () => {
      const next = change(this.newest)
      const answer = await send(next)
      if (answer.ok) this.kept(next, positionOf(answer))
      return answer
    })
    this.last = turn.catch(() => undefined)
    return turn
  }

  private kept(value: T, position: number | null): void {
    // Heard of before its answer came, and perhaps of an undo after it.
    if (position !== null && position <= this.position) return
    this.newest = value
    this.unheard = position
  }
}
