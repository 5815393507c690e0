/** What a finding of a full check is about. */
export type IntegrityPart =
  | 'file'
  | 'schema'
  | 'foreign keys'
  | 'ledger'
  | 'tables'
  | 'evidence'
  | 'checksums'
  | 'issued versions'
  | 'head'

/** Every part of a full check, in the order in which it is made. */
export const integrityParts: readonly IntegrityPart[] = [
  'file',
  'schema',
  'foreign keys',
  'checksums',
  'ledger',
  'tables',
  'issued versions',
  'evidence',
  'head',
]

/** One place where a workspace is not what it was written as. */
export interface IntegrityFinding {
  part: IntegrityPart
  where: {
    /** Page of the database file, from 1. */
    page?: number
    /** Number of the change. */
    seq?: number
    /** Kind of record. */
    kind?: string
    /** Id of the record. */
    id?: string
    /** Name of a file. */
    file?: string
  }
  /** In words, for people. */
  what: string
}

/** What was looked at. */
export interface IntegrityCounts {
  pages: number
  changes: number
  revisions: number
  records: number
  issuedVersions: number
  evidenceFiles: number
}

/** What a full check came to. */
export interface IntegrityReport {
  /** Whether nothing was found. */
  ok: boolean
  findings: IntegrityFinding[]
  counts: IntegrityCounts
  /** The ledger's last entry; null where it cannot be read. */
  head: { seq: number; hash: string } | null
}

/** A head of the ledger noted outside the file, which must stand in its chain. */
export interface NotedHead {
  seq: number
  /** Whole, or its first digits. */
  hash: string
  /** Where it was noted, for people: `this computer on 3 March 2026`. */
  from: string
}
