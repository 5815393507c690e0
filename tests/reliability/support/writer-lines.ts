import type { Act } from './writer-acts.ts'

/** What a writer is started with. */
export interface WriterOrder {
  /** Folder of the product's own files. */
  dataFolder: string
  workspace: string
  resources: string
  /** A workbook to import. */
  workbook: string
  seed: number
  /** Acts it picks from. */
  among: readonly Act[]
  /** The act that comes after `before` others picked by chance; null for none in particular. */
  act: Act | null
  before: number
}

/** What an act left outside the ledger, to be looked for afterwards. */
export interface Kept {
  /** SHA-256 of an evidence file. */
  evidence?: string
  /** File name of a backup. */
  backup?: string
  /** Fingerprint of a private key. */
  key?: string
  /** Value of the preference that writers set. */
  preference?: string
  /** The call that leaves it was not answered: it may be there, and then stands in place of what was there before. */
  unheard?: true
}

/** Position and hash of a change that was acknowledged. */
export interface Acknowledged {
  seq: number
  hash: string
}

/** A line that a writer says. */
export type WriterLine =
  | { what: 'loaded' | 'opening' | 'closed' }
  | {
      what: 'open'
      open: { position: number; readOnly: boolean; notice: string } | null
      refused: { code: string; message: string } | null
    }
  | { what: 'begin'; number: number; channel: string; leaves: Kept | null }
  | { what: 'done'; number: number; channel: string; change: Acknowledged | null; kept: Kept | null }
  | { what: 'refused'; number: number; channel: string; code: string; message: string }
