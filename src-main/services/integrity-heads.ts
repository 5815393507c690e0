import type { IntegrityFinding, NotedHead } from '../../src-shared/domain/integrity.ts'
import { formatNumber } from '../../src-shared/format/numbers.ts'
import type { ReadableDb } from '../db/database.ts'
import { EMPTY_HEAD } from '../ledger/append.ts'

type Finding = Omit<IntegrityFinding, 'part'>

/** Heads noted elsewhere that the chain does not hold, and one that somebody has, wherever it stands. */
export async function headFindings(db: ReadableDb, heads: readonly NotedHead[], asked?: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { seq, hash, from } of heads) {
    if (await holdsHead(db, seq, hash)) continue
    findings.push({ where: { seq }, what: `The ledger no longer holds change ${formatNumber(seq)} noted ${from}.` })
  }
  if (asked !== undefined) {
    const digits = asked.toLowerCase()
    const found = await db
      .selectFrom('change')
      .select('seq')
      .where('hash', '>=', digits)
      .where('hash', '<', `${digits}g`)
      .executeTakeFirst()
    if (!found) findings.push({ where: {}, what: `The ledger holds no change with the hash ${asked}.` })
  }
  return findings
}

/** Whether the change at a position has a hash; `hash` may be its first digits. */
export async function holdsHead(db: ReadableDb, seq: number, hash: string): Promise<boolean> {
  if (seq === 0) return EMPTY_HEAD.hash.startsWith(hash)
  const change = await db.selectFrom('change').select('hash').where('seq', '=', seq).executeTakeFirst()
  return change?.hash.startsWith(hash.toLowerCase()) === true
}
