import { z } from 'zod'
import type { Control } from './control.ts'
import { type Hazard, liveCauses } from './hazard.ts'
import type { ImportPreview, PreviewHazard } from './import-preview.ts'
import { isLive } from './record.ts'
import { cleanText } from './text.ts'

/** One text that another version of the source says otherwise. */
const changedField = z.strictObject({
  /** As a person knows it: `Description`, `Cause 3`, `Existing control`, `Severity (initial)`, or a heading of the source. */
  field: z.string(),
  cell: z.string(),
  /** What the source said when it was last brought in. */
  before: z.string(),
  /** What it says now. */
  after: z.string(),
  /** What stands in the log, where somebody changed it there as well: never overwritten unasked. */
  here: z.string().nullable(),
})
export type ChangedField = z.infer<typeof changedField>

const changedHazard = z.strictObject({
  hazard: z.string(),
  hazardId: z.string(),
  /** Its place among the hazards of the preview. */
  index: z.int(),
  /** Found by its text, because its number is another one now. */
  numberBefore: z.string().nullable(),
  /**
   * The same number with a clearly different name, or one that was entered here: nothing of it is brought in until a person
   * says that it is the same hazard.
   */
  question: z.strictObject({ before: z.string(), after: z.string() }).nullable(),
  fields: z.array(changedField),
})
export type ChangedHazard = z.infer<typeof changedHazard>

/** What a second version of a log already brought in would change. */
export const importChanges = z.strictObject({
  /** Hazards that the log does not have. */
  added: z.array(z.strictObject({ hazard: z.string(), name: z.string(), index: z.int() })),
  changed: z.array(changedHazard),
  /** Hazards that differ only in columns which no field of the log takes. */
  otherFieldsOnly: z.array(changedHazard),
  unchanged: z.int(),
  /** Hazards of earlier imports that this version no longer has. They stay. */
  missing: z.array(z.strictObject({ hazard: z.string(), name: z.string(), hazardId: z.string() })),
})
export type ImportChanges = z.infer<typeof importChanges>

/** Names that share fewer of their words than this are of two hazards. */
const ALIKE = 0.34

/** Texts compare without what nobody sees: white space at ends and how lines are ended. */
const plain = (text: string) => cleanText(text).text.trim()
/** A text of a list without its mark and on one line, as entries are compared. */
export function plainEntry(text: string): string {
  return plain(text)
    .replace(/^\s*(?:\d{1,3}\s*[).]|[-–—•*·])\s*/, '')
    .replace(/\s+/g, ' ')
}

/** Names one change of a hazard: its place among the hazard's changes. */
export function changeKey(hazardId: string, at: number): string {
  return `${hazardId}/${at}`
}

const words = (text: string) =>
  new Set(
    plain(text)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  )

/** Share of their words that two names have in common, 0 to 1; a blank one may be any, so that is 1. */
export function wordsShared(one: string, other: string): number {
  const [a, b] = [words(one), words(other)]
  if (a.size === 0 || b.size === 0) return 1
  const shared = [...a].filter((word) => b.has(word)).length
  return (2 * shared) / (a.size + b.size)
}

/** A hazard of the log that came with an earlier version, and its place in the new one. */
export interface Matched {
  hazard: Hazard
  index: number
}

/**
 * Which hazards of a new version are which of the log: by number, then, among those left, by a name that is the same.
 * Hazards entered here are matched by number alone, so that no number is used twice.
 */
export function matchHazards(
  hazards: readonly Hazard[],
  preview: ImportPreview,
): { matched: Matched[]; added: number[]; missing: Hazard[] } {
  const live = hazards.filter((one) => isLive(one))
  const byNumber = new Map(live.map((hazard) => [hazard.number, hazard]))
  const matched: Matched[] = []
  const taken = new Set<string>()
  const left: number[] = []
  preview.hazards.forEach(({ number }, index) => {
    const hazard = number.text === '' ? undefined : byNumber.get(number.text)
    if (hazard === undefined || taken.has(hazard.id)) left.push(index)
    else {
      taken.add(hazard.id)
      matched.push({ hazard, index })
    }
  })
  const byName = new Map(
    live.filter(({ id, source }) => !taken.has(id) && source !== null).map((hazard) => [plain(hazard.name), hazard]),
  )
  const added = left.filter((index) => {
    const name = plain(preview.hazards[index]?.name.text ?? '')
    const hazard = name === '' ? undefined : byName.get(name)
    if (hazard === undefined || taken.has(hazard.id)) return true
    taken.add(hazard.id)
    matched.push({ hazard, index })
    return false
  })
  return { matched, added, missing: live.filter(({ id, source }) => source !== null && !taken.has(id)) }
}

/** Compares another version of a log with what was brought in before and with what stands here now. */
export function compareImport(
  hazards: readonly Hazard[],
  controls: readonly Control[],
  preview: ImportPreview,
): ImportChanges {
  const { matched, added, missing } = matchHazards(hazards, preview)
  const byId = new Map(controls.map((control) => [control.id, control]))
  const changes: ImportChanges = { added: [], changed: [], otherFieldsOnly: [], unchanged: 0, missing: [] }
  for (const { hazard, index } of matched) {
    const now = preview.hazards[index]
    if (now === undefined) continue
    // A hazard entered here has its number by chance.
    const strange =
      hazard.source === null || wordsShared(sourceText(hazard, 'name') ?? hazard.name, now.name.text) < ALIKE
    const change: ChangedHazard = {
      hazard: now.number.text || hazard.number,
      hazardId: hazard.id,
      index,
      numberBefore: now.number.text !== '' && now.number.text !== hazard.number ? hazard.number : null,
      question: strange ? { before: hazard.name, after: now.name.text } : null,
      fields: changedFields(hazard, now, byId),
    }
    const others = new Set(now.otherFields.map(({ label }) => label))
    if (change.question === null && change.numberBefore === null && change.fields.length === 0) changes.unchanged++
    else if (
      change.question === null &&
      change.fields.length > 0 &&
      change.fields.every(({ field }) => others.has(field))
    )
      changes.otherFieldsOnly.push(change)
    else changes.changed.push(change)
  }
  for (const index of added) {
    const hazard = preview.hazards[index]
    if (hazard) changes.added.push({ hazard: hazard.number.text, name: hazard.name.text, index })
  }
  changes.missing = missing.map(({ id, number, name }) => ({ hazard: number, name, hazardId: id }))
  return changes
}

/** What the source said of a field when it was last brought in; null where it had no such column. */
function sourceText(hazard: Hazard, field: string): string | null {
  const known = hazard.source?.fields[field]
  return known === undefined ? null : plain(known.text)
}

/** Texts of a hazard that a new version may change, with what people call them. */
export const comparedTexts = {
  name: 'Name',
  description: 'Description',
  impact: 'Clinical impact',
  category: 'Category',
  notes: 'Notes',
} as const

function changedFields(hazard: Hazard, now: PreviewHazard, controls: ReadonlyMap<string, Control>): ChangedField[] {
  const fields: ChangedField[] = []
  for (const [key, field] of Object.entries(comparedTexts) as [keyof typeof comparedTexts, string][]) {
    const { cell, sourceText: after, text } = now[key]
    const before = sourceText(hazard, key) ?? ''
    if (cell === null || plain(after) === before) continue
    const here = plain(hazard[key])
    fields.push({
      field,
      cell,
      before,
      after: text,
      here: sameText(here, before) || sameText(here, text) ? null : here,
    })
  }
  for (const { label, cell, text } of now.otherFields) {
    const before = sourceText(hazard, `other: ${label}`) ?? ''
    if (plain(text) !== before) fields.push({ field: label, cell: cell ?? '', before, after: text, here: null })
  }
  fields.push(...changedScores(hazard, now), ...changedEntries(hazard, now, controls))
  return fields
}

/** A name is one line of what the source may have had on several. */
function sameText(one: string, other: string): boolean {
  const line = (text: string) => plain(text).replace(/\s+/g, ' ')
  return line(one) === line(other)
}

function changedScores(hazard: Hazard, now: PreviewHazard): ChangedField[] {
  return (['initial', 'residual'] as const).flatMap((stage) =>
    (['severity', 'likelihood', 'rating'] as const).flatMap((part): ChangedField[] => {
      const shown = now[stage][`${part}Shown`]
      const cell = now[stage].cells[part]
      const before = sourceText(hazard, `${stage} ${part}`) ?? ''
      if (cell === '' || plain(shown) === before) return []
      return [{ field: `${part[0]?.toUpperCase()}${part.slice(1)} (${stage})`, cell, before, after: shown, here: null }]
    }),
  )
}

/** Where a hazard remembers that its source no longer has a cause or a control, which stays here. */
export function goneKey(text: string): string {
  return `no longer in the source: ${plainEntry(text).slice(0, 200)}`
}

function isGone({ source }: Hazard, text: string): boolean {
  return source !== null && Object.hasOwn(source.fields, goneKey(text))
}

/** Causes and controls, entry by entry: the same text is the same entry, then the same number is. */
function changedEntries(hazard: Hazard, now: PreviewHazard, controls: ReadonlyMap<string, Control>): ChangedField[] {
  const causes = matchEntries(
    liveCauses(hazard).flatMap((cause) => {
      const text = cause.source?.fields['text']?.text
      return text === undefined || isGone(hazard, text) ? [] : [{ key: cause.number, text, here: cause.text }]
    }),
    now.causes.map(({ number, text, cell }) => ({ key: number, text, cell })),
    (key) => (key === null ? 'Cause' : `Cause ${key}`),
  )
  const linked = [...new Set(hazard.links.map(({ controlId }) => controlId))].flatMap((id) => {
    const control = controls.get(id)
    if (control === undefined || !isLive(control)) return []
    return Object.values(control.source?.fields ?? {}).flatMap(({ text }) =>
      isGone(hazard, text) ? [] : [{ key: null, text, here: control.description || control.name }],
    )
  })
  const answered = matchEntries(
    linked,
    now.controls.map(({ text, cell }) => ({ key: null, text, cell })),
    () => 'Control',
  )
  return [...causes, ...answered]
}

interface Known {
  key: number | null
  /** As the source had it, mark and all. */
  text: string
  here: string
}

function matchEntries(
  known: readonly Known[],
  now: readonly { key: number | null; text: string; cell: string }[],
  named: (key: number | null) => string,
): ChangedField[] {
  const left = [...known]
  const unmatched = now.filter(({ text }) => {
    const at = left.findIndex((one) => plainEntry(one.text) === plainEntry(text))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  const changed = unmatched.map(({ key, text, cell }): ChangedField => {
    const at = key === null ? -1 : left.findIndex((one) => one.key === key)
    const [was] = at < 0 ? [] : left.splice(at, 1)
    const before = was === undefined ? '' : plainEntry(was.text)
    const here = was === undefined || sameText(was.here, before) ? null : was.here
    return { field: named(key), cell, before, after: text, here }
  })
  const gone = left.map(
    ({ key, text }): ChangedField => ({ field: named(key), cell: '', before: plainEntry(text), after: '', here: null }),
  )
  return [...changed, ...gone]
}
