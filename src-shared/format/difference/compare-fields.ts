import type { FieldDifference } from '../../domain/difference.ts'
import type { AnyRecord, RecordKind } from '../../domain/snapshot.ts'
import { type Leaf, leavesOf, Order, type Side } from './leaves.ts'

/** What is left out where a whole record or entry came or went: the rest says it already. */
const NOISE = new Set(['projectId', 'number', 'facts', 'revision', 'recordedAt', 'origin', 'controlId', 'causeId'])
/** What the name of the part or of the record says already. */
const NAMED = new Set([
  'control.steps.state',
  'control.steps.on',
  'hazard.assessments.stage',
  'hazard.assessments.assessedOn',
  'narrative.section',
  'project.roles.personId',
  'project.roles.role',
  'project.milestones.name',
  'session.attendees.personId',
])
/** What says nothing in a record that is new. */
const SILENT = new Set<unknown>([null, '', false, 'not stated', 'not yet judged', 'not yet assessed'])

/**
 * The fields in which a record differs, in the order in which it holds them. Of a record that was added or removed, all
 * that it says.
 */
export function fieldsOf(
  kind: RecordKind,
  was: AnyRecord | null,
  is: AnyRecord | null,
  sides: { before: Side; after: Side },
): FieldDifference[] {
  const before = was === null ? new Map<string, Leaf>() : leavesOf(kind, was, sides.before)
  const after = is === null ? new Map<string, Leaf>() : leavesOf(kind, is, sides.after)
  const pairs = inOrder(before, after).map((at): Pair => ({ was: before.get(at), is: after.get(at) }))
  const different = pairs.filter((pair) => isDifferent(pair))
  const isNew = ({ entry }: Leaf): boolean =>
    entry === '' ? was === null || is === null : !(before.has(`${entry}/#`) && after.has(`${entry}/#`))
  // An entry that came or went is told by what it says; where it says nothing, by its being there.
  const told = new Set(different.filter((pair) => saysSomething(pair)).map((pair) => leafOf(pair).entry))
  const fields: FieldDifference[] = []
  const facts = new Map<string, { before: string[]; after: string[]; leaf: Leaf }>()
  for (const pair of different) {
    const leaf = leafOf(pair)
    if (leaf.presence === true ? told.has(leaf.entry) : isNew(leaf) && !saysSomething(pair)) continue
    if (leaf.fact === true) {
      const known = facts.get(leaf.part) ?? { before: [], after: [], leaf }
      facts.set(leaf.part, known)
      if (pair.was !== undefined) known.before.push(pair.was.words)
      if (pair.is !== undefined) known.after.push(pair.is.words)
    } else fields.push(toldPair(pair))
  }
  for (const { before: then, after: now, leaf } of facts.values()) {
    fields.push(fieldOf(leaf, then.join(', ') || null, now.join(', ') || null))
  }
  return fields
}

interface Pair {
  was: Leaf | undefined
  is: Leaf | undefined
}

/** Places of both sides: those of the later state, each that is gone after the one it followed. */
function inOrder(before: ReadonlyMap<string, Leaf>, after: ReadonlyMap<string, Leaf>): string[] {
  const gone = new Map<string, string[]>()
  let last = ''
  for (const at of before.keys()) {
    if (after.has(at)) last = at
    else gone.set(last, [...(gone.get(last) ?? []), at])
  }
  return [...(gone.get('') ?? []), ...[...after.keys()].flatMap((at) => [at, ...(gone.get(at) ?? [])])]
}

function leafOf({ was, is }: Pair): Leaf {
  const leaf = is ?? was
  if (leaf === undefined) throw new Error('A pair of values without a value.')
  return leaf
}

function isDifferent({ was, is }: Pair): boolean {
  if (was?.value instanceof Order || is?.value instanceof Order) {
    if (!(was?.value instanceof Order && is?.value instanceof Order)) return false
    return was.value.shared(is.value).keys.join('\n') !== is.value.shared(was.value).keys.join('\n')
  }
  if (was === undefined || is === undefined) return !isNothing((was ?? is)?.value)
  return !sameValue(was.value, is.value)
}

/** What stands for nothing where the other side has no such place at all. */
function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

/** Whether a value of something that came or went tells something of it. */
function saysSomething(pair: Pair): boolean {
  const { value, path, presence } = leafOf(pair)
  if (presence === true || value instanceof Order) return false
  if (pair.was !== undefined && pair.is !== undefined) return true
  const key = path.slice(path.lastIndexOf('.') + 1)
  return !NOISE.has(key) && !NAMED.has(path) && !SILENT.has(value) && !isNothing(value)
}

function toldPair({ was, is }: Pair): FieldDifference {
  const leaf = leafOf({ was, is })
  if (was?.value instanceof Order && is?.value instanceof Order) {
    return fieldOf(leaf, was.value.shared(is.value).words, is.value.shared(was.value).words)
  }
  const [before, after] = [was?.words ?? '', is?.words ?? '']
  // Two people of one name, two times within a minute: what reads the same is said to differ.
  if (before === after) return fieldOf(leaf, before || 'nothing', `${after || 'nothing'} (recorded differently)`)
  return fieldOf(leaf, before || null, after || null)
}

function fieldOf({ field, part }: Leaf, before: string | null, after: string | null): FieldDifference {
  return { field, ...(part === '' ? {} : { part }), before, after }
}

/** Whether two trees of plain data are equal; the order of an object's keys is none of its content. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  return (
    keys.length === others.length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        sameValue((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  )
}
