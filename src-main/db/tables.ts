/** What a column of a STRICT table can hold. */
export type ColumnValue = string | number | null
/** A row of a record table; its repository knows which column holds what. */
export type RecordRow = Record<string, ColumnValue>

/** One row a command; see ledger/append.ts for what the hash covers. */
export interface ChangeRow {
  seq: number
  /** UTC, milliseconds. */
  time: string
  /** Canonical JSON: person, name as it then was, account. */
  actor: string
  /** Canonical JSON: computer and kind of host. */
  host: string
  command: string
  projectId: string | null
  reason: string
  /** Sequence number of the change this one takes back. */
  undoes: number | null
  previousHash: string
  hash: string
}

/** One row for each record that a change touched. */
export interface RevisionRow {
  changeSeq: number
  /** Order within the change. */
  place: number
  kind: string
  id: string
  /** 1, 2, 3… for this record. */
  number: number
  /** Format of the record's image. */
  format: number
  /** Canonical JSON of the whole record after the change. */
  image: string
}

/** Facts about the file itself: its identity and which product made it. */
export interface WorkspaceRow {
  key: string
  value: string
}

/** The bytes of an issued version, under their SHA-256. */
export interface BaselineContentRow {
  hash: string
  bytes: Uint8Array
}

/**
 * The ledger's tables. The record tables are not typed here: each is named, with its columns, in
 * repositories/record-tables.ts, and nothing but repositories/ touches them.
 */
export interface Tables {
  change: ChangeRow
  revision: RevisionRow
  workspace: WorkspaceRow
  baselineContent: BaselineContentRow
}
