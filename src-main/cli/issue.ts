import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { v7 } from 'uuid'
import type { DocumentFormat } from '../../src-shared/contract/exchange.ts'
import type { AskedApproval, Baseline } from '../../src-shared/domain/baseline.ts'
import type { IssuedDocumentKind } from '../../src-shared/domain/issued-document.ts'
import { holdersOf } from '../../src-shared/domain/project.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { proposedStatement, statusOfIssue } from '../../src-shared/format/issue-words.ts'
import type { Backend } from '../backend/backend.ts'
import { approvalFileText, readApprovalRequest, signedAnswer } from '../issue/approval-file.ts'
import { type KeyPair, readPrivatePem } from '../issue/ed25519.ts'
import { bundleInZip } from '../issue/read-bundle.ts'
import { writeBundleFolder } from '../issue/write-bundle.ts'
import { type Answer, type Call, EXIT, projectMeant } from './answer.ts'
import type { Request } from './arguments.ts'

type IssueRequest = Extract<Request, { action: 'issue' }>

const DOCUMENTS: readonly IssuedDocumentKind[] = ['hazard-log', 'safety-case']
const FORMATS: readonly DocumentFormat[] = ['docx', 'pdf', 'html']

/** What the command line asks a person for. */
export interface Asks {
  /** The passphrase of a key: from the environment or the terminal, never from an argument; null where there is none. */
  passphrase(): Promise<string | null>
}

/**
 * Issues a version and writes its documents and verification bundle. Everybody whose role asks for it is asked to approve;
 * with a key, the person it belongs to approves at once.
 */
export async function runIssue(request: IssueRequest, call: Call, backend: Backend, asks: Asks): Promise<Answer> {
  const project = await projectMeant(request.project, call)
  const snapshot = await call('project.snapshot', { projectId: project.id })
  const status = await call('workspace.status', {})
  const pair = request.key === null ? null : await keyIn(request.key, asks)
  const signerId = pair === null ? null : await enrolled(pair, status.personId, project.id, call, backend)
  const entry = {
    version: request.version,
    purpose: request.purpose,
    summary: request.summary,
    documents: [],
    asked: everybodyToAsk(snapshot, status.today),
  }
  const { id } = await call('baseline.issue', { projectId: project.id, entry })
  const baseline = await issued(project.id, id, call)
  if (pair !== null && signerId !== null) await approve(baseline, signerId, pair, snapshot, call, backend)
  return await written(request, baseline, call, backend)
}

/** Holders of the roles that approve: officer and reviewers both documents, top management a DCB0160 report. */
export function everybodyToAsk({ project }: Pick<Snapshot, 'project'>, today: string): AskedApproval[] {
  const ask = (role: AskedApproval['role'], documents: readonly IssuedDocumentKind[]) =>
    documents.flatMap((document) =>
      [...new Set(holdersOf(project, role, today))].map((personId): AskedApproval => ({ document, personId, role })),
    )
  return [
    ...ask('clinical safety officer', DOCUMENTS),
    ...ask('reviewer', DOCUMENTS),
    ...(project.standards.includes('DCB0160') ? ask('top management', ['safety-case']) : []),
  ]
}

async function keyIn(file: string, asks: Asks): Promise<KeyPair> {
  const path = resolve(file)
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) throw new Refusal('unreadable', `${path} cannot be read. Nothing was issued.`)
  const encrypted = /ENCRYPTED/.test(text)
  const read = readPrivatePem(text, encrypted ? await asks.passphrase() : null)
  if (typeof read !== 'string') return read
  throw read === 'passphrase'
    ? new Refusal(
        'refused',
        'The key asks for its passphrase, and none or another was given. Nothing was issued.',
        'Give it in HAZARD_LEDGER_PASSPHRASE, or type it when asked.',
      )
    : new Refusal('unreadable', `${path} is no private Ed25519 key (PKCS#8 PEM). Nothing was issued.`)
}

/** Whose key it is. One that is new is enrolled for the person stated with --as, as under People. */
async function enrolled(
  { pem, fingerprint }: KeyPair,
  personId: string | null,
  projectId: string,
  call: Call,
  backend: Backend,
): Promise<string> {
  const { keys } = await call('issue.state', { projectId })
  const known = keys.find((one) => one.fingerprint === fingerprint)
  if (known !== undefined && known.revoked === null) return known.personId
  if (known !== undefined) throw new Refusal('refused', 'This key was revoked. Nothing was issued.')
  if (personId === null) {
    throw new Refusal(
      'refused',
      'This key is not enrolled, and nobody is named whose it is. Nothing was issued.',
      'Say who signs: --as PERSON, by a name that stands under People.',
    )
  }
  await call('key.enrol', { personId, token: await sent(backend, pem) })
  return personId
}

/** Signs everything that the owner of the key was asked, by the files that somebody elsewhere would use. */
async function approve(
  baseline: Baseline,
  personId: string,
  { privateKey }: KeyPair,
  { project }: Snapshot,
  call: Call,
  backend: Backend,
): Promise<void> {
  const offered = await call('approval.request', { baselineId: baseline.id, personId })
  const open = readApprovalRequest(await readFile(await taken(backend, offered.token), 'utf8'))
  const given = open.request.asked.map(({ document, role }) => {
    const version = baseline.documents.find((one) => one.document === document)?.version ?? baseline.version
    const statement = proposedStatement({ document, version, role, project })
    return { document, role, entry: { decision: 'approve' as const, statement, comment: '', conditions: [] } }
  })
  const answer = signedAnswer(open, given, { key: privateKey, at: new Date().toISOString(), newId: v7 })
  await call('approval.take-answer', { token: await sent(backend, approvalFileText(answer)) })
}

async function written(request: IssueRequest, baseline: Baseline, call: Call, backend: Backend): Promise<Answer> {
  const out = resolve(request.out)
  await mkdir(out, { recursive: true })
  const files: string[] = []
  const failed: { file: string; message: string }[] = []
  for (const document of DOCUMENTS) {
    for (const format of FORMATS) {
      const what = `${document} as ${format}`
      try {
        const asked = { projectId: baseline.projectId, document, format, baselineId: baseline.id }
        const made = await call('document.export', asked)
        const file = join(out, made.fileName)
        await copyFile(await taken(backend, made.token), file)
        if (made.selfCheck.ok) files.push(file)
        else failed.push({ file, message: 'The counts read back from the file differ from the frozen content.' })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        failed.push({ file: what, message: error.failure.message })
      }
    }
  }
  const bundle = await call('baseline.bundle', { id: baseline.id })
  const folder = join(out, 'verification')
  await writeBundleFolder(bundleInZip(await readFile(await taken(backend, bundle.token))), folder)
  const state = await call('issue.state', { projectId: baseline.projectId })
  const status = statusOfIssue(baseline, state.approvals)
  return {
    object: {
      version: baseline.version,
      sha256: baseline.sha256,
      position: baseline.position,
      status,
      approvals: state.approvals.filter(({ baselineId }) => baselineId === baseline.id).length,
      files,
      bundle: folder,
      failed,
    },
    lines: [
      `${status}.`,
      `Baseline SHA-256 ${baseline.sha256}`,
      `Ledger head ${baseline.position.hash}`,
      ...files,
      folder,
      ...failed.map(({ file, message }) => `Not written: ${file}. ${message} The version stands issued.`),
    ],
    exit: failed.length === 0 ? EXIT.done : EXIT.refused,
  }
}

async function issued(projectId: string, id: string | null, call: Call): Promise<Baseline> {
  const found = (await call('baseline.list', { projectId })).find((one) => one.id === id)
  if (found === undefined) throw new Error('The version that was issued is not in the list.')
  return found
}

async function taken(backend: Backend, token: string): Promise<string> {
  const file = await backend.takeFile(token)
  if ('code' in file) throw new Refusal(file.code, file.message, file.hint)
  return file.path
}

async function sent(backend: Backend, text: string): Promise<string> {
  const file = await backend.acceptFile('key or answer', Readable.from([Buffer.from(text)]))
  if (!file.ok) throw new Refusal(file.error.code, file.error.message, file.error.hint)
  return file.value.token
}
