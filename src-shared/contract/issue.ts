import { z } from 'zod'
import { type Approval, approvalEntry, type SignedApproval } from '../domain/approval.ts'
import { type AskedApproval, type Baseline, issueEntry } from '../domain/baseline.ts'
import type { ComparedVersions } from '../domain/difference.ts'
import { issuedDocumentKind } from '../domain/issued-document.ts'
import { projectRole } from '../domain/project.ts'
import type { PublicKey } from '../domain/public-key.ts'
import { day, recordId } from '../domain/record.ts'
import { longText, reasonText } from '../domain/text.ts'
import { command, done, host, query, trusted } from './define.ts'

/** A public key, with what this computer holds of it. */
export interface KnownKey extends PublicKey {
  /** How the private half is kept on this computer; null where it is not here. */
  held: 'by the system' | 'by a passphrase' | null
}

/** Everything that screens show about the issues of a project. */
export interface IssueState {
  /** Newest first; withdrawn ones too. */
  baselines: Baseline[]
  approvals: Approval[]
  /** Keys of the workspace, revoked ones too. */
  keys: KnownKey[]
  /** Changes of the content since the last version that was not withdrawn; null where there is none. */
  changesSince: number | null
  /** Whether this computer's own protection keeps private keys; otherwise a passphrase does. */
  systemKeepsKeys: boolean
}

/** What an approval request file asks, as its reader sees it before signing. */
export interface ReadRequest {
  /** Names the request in `approval.answer`. */
  token: string
  project: string
  notice: string
  version: string
  purpose: string
  phase: string
  summary: string
  issuedAt: string
  issuedBy: string
  /** SHA-256 of the baseline's bytes, worked out from the bytes in the file. */
  sha256: string
  size: number
  person: { id: string; name: string }
  asked: (AskedApproval & { version: string; reference: string })[]
  /** Fingerprint of the key that was enrolled for this person; whether it is on this computer, and how it is kept. */
  fingerprint: string
  held: KnownKey['held']
  counts: { hazards: number; causes: number; controls: number }
  /** Statement proposed for each document asked, in the order of `asked`. */
  proposed: string[]
}

/** What came of reading an answer file. */
export interface TakenAnswer {
  seq: number
  approvals: SignedApproval[]
}

const token = z.string().max(100)
/** Typed by a person for one use; never kept, never logged. */
const passphrase = z.string().max(1_000).nullable()

export const issueContract = {
  'issue.state': query(z.strictObject({ projectId: recordId }), trusted<IssueState>()),
  /** Issued versions, newest first. */
  'baseline.list': query(z.strictObject({ projectId: recordId }), trusted<Baseline[]>()),
  /** What differs between two versions, or between one and the log as it stands (null). */
  'baseline.compare': query(
    z.strictObject({ projectId: recordId, from: recordId.nullable(), to: recordId.nullable() }),
    trusted<ComparedVersions>(),
  ),
  /** Freezes the project as it stands: blocked by errors that nobody answered. */
  'baseline.issue': command(z.strictObject({ projectId: recordId, entry: issueEntry }), done),
  /** Takes an issue back with a reason; its number stays taken. */
  'baseline.withdraw': command(z.strictObject({ id: recordId, reason: reasonText }), done),
  /** The verification bundle of a version as a .zip. */
  'baseline.bundle': host(
    z.strictObject({ id: recordId }),
    z.strictObject({ token: z.string(), fileName: z.string() }),
  ),

  /** Makes a key for the person working, keeps its private half on this computer and enrols it. */
  'key.create': command(z.strictObject({ passphrase }), done),
  /** Brings a private key file (PKCS#8 PEM) of the person working to this computer, and enrols it where it is new. */
  'key.import': command(z.strictObject({ token, passphrase }), done),
  /** Enrols somebody's public key (SPKI PEM) that came from elsewhere. */
  'key.enrol': command(z.strictObject({ personId: recordId, token }), done),
  /** The private key as a file that a passphrase protects. */
  'key.export': host(
    z.strictObject({
      id: recordId,
      passphrase,
      newPassphrase: z.string().min(8, 'A passphrase has 8 characters or more.').max(1_000),
    }),
    z.strictObject({ token: z.string(), fileName: z.string() }),
  ),
  /** The public key as a file, to be enrolled elsewhere. */
  'key.export-public': host(
    z.strictObject({ id: recordId }),
    z.strictObject({ token: z.string(), fileName: z.string() }),
  ),
  /** From that day on its signatures are refused; earlier ones stand. */
  'key.revoke': command(z.strictObject({ id: recordId, on: day, reason: reasonText }), done),

  /** Signs a decision about one document of an issued version, by the key of the person working. */
  'approval.sign': command(
    z.strictObject({
      baselineId: recordId,
      document: issuedDocumentKind,
      role: projectRole,
      entry: approvalEntry,
      passphrase,
    }),
    done,
  ),
  /** Takes a decision back with a reason; the signed words stay in the list. */
  'approval.withdraw': command(z.strictObject({ id: recordId, reason: reasonText }), done),
  /** Records that a condition of an approval was met. */
  'approval.meet': command(
    z.strictObject({ id: recordId, index: z.int().min(0).max(49), on: day, note: longText }),
    done,
  ),
  /** A file for somebody who works elsewhere, with the frozen content and what is asked of them. */
  'approval.request': host(
    z.strictObject({ baselineId: recordId, personId: recordId }),
    z.strictObject({ token: z.string(), fileName: z.string() }),
  ),
  /** Reads a request that came from elsewhere; nothing is written. */
  'approval.read-request': host(z.strictObject({ token }), trusted<ReadRequest>()),
  /** One of the request's documents, made from the frozen content in the file, to be read before signing. */
  'approval.request-document': host(
    z.strictObject({ token, document: issuedDocumentKind, format: z.enum(['docx', 'pdf', 'html']) }),
    z.strictObject({ token: z.string(), fileName: z.string() }),
  ),
  /** Signs the answers by the key on this computer and makes the file to send back. Nothing enters this workspace. */
  'approval.answer': host(
    z.strictObject({
      token,
      answers: z
        .array(z.strictObject({ document: issuedDocumentKind, role: projectRole, entry: approvalEntry }))
        .min(1)
        .max(10),
      passphrase,
    }),
    z.strictObject({ token: z.string(), fileName: z.string() }),
  ),
  /** Takes in a signed answer file: all of its approvals hold, or none enters. */
  'approval.take-answer': command(z.strictObject({ token }), trusted<TakenAnswer>()),
} as const
