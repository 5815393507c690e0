import { type Approval, readSigned } from '../../src-shared/domain/approval.ts'
import type { Baseline } from '../../src-shared/domain/baseline.ts'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import type { PackedChange, PackedFile, PackedHistory, ProjectPackage } from '../../src-shared/domain/package.ts'
import type { PublicKey } from '../../src-shared/domain/public-key.ts'
import { projectKinds, type Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb } from '../db/database.ts'
import { readHead } from '../ledger/append.ts'
import { sha256 } from '../ledger/canonical.ts'
import { recordsOf } from '../repositories/records.ts'
import { readBaseline } from './issue-state.ts'
import { idsIn, takeSnapshot } from './snapshot.ts'
import { inStretches, turn } from './turns.ts'

/** Everything of a package that this workspace holds, and the packages it came in, whose histories come first. */
export interface TakenPackage {
  parts: Omit<ProjectPackage, 'format' | 'formatVersion' | 'recordFormats' | 'sha256' | 'product' | 'history'>
  history: PackedHistory
  /** The package that the project came in, kept for the history in it; null where it began here. */
  cameIn: NonNullable<Evidence['file']> | null
}

/** Why the package of a project that came in one is kept: the mark by which it is told from other records. */
export const KEPT_FOR_HISTORY = 'The package that the project came in, kept for the history in it: no part of the log.'

/** The piece of evidence that keeps the package a project came in; null where the project began here. */
export async function packageKept(db: ReadableDb, projectId: string): Promise<Evidence | null> {
  const kept = (await recordsOf(db, 'evidence', { projectId })).find(
    ({ archived }) => archived?.how === 'undone' && archived.reason === KEPT_FOR_HISTORY,
  )
  return kept ?? null
}

/**
 * A project whole, to be packed: its content with its versions, decisions, keys, people and changes.
 *
 * @param db in a transaction, as for `takeSnapshot`
 * @throws Refusal `not-found`, or `damaged` where the bytes of a version are not what was issued
 */
export async function takePackage(db: ReadableDb, projectId: string, at: string): Promise<TakenPackage> {
  const { position, ...content } = await takeSnapshot(db, projectId, at)
  const gone = await takenBack(db, projectId)
  const baselines: ProjectPackage['baselines'] = []
  const frozenKeys = new Set<string>()
  for (const record of (await recordsOf(db, 'baseline', { projectId })).toSorted(byIssue)) {
    const { bytes, content: frozen } = await readBaseline(db, record.id)
    for (const { fingerprint } of frozen.keys) frozenKeys.add(fingerprint)
    baselines.push({ record, sha256: record.sha256, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) })
    await turn()
  }
  const approvals: Approval[] = await recordsOf(db, 'approval', { projectId })
  for (const one of approvals) frozenKeys.add(readSigned(one).keyFingerprint)
  const people = new Set(content.people.map(({ id }) => id))
  const publicKeys = (await recordsOf(db, 'publicKey', 'all')).filter(
    ({ personId, fingerprint }) => people.has(personId) || frozenKeys.has(fingerprint),
  )
  const records = baselines.map(({ record }) => record)
  const named = await namedBeside(db, content, { records, approvals, publicKeys, gone: gone.records })
  const evidence = [...content.records.evidence, ...gone.records.evidence]
  const parts: TakenPackage['parts'] = {
    madeAt: at,
    ledgerHead: { seq: position.seq, hash: position.hash },
    content,
    named,
    takenBack: gone.records,
    baselines,
    approvals,
    publicKeys,
    evidence: filesOf(evidence),
  }
  const ids = idsOf(parts)
  return { parts, history: await historyOf(db, projectId, ids), cameIn: gone.cameIn }
}

function byIssue(one: Baseline, other: Baseline): number {
  return one.issuedAt === other.issuedAt ? (one.id < other.id ? -1 : 1) : one.issuedAt < other.issuedAt ? -1 : 1
}

/** Records taken back by Undo, and the kept package, which stands among them. */
async function takenBack(db: ReadableDb, projectId: string) {
  const records: Partial<Record<string, unknown[]>> = {}
  let cameIn: TakenPackage['cameIn'] = null
  for (const kind of projectKinds) {
    const undone = (await recordsOf(db, kind, { projectId })).filter(({ archived }) => archived?.how === 'undone')
    records[kind] = undone.filter(({ archived }) => archived?.reason !== KEPT_FOR_HISTORY)
    const kept = undone.find(({ archived }) => archived?.reason === KEPT_FOR_HISTORY)
    if (kept !== undefined) cameIn = (kept as Evidence).file
    await turn()
  }
  return { records: records as unknown as Snapshot['records'], cameIn }
}

interface Beside {
  records: Baseline[]
  approvals: Approval[]
  publicKeys: PublicKey[]
  gone: Snapshot['records']
}

/** People and organisations named outside the content, and by those people. */
async function namedBeside(
  db: ReadableDb,
  content: Omit<Snapshot, 'position'>,
  { records, approvals, publicKeys, gone }: Beside,
): Promise<ProjectPackage['named']> {
  const inContent = new Set([...content.people, ...content.organisations].map(({ id }) => id))
  const beside = idsIn([records, publicKeys, gone, approvals.map((one) => readSigned(one).person.id)])
  const people = (await recordsOf(db, 'person', 'all')).filter(({ id }) => beside.has(id) && !inContent.has(id))
  const employers = idsIn([content.people, people])
  const organisations = (await recordsOf(db, 'organisation', 'all')).filter(
    ({ id }) => (beside.has(id) || employers.has(id)) && !inContent.has(id),
  )
  return { organisations, people }
}

/** The files that evidence names, each piece of evidence once. */
function filesOf(evidence: readonly Evidence[]): PackedFile[] {
  return evidence.flatMap(({ id, file, holdsPatientData }) =>
    file === null ? [] : [{ evidenceId: id, name: file.name, sha256: file.sha256, size: file.size, holdsPatientData }],
  )
}

/** Ids of the package's workspace records, whose own changes belong to its history. */
function idsOf({ content, named, publicKeys }: TakenPackage['parts']): Set<string> {
  const records = [...content.people, ...content.organisations, ...named.people, ...named.organisations, ...publicKeys]
  return new Set(records.map(({ id }) => id))
}

/**
 * The changes of the project, and those of the workspace alone that touched its people, organisations and keys. Images
 * of other records stay out; their hashes are there, so that each change can be held against its own.
 */
async function historyOf(db: ReadableDb, projectId: string, ids: ReadonlySet<string>): Promise<PackedHistory> {
  const pause = inStretches()
  const { seq, hash } = await readHead(db)
  const rows = await db
    .selectFrom('change')
    .selectAll()
    .where((eb) => eb.or([eb('projectId', '=', projectId), eb('projectId', 'is', null)]))
    .orderBy('seq')
    .execute()
  const changes: PackedChange[] = []
  for (const { actor, host, ...row } of rows) {
    const found = await db
      .selectFrom('revision')
      .select(['kind', 'id', 'number', 'format', 'image'])
      .where('changeSeq', '=', row.seq)
      .orderBy('place')
      .execute()
    if (row.projectId === null && !found.some(({ id }) => ids.has(id))) continue
    const revisions: PackedChange['revisions'] = []
    for (const { image, ...one } of found) {
      const ours = isOfProject(one.kind) ? row.projectId === projectId : one.id === projectId || ids.has(one.id)
      revisions.push({
        ...one,
        imageHash: sha256(image),
        image: ours ? (JSON.parse(image) as Record<string, unknown>) : null,
      })
      await pause()
    }
    changes.push({
      ...row,
      actor: JSON.parse(actor) as PackedChange['actor'],
      host: JSON.parse(host) as PackedChange['host'],
      revisions,
    })
    await pause()
  }
  return { ledgerHead: { seq, hash }, changes }
}

/** Whether records of a kind belong to one project, and are written by its changes alone. */
function isOfProject(kind: string): boolean {
  return kind === 'baseline' || kind === 'approval' || (projectKinds as readonly string[]).includes(kind)
}
