/** Prefixes of visible numbers. */
export const PREFIX = { hazard: 'HAZ', control: 'CTL' } as const

/**
 * The next visible number of a project: one more than the highest ever used, archived records included, so that a
 * number is never re-used. Imported numbers of another form (`NRL01`) are left alone.
 *
 * @param used every number the project ever had
 */
export function nextNumber(prefix: string, used: Iterable<string>): string {
  return new NumberSeries(prefix, used).next()
}

/** The next numbers of a project, one after another: looking through all there are for each of 40,000 takes minutes. */
export class NumberSeries {
  readonly #prefix: string
  readonly #used: Set<string>
  #highest = 0

  /** @param used every number the project ever had */
  constructor(prefix: string, used: Iterable<string>) {
    this.#prefix = prefix
    this.#used = new Set(used)
    for (const number of this.#used) this.#count(number)
  }

  /** Whether a number was given already. */
  has(number: string): boolean {
    return this.#used.has(number)
  }

  /** Gives a number of somebody's own. */
  take(number: string): string {
    this.#used.add(number)
    this.#count(number)
    return number
  }

  next(): string {
    return this.take(`${this.#prefix}-${String(this.#highest + 1).padStart(3, '0')}`)
  }

  #count(number: string): void {
    const digits = number.startsWith(`${this.#prefix}-`) ? number.slice(this.#prefix.length + 1) : ''
    if (/^\d+$/.test(digits)) this.#highest = Math.max(this.#highest, Number(digits))
  }
}
