import type { AnyRecord, RecordKind, Snapshot } from '../../domain/snapshot.ts'
import type { StandardsPack } from '../../domain/standards-pack.ts'
import { formatMoment } from '../dates.ts'
import { formatSize } from '../numbers.ts'
import { type Names, namesOf, phaseTitle, sectionTitle, valueInWords, withNames } from '../record-names.ts'
import { fieldName, GROUPS, LISTS } from './field-names.ts'
import { type Entry, entryKey, entryWords } from './part-words.ts'

/** One of the two states, with what its records call each other. */
export interface Side {
  names: Names
  scheme: Snapshot['project']['scheme']
  pack: StandardsPack | null
}

/** One value of a record, down to where people read it as one. */
export interface Leaf {
  field: string
  /** Part of the record; empty for the record itself. */
  part: string
  /** Kind and keys, `hazard.causes.text`. */
  path: string
  value: unknown
  words: string
  /** The entry of a list that it belongs to; empty where it belongs to none. */
  entry: string
  /** What a score rests on: such values are told together. */
  fact?: true
  /** Only says that an entry is there: told where nothing else of it is. */
  presence?: true
}

/** Names on one side; what it does not know is called as on the other. */
export function sideOf(snapshot: Snapshot, pack: StandardsPack | null, other: Names = new Map()): Side {
  const own = namesOf(snapshot)
  return { names: new Map([...other, ...own]), scheme: snapshot.project.scheme, pack }
}

/** A record as its values, each by where it is: lists by what their entries are known by, not by their place. */
export function leavesOf(kind: RecordKind, record: AnyRecord, side: Side): Map<string, Leaf> {
  const found = new Map<string, Leaf>()
  for (const [key, value] of Object.entries(record)) {
    if (key !== 'id') new Walk(found, side).take(value, { at: key, path: `${kind}.${key}`, part: '', entry: '' })
  }
  return found
}

interface Place {
  /** Where the value is, by identities. */
  at: string
  path: string
  part: string
  entry: string
}

class Walk {
  readonly #found: Map<string, Leaf>
  readonly #side: Side

  constructor(found: Map<string, Leaf>, side: Side) {
    this.#found = found
    this.#side = side
  }

  take(value: unknown, place: Place): void {
    const { path } = place
    const whole = WHOLE[path] ?? WHOLE[path.slice(path.lastIndexOf('.') + 1)]
    if (whole !== undefined && value !== null) this.#put(value, place, whole(value as Entry, this.#side))
    else if (path === 'project.scheme.lookup') this.#matrix(value as number[][], place)
    else if (path.endsWith('.facts')) this.#facts(value as Record<string, string>, place)
    else if (Array.isArray(value)) this.#list(value, place)
    else if (value !== null && typeof value === 'object') this.#group(value as Entry, place)
    else this.#put(value, place, this.#plain(value, path))
  }

  #put(value: unknown, place: Place, words: string, more: Partial<Leaf> = {}): void {
    const { at, path, part, entry } = place
    this.#found.set(at, { field: fieldName(path), part, path, value, words, entry, ...more })
  }

  #plain(value: unknown, path: string): string {
    const { names, scheme, pack } = this.#side
    if (typeof value === 'number' || typeof value === 'boolean') return valueInWords(String(value), names)
    if (typeof value !== 'string') return ''
    if (path === 'project.phase') return phaseTitle(value, pack)
    if (path === 'narrative.section') return sectionTitle(value, pack)
    if (path.endsWith('.harmKindId')) return scheme.harmKinds.find(({ id }) => id === value)?.text ?? value
    if (path === 'answer.finding') return findingWords(value, names)
    return valueInWords(value, names)
  }

  #group(value: Entry, { at, path, part, entry }: Place): void {
    const name = GROUPS[path]
    const inside = name === undefined ? part : part === '' ? name : `${part}, ${name}`
    for (const [key, one] of Object.entries(value)) {
      // A record's field may hold anything as its key: cells of an import stand under the names of our fields.
      if (path.endsWith('.source.fields')) {
        const { cell, text } = one as { cell: string; text: string }
        const words = `${cell}: ${text}`
        this.#put(one, { at: `${at}/${key}`, path: `${path}.${key}`, part: inside, entry }, words)
      } else this.take(one, { at: `${at}/${key}`, path: `${path}.${key}`, part: inside, entry })
    }
  }

  #list(list: readonly unknown[], { at, path, part, entry }: Place): void {
    if (list.every((one) => one === null || typeof one !== 'object')) {
      const words = list.map((one) => this.#plain(one, path)).join(', ')
      this.#put(list, { at, path, part, entry }, words)
      return
    }
    const seen = new Map<string, number>()
    const order: string[] = []
    const called: string[] = []
    for (const [index, one] of list.entries()) {
      const known = entryKey(path, one as Entry, index)
      const times = (seen.get(known) ?? 0) + 1
      seen.set(known, times)
      const own = `${at}/${known}${times === 1 ? '' : `#${times}`}`
      const words = entryWords(path, one as Entry, index, this.#side.names)
      const inside = part === '' ? words : `${part}, ${words}`
      order.push(own)
      called.push(words)
      this.#put(true, { at: `${own}/#`, path: `${path}.#`, part: inside, entry: own }, 'in the record', {
        field: 'Entry',
        presence: true,
      })
      for (const [key, value] of Object.entries(one as Entry)) {
        if (key !== 'id') this.take(value, { at: `${own}/${key}`, path: `${path}.${key}`, part: inside, entry: own })
      }
    }
    const what = LISTS[path] ?? 'entries'
    this.#found.set(`${at}/order`, {
      field: `Order of ${what}`,
      part,
      path: `${path}.order`,
      value: new Order(order, called),
      words: '',
      entry,
    })
  }

  /** Each cell by the words of its row and column. */
  #matrix(rows: readonly (readonly number[])[], { at, path, entry }: Place): void {
    const { severity, likelihood, ratings } = this.#side.scheme
    const seen = new Set<string>()
    const unique = (key: string): string => (seen.has(key) ? unique(`${key}#`) : key)
    for (const [row, cells] of rows.entries()) {
      this.#put(cells.length, { at: `${at}/${row} cells`, path, part: 'Risk scheme', entry }, String(cells.length), {
        field: `Cells in row ${row + 1} of the matrix`,
      })
      for (const [column, number] of cells.entries()) {
        const where = `${severity[column]?.word ?? `column ${column + 1}`} × ${likelihood[row]?.word ?? `row ${row + 1}`}`
        const key = unique(`${at}/${where}`)
        seen.add(key)
        const label = ratings.find((one) => one.number === number)?.label ?? ''
        this.#put(number, { at: key, path, part: 'Risk scheme', entry }, `${number} ${label}`.trim(), { field: where })
      }
    }
  }

  #facts(facts: Record<string, string>, { at, path, part, entry }: Place): void {
    for (const [key, value] of Object.entries(facts)) {
      const [what = '', id] = key.split(':')
      const name =
        id === undefined ? what : `${FACT[what] ?? what} ${this.#side.names.get(id) ?? 'that is no longer there'}`
      this.#put(value, { at: `${at}/${key}`, path, part, entry }, `${name} (${value})`, {
        field: 'What the score rests on (fingerprints)',
        fact: true,
      })
    }
  }
}

const FACT: Record<string, string> = {
  cause: 'cause',
  link: 'control link',
  control: 'control',
  progress: 'progress of',
  effect: 'effect of',
}

/** The order of a list's entries: compared among those that stand on both sides. */
export class Order {
  readonly keys: readonly string[]
  readonly called: readonly string[]

  constructor(keys: readonly string[], called: readonly string[]) {
    this.keys = keys
    this.called = called
  }

  /** Entries that another order has too, in this order. */
  shared(other: Order): { keys: string[]; words: string } {
    const known = new Set(other.keys)
    const at = this.keys.map((key, index) => ({ key, index })).filter(({ key }) => known.has(key))
    return { keys: at.map(({ key }) => key), words: at.map(({ index }) => this.called[index]).join('; ') }
  }
}

/** `cause-without-control:hazard:ID::PART` → `cause without control, HAZ-001`. */
function findingWords(key: string, names: Names): string {
  const [check = '', _kind, ...places] = key.split(':')
  const where = places.filter((part) => part !== '').map((part) => withNames(part, names))
  return [check.replaceAll('-', ' '), ...where].join(', ')
}

/** Objects that people read as one value, by path or key. */
const WHOLE: Record<string, (value: Entry, side: Side) => string> = {
  archived: ({ how, reason, at }) =>
    `${String(how)} on ${formatMoment(String(at))}${reason === '' ? '' : `: ${String(reason)}`}`,
  file: ({ name, size, sha256 }) => `${String(name)}, ${formatSize(Number(size))}, SHA-256 ${String(sha256)}`,
  pack: ({ id, version }) => `${String(id)} ${String(version)}`,
  'plan.scheme': ({ id, version }) => `${String(id)}, version ${String(version)}`,
  cells: ({ severity, likelihood, rating }) =>
    `severity ${String(severity)}, likelihood ${String(likelihood)}, rating ${String(rating)}`,
  differenceConfirmed: ({ by, at, reason }, { names }) =>
    `${typeof by === 'string' ? `by ${names.get(by) ?? 'somebody else'}` : 'by nobody named'} on ${formatMoment(String(at))}: ${String(reason)}`,
}
