import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type Failure, type Result, refuse } from '../../src-shared/domain/result.ts'
import type { Backend } from '../backend/backend.ts'
import { contentSecurityPolicy, everyAnswer, newNonce, noncePlaceholder } from './content-security-policy.ts'
import { attachment, fileNameFromHeader } from './file-names.ts'
import { largestFile, limitBytes } from './limits.ts'
import { locateStaticFile } from './static-files.ts'

/** What both hosts make of a request before answering it, whether it came over http or `app://`. */
export interface HostRequest {
  method: string
  /** Path as sent, percent-encoded, with query if any. */
  target: string
  header(name: string): string | undefined
  body: Readable | null
}

/** An answer before its host puts it into http or into an Electron `Response`. */
export interface HostAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer | Readable
}

/** A {@link Result} as an answer; a status other than 200 says that the host itself refused. */
export function answerResult(result: Result<unknown>, status = 200): HostAnswer {
  return {
    status,
    headers: { ...everyAnswer, 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(result)),
  }
}

/** The refusal of a method that the address does not take. */
export function answerWrongMethod(allowed: string): HostAnswer {
  const answer = answerResult(refuse('refused', `Only ${allowed} is answered here.`), 405)
  answer.headers['allow'] = allowed
  return answer
}

/** A file of the page. `index.html` gets a fresh nonce on each load. GET only; anything unknown is 404. */
export async function answerStatic(root: string, request: HostRequest): Promise<HostAnswer> {
  if (request.method !== 'GET') return answerWrongMethod('GET')
  const file = locateStaticFile(root, request.target)
  const bytes = file === null ? null : await readFile(file.path).catch(() => null)
  if (file === null || bytes === null) return answerResult(refuse('not-found', 'There is no such file.'), 404)
  const nonce = newNonce()
  return {
    status: 200,
    headers: {
      ...everyAnswer,
      'content-type': file.mediaType,
      'content-security-policy': contentSecurityPolicy(nonce),
    },
    body: file.path.endsWith('.html') ? Buffer.from(bytes.toString('utf8').replaceAll(noncePlaceholder, nonce)) : bytes,
  }
}

/**
 * Files in and out: `POST /files` streams one in and answers `{token, name, size}` as a Result;
 * `GET /files/TOKEN` streams one out, once.
 */
export async function answerFiles(backend: Backend, request: HostRequest): Promise<HostAnswer> {
  const path = request.target.split('?', 1)[0] ?? ''
  if (path === '/files') return request.method === 'POST' ? await takeIn(backend, request) : answerWrongMethod('POST')
  if (request.method !== 'GET') return answerWrongMethod('GET')
  const token = /^\/files\/([\w-]{1,200})$/.exec(path)?.[1]
  if (token === undefined) return answerResult(refuse('not-found', 'There is no such download.'), 404)
  const lines = backend.takeStream(token)
  if (lines !== null) {
    return { status: 200, headers: { ...everyAnswer, 'content-type': 'application/jsonl' }, body: lines }
  }
  const file = await backend.takeFile(token)
  if (!('path' in file)) return answerResult(asResult(file), 404)
  const size = await stat(file.path).then(
    (found) => found.size,
    () => null,
  )
  if (size === null) return answerResult(refuse('fault', 'The file to download is no longer there.'), 500)
  return {
    status: 200,
    headers: {
      ...everyAnswer,
      'content-type': file.mediaType,
      'content-length': String(size),
      'content-disposition': attachment(file.name),
      // Should a browser ever show it instead of saving it, nothing in it may run.
      'content-security-policy': "default-src 'none'; sandbox",
    },
    body: createReadStream(file.path),
  }
}

async function takeIn(backend: Backend, request: HostRequest): Promise<HostAnswer> {
  const name = fileNameFromHeader(request.header('x-file-name'))
  if (name === null || request.body === null)
    return answerResult(refuse('invalid-input', 'A file needs a name and its bytes.'), 400)
  const tooLarge = refuse(
    'refused',
    'The file is larger than 250 MB and was not taken.',
    'Keep it elsewhere and refer to it.',
  )
  if (Number(request.header('content-length') ?? 0) > largestFile) return answerResult(tooLarge, 413)
  return answerResult(await backend.acceptFile(name, limitBytes(request.body, largestFile)))
}

function asResult(failure: Failure): Result<unknown> {
  return { ok: false, error: failure }
}
