import type { ImportOptions } from '../../../src-shared/domain/import-options.ts'
import type {
  ControlColumn,
  ImportFinding,
  ImportPreview,
  LeftOut,
  MappingOrigin,
} from '../../../src-shared/domain/import-preview.ts'
import { FROM_FILE, type ImportScale } from '../../../src-shared/domain/import-scale.ts'
import { dayOfMoment, formatDay } from '../../../src-shared/format/dates.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { type Reading, scored } from './corrections.ts'

/** Heading over the findings of one rule. */
export const ruleTitle: Record<ImportFinding['rule'], string> = {
  'rating-differs': 'The rating shown is not the one the scheme gives',
  'scale-undecided': 'Scores are on another scale',
  'scale-contradicts': 'The log rates the same scores in two ways',
  'formula-differs': 'A rating is worked out from the wrong cells',
  'severity-drop': 'Severity falls without a recorded reason',
  'uncontrolled-cause': 'Causes that no control answers',
  'struck-through': 'Text that is struck through in the file',
  'version-differs': 'Cover, version history and file name differ',
  unreadable: 'Not known to this layout or scheme',
  'empty-entry': 'Numbers without text',
  'blank-owner': 'No owner',
  'blank-status': 'No status',
}

/** What weighs most comes first. */
export const ruleOrder = Object.keys(ruleTitle) as ImportFinding['rule'][]

export const leftOutTitle: Record<LeftOut['reason'], string> = {
  none: 'The filler “None” in a numbered list',
  'empty-entry': 'A number without text',
  'over-limit': 'Longer than a text may be; the source file keeps the whole',
  'row-not-a-hazard': 'A row that is not a hazard',
  'column-not-in-layout': 'A column that the layout does not have',
  'heading-or-note': 'A heading or note of a sheet that was read',
  'compared-only': "The workbook's own matrix, compared and not taken over",
  'sheet-not-read': 'A sheet that was not read',
  'cell-note': 'A comment on a cell',
  picture: 'A picture',
}

export const columnTitle: Record<ControlColumn, string> = {
  existing: 'Existing',
  additional: 'Additional',
  design: 'Design',
  test: 'Test',
  training: 'Training',
  'business process change': 'Business process change',
}

export const columns = Object.keys(columnTitle) as ControlColumn[]

/** How many controls there will be with these wordings merged. */
export function controlsAfterMerging(preview: ImportPreview, merge: ReadonlySet<string>): number {
  const saved = preview.duplicates
    .filter(({ text }) => merge.has(text))
    .reduce((sum, { entries }) => sum + entries.length - 1, 0)
  return preview.counts.controls - saved
}

export const scaleKind: Record<ImportScale['kind'], string> = {
  lookup: 'A matrix says which rating two scores give',
  product: 'The rating is one number times the other',
  'product of three': 'The rating is the two numbers times a third, as in an FMEA',
  unknown: 'The log does not tell',
}

export const scaleDirection: Record<ImportScale['direction'], string> = {
  'higher is worse': 'The higher',
  'lower is worse': 'The lower',
  unknown: 'The log does not tell',
}

/** What may become of the scores of a log, and what each does. */
export const scaleChoices = {
  own: {
    label: 'Keep their scheme as this project’s scheme',
    does: 'Their words and their matrix rate every hazard of this project from now on. Scores come in as imported, not confirmed.',
  },
  unscored: {
    label: 'Bring the hazards in unscored',
    does: 'What the log shows is kept beside each hazard, for reading while it is scored here.',
  },
  map: {
    label: 'Set their words against ours',
    does: 'You say for each of their words which of ours means the same, or leave it open.',
  },
} as const

/** Whether the log shows any score. */
export function hasScores({ scale: { words } }: ImportPreview): boolean {
  return words.severity.length + words.likelihood.length + words.rating.length > 0
}

/** What becomes of the scores, in half a line. */
export function scaleStanding({ scale }: ImportPreview, { scale: choice }: ImportOptions): string {
  if (choice?.choice === 'map') {
    const set = Object.keys(choice.severity).length + Object.keys(choice.likelihood).length
    const all = scale.words.severity.length + scale.words.likelihood.length
    return `${set} of ${all} of their words set against ours`
  }
  if (choice?.choice === 'own') {
    const { length } = scale.differs
    return `their scheme becomes this project’s${length === 0 ? '' : `; ${formatCount(length, 'rating')} not by their own matrix`}`
  }
  if (!scale.decided) return 'hazards come in unscored; what the log shows is kept beside each'
  const { length } = scale.differs
  return `this project’s words${length === 0 ? '' : `; ${formatCount(length, 'rating')} not by its matrix`}`
}

/** What a reading that was asked for again found. */
export function readAgainFound(preview: ImportPreview): string {
  const { counts } = preview
  const { shown, scored: read } = scored(preview)
  const by = preview.scheme.id.startsWith(FROM_FILE) ? 'by their scheme' : 'as ours'
  const scores = shown === 0 ? 'no scores' : `${read} of ${formatCount(shown, 'score')} read ${by}`
  return `Read again: ${formatCount(counts.hazards, 'hazard')}, ${formatCount(counts.causes, 'cause')}, ${formatCount(counts.controls, 'control')}; ${scores}.`
}

/** What becomes of the scores when the log comes in, in one sentence. */
export function scoresSentence({ preview, options }: Reading, whose: 'ours' | 'supplier', supplier: string): string {
  if (whose === 'supplier') return `Scores stay those of ${supplier}.`
  if (preview.hazards.length === 0) return ''
  if (!hasScores(preview)) return 'The log shows no scores.'
  if (!preview.scale.decided) return 'Hazards come in unscored; what the log shows is kept beside each.'
  if (options.scale?.choice === 'own') {
    return 'Their scheme becomes this project’s, unconfirmed; scores come in by it as imported, not confirmed.'
  }
  if (options.scale?.choice !== 'map') return 'Scores come in as imported, not confirmed.'
  const { shown, scored: read } = scored(preview)
  return `${read} of ${formatCount(shown, 'score')} come in by the words set, not confirmed; what was left open stays open.`
}

/** The file whose columns a person said, and when: “Log v1.xlsx” on 3 March 2026. */
export function originWords({ file, at }: MappingOrigin): string {
  return `“${file}” on ${formatDay(dayOfMoment(at))}`
}
