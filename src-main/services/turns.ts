/** How long work may go on before others get their turn, in milliseconds: a window answers within a frame. */
const STRETCH = 12

/** Gives the event loop one turn: pushes, other questions, and the window's own messages. */
export function turn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume))
}

/** For a long loop: `await pause()` in it gives others a turn whenever a stretch is over, and costs nothing otherwise. */
export function inStretches(): () => Promise<void> | undefined {
  let from = performance.now()
  return () => {
    if (performance.now() - from < STRETCH) return undefined
    return turn().then(() => {
      from = performance.now()
    })
  }
}

/** Runs work made of small steps to its end, with turns of the event loop in between. */
export async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  const pause = inStretches()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}
