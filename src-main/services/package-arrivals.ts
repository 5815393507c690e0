import type { ProjectPackage } from '../../src-shared/domain/package.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type AnyRecord, projectKinds, type RecordKind, type RecordOf } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb } from '../db/database.ts'
import { recordsOf } from '../repositories/records.ts'

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
  const { arrivals, clashes } = await weighPackage(db, read)
  const [first] = clashes
  if (first !== undefined) throw first
  return arrivals
}

/** What of a package is new here, and everything here that it clashes with: each is a reason to refuse it. */
export async function weighPackage(
  db: ReadableDb,
  read: ReadPackage,
): Promise<{ arrivals: Arrivals; clashes: Refusal[] }> {
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
  const addedKeys = publicKeys.filter((key) => keyHere(key, ours.publicKey) === undefined)
  const addedShared = shared.filter(({ record }) => !here.has(record.id))
  const keysPlaced = addedKeys.map((record): Placed => ({ kind: 'publicKey', record }))
  const nameOf = new Map([...people, ...ours.person].map(({ id, name }) => [id, name]))
  const clashes = [
    await takenHere(db, own, content.project.name),
    ...publicKeys.map((key) => otherKeyHere(key, ours.publicKey)),
    await otherKindHere(db, [...addedShared, ...keysPlaced]),
  ]
  return {
    arrivals: {
      added: [...addedShared, ...keysPlaced, ...own],
      known: shared.filter(({ record }) => here.has(record.id)).length,
      newKeys: addedKeys.map(({ personId, fingerprint }) => ({ person: nameOf.get(personId) ?? '', fingerprint })),
    },
    clashes: clashes.filter((one) => one !== null),
  }
}

/** Why something in this workspace that has one of these ids, or the project's name, keeps the package out. */
async function takenHere(db: ReadableDb, own: readonly Placed[], name: string): Promise<Refusal | null> {
  const taken = await firstKnown(db, own)
  if (taken !== null) {
    return new Refusal(
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
  if (!same) return null
  return new Refusal(
    'refused',
    `Another project here is named “${name}”. Nothing was changed.`,
    'Give that one another name first, or take the package into another workspace.',
  )
}

/** Why the package stays out where the ledger knows one of these ids for something else. */
async function otherKindHere(db: ReadableDb, added: readonly Placed[]): Promise<Refusal | null> {
  const taken = await firstKnown(db, added)
  if (taken === null) return null
  return new Refusal(
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

type Key = RecordOf<'publicKey'>

function keyHere(key: Key, here: readonly Key[]): Key | undefined {
  return here.find(({ id, fingerprint }) => id === key.id || fingerprint === key.fingerprint)
}

/** Why a key that stands here otherwise than in the package keeps it out. */
function otherKeyHere(key: Key, here: readonly Key[]): Refusal | null {
  const known = keyHere(key, here)
  if (known === undefined) return null
  const what =
    known.fingerprint !== key.fingerprint || known.personId !== key.personId
      ? 'is enrolled here for somebody else, or as another key'
      : (known.revoked?.on ?? null) !== (key.revoked?.on ?? null)
        ? `is ${known.revoked === null ? 'not revoked here, and revoked' : `revoked here from ${known.revoked.on}, and not so`} in the package`
        : null
  if (what === null) return null
  return new Refusal(
    'refused',
    `The public key ${key.fingerprint.slice(0, 16)}… ${what}. Nothing was changed.`,
    'Settle with its person which is right, then try again, or take the package into another workspace.',
  )
}
