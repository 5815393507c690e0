import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { Control, ControlType } from '../../src-shared/domain/control.ts'
import { blankLink, type Cause, type ControlLink } from '../../src-shared/domain/hazard.ts'
import {
  type ControlColumn,
  entryKey,
  type ImportPreview,
  type PreviewControl,
} from '../../src-shared/domain/import-preview.ts'
import { NAME_LIMIT } from '../../src-shared/domain/text.ts'
import type { CommandContext } from './command.ts'
import { newControl } from './control.ts'
import { NumberSeries, PREFIX } from './numbering.ts'

/** Controls of an import and how its hazards link to them. */
export interface ControlPlan {
  controls: Control[]
  /** Links of one hazard of the preview, once its causes exist. */
  links(hazardIndex: number, causes: readonly Cause[]): ControlLink[]
}

/** The layout gives existing controls no type, and none is guessed (clinical-rules 8). */
const TYPES: Record<ControlColumn, ControlType> = {
  existing: 'not stated',
  additional: 'not stated',
  design: 'design',
  test: 'test',
  training: 'training',
  'business process change': 'business process change',
}

/**
 * One control an entry, or one for all entries of a wording that the person chose to merge. Existing or additional
 * follows the column in our own log; of a supplier's controls it is asked for each, never assumed (clinical-rules 1).
 */
export async function planControls(
  input: ParsedInputOf<'import.run'>,
  preview: ImportPreview,
  projectId: string,
  importId: string,
  context: CommandContext,
): Promise<ControlPlan> {
  const series = new NumberSeries(PREFIX.control, context.work.numbers('control', projectId))
  const groupOf = mergedEntries(input, preview)
  const byGroup = new Map<string, Control>()
  const byEntry = new Map<string, Control>()
  preview.hazards.forEach((hazard, hazardIndex) => {
    hazard.controls.forEach((entry, controlIndex) => {
      const at = `${hazardIndex}/${controlIndex}`
      const group = groupOf.get(at) ?? at
      const known = byGroup.get(group)
      const control = known
        ? withEntry(known, entry)
        : controlFrom(entry, projectId, importId, preview.sheet, series, context)
      byGroup.set(group, control)
      byEntry.set(at, control)
    })
  })
  // Merged entries widen their control as they come: the links name its id, which stays.
  const controls = [...byGroup.values()]
  const existing = new Set(input.existing)
  return {
    controls,
    links: (hazardIndex, causes) =>
      (preview.hazards[hazardIndex]?.controls ?? []).map((entry, controlIndex): ControlLink => {
        const control = byEntry.get(`${hazardIndex}/${controlIndex}`)
        return {
          id: context.newId(),
          controlId: control?.id ?? '',
          causeId: entry.cause === null ? null : (causes[entry.cause]?.id ?? null),
          ...blankLink,
          standing: standingOf(entry, input.whose, existing),
        }
      }),
  }
}

/** Whether a control stands already or comes in addition, as the source has it. */
export function standingOf(
  entry: PreviewControl,
  whose: 'ours' | 'supplier',
  ticked: ReadonlySet<string>,
): ControlLink['standing'] {
  if (whose === 'supplier') return ticked.has(entryKey(entry)) ? 'existing' : 'not stated'
  return entry.column === 'existing' ? 'existing' : 'additional'
}

function mergedEntries(input: ParsedInputOf<'import.run'>, preview: ImportPreview): Map<string, string> {
  const chosen = new Set(input.merge)
  const groups = new Map<string, string>()
  for (const { text, entries } of preview.duplicates) {
    if (!chosen.has(text)) continue
    for (const { hazardIndex, controlIndex } of entries) groups.set(`${hazardIndex}/${controlIndex}`, `merged:${text}`)
  }
  return groups
}

/** A new control of one entry of the source. */
export function controlFrom(
  entry: PreviewControl,
  projectId: string,
  importId: string,
  sheet: string,
  series: NumberSeries,
  context: CommandContext,
): Control {
  const { name, description } = nameAndDescription(entry.text)
  return {
    ...newControl(context, projectId, series.next(), name),
    description,
    type: TYPES[entry.column],
    source: { importId, sheet, fields: { text: { cell: entry.cell, text: entry.sourceText } } },
  }
}

function withEntry(control: Control, entry: PreviewControl): Control {
  const type = TYPES[entry.column]
  const agreed =
    control.type === 'not stated' ? type : type === 'not stated' || type === control.type ? control.type : 'not stated'
  const fields = control.source?.fields ?? {}
  const key = `text ${Object.keys(fields).length + 1}`
  return {
    ...control,
    type: agreed,
    source: control.source && {
      ...control.source,
      fields: { ...fields, [key]: { cell: entry.cell, text: entry.sourceText } },
    },
  }
}

/** A wording too long for a name stands whole in the description, under a name that is its beginning. */
const NAME_LENGTH = NAME_LIMIT - 2

/** A wording as a control's name, or under one that is its beginning. */
export function nameAndDescription(text: string): { name: string; description: string } {
  const oneLine = text.replace(/\s*\n\s*/g, ' ')
  if (oneLine.length <= NAME_LENGTH) return { name: oneLine, description: oneLine === text ? '' : text }
  const cut = oneLine.slice(0, NAME_LENGTH)
  return { name: `${cut.slice(0, Math.max(cut.lastIndexOf(' '), NAME_LENGTH / 2))} …`, description: text }
}
