import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { Control } from '../../src-shared/domain/control.ts'
import { blankLink, type Hazard, liveCauses } from '../../src-shared/domain/hazard.ts'
import {
  type ChangedField,
  changeKey,
  comparedTexts,
  goneKey,
  type ImportChanges,
  plainEntry,
} from '../../src-shared/domain/import-changes.ts'
import type { ImportPreview, PreviewHazard } from '../../src-shared/domain/import-preview.ts'
import { NAME_LIMIT } from '../../src-shared/domain/text.ts'
import { formatDay } from '../../src-shared/format/dates.ts'
import type { CommandContext } from './command.ts'
import { controlFrom, standingOf } from './import-controls.ts'
import { fieldsOf, scoreFields, sourceAt, sourceScoreFrom } from './import-fields.ts'
import { NumberSeries, PREFIX } from './numbering.ts'

interface Around {
  input: ParsedInputOf<'import.run'>
  preview: ImportPreview
  importId: string
  controls: ReadonlyMap<string, Control>
  context: CommandContext
}

/**
 * Brings what another version of a log says into hazards that came with an earlier one: each change that a person did not
 * leave; what was changed here as well only where they said so. Nothing is taken away: a cause or control that the source
 * dropped stays, and so does a hazard, marked.
 */
export function updateHazards(changes: ImportChanges, hazards: readonly Hazard[], around: Around): void {
  const byId = new Map(hazards.map((hazard) => [hazard.id, hazard]))
  const same = new Set(around.input.changes?.same)
  for (const { hazardId, index, fields, question } of [...changes.changed, ...changes.otherFieldsOnly]) {
    if (question !== null && !same.has(hazardId)) continue
    const hazard = byId.get(hazardId)
    const now = around.preview.hazards[index]
    if (hazard !== undefined && now !== undefined) {
      around.context.work.put('hazard', updated(hazard, now, chosen(hazardId, fields, around.input), around))
    }
  }
  for (const { hazardId } of changes.missing) {
    const hazard = byId.get(hazardId)
    if (hazard !== undefined) markMissing(hazard, around)
  }
}

/** Changes to be made: all but those left, and of those changed here as well only the ones that a person takes over. */
function chosen(hazardId: string, fields: ChangedField[], { changes }: ParsedInputOf<'import.run'>): ChangedField[] {
  const leave = new Set(changes?.leave)
  const takeOver = new Set(changes?.takeOver)
  return fields.filter((field, at) => {
    const key = changeKey(hazardId, at)
    return field.here === null ? !leave.has(key) : takeOver.has(key)
  })
}

function updated(hazard: Hazard, now: PreviewHazard, fields: readonly ChangedField[], around: Around): Hazard {
  const { preview, importId } = around
  const gone = fields
    .filter(({ after }) => after === '')
    .map(({ before }) => [goneKey(before), { cell: '', text: before }])
  const before = Object.entries(hazard.source?.fields ?? {}).filter(([key]) => key.startsWith(goneKey('')))
  const source = sourceAt(importId, preview.sheet, {
    ...fieldsOf(now),
    ...scoreFields(now),
    ...Object.fromEntries([...before, ...gone]),
  })
  let next: Hazard = { ...hazard, source }
  for (const [key, title] of Object.entries(comparedTexts) as [keyof typeof comparedTexts, string][]) {
    const change = fields.find(({ field }) => field === title)
    if (change === undefined || (key === 'name' && change.after === '')) continue
    next = { ...next, [key]: change.after }
  }
  for (const { label, text } of now.otherFields) {
    if (fields.some(({ field }) => field === label)) next = { ...next, references: withReference(next, label, text) }
  }
  if (fields.some(({ field }) => /^(?:Severity|Likelihood|Rating) \(/.test(field))) {
    // What the source shows is the source's; our own scores wait for a person (clinical-rules 1 and 4).
    const shown = (['initial', 'residual'] as const).flatMap((stage) => sourceScoreFrom(now[stage], stage, importId))
    next = { ...next, sourceScores: shown }
  }
  return withControls(withCauses(next, now, fields, around), now, fields, around)
}

function withReference({ references }: Hazard, label: string, text: string): Hazard['references'] {
  const short = label.slice(0, NAME_LIMIT)
  const known = references.findIndex((one) => one.label === short)
  return known < 0
    ? [...references, { label: short, text }].slice(0, 100)
    : references.with(known, { label: short, text })
}

/** Each cause whose text changed has the new one; new ones come after the last. */
function withCauses(hazard: Hazard, now: PreviewHazard, fields: readonly ChangedField[], around: Around): Hazard {
  const { importId, preview, context } = around
  const causes = [...hazard.causes]
  for (const { field, before, after } of fields) {
    const entry = now.causes.find(({ text }) => text === after)
    if (!/^Cause\b/.test(field) || entry === undefined) continue
    const source = sourceAt(importId, preview.sheet, { text: { cell: entry.cell, text: entry.sourceText } })
    const at =
      before === '' ? -1 : causes.findIndex((cause) => plainEntry(cause.source?.fields['text']?.text ?? '') === before)
    const known = causes[at]
    if (known !== undefined) causes[at] = { ...known, text: after, source }
    else {
      const number = Math.max(0, ...causes.map((cause) => cause.number)) + 1
      causes.push({ id: context.newId(), number, text: after, archived: null, source })
    }
  }
  return { ...hazard, causes }
}

/** New controls of the source, linked to the cause they answer there. */
function withControls(hazard: Hazard, now: PreviewHazard, fields: readonly ChangedField[], around: Around): Hazard {
  const { input, importId, preview, context } = around
  const links = [...hazard.links]
  const series = new NumberSeries(PREFIX.control, context.work.numbers('control', hazard.projectId))
  for (const { field, after } of fields) {
    const entry = field === 'Control' && after !== '' ? now.controls.find(({ text }) => text === after) : undefined
    if (entry === undefined) continue
    const control = controlFrom(entry, hazard.projectId, importId, preview.sheet, series, context)
    context.work.put('control', control)
    const answered = entry.cause === null ? undefined : now.causes[entry.cause]?.text
    links.push({
      id: context.newId(),
      controlId: control.id,
      causeId: liveCauses(hazard).find(({ text }) => text === answered)?.id ?? null,
      ...blankLink,
      standing: standingOf(entry, input.whose, new Set(input.existing)),
    })
  }
  return { ...hazard, links }
}

const NO_LONGER = 'No longer in the source'

function markMissing(hazard: Hazard, { preview, context }: Around): void {
  const text = `Not in ${preview.file.name}, brought in on ${formatDay(context.today)}. The hazard stays as it was.`
  context.work.put('hazard', { ...hazard, references: withReference(hazard, NO_LONGER, text) })
}
