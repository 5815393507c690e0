import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from '../../src-shared/domain/result.ts'
import type { Backend } from '../backend/backend.ts'
import {
  answerFiles,
  answerResult,
  answerStatic,
  answerWrongMethod,
  type HostAnswer,
  type HostRequest,
} from '../hosts/answers.ts'
import { everyAnswer } from '../hosts/content-security-policy.ts'
import { largestCall, readBody, TooLarge } from '../hosts/limits.ts'
import { EventStreams } from './event-streams.ts'

/** A running browser host. */
export interface WebHost {
  /** What the person opens; the fragment with the token never leaves the browser. */
  address: string
  origin: string
  token: string
  /** Where it listens, as the system says. */
  listening: AddressInfo
  /** Ends the event streams, answers what is under way and stops listening. The backend stays open. */
  close(): Promise<void>
}

/** How long a call under way may still take once the host is told to stop, in milliseconds. */
const patience = 5_000

/**
 * Serves the page and the backend to a browser on this computer: 127.0.0.1 only, a random token a run, Host and Origin
 * checked exactly. Rejects if the port is taken.
 */
export async function startWebHost(options: { backend: Backend; pageFolder: string; port: number }): Promise<WebHost> {
  const { backend, pageFolder } = options
  const token = randomBytes(32).toString('base64url')
  const expected = digest(`Bearer ${token}`)
  const streams = new EventStreams()
  const stopEvents = backend.onEvent((event) => streams.send(event))
  let host = ''

  const server = createServer((request, response) => {
    respond(request, response).catch((fault: unknown) => {
      console.error('browser host:', fault)
      response.destroy()
    })
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    const refusal = refuseStranger(request, path)
    if (refusal !== null) return await send(response, refusal)
    if (path === '/events') {
      if (request.method !== 'GET') return await send(response, answerWrongMethod('GET'))
      return streams.add(response)
    }
    await send(response, await answer(request, path))
  }

  async function answer(request: IncomingMessage, path: string): Promise<HostAnswer> {
    if (path.startsWith('/rpc/')) return await call(request, path.slice('/rpc/'.length))
    if (isFiles(path)) return await answerFiles(backend, hostRequest(request))
    return await answerStatic(pageFolder, hostRequest(request))
  }

  /** Only our own page, on this very address, holding this run's token. */
  function refuseStranger(request: IncomingMessage, path: string): HostAnswer | null {
    // Another name for this computer in Host means a page elsewhere had its name pointed here (DNS rebinding).
    if (request.headers.host !== host) return answerResult(refuse('refused', 'Wrong host.'), 403)
    const { origin } = request.headers
    // A browser sends Origin with every POST.
    if (origin === undefined ? request.method === 'POST' : origin !== `http://${host}`) {
      return answerResult(refuse('refused', 'Wrong origin.'), 403)
    }
    // A download's own one-time token is its permission: a link cannot carry a header.
    const open = request.method === 'GET' && !path.startsWith('/rpc/') && path !== '/events'
    if (!open && isApi(path) && !timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) {
      return answerResult(
        refuse('refused', 'The token is missing or wrong.', 'Open the address the program printed.'),
        401,
      )
    }
    return null
  }

  async function call(request: IncomingMessage, channel: string): Promise<HostAnswer> {
    if (request.method !== 'POST') return answerWrongMethod('POST')
    if (request.headers['content-type']?.split(';', 1)[0]?.trim() !== 'application/json') {
      return answerResult(refuse('invalid-input', 'A call is JSON.'), 415)
    }
    const tooLarge = answerResult(refuse('invalid-input', 'The call is larger than 5 MB.'), 413)
    if (Number(request.headers['content-length'] ?? 0) > largestCall) return tooLarge
    let input: unknown
    try {
      input = JSON.parse((await readBody(request, largestCall)).toString('utf8'))
    } catch (fault) {
      return fault instanceof TooLarge ? tooLarge : answerResult(refuse('invalid-input', 'The call is not JSON.'), 400)
    }
    return answerResult(await backend.call(channel, input))
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const listening = server.address() as AddressInfo
  host = `127.0.0.1:${listening.port}`
  const origin = `http://${host}`

  return {
    address: `${origin}/#token=${token}`,
    origin,
    token,
    listening,
    async close() {
      stopEvents()
      streams.end()
      const hurry = setTimeout(() => server.closeAllConnections(), patience)
      await new Promise<void>((resolve) => server.close(() => resolve()))
      clearTimeout(hurry)
    },
  }
}

function isFiles(path: string): boolean {
  return path === '/files' || path.startsWith('/files/')
}

function isApi(path: string): boolean {
  return path.startsWith('/rpc/') || path === '/events' || isFiles(path)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function hostRequest(request: IncomingMessage): HostRequest {
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    header: (name) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value[0] : value
    },
    body: request,
  }
}

async function send(response: ServerResponse, answer: HostAnswer): Promise<void> {
  response.writeHead(answer.status, { ...everyAnswer, ...answer.headers })
  if (answer.body instanceof Readable) {
    // A browser that stops a download closes the connection; that is no fault.
    await pipeline(answer.body, response).catch(() => response.destroy())
  } else {
    response.end(answer.body)
  }
}
