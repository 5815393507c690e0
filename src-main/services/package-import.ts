import type { Evidence } from '../../src-shared/domain/evidence.ts'
import type { ProjectPackage } from '../../src-shared/domain/package.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type AnyRecord, projectKinds, type RecordKind, type RecordOf } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb } from '../db/database.ts'
import { recordsOf } from '../repositories/records.ts'
import type { CommandContext, Outcome } from './command.ts'
import { blankEvidence } from './evidence.ts'
import { KEPT_FOR_HISTORY } from './package-content.ts'

interface Placed {
  kind: RecordKind
  record: AnyRecord
}

/** A package held against itself (`refuseUnsound`); its history stays in its file. */
export type ReadPackage = Omit<ProjectPackage, 'history'>

/** What a package brings to a workspace. */
export interface Arrivals {
  /** Records that are written, in order. */
  added: Placed[]
  /** People and organisations that are here already, by their ids. */
  known: number
  newKeys: { person: string; fingerprint: string }[]
}

/**
 * What of a package is new here. People, organisations and keys that this workspace has by their ids stay as they are
 * here; everything else is new, or the package is refused.
 *
 * @throws Refusal `refused` where an id, a project's name or a key is taken here
 */
export async function arrivalsOf(db: ReadableDb, read: ReadPackage): Promise<Arrivals> {
  const { content, named, takenBack, baselines, approvals, publicKeys } = read
  const people = [...content.people, ...named.people]
  const organisations = [...content.organisations, ...named.organisations]
  const own: Placed[] = [
    { kind: 'project', record: content.project },
    ...projectKinds.flatMap((kind) =>
      [...content.records[kind], ...takenBack[kind]].map((record): Placed => ({ kind, record })),
    ),
    ...baselines.map(({ record }): Placed => ({ kind: 'baseline', record })),
    ...approvals.map((record): Placed => ({ kind: 'approval', record })),
  ]
  await refuseTaken(db, own, content.project.name)
  const ours = {
    person: await recordsOf(db, 'person', 'all'),
    organisation: await recordsOf(db, 'organisation', 'all'),
    publicKey: await recordsOf(db, 'publicKey', 'all'),
  }
  const shared: Placed[] = [
    ...organisations.map((record): Placed => ({ kind: 'organisation', record })),
    ...people.map((record): Placed => ({ kind: 'person', record })),
  ]
  const here = new Set([...ours.person, ...ours.organisation].map(({ id }) => id))
  const addedKeys = publicKeys.filter((key) => !isKeyHere(key, ours.publicKey))
  const added = [
    ...shared.filter(({ record }) => !here.has(record.id)),
    ...addedKeys.map((record): Placed => ({ kind: 'publicKey', record })),
    ...own,
  ]
  await refuseOtherKinds(
    db,
    added.filter(({ kind }) => kind === 'person' || kind === 'organisation' || kind === 'publicKey'),
  )
  const nameOf = new Map([...people, ...ours.person].map(({ id, name }) => [id, name]))
  return {
    added,
    known: shared.filter(({ record }) => here.has(record.id)).length,
    newKeys: addedKeys.map(({ personId, fingerprint }) => ({ person: nameOf.get(personId) ?? '', fingerprint })),
  }
}

/** What came of taking a package in. */
export interface Taken extends Outcome {
  projectId: string
  arrivals: Arrivals
}

/**
 * Takes a package in as a new project: every record with its id as it came, versions with their bytes, decisions with
 * their signatures. Its history stays in the package, which is kept whole beside the evidence.
 *
 * @param kept the package's text as a kept file
 */
export async function importPackage(
  read: ReadPackage,
  kept: NonNullable<Evidence['file']>,
  context: CommandContext,
): Promise<Taken> {
  const { work, newId, now, turn } = context
  const arrivals = await arrivalsOf(work.db, read)
  const projectId = read.content.project.id
  for (const [index, { kind, record }] of arrivals.added.entries()) {
    work.put(kind, record)
    await turn(index, arrivals.added.length)
  }
  for (const { sha256, text } of read.baselines) work.keepContent(sha256, Buffer.from(text, 'utf8'))
  work.put('evidence', {
    ...blankEvidence(newId(), projectId, kept.name, kept),
    type: 'imported hazard log',
    note: `Made at ${read.madeAt} at change ${read.ledgerHead.seq} of another workspace, head ${read.ledgerHead.hash}.`,
    archived: { how: 'undone', reason: KEPT_FOR_HISTORY, at: now },
  })
  return { projectId, id: projectId, arrivals }
}

/** @throws Refusal `refused` where something in this workspace has one of these ids, or the project's name */
async function refuseTaken(db: ReadableDb, own: readonly Placed[], name: string): Promise<void> {
  const taken = await firstKnown(db, own)
  if (taken !== null) {
    throw new Refusal(
      'refused',
      taken.kind === 'project'
        ? `The project “${name}” is in this workspace already, or was. Nothing was changed.`
        : `A ${taken.kind} of the package is in this workspace already (${taken.record.id}). Nothing was changed.`,
      'A project is in a workspace once. Take the package into another workspace.',
    )
  }
  const same = (await recordsOf(db, 'project', 'all')).some(
    (other) => other.archived === null && other.name.toLowerCase() === name.toLowerCase(),
  )
  if (!same) return
  throw new Refusal(
    'refused',
    `Another project here is named “${name}”. Nothing was changed.`,
    'Give that one another name first, or take the package into another workspace.',
  )
}

/** @throws Refusal `refused` where the ledger knows one of these ids for something else */
async function refuseOtherKinds(db: ReadableDb, added: readonly Placed[]): Promise<void> {
  const taken = await firstKnown(db, added)
  if (taken === null) return
  throw new Refusal(
    'refused',
    `The id of a ${taken.kind} in the package is taken here by something else (${taken.record.id}). Nothing was changed.`,
  )
}

/** Ids asked about in one question. */
const IDS = 500

async function firstKnown(db: ReadableDb, placed: readonly Placed[]): Promise<Placed | null> {
  for (let from = 0; from < placed.length; from += IDS) {
    const slice = placed.slice(from, from + IDS)
    const ids = slice.map(({ record }) => record.id)
    const row = await db.selectFrom('revision').select('id').where('id', 'in', ids).executeTakeFirst()
    if (row !== undefined) return slice.find(({ record }) => record.id === row.id) ?? null
  }
  return null
}

/** @throws Refusal `refused` where a key stands here otherwise than in the package */
function isKeyHere(key: RecordOf<'publicKey'>, here: readonly RecordOf<'publicKey'>[]): boolean {
  const known = here.find(({ id, fingerprint }) => id === key.id || fingerprint === key.fingerprint)
  if (known === undefined) return false
  const what =
    known.fingerprint !== key.fingerprint || known.personId !== key.personId
      ? 'is enrolled here for somebody else, or as another key'
      : (known.revoked?.on ?? null) !== (key.revoked?.on ?? null)
        ? `is ${known.revoked === null ? 'not revoked here, and revoked' : `revoked here from ${known.revoked.on}, and not so`} in the package`
        : null
  if (what === null) return true
  throw new Refusal(
    'refused',
    `The public key ${key.fingerprint.slice(0, 16)}… ${what}. Nothing was changed.`,
    'Settle with its person which is right, then try again, or take the package into another workspace.',
  )
}
