import { z } from 'zod'
import type { AnsweredFinding } from '../../src-shared/checks/finding.ts'
import { type AskedApproval, BASELINE_FORMAT } from '../../src-shared/domain/baseline.ts'
import type { IssuedDocument } from '../../src-shared/domain/issued-document.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type AnyRecord, type RecordKind, recordKinds, type Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import type { Trend } from '../../src-shared/domain/trend.ts'
import { canonicalInSteps } from '../ledger/canonical.ts'
import { upgradeRecord } from '../ledger/upgrade.ts'

/** Everything that an issued version is made of, and all its documents are made from. */
export interface BaselineContent {
  product: { name: string; version: string }
  version: string
  /** Title of the lifecycle phase. */
  phase: string
  purpose: string
  summary: string
  issued: { at: string; today: string; by: { personId: string | null; name: string; account: string } }
  documents: IssuedDocument[]
  asked: (AskedApproval & { name: string })[]
  /** Keys enrolled when it was issued: only these sign for it. */
  keys: { personId: string; name: string; fingerprint: string }[]
  previous: { version: string; sha256: string } | null
  findings: AnsweredFinding[]
  trend: Trend
  pack: StandardsPack
  snapshot: Snapshot
}

/** Format of each kind of record when it was frozen: a later version reads them by its upgraders. */
const formatsNow = Object.fromEntries(Object.entries(recordKinds).map(([kind, { format }]) => [kind, format]))

/** The canonical JSON of a version, in steps: its UTF-8 bytes are what is hashed, stored and never rebuilt. */
export function baselineText(content: BaselineContent): Generator<void, string> {
  return canonicalInSteps({ ...BASELINE_FORMAT, recordFormats: formatsNow, ...content })
}

const head = z.looseObject({
  format: z.literal(BASELINE_FORMAT.format),
  formatVersion: z.int(),
  recordFormats: z.record(z.string(), z.int()),
})

/**
 * Reads the bytes of a version, its records brought to today's formats.
 * @throws Refusal `unreadable` where they are no version of a format that is known here
 */
export function readBaselineContent(bytes: Uint8Array): BaselineContent {
  let read: BaselineContent & { recordFormats: Record<string, number>; formatVersion: number }
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    head.parse(parsed)
    read = parsed as typeof read
  } catch {
    throw new Refusal('unreadable', 'These bytes are no issued version of Hazard Ledger. Nothing was changed.')
  }
  const { recordFormats, formatVersion, ...content } = read
  if (formatVersion > BASELINE_FORMAT.formatVersion) throw newer()
  const now = <R extends AnyRecord>(kind: RecordKind, record: R): R => {
    const format = recordFormats[kind] ?? 1
    if (format > recordKinds[kind].format) throw newer()
    return format === recordKinds[kind].format ? record : (upgradeRecord(kind, format, { ...record }) as R)
  }
  const { snapshot } = content
  return {
    ...content,
    snapshot: {
      ...snapshot,
      project: now('project', snapshot.project),
      organisations: snapshot.organisations.map((one) => now('organisation', one)),
      people: snapshot.people.map((one) => now('person', one)),
      records: Object.fromEntries(
        Object.entries(snapshot.records).map(([kind, records]) => [
          kind,
          (records as AnyRecord[]).map((one) => now(kind as RecordKind, one)),
        ]),
      ) as unknown as Snapshot['records'],
    },
  }
}

function newer(): Refusal {
  return new Refusal(
    'newer-version',
    'This version was issued by a newer Hazard Ledger. Nothing was changed.',
    'Open it with that version, or update this one.',
  )
}
