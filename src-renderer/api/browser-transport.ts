import { ServerSentEvents } from './server-sent-events.ts'
import type { Transport } from './transport-port.ts'

const storedAs = 'hazard-ledger-token'

/** Takes the token out of the address, where it would otherwise stay in view and in the history. */
function takeToken(): string {
  const inAddress = /^#token=([\w-]+)/.exec(location.hash)?.[1]
  if (inAddress !== undefined) {
    sessionStorage.setItem(storedAs, inAddress)
    history.replaceState(null, '', `${location.pathname}#/`)
  }
  return inAddress ?? sessionStorage.getItem(storedAs) ?? ''
}

/** The same backend over loopback http: calls by POST, pushes as a stream of server-sent events. */
export function browserTransport(): Transport {
  const authorization = { authorization: `Bearer ${takeToken()}` }
  const listeners = new Map<string, Set<(data: unknown) => void>>()
  const connectionListeners = new Set<(connected: boolean) => void>()
  let started = false

  /** Reads the stream for as long as the page lives; waits longer after each failure, at most ten seconds. */
  async function listen(): Promise<void> {
    let wait = 500
    for (;;) {
      try {
        const answer = await fetch('/events', { headers: authorization })
        if (!answer.ok || answer.body === null) throw new Error(`events: ${answer.status}`)
        wait = 500
        for (const listener of connectionListeners) listener(true)
        const events = new ServerSentEvents()
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
        for (;;) {
          const { done, value } = await reader.read()
          if (done) break
          for (const { name, data } of events.take(value)) {
            for (const listener of listeners.get(name) ?? []) listener(JSON.parse(data))
          }
        }
      } catch {
        // The program was stopped or the connection broke: said below, then tried again.
      }
      for (const listener of connectionListeners) listener(false)
      await new Promise((resolve) => setTimeout(resolve, wait))
      wait = Math.min(wait * 2, 10_000)
    }
  }

  function startOnce(): void {
    if (started) return
    started = true
    void listen()
  }

  return {
    host: 'browser',
    async rpc(channel, input) {
      const answer = await fetch(`/rpc/${channel}`, {
        method: 'POST',
        headers: { ...authorization, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      return (await answer.json()) as unknown
    },
    onEvent(name, listener) {
      startOnce()
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener)
      return () => void set.delete(listener)
    },
    onConnection(listener) {
      startOnce()
      connectionListeners.add(listener)
      return () => void connectionListeners.delete(listener)
    },
    fileHeaders: () => authorization,
  }
}
