import {
  type ColumnMapping,
  type ImportOptions,
  type TableField,
  tableField,
} from '../../../src-shared/domain/import-options.ts'
import type { ImportPreview } from '../../../src-shared/domain/import-preview.ts'

/** A file as it was read last, and by what. */
export interface Reading {
  preview: ImportPreview
  options: ImportOptions
  /** Columns as they were recognised before a person corrected any; of the same sheet and row of headings. */
  recognised: ImportPreview['columns']
  /** The scores are those of the project without anybody's word. */
  scaleIsOurs: boolean
}

/** What the next reading shall take into account; like the last one until something is changed. */
export interface Corrections {
  sheet: string
  headerRow: number
  /** By the letters of the column. */
  fields: Readonly<Record<string, TableField>>
  scale: {
    choice: 'ours' | 'own' | 'unscored' | 'map'
    /** Their word → ours; words left open are not in it. */
    severity: Readonly<Record<string, string>>
    likelihood: Readonly<Record<string, string>>
  }
}

export const AXES = ['severity', 'likelihood'] as const
export type Axis = (typeof AXES)[number]

/** The reading that follows another: what was recognised stays known while only columns of it are corrected. */
export function readingAfter(before: Reading | null, preview: ImportPreview, options: ImportOptions): Reading {
  const known = options.mapping !== null && before?.preview.sheet === preview.sheet
  return {
    preview,
    options,
    recognised: known ? before.recognised : preview.columns,
    scaleIsOurs: options.scale === null ? preview.scale.decided : (before?.scaleIsOurs ?? false),
  }
}

/** Nothing corrected beyond what the last reading took into account. */
export function correctionsOf({ preview, options, scaleIsOurs }: Reading): Corrections {
  const { proposal, sheet } = preview
  const { scale } = options
  return {
    sheet,
    headerRow: proposal?.headerRow ?? 1,
    fields: Object.fromEntries((proposal?.columns ?? []).map(({ column, field }) => [column, field])),
    scale: {
      choice: scale?.choice ?? (scaleIsOurs ? 'ours' : 'unscored'),
      severity: scale?.choice === 'map' ? scale.severity : {},
      likelihood: scale?.choice === 'map' ? scale.likelihood : {},
    },
  }
}

/** What the next reading is asked with. */
export function optionsFor(wanted: Corrections, reading: Reading): ImportOptions {
  const { preview, options } = reading
  const scale = columnsOf(wanted, reading).otherSheet ? null : scaleOf(wanted, reading)
  // The columns of another sheet are recognised afresh.
  if (wanted.sheet !== preview.sheet) return { sheet: wanted.sheet, mapping: null, scale }
  const { changed, mapping } = columnsOf(wanted, reading)
  return { ...options, mapping: changed ? mapping : options.mapping, scale }
}

function columnsOf(wanted: Corrections, { preview }: Reading) {
  const { proposal } = preview
  const otherSheet = wanted.sheet !== preview.sheet
  if (proposal === null) return { otherSheet, changed: false, mapping: null }
  const columns = proposal.columns.map(({ column, field }) => ({ column, field: wanted.fields[column] ?? field }))
  const changed =
    wanted.headerRow !== proposal.headerRow ||
    columns.some(({ field }, index) => field !== proposal.columns[index]?.field)
  const mapping: ColumnMapping = {
    ...proposal,
    headerRow: wanted.headerRow,
    // Columns not named are other fields of the hazard anyway.
    columns: columns.filter(({ field }) => field !== 'other'),
  }
  return { otherSheet, changed, mapping }
}

function scaleOf({ scale }: Corrections, { preview, options, scaleIsOurs }: Reading): ImportOptions['scale'] {
  const { choice } = scale
  if (choice === 'ours') return null
  if (choice === 'own') return { choice }
  // Left as it was proposed, nothing was decided.
  if (choice === 'unscored') return options.scale === null && !scaleIsOurs ? null : { choice }
  const set = (axis: Axis) =>
    Object.fromEntries(
      preview.scale.words[axis].flatMap(({ shown }) => {
        const ours = Object.hasOwn(scale[axis], shown) ? scale[axis][shown] : undefined
        return ours === undefined ? [] : [[shown, ours]]
      }),
    )
  return { choice, severity: set('severity'), likelihood: set('likelihood') }
}

/** Whether columns, and whether the scale, stand otherwise than they were read. */
export function unread(wanted: Corrections, reading: Reading): { columns: boolean; scale: boolean } {
  const { otherSheet, changed } = columnsOf(wanted, reading)
  const same = JSON.stringify(scaleOf(wanted, reading)) === JSON.stringify(scaleOf(correctionsOf(reading), reading))
  return { columns: otherSheet || changed, scale: !same }
}

const SURE = 0.85
const LIKELY = 0.6

/** How surely a column is what it was taken for, in words. */
export function sureness(
  column: string,
  field: TableField,
  { preview, recognised, options }: Pick<Reading, 'preview' | 'recognised' | 'options'>,
): { words: string; check: boolean } {
  const was = recognised.find((one) => one.column === column)
  const read = preview.proposal?.columns.find((one) => one.column === column)?.field
  if (read !== undefined && read !== field) return { words: 'not read yet', check: false }
  if (preview.mapping.from !== null) return { words: 'as you set it then', check: false }
  const now = preview.columns.find((one) => one.column === column)
  if (options.mapping !== null && was?.field !== now?.field) return { words: 'set by you', check: false }
  const confidence = was?.confidence ?? now?.confidence ?? 0
  if (field === 'other') return { words: 'heading not known', check: false }
  if (confidence >= SURE) return { words: 'sure', check: false }
  return confidence >= LIKELY ? { words: 'likely', check: false } : { words: 'please check', check: true }
}

/** How many of the scores that the log shows come in as the project's words. */
export function scored({ hazards }: ImportPreview): { shown: number; scored: number } {
  const all = hazards.flatMap(({ initial, residual }) => [initial, residual])
  return {
    shown: all.filter((one) => `${one.severityShown}${one.likelihoodShown}${one.ratingShown}` !== '').length,
    scored: all.filter(({ severity, likelihood }) => severity !== null && likelihood !== null).length,
  }
}

export const allFields: readonly TableField[] = tableField.options
