import type { Baseline } from '../../src-shared/domain/baseline.ts'
import { projectKinds, recordKinds } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb } from '../db/database.ts'
import { canonicalJson } from '../ledger/canonical.ts'
import { readImage } from '../ledger/upgrade.ts'
import { loadBaselineContent } from '../repositories/baseline-content.ts'
import { readFrozen } from './approval.ts'
import { inStretches } from './turns.ts'

/**
 * The change of this ledger that an issued version came with, where it was issued in another workspace: its own position
 * is one of that ledger, which this one cannot hold. Null for a version issued here.
 */
export async function arrivalOf(db: ReadableDb, { id }: Pick<Baseline, 'id'>): Promise<number | null> {
  const made = await db
    .selectFrom('revision')
    .innerJoin('change', 'change.seq', 'revision.changeSeq')
    .select(['change.seq', 'change.command'])
    .where('revision.kind', '=', 'baseline')
    .where('revision.id', '=', id)
    .where('revision.number', '=', 1)
    .executeTakeFirst()
  return made?.command === 'package.import' ? made.seq : null
}

/** Neither a change in the ledger nor the bytes of a version ever change: what was found of two stays so. */
const known = new Map<string, boolean>()

/**
 * Whether a project's content differed, when it came in a package, from its version that came with it. How many changes
 * lay between them stands in the history of the ledger it came from.
 *
 * @param arrival the change it came with
 */
export async function differedOnArrival(db: ReadableDb, baseline: Baseline, arrival: number): Promise<boolean> {
  const change = await db.selectFrom('change').select('hash').where('seq', '=', arrival).executeTakeFirstOrThrow()
  const key = `${change.hash} ${baseline.sha256}`
  const differed = known.get(key) ?? (await differs(db, baseline, arrival))
  known.set(key, differed)
  return differed
}

async function differs(db: ReadableDb, baseline: Baseline, arrival: number): Promise<boolean> {
  const pause = inStretches()
  const { snapshot } = readFrozen(baseline, await loadBaselineContent(db, baseline.sha256))
  const frozen = new Map<string, string>()
  for (const record of [snapshot.project, ...projectKinds.flatMap((kind) => [...snapshot.records[kind]])]) {
    frozen.set(record.id, canonicalJson(record))
    await pause()
  }
  const came = await db
    .selectFrom('revision')
    .select(['kind', 'id', 'format', 'image'])
    .where('changeSeq', '=', arrival)
    .where('kind', 'in', ['project', ...projectKinds])
    .execute()
  let equal = 0
  for (const { kind, id, format, image } of came) {
    const of = kind as 'project' | (typeof projectKinds)[number]
    const record = readImage(of, format, image)
    if (record.archived?.how === 'undone') continue
    if (frozen.get(id) !== (format === recordKinds[of].format ? image : canonicalJson(record))) return true
    equal += 1
    await pause()
  }
  return equal !== frozen.size
}
