import { z } from 'zod'
import { approval } from './approval.ts'
import { baseline } from './baseline.ts'
import { organisation } from './organisation.ts'
import { person } from './person.ts'
import { publicKey, sha256Hex } from './public-key.ts'
import { moment, recordId } from './record.ts'
import { snapshot } from './snapshot.ts'

/** Name and number of the package's format. */
export const PACKAGE_FORMAT = { format: 'hazard-ledger-package', formatVersion: 1 } as const

/** End of the name of a package without and with the files of its evidence. */
export const PACKAGE_ENDINGS = { json: '.hazards.json', zip: '.hazards.zip' } as const

/** Whether a file is a package by its name. */
export function isPackageName(name: string): boolean {
  return /\.hazards\.(json|zip)$/i.test(name)
}

const head = z.strictObject({ seq: z.int().min(0), hash: sha256Hex })

/** A record as it stood after a change, in the format of that time. */
export const packedRevision = z.strictObject({
  kind: z.string(),
  id: z.string(),
  number: z.int().min(1),
  format: z.int().min(1),
  /** SHA-256 of the image's canonical JSON. */
  imageHash: sha256Hex,
  /** Null for a record that is no part of the package. */
  image: z.record(z.string(), z.unknown()).nullable(),
})

/** One change of a ledger with all that its hash covers. */
export const packedChange = z.strictObject({
  seq: z.int().min(1),
  time: z.string(),
  actor: z.strictObject({ personId: z.string().nullable(), name: z.string(), account: z.string() }),
  host: z.strictObject({ computer: z.string(), kind: z.string() }),
  command: z.string(),
  projectId: z.string().nullable(),
  reason: z.string(),
  undoes: z.int().nullable(),
  previousHash: sha256Hex,
  hash: sha256Hex,
  revisions: z.array(packedRevision),
})
export type PackedChange = z.infer<typeof packedChange>

/**
 * What one ledger tells of the project. Changes of other projects in the same workspace are not among them, so the
 * sequence has gaps; each change carries its hash and the one before it.
 */
export const packedHistory = z.strictObject({ ledgerHead: head, changes: z.array(packedChange) })
export type PackedHistory = z.infer<typeof packedHistory>

/** A file that a piece of evidence names: told of here, carried by the .zip alone. */
export const packedFile = z.strictObject({
  evidenceId: recordId,
  name: z.string(),
  sha256: sha256Hex,
  size: z.int().min(0),
  /** Such a file never leaves, not with the .zip either. */
  holdsPatientData: z.boolean(),
})
export type PackedFile = z.infer<typeof packedFile>

/** A project's content as a baseline freezes it; where in the ledger it was taken stands in `ledgerHead`. */
export const packedContent = snapshot.omit({ position: true })

/** A whole project that travels from one workspace to another. */
export const projectPackage = z.strictObject({
  format: z.literal(PACKAGE_FORMAT.format),
  formatVersion: z.literal(PACKAGE_FORMAT.formatVersion),
  product: z.strictObject({ name: z.string(), version: z.string() }),
  madeAt: moment,
  /** Head of the ledger that the content was taken from. */
  ledgerHead: head,
  /** Format of each kind of record in it, except in `history`, where each image names its own. */
  recordFormats: z.record(z.string(), z.int().min(1)),
  content: packedContent,
  /** People and organisations that versions, approvals, keys or other people name and the content does not. */
  named: z.strictObject({ organisations: z.array(organisation), people: z.array(person) }),
  /** Records taken back by Undo: in no list and no count, but their numbers stay taken. */
  takenBack: snapshot.shape.records,
  /** Issued versions, earliest first. */
  baselines: z.array(
    z.strictObject({
      record: baseline,
      /** SHA-256 of `text` in UTF-8. */
      sha256: sha256Hex,
      /** The stored bytes as text: what was hashed and what approvals name. */
      text: z.string(),
    }),
  ),
  approvals: z.array(approval),
  publicKeys: z.array(publicKey),
  /** Read-only, earliest ledger first; the last is of the workspace that the package was made in. */
  history: z.array(packedHistory),
  evidence: z.array(packedFile),
  /** SHA-256 of the canonical JSON (RFC 8785) of everything else in this object. */
  sha256: sha256Hex,
})
export type ProjectPackage = z.infer<typeof projectPackage>
