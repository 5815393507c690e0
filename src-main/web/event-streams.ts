import type { ServerResponse } from 'node:http'
import type { BackendEvent } from '../backend/backend.ts'
import { everyAnswer } from '../hosts/content-security-policy.ts'

/** A page that has not read this many bytes of events is cut off; it connects again and reads afresh. */
const longestQueue = 1_000_000

/** Every open `GET /events`: server-sent events, one stream a page. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>()

  /** Keeps the answer open and writes events to it until the page leaves. */
  add(response: ServerResponse): void {
    response.writeHead(200, { ...everyAnswer, 'content-type': 'text/event-stream' })
    // Sends the headers now, so that the page knows it is connected before the first event.
    response.write(': connected\n\n')
    this.#open.add(response)
    response.once('close', () => this.#open.delete(response))
  }

  /** Pushes one event to every page. JSON holds no line break, so one `data:` line is enough. */
  send(event: BackendEvent): void {
    const text = `event: ${event.name}\ndata: ${JSON.stringify(event.data ?? null)}\n\n`
    for (const response of this.#open) {
      if (response.writableLength > longestQueue) response.destroy()
      else response.write(text)
    }
  }

  /** Ends every stream. */
  end(): void {
    for (const response of this.#open) response.end()
  }
}
