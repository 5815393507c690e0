let announced = 0
let heard = 0
const waiting = new Set<() => void>()

/** Position in the ledger of the newest change that was pushed. */
export function announcedSeq(): number {
  return announced
}

/** A change was pushed. */
export function announce(seq: number): void {
  announced = Math.max(announced, seq)
}

/** The replica has taken in everything up to a change. */
export function tookIn(seq: number): void {
  heard = Math.max(heard, seq)
  for (const look of waiting) look()
}

/** Another workspace counts from its own beginning. */
export function forgetHeard(): void {
  announced = 0
  heard = 0
}

/** Resolves once the page has taken in a change, or after a second: pushes are news, not a promise. */
export function heardOf(seq: number): Promise<void> {
  if (heard >= seq) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(finish, 1000)
    function look() {
      if (heard >= seq) finish()
    }
    function finish() {
      clearTimeout(timer)
      waiting.delete(look)
      resolve()
    }
    waiting.add(look)
  })
}
