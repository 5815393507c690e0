import type { KeyObject } from 'node:crypto'
import type { ApprovalEntry, SignedApproval } from '../../src-shared/domain/approval.ts'
import {
  type ApprovalAnswer,
  type ApprovalRequest,
  approvalAnswer,
  approvalRequest,
} from '../../src-shared/domain/approval-file.ts'
import type { IssuedDocumentKind } from '../../src-shared/domain/issued-document.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { canonicalJson, sha256 } from '../ledger/canonical.ts'
import { type BaselineContent, readBaselineContent } from './baseline-content.ts'
import { signText } from './ed25519.ts'
import { wordsToSign } from './words-to-sign.ts'

/** A request that was read, its content held against its hash. */
export interface OpenRequest {
  request: ApprovalRequest
  content: BaselineContent
}

/** A request or an answer as the text of its file. */
export function approvalFileText(file: ApprovalRequest | ApprovalAnswer): string {
  return `${canonicalJson(file)}\n`
}

/**
 * Reads a request file: what is asked there is what the frozen content in it says was asked.
 * @throws Refusal `unreadable`, or `refused` where it does not agree with itself
 */
export function readApprovalRequest(text: string): OpenRequest {
  const request = parsed(approvalRequest, text, 'This is no approval request of Hazard Ledger. Nothing was signed.')
  const found = sha256(request.baseline)
  if (found !== request.sha256) {
    throw altered('the content in it does not have the hash it names')
  }
  const content = readBaselineContent(new TextEncoder().encode(request.baseline))
  const { person, asked, fingerprint } = request
  const isAsked = asked.every((one) =>
    content.asked.some(
      (other) =>
        other.document === one.document &&
        other.personId === one.personId &&
        other.role === one.role &&
        other.name === person.name,
    ),
  )
  if (!isAsked || asked.some(({ personId }) => personId !== person.id)) {
    throw altered('the content in it does not ask this person')
  }
  if (!content.keys.some((key) => key.fingerprint === fingerprint && key.personId === person.id)) {
    throw altered('the content in it does not name this key')
  }
  return { request, content }
}

/** One decision to be signed. */
export interface GivenDecision {
  document: IssuedDocumentKind
  role: SignedApproval['role']
  entry: ApprovalEntry
}

/**
 * Signs decisions about what a request asks; the words name the person as the frozen content does.
 *
 * @param newId makes the id of each decision
 * @throws Refusal where something was not asked, or an entry is not whole
 */
export function signedAnswer(
  { request, content }: OpenRequest,
  given: readonly GivenDecision[],
  { key, at, newId }: { key: KeyObject; at: string; newId: () => string },
): ApprovalAnswer {
  const person = content.snapshot.people.find(({ id }) => id === request.person.id)
  const answers = given.map(({ document, role, entry }) => {
    const issued = content.documents.find((one) => one.document === document)
    const isAsked = request.asked.some((one) => one.document === document && one.role === role)
    if (person === undefined || issued === undefined || !isAsked) {
      throw new Refusal('refused', 'This document was not put to this person in that role. Nothing was signed.')
    }
    const signed = wordsToSign({
      id: newId(),
      sha256: request.sha256,
      version: content.version,
      project: content.snapshot.project,
      document: issued,
      person,
      role,
      entry,
      at,
      fingerprint: request.fingerprint,
    })
    return { signed, signature: signText(key, signed) }
  })
  return { format: 'hazard-ledger-approval-answer', formatVersion: 1, at, answers }
}

/** Reads an answer file; what it says is checked where it is taken in. @throws Refusal `unreadable` */
export function readApprovalAnswer(text: string): ApprovalAnswer {
  return parsed(approvalAnswer, text, 'This is no signed answer of Hazard Ledger. Nothing was changed.')
}

function parsed<T>(schema: { parse(value: unknown): T }, text: string, otherwise: string): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new Refusal('unreadable', otherwise, 'Choose the file as it was sent; a newer version may have made it.')
  }
}

function altered(why: string): Refusal {
  return new Refusal(
    'refused',
    `This request was altered, or did not arrive whole: ${why}. Nothing was signed.`,
    'Ask for it to be sent again.',
  )
}
