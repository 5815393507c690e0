/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number
  /** One entry of a list. @throws where it is empty */
  pick<T>(list: readonly T[]): T
}

/** The generator "mulberry32": small, and good enough for choosing moments and bytes. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick(list) {
      if (list.length === 0) throw new Error('There is nothing to pick from.')
      return list[below(list.length)] as (typeof list)[number]
    },
  }
}

/**
 * The seed of this run: that of `RELIABILITY_SEED`, else the clock's. Printed with the figures, so that a run can be
 * made again with the same choices; the moments at which a process is killed are the machine's own.
 */
export function runSeed(): number {
  const given = process.env['RELIABILITY_SEED']
  if (given === undefined) return Date.now() % 2 ** 32
  if (!/^\d{1,10}$/.test(given)) throw new Error(`RELIABILITY_SEED is a whole number, not "${given}".`)
  return Number(given) % 2 ** 32
}
