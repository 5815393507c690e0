import type { Control } from '../../src-shared/domain/control.ts'
import { type Hazard, liveCauses } from '../../src-shared/domain/hazard.ts'
import { NAME_LIMIT } from '../../src-shared/domain/text.ts'
import { controlWords } from '../documents/model/control-words.ts'
import {
  type ControlColumnKey,
  type ControlLine,
  isFiller,
  type NumberedEntry,
  numberedEntries,
  numberedText,
} from '../documents/model/workbook/numbered-cells.ts'
import type { Difference } from './returned-edits.ts'

interface Entry {
  number: number | null
  text: string
}

/** Entries of a list as it was sent beside those that stand there now. */
interface Matched {
  /** Sent, now: of one number and, where there are several, of one text before they go by their order. */
  pairs: [number, Entry][]
  added: Entry[]
  /** Places in the list as it was sent. */
  gone: number[]
}

function matchEntries(sent: readonly NumberedEntry[], now: readonly Entry[]): Matched {
  // What was sent is read from its cell as well, so that both were cut by one rule.
  const before = numberedEntries(numberedText(sent))
  const left = new Map(before.map((entry, at) => [at, entry]))
  const pairs: Matched['pairs'] = []
  const take = (entry: Entry, same: (one: Entry) => boolean) => {
    const at = [...left].find(([, one]) => one.number === entry.number && same(one))?.[0]
    if (at === undefined) return false
    left.delete(at)
    pairs.push([at, entry])
    return true
  }
  const unlike = now.filter((entry) => !take(entry, ({ text }) => text === entry.text))
  const added = unlike.filter((entry) => !take(entry, () => true))
  return { pairs, added, gone: [...left.keys()] }
}

/** What a cell of causes says otherwise. Nothing is taken out: a cause that is gone from the cell stays. */
export function causeDifferences(cell: string, sent: Hazard | null, now: Hazard | null): Difference[] {
  const causes = sent === null ? [] : liveCauses(sent)
  const { pairs, added, gone } = matchEntries(causes, numberedEntries(cell))
  const differences = pairs.flatMap(([at, { text }]): Difference[] => {
    const cause = causes[at]
    if (cause === undefined || text === trimmed(cause.text)) return []
    const field = `Cause ${cause.number}`
    const here = now?.causes.find(({ id }) => id === cause.id)
    if (text === '') return [{ field, why: STAYS }]
    if (here === undefined || here.archived !== null) return [{ field, why: 'it was taken out here since' }]
    return [
      {
        field,
        before: cause.text,
        after: text,
        here: here.text,
        target: `cause:${cause.id}`,
        edit: { what: 'cause', causeId: cause.id, text },
      },
    ]
  })
  return [
    ...differences,
    ...added.flatMap(({ number, text }): Difference[] =>
      isFiller(text)
        ? []
        : [
            {
              field: 'New cause',
              before: '',
              after: text,
              here: '',
              target: null,
              edit: { what: 'new cause', typed: number, text, controls: [] },
            },
          ],
    ),
    ...gone.flatMap((at): Difference[] => {
      const cause = causes[at]
      return cause === undefined ? [] : [{ field: `Cause ${cause.number}`, why: STAYS }]
    }),
  ]
}

/** What a column of controls says otherwise. */
export function controlDifferences(
  cell: string,
  column: ControlColumnKey,
  sent: readonly ControlLine[],
  /** As it stands now. */
  controlNow: (id: string) => Control | undefined,
  /** In the layout of causes the cause of the row, which whatever is added answers. */
  answers?: number | null,
): Difference[] {
  const { pairs, added, gone } = matchEntries(sent, numberedEntries(cell))
  const left = [...gone, ...pairs.filter(([, { text }]) => isFiller(text)).map(([at]) => at)]
  const moved = (text: string) => left.some((at) => sent[at]?.of !== null && trimmed(sent[at]?.text ?? '') === text)
  const isNew = ({ number, text }: Entry): Difference[] => {
    if (isFiller(text)) return []
    if (moved(text)) {
      return [{ field: text.slice(0, 60), why: 'which cause a control answers is changed in the hazard itself' }]
    }
    const answered = answers === undefined ? number : answers
    return [
      {
        field: 'New control',
        before: '',
        after: text,
        here: '',
        target: null,
        edit: { what: 'new control', column, number: answered, text },
      },
    ]
  }
  return [
    ...pairs.flatMap(([at, entry]): Difference[] => {
      const line = sent[at]
      if (line === undefined || entry.text === trimmed(line.text)) return []
      return line.of === null ? isNew(entry) : controlDifference(entry.text, line.of, controlNow)
    }),
    ...added.flatMap(isNew),
    ...gone.flatMap((at): Difference[] => {
      const of = sent[at]?.of ?? null
      return of === null ? [] : [{ field: of.control.number, why: STAYS }]
    }),
  ]
}

const STAYS =
  'it is no longer in the cell, and stays: what is taken out is taken out in the hazard itself, with its reason'

function controlDifference(
  text: string,
  { control, marks }: NonNullable<ControlLine['of']>,
  controlNow: (id: string) => Control | undefined,
): Difference[] {
  const field = control.number
  const now = controlNow(control.id)
  if (isFiller(text)) return [{ field, why: STAYS }]
  if (now === undefined || now.archived !== null) return [{ field, why: 'it was taken out of the register since' }]
  if (!text.startsWith(marks.trim())) {
    return [{ field, why: `“${marks.trim()}” before its text is said in the hazard or the control itself` }]
  }
  const body = text.slice(marks.length).trim()
  const part = partOf(control, body)
  if (part === null) return [{ field, why: 'its name and its description cannot be told apart any more' }]
  return [
    {
      field,
      before: shown(control),
      after: body,
      here: shown(now),
      target: `control:${control.id}`,
      edit: { what: 'control', controlId: control.id, ...part },
    },
  ]
}

/** As it stands in a cell, without marks. */
function shown(control: Control): string {
  const { name, more } = controlWords(control)
  return trimmed(more === '' ? name : `${name}: ${more}`)
}

/** Which part of a control a new text of its entry is; null where that cannot be told. */
function partOf(control: Control, body: string): { part: 'name' | 'description' | 'whole'; text: string } | null {
  const { name, more } = controlWords(control)
  if (more === '') return { part: 'whole', text: body }
  if (body.startsWith(`${name}: `)) {
    const text = body.slice(name.length + 2).trim()
    return text === '' ? null : { part: 'description', text }
  }
  const text = body.endsWith(`: ${more}`) ? body.slice(0, -more.length - 2).trim() : ''
  return text === '' || text.length > NAME_LIMIT || text.includes('\n') ? null : { part: 'name', text }
}

function trimmed(text: string): string {
  return text.trim()
}
