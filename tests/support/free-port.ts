import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below where systems take ports for outgoing connections, so that a program may stop and start again on its own. */
const PORTS = { from: 20_000, to: 30_000 }

/** A port of this computer that nothing listens on, and that stays free while the program that had it starts again. */
export async function freePort(): Promise<number> {
  for (let turn = 0; turn < 20; turn++) {
    const port = randomInt(PORTS.from, PORTS.to)
    if (await isFree(port)) return port
  }
  throw new Error(`No free port was found between ${PORTS.from} and ${PORTS.to}.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
