/** The parent's end as Electron gives it to a utility process; Node's own processes speak through `process`. */
interface ParentPort {
  on(event: 'message', take: (event: { data: unknown }) => void): void
  postMessage(message: unknown): void
}

/**
 * In a process that `runProcess` started: takes the one request and sends what comes of it. The parent then ends this
 * process; where the parent is gone, it ends by itself.
 */
export function answerParent(answer: (request: unknown) => Promise<unknown>): void {
  const port = (process as { parentPort?: ParentPort }).parentPort
  if (port !== undefined) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port to the parent has no origin
    port.on('message', ({ data }) => void answer(data).then((said) => port.postMessage(said)))
    return
  }
  process.once('disconnect', () => process.exit())
  process.once('message', (request) => void answer(request).then((said) => process.send?.(said)))
}
