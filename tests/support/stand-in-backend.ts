import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Backend, BackendEvent } from '../../src-main/backend/backend.ts'
import { ok, type Result, refuse } from '../../src-shared/domain/result.ts'

/** A small real Backend for tests of the hosts alone: it answers what it was asked and keeps files in a folder. */
export interface StandInBackend extends Backend {
  calls: { channel: string; input: unknown }[]
  /** Each file that began to come in, and how it ended. */
  incoming: { name: string; outcome?: Result<unknown> }[]
  push(event: BackendEvent): void
  /** Offers bytes for download and answers the token. */
  offer(name: string, bytes: string): Promise<string>
  closed: boolean
}

export async function standInBackend(): Promise<StandInBackend> {
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-'))
  const listeners = new Set<(event: BackendEvent) => void>()
  const offered = new Map<string, { name: string; mediaType: string; path: string }>()
  let files = 0
  const backend: StandInBackend = {
    calls: [],
    incoming: [],
    closed: false,
    async call(channel, input) {
      backend.calls.push({ channel, input })
      return channel === 'project.list' ? ok({ echo: input }) : refuse('unknown-channel', `No call ${channel}.`)
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    push: (event) => {
      for (const listener of listeners) listener(event)
    },
    async acceptFile(name: string, bytes: Readable) {
      const token = `in-${files++}`
      const path = join(folder, token)
      const incoming: StandInBackend['incoming'][number] = { name }
      backend.incoming.push(incoming)
      try {
        await pipeline(bytes, createWriteStream(path))
      } catch (fault) {
        const refusal = refuse('unreadable', fault instanceof Error ? fault.message : String(fault))
        incoming.outcome = refusal
        return refusal
      }
      const accepted = ok({ token, name, size: (await stat(path)).size })
      incoming.outcome = accepted
      return accepted
    },
    async offer(name, bytes) {
      const token = `out-${files++}`
      const path = join(folder, token)
      await writeFile(path, bytes)
      offered.set(token, { name, mediaType: 'text/html', path })
      return token
    },
    takeStream: () => null,
    async takeFile(token) {
      const file = offered.get(token)
      offered.delete(token)
      return file ?? refuse('not-found', 'There is no such download.').error
    },
    async close() {
      backend.closed = true
      await rm(folder, { recursive: true })
    },
  }
  return backend
}
