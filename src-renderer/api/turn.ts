const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.addEventListener('message', () => waiting.shift()?.())
channel.port1.start()

/** Gives typing and drawing their turn; resolves right after. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    channel.port2.postMessage(null)
  })
}

/** How long the page works on without looking up, in milliseconds: under half a frame of 60 a second. */
const STRETCH = 7

/**
 * For work too long for one piece: `await pause()` in its loop gives the page a turn whenever a stretch of
 * {@link STRETCH} is over, and costs nothing otherwise.
 */
export function inStretches(): () => Promise<void> | undefined {
  let from = performance.now()
  return () => {
    if (performance.now() - from < STRETCH) return undefined
    return turn().then(() => {
      from = performance.now()
    })
  }
}
