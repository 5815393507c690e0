import { z } from 'zod'
import { recordId } from '../domain/record.ts'
import { command, host, query } from './define.ts'
import { historyEntry } from './exchange.ts'

const newKeys = z.array(z.strictObject({ person: z.string(), fingerprint: z.string() }))

/** What came in with a package. */
export const packageTaken = z.strictObject({
  seq: z.int(),
  projectId: recordId,
  project: z.string(),
  notice: z.string(),
  hazards: z.int(),
  causes: z.int(),
  controls: z.int(),
  baselines: z.int(),
  approvals: z.int(),
  /** People and organisations that this workspace had by their ids, and those that it has now. */
  known: z.int(),
  added: z.int(),
  /** Keys that count here from now on: to be compared with what their people gave. */
  newKeys,
  /** Names of evidence files that did not come with it. */
  filesNotThere: z.array(z.string()),
})

/** What a package holds, and how it stands to this workspace. */
export const packagePreview = z.strictObject({
  file: z.strictObject({ name: z.string(), size: z.int() }),
  project: z.strictObject({ name: z.string(), reference: z.string(), notice: z.string() }),
  madeAt: z.string(),
  /** The program that made it. */
  product: z.strictObject({ name: z.string(), version: z.string() }),
  counts: z.strictObject({
    /** Hazards that count, as in every list. */
    hazards: z.int(),
    causes: z.int(),
    controls: z.int(),
    evidence: z.int(),
    /** Pieces of evidence whose file came with it. */
    evidenceWithFile: z.int(),
    baselines: z.int(),
    approvals: z.int(),
    /** Changes that its history tells of. */
    changes: z.int(),
  }),
  /** Names of evidence files that did not come with it. */
  filesNotThere: z.array(z.string()),
  /** People and organisations that this workspace has by their ids: they stay as they are here. */
  known: z.int(),
  newPeople: z.array(z.string()),
  newOrganisations: z.array(z.string()),
  newKeys,
  /** What of this workspace keeps it out; none where it can be taken in. */
  clashes: z.array(z.strictObject({ message: z.string(), hint: z.string() })),
})
export type PackagePreview = z.infer<typeof packagePreview>

/** One ledger that a package tells of. */
const ledgerTold = z.strictObject({
  /** Its head when the package was made in it. */
  head: z.strictObject({ seq: z.int(), hash: z.string() }),
  /** How many of its changes are told; those of other projects are not. */
  changes: z.int(),
  /** Changes that name the hash of the one told before them. Between others stood changes that are not here. */
  following: z.int(),
})

/** A change as a package tells it. */
export const packedEntry = historyEntry.extend({
  /** Which of the ledgers, from 0. */
  ledger: z.int(),
})
export type PackedEntry = z.infer<typeof packedEntry>

export const packageContract = {
  /** Reads a package that was sent before, as an import does, and says what it holds; changes nothing. */
  'package.preview': host(z.strictObject({ token: z.string().max(100) }), packagePreview),
  /** The package that a project came in; null where it began here. */
  'package.origin': query(
    z.strictObject({ projectId: recordId }),
    z.strictObject({ fileName: z.string(), sha256: z.string(), takenAt: z.string() }).nullable(),
  ),
  /**
   * What was changed before the project came into this workspace, newest first, as its package tells it. The file is
   * held against the hash it was kept under each time. Refused `not-found` where the project began here, `damaged`
   * where the file is gone or altered.
   */
  'package.history': query(
    z.strictObject({
      projectId: recordId,
      /** How many of the newest to pass over. */
      skip: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({
      madeAt: z.string(),
      product: z.strictObject({ name: z.string(), version: z.string() }),
      /** Earliest first; the last is of the workspace that made the package. */
      ledgers: z.array(ledgerTold),
      entries: z.array(packedEntry),
      /** How many to pass over next; null where there are no more. */
      next: z.int().nullable(),
      all: z.int(),
    }),
  ),
  /** The whole project as a file that another workspace takes in. */
  'package.export': host(
    z.strictObject({
      projectId: recordId,
      /** `zip` carries the files of its evidence too. */
      as: z.enum(['json', 'zip']),
    }),
    z.strictObject({
      token: z.string(),
      fileName: z.string(),
      size: z.int(),
      /** Evidence files in it. */
      files: z.int(),
      /** Names of evidence files that stayed because they hold patient-identifiable information. */
      withheld: z.array(z.string()),
    }),
  ),
  /** Takes a package in as a new project. A backup comes first. Like the start of a project it is not undone. */
  'package.import': command(z.strictObject({ token: z.string().max(100) }), packageTaken),
} as const
