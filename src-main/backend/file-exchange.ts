import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Failure, ok, type Result, refuse } from '../../src-shared/domain/result.ts'
import { cleanText, NAME_LIMIT } from '../../src-shared/domain/text.ts'
import type { SentFile } from '../services/command.ts'

/** Largest file that may be brought in, in bytes. */
export const FILE_LIMIT = 250 * 1024 * 1024

/** A file made for a person to take away. */
export interface OutgoingFile {
  name: string
  mediaType: string
  path: string
}

/**
 * Bytes in and out without a path ever crossing to a page: a file that comes in lies in a temporary place behind a
 * token; a file that goes out is fetched by one.
 */
export class FileExchange {
  readonly #incoming = new Map<string, SentFile>()
  readonly #outgoing = new Map<string, OutgoingFile>()
  readonly #streams = new Map<string, () => Readable>()
  #folder: string | null = null

  /** Streams a file to a temporary place. */
  async accept(name: string, bytes: Readable): Promise<Result<{ token: string; name: string; size: number }>> {
    const shown = basename(cleanText(name).text.replaceAll('\\', '/')).trim().slice(0, NAME_LIMIT) || 'file'
    const token = newToken()
    const path = join(await this.folder(), token)
    let size = 0
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        size += chunk.length
        next(size > FILE_LIMIT ? new RangeError('too large') : null, chunk)
      },
    })
    try {
      await pipeline(bytes, meter, createWriteStream(path, { flags: 'wx' }))
    } catch (error) {
      await rm(path, { force: true })
      if (error instanceof RangeError) {
        return refuse(
          'refused',
          `${shown} is larger than 250 MB. It was not taken in.`,
          'Record where it is kept instead.',
        )
      }
      return refuse('unreadable', `${shown} did not arrive whole. Nothing was changed.`, 'Choose the file once more.')
    }
    this.#incoming.set(token, { name: shown, path, size })
    return ok({ token, name: shown, size })
  }

  /** The file behind a token, still there for a later command; null where there is none. */
  look(token: string): SentFile | null {
    return this.#incoming.get(token) ?? null
  }

  /** Forgets an incoming file once a command has used it. */
  async drop(token: string): Promise<void> {
    const file = this.#incoming.get(token)
    this.#incoming.delete(token)
    if (file) await rm(file.path, { force: true })
  }

  /** Offers a file for download; answers its token. */
  offer(file: OutgoingFile): string {
    const token = newToken()
    this.#outgoing.set(token, file)
    return token
  }

  /** Takes an offered file, once. */
  take(token: string): OutgoingFile | Failure {
    const file = this.#outgoing.get(token)
    this.#outgoing.delete(token)
    return file ?? refuse('not-found', 'This download was used already.', 'Make the file once more.').error
  }

  /** Offers lines of JSON that are made while they are read; answers their token. */
  offerStream(open: () => Readable): string {
    const token = newToken()
    this.#streams.set(token, open)
    return token
  }

  /** Takes an offered stream, once; null where the token names none. */
  takeStream(token: string): Readable | null {
    const open = this.#streams.get(token)
    this.#streams.delete(token)
    return open?.() ?? null
  }

  /** Temporary folder of this run. */
  async folder(): Promise<string> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'hazard-ledger-'))
    await mkdir(this.#folder, { recursive: true })
    return this.#folder
  }

  /** Removes everything temporary. */
  async close(): Promise<void> {
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true })
  }
}

function newToken(): string {
  return randomBytes(24).toString('base64url')
}
