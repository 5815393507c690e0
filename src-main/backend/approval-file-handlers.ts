import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { ApprovalRequest } from '../../src-shared/domain/approval-file.ts'
import type { Baseline } from '../../src-shared/domain/baseline.ts'
import { countLog } from '../../src-shared/domain/counts.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { proposedStatement } from '../../src-shared/format/issue-words.ts'
import { safeName } from '../documents/model/file-name.ts'
import { NOTHING_ISSUED } from '../documents/model/issue-facts.ts'
import {
  approvalFileText,
  type OpenRequest,
  readApprovalAnswer,
  readApprovalRequest,
  signedAnswer,
} from '../issue/approval-file.ts'
import { frozenCounts } from '../repositories/frozen-counts.ts'
import { recordById, recordsOf } from '../repositories/records.ts'
import { takeAnswers } from '../services/approval.ts'
import { readBaseline } from '../services/issue-state.ts'
import { made } from './document-handlers.ts'
import { inputOf } from './document-source.ts'
import type { Handler } from './handler.ts'
import type { Session } from './session.ts'

type Channel =
  | 'approval.request'
  | 'approval.read-request'
  | 'approval.request-document'
  | 'approval.answer'
  | 'approval.take-answer'

/** Approval by somebody who works elsewhere: a request goes out as a file, a signed answer comes back as one. */
export const approvalFileHandlers = {
  'approval.request': async ({ baselineId, personId }, session) => {
    const { db } = session.workspace.reader
    const { baseline, content, bytes } = await readBaseline(db, baselineId)
    const person = await recordById(db, 'person', personId)
    const asked = baseline.asked.filter((one) => one.personId === personId)
    const [{ name } = { name: person.name }] = asked
    const key = await keyFor(baseline, content.keys, personId, session)
    const request: ApprovalRequest = {
      format: 'hazard-ledger-approval-request',
      formatVersion: 1,
      at: session.ports.clock.now().toISOString(),
      person: { id: personId, name },
      fingerprint: key,
      asked: asked.map(({ document, role }) => ({ document, personId, role })),
      sha256: baseline.sha256,
      baseline: new TextDecoder().decode(bytes),
    }
    const title = `${content.snapshot.project.name} - ${baseline.version} - Approval request for ${name}`
    return await offered(approvalFileText(request), `${safeName(title)}.approval-request`, session)
  },
  'approval.read-request': async ({ token }, session) => {
    const { request, content } = await openRequest(token, session)
    const { snapshot, issued } = content
    const counts = countLog(snapshot, issued.today)
    const asked = request.asked.map((one) => {
      const document = content.documents.find((other) => other.document === one.document)
      return { ...one, version: document?.version ?? content.version, reference: document?.reference ?? '' }
    })
    return {
      token,
      project: snapshot.project.name,
      notice: snapshot.project.notice,
      version: content.version,
      purpose: content.purpose,
      phase: content.phase,
      summary: content.summary,
      issuedAt: issued.at,
      issuedBy: issued.by.name,
      sha256: request.sha256,
      size: new TextEncoder().encode(request.baseline).length,
      person: request.person,
      asked,
      fingerprint: request.fingerprint,
      held: session.keys.heldAs(request.fingerprint),
      counts: { hazards: counts.hazards, causes: counts.causes, controls: counts.controls },
      proposed: asked.map(({ document, version, role }) =>
        proposedStatement({ document, version, role, project: snapshot.project }),
      ),
    }
  },
  'approval.request-document': async ({ token, document, format }, session) => {
    const { request, content } = await openRequest(token, session)
    const baseline = asIssued(request, content)
    const issues = { ...NOTHING_ISSUED, baseline, history: [baseline] }
    const { token: out, fileName } = await made(session, 'Making the document to be approved', {
      ...inputOf(content, issues),
      database: await frozenCounts(content.snapshot),
      document,
      format,
      issuedVersion: content.documents.find((one) => one.document === document)?.version ?? content.version,
    })
    return { token: out, fileName }
  },
  'approval.answer': async ({ token, answers, passphrase }, session) => {
    const open = await openRequest(token, session)
    const { request } = open
    const key = session.keys.open(request.fingerprint, passphrase)
    const at = session.ports.clock.now().toISOString()
    const answer = signedAnswer(open, answers, { key, at, newId: v7 })
    const { content } = open
    const title = `${content.snapshot.project.name} - ${content.version} - Answer of ${request.person.name}`
    return await offered(approvalFileText(answer), `${safeName(title)}.approval-answer`, session)
  },
  'approval.take-answer': async ({ token }, session) => {
    const { answers } = readApprovalAnswer(await textOf(token, session))
    let taken: Awaited<ReturnType<typeof takeAnswers>> | undefined
    const { head } = await session.command('approval.take-answer', async (context) => {
      taken = await takeAnswers(answers, context)
      return taken
    })
    await session.files.drop(token)
    return { seq: head.seq, approvals: taken?.approvals ?? [] }
  },
} satisfies { [C in Channel]: Handler<C> }

/** The newest enrolled key of a person that counts for a version. @throws Refusal `refused` where there is none */
async function keyFor(
  { version }: Baseline,
  counting: readonly { personId: string; fingerprint: string }[],
  personId: string,
  { workspace }: Session,
): Promise<string> {
  const keys = (await recordsOf(workspace.reader.db, 'publicKey', 'all')).filter(
    (one) =>
      one.personId === personId &&
      one.revoked === null &&
      counting.some(({ fingerprint }) => fingerprint === one.fingerprint),
  )
  const key = keys.at(-1)
  if (key !== undefined) return key.fingerprint
  throw new Refusal(
    'refused',
    `No key of this person that still counts was enrolled when version ${version} was issued. No file was made.`,
    'Ask them for their public key, enrol it under People, and issue again.',
  )
}

/** The version as the request knows it: what was decided since is not in the file. */
function asIssued({ sha256 }: ApprovalRequest, content: OpenRequest['content']): Baseline {
  const { version, purpose, phase, summary, documents, asked, issued, snapshot } = content
  return {
    id: snapshot.project.id,
    projectId: snapshot.project.id,
    version,
    purpose,
    phase,
    summary,
    documents,
    asked,
    sha256,
    size: 0,
    position: { seq: snapshot.position.seq, hash: snapshot.position.hash },
    issuedAt: issued.at,
    issuedBy: issued.by.name,
    withdrawn: null,
    archived: null,
  }
}

async function openRequest(token: string, session: Session): Promise<OpenRequest> {
  return readApprovalRequest(await textOf(token, session))
}

async function textOf(token: string, { files }: Session): Promise<string> {
  const file = files.look(token)
  if (file !== null) return await readFile(file.path, 'utf8')
  throw new Refusal(
    'not-found',
    'The file was used already or did not arrive. Nothing was changed.',
    'Choose it once more.',
  )
}

async function offered(text: string, fileName: string, { files }: Session) {
  const path = join(await files.folder(), randomUUID())
  await writeFile(path, text, { mode: 0o600 })
  return { token: files.offer({ name: fileName, mediaType: 'application/json', path }), fileName }
}
