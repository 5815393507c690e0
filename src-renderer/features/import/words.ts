import type { ControlColumn, ImportFinding, ImportPreview, LeftOut } from '../../../src-shared/domain/import-preview.ts'

/** Heading over the findings of one rule. */
export const ruleTitle: Record<ImportFinding['rule'], string> = {
  'rating-differs': 'The rating shown is not the one the scheme gives',
  'scale-undecided': 'Scores are on another scale',
  'scale-contradicts': 'The log rates the same scores in two ways',
  'formula-differs': 'A rating is worked out from the wrong cells',
  'severity-drop': 'Severity falls without a recorded reason',
  'uncontrolled-cause': 'Causes that no control answers',
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
