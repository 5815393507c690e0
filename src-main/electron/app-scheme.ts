import { Readable } from 'node:stream'
import { protocol, type Session } from 'electron'
import { refuse } from '../../src-shared/domain/result.ts'
import type { Backend } from '../backend/backend.ts'
import { answerFiles, answerResult, answerStatic, type HostAnswer } from '../hosts/answers.ts'
import { appOrigin, appScheme, isOurs } from './addresses.ts'

/** Makes `app:` a standard, secure scheme that fetch understands. Must run before Electron is ready, once. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

/** Answers `app://hazard-ledger`: the page by GET, and files in and out under `/files`. */
export function serveAppScheme(session: Session, backend: Backend, pageFolder: string): void {
  session.protocol.handle(appScheme, async (request) => toResponse(await answer(backend, pageFolder, request)))
}

async function answer(backend: Backend, pageFolder: string, request: Request): Promise<HostAnswer> {
  const origin = request.headers.get('origin')
  if (!isOurs(request.url) || (origin !== null && origin !== appOrigin)) {
    return answerResult(refuse('refused', 'This address is not answered.'), 403)
  }
  const target = new URL(request.url).pathname
  const plain = {
    method: request.method,
    target,
    header: (name: string) => request.headers.get(name) ?? undefined,
    body: request.body === null ? null : Readable.fromWeb(request.body),
  }
  const isFiles = target === '/files' || target.startsWith('/files/')
  return isFiles ? await answerFiles(backend, plain) : await answerStatic(pageFolder, plain)
}

function toResponse(answer: HostAnswer): Response {
  const body =
    answer.body instanceof Readable
      ? (Readable.toWeb(answer.body) as globalThis.ReadableStream)
      : new Uint8Array(answer.body)
  return new Response(body, { status: answer.status, headers: answer.headers })
}
