import type { Readable } from 'node:stream'
import type { Failure, Result } from '../../src-shared/domain/result.ts'
import type { StartProcess } from '../workers/run-process.ts'

/** What every push from the backend to a page carries. */
export interface BackendEvent {
  name: 'changed' | 'workspace' | 'progress' | 'preferences'
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
  /** The lines of JSON behind a token, once; null where it names none. */
  takeStream(token: string): Readable | null
  /** Ends reader, queue and writer in this order and frees the lock. */
  close(): Promise<void>
}

/** Everything the backend asks of the world outside, so that a test can answer instead. */
export interface Ports {
  clock: { now(): Date }
  /** Operating system account and computer name, written beside the person in every change. */
  host: { account: string; computer: string; kind: 'desktop' | 'browser' | 'command line' }
  dialogs: Dialogs
  /** Shows a file in the program that the system has for it; absent where a host cannot. */
  showFile?: (path: string) => Promise<void>
  print: Printer
  /** Starts a program of ours in a process of its own; absent where Node's own way does. */
  startProcess?: StartProcess
  /** The system's own protection of secrets; absent where a host has none. */
  protection?: SystemProtection
}

/** Seals small secrets so that only this account on this computer opens them. */
export interface SystemProtection {
  /** Whether it is there, and is more than a fixed password. */
  available(): boolean
  seal(text: string): Uint8Array
  /** @throws where it was sealed by another account or computer */
  unseal(sealed: Uint8Array): string
}

/** Questions only a host can ask. Where `available` is false the page offers what the data folder holds instead. */
export interface Dialogs {
  available: boolean
  /** An existing workspace file, or null if the person cancelled. */
  chooseWorkspace(): Promise<string | null>
  /** Where to make a new workspace, or null. */
  chooseNewWorkspace(suggestedPath: string): Promise<string | null>
}

/** What a printed document carries beside its page. */
export interface PrintOptions {
  /** At the top of every page; plain text. */
  header: string
  /** At the foot of every page, before "Page n of m"; plain text. */
  footer: string
  /** Small lines under the footer; plain text. */
  provenance?: readonly string[]
  /** Left and right margin of header and footer, in points. */
  side: number
  /**
   * Only to find out on which page things stand: without tags, outline, header and footer, which take half of the time
   * and move nothing.
   */
  trial?: boolean
  /** Ends the printing, where the host can; what was asked for is then refused in whatever words come. */
  signal?: AbortSignal
}

/** Makes PDF files, with what the host has for that: the window's own engine, or a browser on this computer. */
export interface Printer {
  /** Whether there is something to print with; a refusal says what to do where there is not. */
  available(): Promise<Result<null>>
  /**
   * Prints a page of HTML that stands on its own, on the paper that its style sheet asks for, with tags and outline.
   * Scripts do not run and nothing is fetched.
   * @throws Refusal where there is nothing to print with
   */
  toPdf(html: string, options: PrintOptions): Promise<Uint8Array>
}
