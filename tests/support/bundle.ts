import { type BundleParts, bundleFiles } from '../../src-main/issue/bundle-files.ts'
import { type KeyPair, makeKeyPair, signText } from '../../src-main/issue/ed25519.ts'
import { wordsToSign } from '../../src-main/issue/words-to-sign.ts'
import { canonicalJson, sha256 } from '../../src-main/ledger/canonical.ts'
import type { ApprovalEntry } from '../../src-shared/domain/approval.ts'
import type { IssuedDocument } from '../../src-shared/domain/issued-document.ts'
import type { Person } from '../../src-shared/domain/person.ts'
import type { ProjectRole } from '../../src-shared/domain/project.ts'
import { RESOURCES, startBackend } from './backend.ts'
import { NOW } from './builders.ts'
import { readyToIssue } from './issue.ts'

type Listed = BundleParts['approvals'][number]

/** A version of the sample with three signed approvals, and the means to forge others. */
export interface BundleKit {
  parts: BundleParts
  /** Ids of the approvals: the officer's of the log and of the report, top management's of the report. */
  log: string
  report: string
  authorised: string
  officer: Signer
  management: Signer
  /** Signs a decision; by the officer, about the log of this version, unless said otherwise. */
  sign(over?: Partial<Signing>): Listed
  /** The bundle's files with other parts. */
  files(over?: Partial<BundleParts>): Map<string, Uint8Array>
}

/** A person with the key that is enrolled for them. */
export interface Signer {
  person: Person
  key: KeyPair
}

interface Signing {
  id: string
  signer: Signer
  /** Signs in place of the signer's own key, which the words name all the same. */
  by: KeyPair
  document: IssuedDocument
  role: ProjectRole
  sha256: string
  version: string
  at: string
  entry: ApprovalEntry
}

const ids = ['log', 'report', 'authorised', 'other'].map(
  (_, index) => `01a20000-0000-7000-8000-00000000000${index}`,
) as [string, string, string, string]

/**
 * Makes the bundle of the sample's version 1.0.
 * @param given the officer's key, where it is not to be a new one
 */
export async function aBundle({ officer: given }: { officer?: KeyPair } = {}): Promise<BundleKit> {
  const app = await startBackend()
  try {
    const ready = await readyToIssue(app)
    const snapshot = await app.call('project.snapshot', { projectId: ready.projectId })
    const findings = await app.call('finding.list', { projectId: ready.projectId })
    const signer = (id: string, key = makeKeyPair()): Signer => {
      const person = snapshot.people.find((one) => one.id === id)
      if (person === undefined) throw new Error('The sample has nobody of this id.')
      return { person, key }
    }
    const [officer, management] = [signer(ready.officer, given), signer(ready.management)]
    const documents: IssuedDocument[] = [
      { document: 'hazard-log', reference: 'EPR, hazard log', version: '1.0' },
      { document: 'safety-case', reference: 'EPR, clinical safety case report', version: '1.0' },
    ]
    const [log, report] = documents as [IssuedDocument, IssuedDocument]
    const asks = (document: IssuedDocument, { person }: Signer, role: ProjectRole) => ({
      document: document.document,
      personId: person.id,
      name: person.name,
      role,
    })
    const keys = [officer, management].map(({ person, key }) => ({
      personId: person.id,
      name: person.name,
      fingerprint: key.fingerprint,
    }))
    const baselineBytes = Buffer.from(
      canonicalJson({
        format: 'hazard-ledger-baseline',
        formatVersion: 1,
        recordFormats: {},
        product: { name: 'Hazard Ledger', version: '0.0.0' },
        version: '1.0',
        phase: 'Deployment and go-live',
        purpose: 'Go-live of wards 1 to 4',
        summary: 'First issue',
        issued: {
          at: NOW,
          today: NOW.slice(0, 10),
          by: { personId: officer.person.id, name: officer.person.name, account: 'tester' },
        },
        documents,
        asked: [
          asks(log, officer, 'clinical safety officer'),
          asks(report, officer, 'clinical safety officer'),
          asks(report, management, 'top management'),
        ],
        keys,
        previous: null,
        changes: null,
        findings,
        trend: { days: [], planned: [] },
        pack: { title: 'Standards', version: '1' },
        snapshot,
      }),
    )
    const hash = sha256(baselineBytes)
    const sign = (over: Partial<Signing> = {}): Listed => {
      const own = { id: ids[0], signer: officer, document: log, role: 'clinical safety officer' as const, ...over }
      const { person, key } = own.signer
      const signedText = wordsToSign({
        id: own.id,
        sha256: over.sha256 ?? hash,
        version: over.version ?? '1.0',
        project: snapshot.project,
        document: own.document,
        person,
        role: own.role,
        at: over.at ?? NOW,
        fingerprint: key.fingerprint,
        entry: over.entry ?? { decision: 'approve', statement: 'I approve it.', comment: '', conditions: [] },
      })
      return {
        id: own.id,
        signedText,
        signature: signText((over.by ?? key).privateKey, signedText),
        pem: key.pem,
        withdrawn: null,
      }
    }
    const parts: BundleParts = {
      baselineBytes,
      approvals: [
        sign(),
        sign({ id: ids[1], document: report }),
        sign({ id: ids[2], document: report, signer: management, role: 'top management' }),
      ],
      keys: [officer, management].map(({ person, key: { fingerprint, pem } }) => ({
        personId: person.id,
        name: person.name,
        fingerprint,
        pem,
        enrolledAt: NOW,
        revoked: null,
      })),
      status: 'Issued 1.0, approved',
      at: NOW,
      product: { name: 'Hazard Ledger', version: '0.0.0' },
      ledger: { seq: snapshot.position.seq, hash: snapshot.position.hash },
      resources: RESOURCES,
    }
    return {
      parts,
      log: ids[0],
      report: ids[1],
      authorised: ids[2],
      officer,
      management,
      sign,
      files: (over = {}) => bundleFiles({ ...parts, ...over }),
    }
  } finally {
    await app.close()
  }
}

/** The text of a file of a bundle. */
export function textIn(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  return Buffer.from(files.get(name) ?? new Uint8Array()).toString('utf8')
}

/** The files with one of them changed as text; what is not found there is a fault of the test. */
export function altered(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  from: string | RegExp,
  to: string,
): Map<string, Uint8Array> {
  const before = textIn(files, name)
  const after = before.replace(from, to)
  if (after === before) throw new Error(`${name} does not hold ${from}.`)
  return new Map(files).set(name, Buffer.from(after))
}
