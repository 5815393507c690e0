import { z } from 'zod'

/** What a column of somebody's table can be taken for. Severity, likelihood and rating stand once for each assessment. */
export const tableField = z.enum([
  'number',
  'name',
  'description',
  'impact',
  'category',
  'causes',
  'existing',
  'additional',
  'design',
  'test',
  'training',
  'businessProcessChange',
  'initialSeverity',
  'initialLikelihood',
  'initialRating',
  'residualSeverity',
  'residualLikelihood',
  'residualRating',
  'notes',
  'owner',
  'status',
  'other', // kept with the hazard under its heading
])
export type TableField = z.infer<typeof tableField>

/** How people name those. */
export const tableFieldNames: Record<TableField, string> = {
  number: 'Hazard number',
  name: 'Hazard name',
  description: 'Description',
  impact: 'Clinical impact',
  category: 'Category',
  causes: 'Causes',
  existing: 'Existing controls',
  additional: 'Additional controls',
  design: 'Design controls',
  test: 'Test controls',
  training: 'Training controls',
  businessProcessChange: 'Business process changes',
  initialSeverity: 'Severity (initial)',
  initialLikelihood: 'Likelihood (initial)',
  initialRating: 'Rating (initial)',
  residualSeverity: 'Severity (residual)',
  residualLikelihood: 'Likelihood (residual)',
  residualRating: 'Rating (residual)',
  notes: 'Notes',
  owner: 'Owner',
  status: 'Status',
  other: 'Other field of the hazard',
}

const columnLetters = z.string().regex(/^[A-Z]{1,3}$/)

/** Their word or number → ours; a word left out stays unscored. */
const wordMap = z.record(z.string().max(500), z.string().max(500))

/** A person's word on which column is what; a file of it is what the command line takes. */
export const columnMapping = z.strictObject({
  format: z.literal('hazard-ledger-column-mapping'),
  version: z.literal(1),
  /** The sheet that holds the hazards. */
  sheet: z.string().max(500),
  /** Last row of the headings, from 1. */
  headerRow: z.int().min(1).max(1_048_576),
  /** Columns not named are kept with the hazard as other fields. */
  columns: z.array(z.strictObject({ column: columnLetters, field: tableField })).max(200),
  /** Their words set against ours, for whoever imports such a file again. */
  scale: z.strictObject({ severity: wordMap, likelihood: wordMap }).optional(),
})
export type ColumnMapping = z.infer<typeof columnMapping>

/**
 * What is done with scores of a scale that is not the project's. Nothing is converted by itself: `map` takes the words a
 * person set against each other, `unscored` keeps the originals beside an unscored hazard.
 */
export const scaleChoice = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('unscored') }),
  z.strictObject({ choice: z.literal('map'), severity: wordMap, likelihood: wordMap }),
  // The scheme that the file carries becomes the project's, in the same step.
  z.strictObject({ choice: z.literal('own') }),
])
export type ScaleChoice = z.infer<typeof scaleChoice>

/** What a person decided about a file before it is read into the log; null leaves it to what was recognised. */
export const importOptions = z.strictObject({
  sheet: z.string().max(500).nullable(),
  mapping: columnMapping.nullable(),
  scale: scaleChoice.nullable(),
  /** The columns are what is recognised of this file alone, whatever was said of one like it before. */
  ignoreSaved: z.boolean().optional(),
})
export type ImportOptions = z.infer<typeof importOptions>

export const recognisedOnly: ImportOptions = { sheet: null, mapping: null, scale: null }
