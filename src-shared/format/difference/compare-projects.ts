import { compareInSteps } from '../../domain/compare.ts'
import type { FieldDifference, HowDifferent, ProjectDifference, RecordDifference } from '../../domain/difference.ts'
import {
  type AnyRecord,
  isProjectKind,
  projectKinds,
  type RecordKind,
  type RecordOf,
  type Snapshot,
} from '../../domain/snapshot.ts'
import type { StandardsPack } from '../../domain/standards-pack.ts'
import { allAtOnce } from '../../domain/steps.ts'
import { fieldsOf, sameValue } from './compare-fields.ts'
import { type Side, sideOf } from './leaves.ts'
import { hazardOf, labelOfRecord } from './record-labels.ts'

/** Records compared between two steps: a few milliseconds. */
const STEP = 20

/** What a comparison is made with. */
export interface CompareOptions {
  /** Calendar days on which the two are read: evidence may have run out in between. */
  days: { before: string; after: string }
  /** For titles of phases and sections; their keys in words without it. */
  pack?: StandardsPack | null
}

/**
 * Everything that differs between two states of one project. It is empty exactly where both say the same: whatever
 * stands in a record, of today's kinds or of later ones, is compared.
 *
 * @param before null where the project did not exist yet: everything in it is new then
 */
export function compareProjects(before: Snapshot | null, after: Snapshot, options: CompareOptions): ProjectDifference {
  return allAtOnce(compareProjectsInSteps(before, after, options))
}

/** As {@link compareProjects}, in steps of a few milliseconds. */
export function* compareProjectsInSteps(
  before: Snapshot | null,
  after: Snapshot,
  { days, pack = null }: CompareOptions,
): Generator<void, ProjectDifference> {
  const summary = yield* compareInSteps(before, after, days)
  const later = sideOf(after, pack)
  yield
  const earlier = before === null ? { ...later, names: new Map<string, string>() } : sideOf(before, pack, later.names)
  yield
  const sides: Sides = { before: earlier, after: { ...later, names: new Map([...earlier.names, ...later.names]) } }
  const records: RecordDifference[] = []
  for (const kind of KINDS) {
    let done = 0
    for (const [was, is] of pairsOf(recordsOf(before, kind), recordsOf(after, kind))) {
      const found = compareRecord(kind, was, is, sides)
      if (found !== null) records.push(found)
      if (++done % STEP === 0) yield
    }
    yield
  }
  return { format: 1, summary, records }
}

interface Sides {
  before: Side
  after: Side
}

/** Hazards first, then what belongs to them, the project itself, and those whom it names. */
const KINDS: RecordKind[] = [...projectKinds, 'project', 'person', 'organisation']

function recordsOf(snapshot: Snapshot | null, kind: RecordKind): readonly AnyRecord[] {
  if (snapshot === null) return []
  if (kind === 'project') return [snapshot.project]
  if (kind === 'person') return snapshot.people
  if (kind === 'organisation') return snapshot.organisations
  return isProjectKind(kind) ? snapshot.records[kind] : []
}

/** Records of both sides by their id, in the order of their making. */
function pairsOf(
  before: readonly AnyRecord[],
  after: readonly AnyRecord[],
): [was: AnyRecord | null, is: AnyRecord | null][] {
  const was = new Map(before.map((one) => [one.id, one]))
  const is = new Map(after.map((one) => [one.id, one]))
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().map((id) => [was.get(id) ?? null, is.get(id) ?? null])
}

function compareRecord(
  kind: RecordKind,
  was: AnyRecord | null,
  is: AnyRecord | null,
  sides: Sides,
): RecordDifference | null {
  if (was !== null && is !== null && sameValue(was, is)) return null
  const shown = is ?? was
  if (shown === null) return null
  const fields: FieldDifference[] = fieldsOf(kind, was, is, sides)
  const { label, name } = labelOfRecord(kind, shown, is === null ? sides.before : sides.after)
  const hazardId = hazardOf(kind, shown)
  return {
    kind,
    id: shown.id,
    label,
    name,
    how: howDifferent(was, is),
    ...(hazardId === undefined ? {} : { hazardId }),
    fields,
  }
}

function howDifferent(was: AnyRecord | null, is: AnyRecord | null): HowDifferent {
  if (was === null) return 'added'
  if (is === null) return 'removed'
  return isArchived(is) && !isArchived(was) ? 'removed' : 'changed'
}

function isArchived(record: RecordOf<RecordKind>): boolean {
  return record.archived !== null
}
