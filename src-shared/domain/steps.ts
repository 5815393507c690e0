/**
 * Work in steps of a few milliseconds: a generator that yields between two of them, so that who runs it decides whether
 * anything else gets its turn meanwhile. This does it all at once.
 */
export function allAtOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
