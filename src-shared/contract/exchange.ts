import { z } from 'zod'
import { importOptions } from '../domain/import-options.ts'
import type { ImportPreview } from '../domain/import-preview.ts'
import { recordId } from '../domain/record.ts'
import { mappingSignature } from '../domain/saved-mapping.ts'
import { command, done, host, query, trusted } from './define.ts'
import { pastPoint } from './past.ts'

export const documentKind = z.enum(['hazard-log', 'safety-case', 'board-page', 'extract'])
export type DocumentKind = z.infer<typeof documentKind>
export const documentFormat = z.enum(['docx', 'xlsx', 'pdf', 'html', 'csv'])
export type DocumentFormat = z.infer<typeof documentFormat>

/** How a hazard log stands in a workbook or CSV file: a hazard a row, as the published logs have it, or a cause a row. */
export const logLayout = z.enum(['hazards', 'causes'])
export type LogLayout = z.infer<typeof logLayout>

/** Which records an extract holds, and by what they were chosen. */
export const extractRequest = z.strictObject({
  what: z.enum(['hazards', 'controls', 'findings']),
  /** Ids of the records, or keys of the findings, in the order they are to stand. */
  ids: z.array(z.string().max(200)).min(1).max(20_000),
  /** The filter in the screen's own words; empty where there is none. */
  filter: z.string().max(1_000),
})
export type ExtractRequest = z.infer<typeof extractRequest>

export const pictureKind = z.enum(['bow-tie', 'control-map', 'trend'])
export type PictureKind = z.infer<typeof pictureKind>

/** One figure read back from the finished file and asked of the database. */
export const selfCheckLine = z.strictObject({
  what: z.string(),
  inFile: z.string(),
  inDatabase: z.string(),
  equal: z.boolean(),
})

/** Proof that a finished file says what the database says: counts and numbers only, and it says so. */
export const selfCheck = z.strictObject({
  ok: z.boolean(),
  /** Always `counts only`. */
  scope: z.literal('counts only'),
  lines: z.array(selfCheckLine),
})
export type SelfCheck = z.infer<typeof selfCheck>

export const importDone = z.strictObject({
  seq: z.int(),
  projectId: recordId,
  importId: recordId,
  project: z.string(),
  hazards: z.int(),
  causes: z.int(),
  /** Control entries read, before any merging. */
  controls: z.int(),
  /** What was said of the columns is kept for the next file with the same headings. */
  columnsKept: z.boolean(),
})

/** One change as people read it. */
export const historyEntry = z.strictObject({
  seq: z.int(),
  at: z.string(),
  /** As stated on this computer; the account stands beside it. */
  actor: z.string(),
  account: z.string(),
  computer: z.string(),
  command: z.string(),
  /** What happened, in words. */
  summary: z.string(),
  reason: z.string(),
  undoes: z.int().nullable(),
  undoneBy: z.int().nullable(),
  hash: z.string(),
  /** Records touched in all; `records` shows the first of them, hazards before others. */
  recordCount: z.int(),
  records: z.array(
    z.strictObject({
      kind: z.string(),
      id: z.string(),
      label: z.string(),
      revision: z.int(),
      /** Field by field; `before` is null where the record was new. */
      fields: z.array(
        z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
      ),
    }),
  ),
})
export type HistoryEntry = z.infer<typeof historyEntry>

export const exchangeContract = {
  /** Reads a file that was sent before and shows what an import would do; changes nothing. */
  'import.preview': host(
    z.strictObject({
      token: z.string().max(100),
      /** Project to import into; null for a new one. */
      projectId: recordId.nullable(),
      /** What a person decided; what was recognised where left out. */
      options: importOptions.optional(),
    }),
    trusted<ImportPreview>(),
  ),
  /** One step that Undo takes back; a backup comes first. The token is that of the preview. */
  'import.run': command(
    z.strictObject({
      token: z.string().max(100),
      projectId: recordId.nullable(),
      /** Name of the new project, where `projectId` is null. */
      projectName: z.string().max(500),
      standard: z.enum(['DCB0129', 'DCB0160']),
      whose: z.enum(['ours', 'supplier']),
      /** Organisation whose log it is, where it is a supplier's. */
      supplierName: z.string().max(500),
      /** Identical wordings to merge into one control each. */
      merge: z.array(z.string()).max(2000),
      /** A supplier's design and test controls taken as existing ones: `CELL#NUMBER` of each that was ticked. */
      existing: z.array(z.string().max(40)).max(20_000),
      /** Offered things to take over into the project. */
      take: z.strictObject({ cover: z.boolean(), assumptions: z.boolean() }),
      /** Those of the preview that was looked at. */
      options: importOptions.optional(),
      /**
       * Of another version of a log brought in before, by `changeKey`: changes to leave, and changes to take over what was
       * changed here as well. Where left out, all are taken but the latter.
       */
      changes: z
        .strictObject({
          leave: z.array(z.string().max(60)).max(100_000),
          takeOver: z.array(z.string().max(60)).max(100_000),
          /** Ids of hazards with another name that a person says are the same. */
          same: z.array(recordId).max(20_000),
        })
        .optional(),
    }),
    importDone,
  ),
  /** Forgets what was said of the columns of a file with these headings. Of no workspace, so no entry in its ledger. */
  'import.forget-columns': host(
    z.strictObject({ signature: mappingSignature }),
    z.strictObject({ forgotten: z.boolean() }),
  ),
  /** Builds a document from a snapshot, reads it back, compares it with the database. */
  'document.export': host(
    z.strictObject({
      projectId: recordId,
      document: documentKind,
      format: documentFormat,
      /** For `extract` alone, which needs it. */
      extract: extractRequest.optional(),
      /** Of a hazard log as xlsx or csv; `hazards` where left out. */
      layout: logLayout.optional(),
      /** An issued version to make it from; the working log, as a draft, where none is named. */
      baselineId: recordId.optional(),
      /** The working log as it was; a draft that says so. */
      at: pastPoint.optional(),
    }),
    z.strictObject({ token: z.string(), fileName: z.string(), size: z.int(), selfCheck }),
  ),

  /** One picture as a file of its own; `id` is the hazard of a bow-tie. */
  'picture.export': host(
    z.strictObject({
      projectId: recordId,
      picture: pictureKind,
      id: recordId.nullable().default(null),
      format: z.enum(['svg', 'png']),
      at: pastPoint.optional(),
    }),
    z.strictObject({ token: z.string(), fileName: z.string() }),
  ),

  'history.list': query(
    z.strictObject({
      projectId: recordId.nullable(),
      recordId: recordId.nullable(),
      /** Changes before this one; null for the newest. */
      before: z.int().nullable(),
      limit: z.int().min(1).max(200),
    }),
    z.array(historyEntry),
  ),
  /** What Undo and Redo would do, in words; null where there is nothing to do. */
  'undo.peek': query(
    z.strictObject({ projectId: recordId }),
    z.strictObject({
      undo: z.strictObject({ seq: z.int(), summary: z.string() }).nullable(),
      redo: z.strictObject({ seq: z.int(), summary: z.string() }).nullable(),
    }),
  ),
  /** Takes back the project's last change that is not itself undone, if it is still the one named. */
  'change.undo': command(z.strictObject({ projectId: recordId, seq: z.int() }), done),
  'change.redo': command(z.strictObject({ projectId: recordId, seq: z.int() }), done),
} as const
