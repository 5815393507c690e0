/** One event of a stream. */
export interface ServerSentEvent {
  name: string
  data: string
}

/** Puts a stream of server-sent events together from the pieces in which it arrives. Comments are passed over. */
export class ServerSentEvents {
  #rest = ''

  /** Takes the next piece; returns the events that are now whole. */
  take(piece: string): ServerSentEvent[] {
    const blocks = (this.#rest + piece).split('\n\n')
    this.#rest = blocks.pop() ?? ''
    return blocks.flatMap((block) => {
      let name = 'message'
      const data: string[] = []
      for (const line of block.split('\n')) {
        if (line.startsWith('event:')) name = line.slice(6).trim()
        else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''))
      }
      return data.length === 0 ? [] : [{ name, data: data.join('\n') }]
    })
  }
}
