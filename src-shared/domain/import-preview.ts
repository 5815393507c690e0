import { z } from 'zod'
import { importChanges } from './import-changes.ts'
import { columnMapping } from './import-options.ts'
import { importScale } from './import-scale.ts'
import { mappingSignature } from './saved-mapping.ts'

/** The fixed words for what an import finds wrong; they cross the command line as `rule`. */
export const importRule = z.enum([
  'rating-differs', // the rating shown is not the one the scheme gives the two words
  'formula-differs', // the formula of a rating reads the scores of the other assessment
  'severity-drop', // the residual severity is lower than the initial one and no reason is recorded
  'blank-owner',
  'blank-status',
  'version-differs', // cover, version history and file name do not name one version
  'uncontrolled-cause', // no control in any column answers the cause
  'empty-entry', // a number of a list without text
  'unreadable', // something stands there that this layout or the scheme does not know
  'scale-undecided', // the scores are not in the project's words, so hazards come in unscored with the originals kept
  'scale-contradicts', // the log rates the same two scores in two ways
  'struck-through', // text with a line through it, which comes in as it stands
])

/**
 * A reference as findings name it: `P7` on the sheet of the hazards, `'Cover Page'!D12` elsewhere; several are
 * joined by `, `.
 */
const cellReference = z.string()

/** Something found wrong in the source, said in one British sentence that names the hazard and the cells. */
export const importFinding = z.strictObject({
  rule: importRule,
  /** The hazard's number as shown, or null for the workbook as a whole. */
  hazard: z.string().nullable(),
  cell: cellReference,
  message: z.string(),
})
export type ImportFinding = z.infer<typeof importFinding>

/** A text as it will stand, with its cell and the text of the source as it stood. */
const sourceField = z.strictObject({
  /** Cleaned and trimmed; empty where the source is blank or the text is over its limit (see `overLimit`). */
  text: z.string(),
  /** Null where the source has no such column. */
  cell: cellReference.nullable(),
  sourceText: z.string(),
})
export type SourceField = z.infer<typeof sourceField>

const previewCause = z.strictObject({
  /** The number the source gives it; null for an entry without one. */
  number: z.int().nullable(),
  text: z.string(),
  cell: cellReference,
  sourceText: z.string(),
})
export type PreviewCause = z.infer<typeof previewCause>

/** The column a control stands in. The layout gives existing controls no type (clinical-rules 8). */
export const controlColumn = z.enum(['existing', 'additional', 'design', 'test', 'training', 'business process change'])
export type ControlColumn = z.infer<typeof controlColumn>

const previewControl = z.strictObject({
  column: controlColumn,
  number: z.int().nullable(),
  /** Index in the hazard's `causes` of the cause it answers; null for the hazard as a whole. */
  cause: z.int().min(0).nullable(),
  text: z.string(),
  cell: cellReference,
  sourceText: z.string(),
})
export type PreviewControl = z.infer<typeof previewControl>

/** What a page and the command line call one control entry: its cell and number, `I4#2`. */
export function entryKey({ cell, number }: Pick<PreviewControl, 'cell' | 'number'>): string {
  return `${cell}#${number ?? ''}`
}

const previewAssessment = z.strictObject({
  /** The scheme's own word, or null where the source is blank or the scheme has no such word. */
  severity: z.string().nullable(),
  likelihood: z.string().nullable(),
  severityShown: z.string(),
  likelihoodShown: z.string(),
  ratingShown: z.string(),
  /** Number of the rating the scheme gives the two words; null where one is missing. */
  ratingByScheme: z.int().nullable(),
  /** Shown and looked-up ratings are both there and not the same (clinical-rules 2: both stand). */
  ratingDiffers: z.boolean(),
  cells: z.strictObject({ severity: cellReference, likelihood: cellReference, rating: cellReference }),
  /** The formula behind the rating shown, without `=`; null where it was typed. */
  formula: z.string().nullable(),
  /** What that formula reads instead of its own scores, e.g. `G7 instead of N7`; null where it reads its own. */
  formulaDiffers: z.string().nullable(),
})
export type PreviewAssessment = z.infer<typeof previewAssessment>

/** `03/03/2026: text` inside the notes; the notes keep the whole text anyway. */
const previewAction = z.strictObject({ date: z.iso.date(), text: z.string(), cell: cellReference })

const previewHazard = z.strictObject({
  /** Row of the sheet, from 1. */
  row: z.int().min(1),
  /** The row is hidden in the source. */
  hidden: z.boolean(),
  /** The visible number, as shown. */
  number: sourceField,
  name: sourceField,
  description: sourceField,
  impact: sourceField,
  category: sourceField,
  causes: z.array(previewCause),
  controls: z.array(previewControl),
  initial: previewAssessment,
  residual: previewAssessment,
  notes: sourceField,
  actions: z.array(previewAction),
  owner: sourceField,
  status: z.enum(['Open', 'Transferred', 'Closed']).nullable(),
  statusSource: sourceField,
  /** Columns that no field takes, kept with the hazard under their headings. */
  otherFields: z.array(z.strictObject({ label: z.string(), ...sourceField.shape })),
})
export type PreviewHazard = z.infer<typeof previewHazard>

/** A name on a list of reviewers or approvers: text of the source, never an approval (clinical-rules 5). */
const listedPerson = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** As shown; empty means "listed; no date given". */
  date: z.string(),
  version: z.string(),
  cell: cellReference,
})
export type ListedPerson = z.infer<typeof listedPerson>

const versionRow = z.strictObject({ version: z.string(), date: z.string(), text: z.string(), cell: cellReference })
export type VersionRow = z.infer<typeof versionRow>

/** The matrix that the workbook itself carries, compared with the scheme cell by cell. */
const workbookMatrix = z.strictObject({
  sheet: z.string(),
  range: z.string(),
  /** In the order of the sheet. */
  severity: z.array(z.string()),
  likelihood: z.array(z.string()),
  /** Rows in the order of `likelihood`, columns in the order of `severity`. */
  ratings: z.array(z.array(z.int())),
  equalsScheme: z.boolean(),
  differences: z.array(z.strictObject({ cell: cellReference, message: z.string() })),
})
export type WorkbookMatrix = z.infer<typeof workbookMatrix>

/** Why something of the source is not carried over. */
const leftOutReason = z.enum([
  'none', // the filler "None" of a numbered list
  'empty-entry', // a number without text
  'over-limit', // longer than a text may be; the source keeps the whole
  'row-not-a-hazard',
  'column-not-in-layout',
  'heading-or-note', // of a sheet whose content was read
  'compared-only', // the workbook's own matrix and its explanation
  'sheet-not-read',
  'cell-note', // a comment attached to a cell
  'picture',
])

const leftOut = z.strictObject({
  reason: leftOutReason,
  sheet: z.string(),
  /** Empty where it is not in a cell. */
  cell: cellReference,
  text: z.string(),
})
export type LeftOut = z.infer<typeof leftOut>

/** Where columns were set by a person: the file, and when (ISO 8601 UTC). */
const mappingOrigin = z.strictObject({ signature: mappingSignature, file: z.string(), at: z.iso.datetime() })
export type MappingOrigin = z.infer<typeof mappingOrigin>

/** Everything an import would bring in, everything found wrong, and everything that would stay behind. */
export const importPreview = z.strictObject({
  file: z.strictObject({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(0) }),
  mapping: z.strictObject({
    id: z.string(),
    title: z.string(),
    /** By which a file with these headings is known again; null where none is kept. */
    signature: mappingSignature.nullable(),
    /** The earlier import whose columns were taken, as a person set them then; null where none were. */
    from: mappingOrigin.nullable(),
    /** The one whose columns could be taken and, as was asked, were not. */
    setAside: mappingOrigin.nullable(),
  }),
  /** The scheme the ratings were looked up in. */
  scheme: z.strictObject({ id: z.string(), version: z.string() }),
  sheet: z.string(),
  /** Every sheet in this layout; an import takes one. */
  sheetsInLayout: z.array(z.string()),
  /** Sheets with a table that is not recognised as a log, for a person to choose. */
  otherTables: z.array(z.string()),
  /** What each column was taken for: `E` → `causes`, with its header as shown. */
  columns: z.array(
    z.strictObject({
      column: z.string(),
      header: z.string(),
      field: z.string(),
      /** 0 to 1: how surely the column is that. */
      confidence: z.number().min(0).max(1),
      /** It is hidden in the source. */
      hidden: z.boolean(),
      samples: z.array(z.string()),
    }),
  ),
  /** The proposed mapping as a person may correct and keep it; null where the layout is fixed. */
  proposal: columnMapping.nullable(),
  /** What the import rests on is sure enough to be taken unattended; otherwise what is unsure. */
  unsure: z.array(z.string()),
  /** What no column says and nothing can be imported without, in words. */
  missing: z.array(z.string()),
  /** What a person should know of this reading that is not of the file, in sentences. */
  notices: z.array(z.string()),
  scale: importScale,
  hazards: z.array(previewHazard),
  cover: z.array(z.strictObject({ label: z.string(), value: z.string(), cell: cellReference })),
  versionHistory: z.array(versionRow),
  reviewers: z.array(listedPerson),
  approvers: z.array(listedPerson),
  assumptions: z.array(
    z.strictObject({ number: z.string(), text: z.string(), cell: cellReference, sourceText: z.string() }),
  ),
  abbreviations: z.array(z.strictObject({ abbreviation: z.string(), meaning: z.string(), cell: cellReference })),
  references: z.array(
    z.strictObject({
      reference: z.string(),
      title: z.string(),
      version: z.string(),
      documentNumber: z.string(),
      cell: cellReference,
    }),
  ),
  matrix: workbookMatrix.nullable(),
  /**
   * Control entries of one wording, white space and closing punctuation aside: offered for merging, never merged by
   * themselves. `text` is the first of them; every entry keeps its own in `controls`.
   */
  duplicates: z.array(
    z.strictObject({
      text: z.string(),
      entries: z.array(
        z.strictObject({
          hazard: z.string(),
          cell: cellReference,
          column: controlColumn,
          number: z.int().nullable(),
          /** Indexes in `hazards` and in that hazard's `controls`. */
          hazardIndex: z.int().min(0),
          controlIndex: z.int().min(0),
        }),
      ),
    }),
  ),
  leftOut: z.array(leftOut),
  /** Texts the rule for text had to change. */
  textChanges: z.array(z.strictObject({ cell: cellReference, changes: z.array(z.string()) })),
  overLimit: z.array(z.strictObject({ cell: cellReference, length: z.int(), limit: z.int() })),
  counts: z.strictObject({
    hazards: z.int(),
    causes: z.int(),
    /** Control entries kept, before any merging. */
    controls: z.int(),
    controlsByColumn: z.record(controlColumn, z.int()),
    /** Control entries found: kept, dropped, empty and over the limit. */
    controlEntriesRead: z.int(),
    /** Control entries that said only "None". */
    dropped: z.int(),
    /** Control entries without text. */
    empty: z.int(),
    /** Cause entries found, whether kept or not. */
    causeEntriesRead: z.int(),
  }),
  findings: z.array(importFinding),
  /** What would change where the project has an earlier version of this log; null where it has not. */
  changes: importChanges.nullable(),
})
export type ImportPreview = z.infer<typeof importPreview>
