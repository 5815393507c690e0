import type { Readable } from 'node:stream'
import type { Failure, Result } from '../../src-shared/domain/result.ts'

/** What every push from the backend to a page carries. */
export interface BackendEvent {
  name: 'changed' | 'workspace' | 'progress'
  data: unknown
}

/**
 * The application, whoever hosts it: the desktop window, the browser host, the command line. Electron and http are
 * unknown here; a host only carries calls, events and bytes.
 */
export interface Backend {
  /** Answers one call of the contract. Never throws: a refusal and a fault are data. */
  call(channel: string, input: unknown): Promise<Result<unknown>>
  /** Subscribes to pushes; returns the way to stop. */
  onEvent(listener: (event: BackendEvent) => void): () => void
  /** Streams a chosen or dropped file to a temporary file; the token names it once, in one later command. */
  acceptFile(name: string, bytes: Readable): Promise<Result<{ token: string; name: string; size: number }>>
  /** The file behind a download token, once; the caller streams `path` and the backend keeps it until closed. */
  takeFile(token: string): Promise<{ name: string; mediaType: string; path: string } | Failure>
  /** Ends reader, queue and writer in this order and frees the lock. */
  close(): Promise<void>
}

/** Everything the backend asks of the world outside, so that a test can answer instead. */
export interface Ports {
  clock: { now(): Date }
  /** Operating system account and computer name, written beside the person in every change. */
  host: { account: string; computer: string; kind: 'desktop' | 'browser' | 'command line' }
  dialogs: Dialogs
}

/** Questions only a host can ask. Where `available` is false the page offers what the data folder holds instead. */
export interface Dialogs {
  available: boolean
  /** An existing workspace file, or null if the person cancelled. */
  chooseWorkspace(): Promise<string | null>
  /** Where to make a new workspace, or null. */
  chooseNewWorkspace(suggestedPath: string): Promise<string | null>
}
