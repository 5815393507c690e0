import {
  type IntegrityCounts,
  type IntegrityFinding,
  type IntegrityPart,
  type IntegrityReport,
  integrityParts,
  type NotedHead,
} from '../../src-shared/domain/integrity.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { checksumOutside, keptChecksum } from '../db/checksum.ts'
import type { Connection } from '../db/database.ts'
import { fileDamages, looseReferences, pageCount, wordsOf } from '../db/file-check.ts'
import { schemaDifferences } from '../db/schema-check.ts'
import { readHead } from '../ledger/append.ts'
import { compareTables } from '../ledger/compare-tables.ts'
import { type LedgerBreak, walkChain } from '../ledger/verify.ts'
import { headFindings } from './integrity-heads.ts'
import { checkEvidence, checkIssued } from './integrity-kept.ts'
import { inStretches } from './turns.ts'

/** What a full check is asked for. */
export interface CheckOptions {
  /** A head that somebody has, e.g. off an issued document: whole, or its first digits. It must stand in the chain. */
  head?: string
  /** Heads that were noted outside the file. */
  heads?: readonly NotedHead[]
  /** Told how far it is, 0 to 1. */
  onPart?: (part: number, of: IntegrityPart) => void
  signal?: AbortSignal
}

/** Findings told of one part; a file damaged all over would otherwise fill the page. */
const MOST = 500
/** How much of the time each part takes, about, so that progress goes evenly. */
const SHARES: Record<IntegrityPart, number> = {
  file: 0.15,
  schema: 0.02,
  'foreign keys': 0.03,
  checksums: 0.01,
  ledger: 0.4,
  tables: 0.3,
  'issued versions': 0.03,
  evidence: 0.05,
  head: 0.01,
}

/**
 * Looks at everything that a workspace holds: the file as SQLite sees it, its tables, indexes and triggers, foreign keys,
 * the whole ledger, the tables against it, issued versions and evidence files against their hashes, what lies outside the
 * ledger against its checksum, and the heads noted elsewhere. In steps of bounded memory; changes nothing.
 *
 * A damaged file never makes it throw: what cannot be read is a finding.
 *
 * @throws Refusal `cancelled`
 */
export async function checkWhole(
  connection: Connection,
  evidenceFolder: string,
  options: CheckOptions = {},
): Promise<IntegrityReport> {
  const findings: IntegrityFinding[] = []
  const counts: IntegrityCounts = {
    pages: pageCount(connection),
    changes: 0,
    revisions: 0,
    records: 0,
    issuedVersions: 0,
    evidenceFiles: 0,
  }
  const { db } = connection
  const turn = inStretches()
  const pause = () => {
    if (options.signal?.aborted === true) {
      throw new Refusal('cancelled', 'The check was stopped. Nothing was changed.')
    }
    return turn()
  }
  let before = 0
  const say = (part: IntegrityPart) => (done: number) =>
    options.onPart?.(before + SHARES[part] * Math.min(1, done), part)
  const collect = (part: IntegrityPart) => {
    let told = 0
    return (finding: Omit<IntegrityFinding, 'part'>): boolean => {
      told++
      if (told <= MOST) findings.push({ part, ...finding })
      if (told === MOST + 1) findings.push({ part, where: {}, what: 'There is more of this; it is not listed here.' })
      return told > MOST
    }
  }
  const ofLedger = (part: IntegrityPart) => {
    const add = collect(part)
    return ({ seq, kind, id, what }: LedgerBreak) =>
      add({
        where: {
          ...(seq === null ? {} : { seq }),
          ...(kind === undefined ? {} : { kind }),
          ...(id === undefined ? {} : { id }),
        },
        what,
      })
  }

  const parts: Record<IntegrityPart, () => Promise<void> | void> = {
    file() {
      const add = collect('file')
      for (const { page, table, what } of fileDamages(connection)) {
        add({
          where: { ...(page === undefined ? {} : { page }), ...(table === undefined ? {} : { kind: table }) },
          what,
        })
      }
    },
    async schema() {
      const add = collect('schema')
      for (const { name, what } of await schemaDifferences(connection)) add({ where: { kind: name }, what })
    },
    'foreign keys'() {
      const add = collect('foreign keys')
      for (const { table, parent, id } of looseReferences(connection)) {
        add({
          where: { kind: table, ...(id === null ? {} : { id }) },
          what: `A row of ${table} refers to a ${parent} that is not there.`,
        })
      }
    },
    checksums() {
      const kept = keptChecksum(connection)
      if (kept === checksumOutside(connection)) return
      const what =
        kept === null
          ? 'The checksum of the tables outside the ledger is missing.'
          : 'What stands outside the ledger (facts about the file, and its migrations) is not what its checksum says.'
      collect('checksums')({ where: { kind: 'workspace' }, what })
    },
    async ledger() {
      const walked = await walkChain(db, { found: ofLedger('ledger'), onPart: say('ledger'), pause })
      counts.changes = walked.changes
      counts.revisions = walked.revisions
    },
    async tables() {
      counts.records = await compareTables(db, { found: ofLedger('tables'), onPart: say('tables'), pause })
    },
    async 'issued versions'() {
      counts.issuedVersions = await checkIssued(connection, collect('issued versions'), pause)
    },
    async evidence() {
      const add = collect('evidence')
      counts.evidenceFiles = await checkEvidence(db, evidenceFolder, add, { pause, onPart: say('evidence') })
    },
    async head() {
      const add = collect('head')
      for (const finding of await headFindings(db, options.heads ?? [], options.head)) add(finding)
    },
  }

  for (const part of integrityParts) {
    say(part)(0)
    await pause()
    try {
      await parts[part]()
    } catch (error) {
      if (error instanceof Refusal) throw error
      collect(part)({ where: {}, what: `${UNREAD[part]} cannot be read: ${wordsOf(error)}.` })
    }
    before += SHARES[part]
  }
  options.onPart?.(1, 'head')
  return { ok: findings.length === 0, findings, counts, head: await headOf(connection) }
}

/** What could not be read, by part. */
const UNREAD: Record<IntegrityPart, string> = {
  file: 'The file',
  schema: 'The list of tables',
  'foreign keys': 'The references between tables',
  checksums: 'What stands outside the ledger',
  ledger: 'The rest of the ledger',
  tables: 'The rest of the tables',
  'issued versions': 'The issued versions',
  evidence: 'The list of evidence files',
  head: 'The head of the ledger',
}

async function headOf({ db }: Connection): Promise<IntegrityReport['head']> {
  try {
    const { seq, hash } = await readHead(db)
    return { seq, hash }
  } catch {
    return null
  }
}
