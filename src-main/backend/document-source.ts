import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { compareInSteps } from '../../src-shared/domain/compare.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { Attachment } from '../documents/export-document.ts'
import type { RecentChanges } from '../documents/model/build-board-page.ts'
import { type IssueFacts, issuedDocumentOf } from '../documents/model/issue-facts.ts'
import type { DocumentInput } from '../documents/model/log-view.ts'
import type { Asked } from '../documents/self-check/figures.ts'
import type { BaselineContent } from '../issue/baseline-content.ts'
import { frozenCounts } from '../repositories/frozen-counts.ts'
import { differenceOf } from '../services/difference.ts'
import { readBaseline, readIssues } from '../services/issue-state.ts'
import { inTurns } from '../services/turns.ts'

/** What a document is made from, whether the working log or an issued version. */
export interface DocumentSource {
  input: DocumentInput
  database: Asked
  recent?: RecentChanges
  /** Number in the file's name; of a draft the file says so itself. */
  issuedVersion?: string
  attachments: Attachment[]
}

/**
 * An issued version as the source of a document: its content and nothing that came after it, but for what was decided
 * about it since: each approval makes the documents anew from the same bytes.
 *
 * @throws Refusal `refused` for an extract, `damaged`
 */
export async function issuedSource(
  db: ReadableDb,
  { baselineId, document, projectId }: ParsedInputOf<'document.export'> & { baselineId: string },
): Promise<DocumentSource> {
  if (document === 'extract') {
    throw new Refusal('refused', 'An extract is made from the working log. Nothing was written.')
  }
  const { baseline, content, bytes } = await readBaseline(db, baselineId)
  if (baseline.projectId !== projectId) {
    throw new Refusal('not-found', 'This version is not in the project. Nothing was written.')
  }
  const { baselines, approvals, keys } = await readIssues(db, projectId)
  const history = baselines.filter(({ issuedAt }) => issuedAt <= baseline.issuedAt).toReversed()
  const before = history.find(({ sha256 }) => sha256 === content.previous?.sha256)
  const earlier = before === undefined ? null : (await readBaseline(db, before.id)).content
  const since = await differenceFrom(earlier, content)
  const facts: IssueFacts = { baseline, history, approvals, keys, changesSince: null, since }
  return {
    input: inputOf(content, facts),
    database: await frozenCounts(content.snapshot),
    recent: await recentOf(content, earlier),
    issuedVersion: issuedDocumentOf(baseline, document).version,
    attachments: [
      {
        name: 'baseline.json',
        mediaType: 'application/json',
        bytes,
        description: `The content frozen when version ${baseline.version} was issued; its SHA-256 is ${baseline.sha256}`,
      },
    ],
  }
}

/** Frozen content as a document reads it. */
export function inputOf(
  { snapshot, pack, findings, issued, trend }: BaselineContent,
  issues: IssueFacts,
): DocumentInput {
  return { snapshot, pack, findings, today: issued.today, trend, issues }
}

/** What differs from the version before, field by field; null where there is none. */
export async function differenceFrom(
  earlier: BaselineContent | null,
  { snapshot, pack, issued }: Pick<BaselineContent, 'snapshot' | 'pack'> & { issued: { today: string } },
): Promise<IssueFacts['since']> {
  if (earlier === null) return null
  const { version } = earlier
  const day = earlier.issued.today
  const difference = await differenceOf(earlier.snapshot, snapshot, { before: day, after: issued.today }, pack)
  return { version, day, difference }
}

/** What became different since the version before, as a board page tells it. */
async function recentOf(content: BaselineContent, earlier: BaselineContent | null): Promise<RecentChanges> {
  const { snapshot, issued } = content
  const since = earlier?.issued.today ?? issued.today
  const changes = await inTurns(
    compareInSteps(earlier?.snapshot ?? null, snapshot, { before: since, after: issued.today }),
  )
  return { since, begun: earlier === null, changes }
}
