import type { PastPoint } from '../../src-shared/contract/past.ts'
import type { Baseline } from '../../src-shared/domain/baseline.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import { dayOfMoment } from '../../src-shared/format/dates.ts'
import type { ReadableDb } from '../db/database.ts'
import type { IssueFacts } from '../documents/model/issue-facts.ts'
import type { Asked } from '../documents/self-check/figures.ts'
import { askFrozen } from '../repositories/frozen-counts.ts'
import { findFindings } from '../services/finding.ts'
import { readBaseline, readIssues, standingSteps } from '../services/issue-state.ts'
import { arrivalOf, differedOnArrival } from '../services/issued-elsewhere.ts'
import { changesSince, takePast } from '../services/past.ts'
import { readTrend } from '../services/trend.ts'
import { isAboutIssue } from '../services/undo.ts'
import { type DocumentSource, differenceFrom } from './document-source.ts'

/** How far back a board page tells what changed, in days. */
const BOARD_DAYS = 30

/** What a document of the past is asked for. */
export interface PastAsked {
  projectId: string
  at: PastPoint
  now: Date
  pack: StandardsPack
  /** What the self-check asks of tables that hold the log as it was. */
  ask: (db: ReadableDb) => Promise<Asked>
}

/**
 * The working log as it was as the source of a document: its records, people, evidence and issues of then, read by the
 * rules of that day. A draft, which says of when it is.
 *
 * @throws Refusal `not-found` where there was no log yet
 */
export async function pastSource(
  db: ReadableDb,
  { projectId, at, now, pack, ask }: PastAsked,
): Promise<DocumentSource & { input: { today: string } }> {
  const snapshot = await takePast(db, projectId, at, now)
  const { position, project } = snapshot
  const today = dayOfMoment(position.at)
  return {
    input: {
      snapshot,
      pack,
      findings: await findFindings(snapshot, pack, today),
      today,
      asOf: { day: today, seq: position.seq },
      issues: await issuesThen(db, snapshot, pack),
      trend: await readTrend(db, projectId, today, position.seq),
    },
    database: await askFrozen(snapshot, ask),
    recent: await changesSince(db, { projectId, days: BOARD_DAYS, at }, now),
    issuedVersion: `${project.version} DRAFT as it was`.trim(),
    attachments: [],
  }
}

/** What had been issued and decided by then, and what differed from it. */
async function issuesThen(db: ReadableDb, snapshot: Snapshot, pack: StandardsPack): Promise<IssueFacts> {
  const { position, project } = snapshot
  const by = (moment: string) => moment <= position.at
  const { baselines, approvals, keys } = await readIssues(db, project.id)
  const placed = await Promise.all(baselines.map(async (one) => ({ one, arrival: await arrivalOf(db, one) })))
  const arrivals = new Map(placed.map(({ one, arrival }) => [one.id, arrival]))
  const history = baselines
    // What was frozen is the change before the issue; what came in a package was there with the change it came with.
    .filter(({ id, position: frozen }) => (arrivals.get(id) ?? frozen.seq + 1) <= position.seq)
    .map((one) => (one.withdrawn !== null && by(one.withdrawn.at) ? one : { ...one, withdrawn: null }))
    .toReversed()
  const last = history.findLast(({ withdrawn }) => withdrawn === null)
  const earlier = last === undefined ? null : (await readBaseline(db, last.id)).content
  return {
    baseline: null,
    history,
    approvals: approvals
      .filter(({ recordedAt }) => by(recordedAt))
      .map((one) => (one.withdrawn !== null && by(one.withdrawn.at) ? one : { ...one, withdrawn: null })),
    keys: keys.filter(({ enrolledAt }) => by(enrolledAt)),
    changesSince: last === undefined ? null : await changesUntil(db, last, arrivals.get(last.id) ?? null, position.seq),
    since: await differenceFrom(earlier, { snapshot, pack, issued: { today: dayOfMoment(position.at) } }),
  }
}

async function changesUntil(db: ReadableDb, last: Baseline, arrival: number | null, until: number): Promise<number> {
  if (arrival === null) return await changesBetween(db, last.projectId, last.position.seq, until)
  const came = (await differedOnArrival(db, last, arrival)) ? 1 : 0
  return came + (await changesBetween(db, last.projectId, arrival, until))
}

async function changesBetween(db: ReadableDb, projectId: string, after: number, until: number): Promise<number> {
  const steps = await db
    .selectFrom('change')
    .select(['seq', 'command', 'undoes'])
    .where('projectId', '=', projectId)
    .where('seq', '>', after)
    .where('seq', '<=', until)
    .orderBy('seq', 'desc')
    .execute()
  return standingSteps(
    steps.filter(({ command }) => !isAboutIssue(command)),
    after,
  )
}
