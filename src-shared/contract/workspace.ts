import { z } from 'zod'
import type { Organisation } from '../domain/organisation.ts'
import { organisationEntry } from '../domain/organisation.ts'
import type { Person } from '../domain/person.ts'
import { personEntry } from '../domain/person.ts'
import { recordId } from '../domain/record.ts'
import { failure } from '../domain/result.ts'
import type { StandardsPack } from '../domain/standards-pack.ts'
import { nameText, reasonText } from '../domain/text.ts'
import { command, done, host, nothing, query, trusted } from './define.ts'

/** A copy of the workspace made by the product. */
export const backupInfo = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  at: z.string(),
  why: z.string(),
  size: z.int(),
  /** Last entry of its ledger, the hash by its first 16 digits; null where its name does not say. */
  head: z.strictObject({ seq: z.int(), hash: z.string() }).nullable(),
})

/** Who works where on what: everything the frame and the first start need. */
export const workspaceStatus = z.strictObject({
  /** Product version. */
  version: z.string(),
  /** Calendar day of the backend's clock: the day that derived figures are worked out for. */
  today: z.string(),
  host: z.enum(['desktop', 'browser', 'command line']),
  /** Account of the operating system and computer, written beside the person in every change. */
  account: z.string(),
  computer: z.string(),
  dataFolder: z.string(),
  /** Whether the host can ask for a file; otherwise the page offers what the data folder holds. */
  dialogs: z.boolean(),
  open: z
    .strictObject({
      name: z.string(),
      path: z.string(),
      readOnly: z.boolean(),
      /** Why it is open for reading only, or empty. */
      notice: z.string(),
      position: z.int(),
    })
    .nullable(),
  /** What has to stand over every page: damage, a head that is missing, a backup that was not made. */
  alarms: z.array(z.string()),
  /** Why nothing is open, where opening was refused, with the backups there are. */
  problem: z.strictObject({ path: z.string(), failure, backups: z.array(backupInfo) }).nullable(),
  /** Workspaces opened on this computer, newest first; `at` is when each was opened last, null where not noted. */
  recent: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      path: z.string(),
      present: z.boolean(),
      at: z.string().nullable(),
    }),
  ),
  /** The person working, as stated on this computer: there is no log-in. */
  personId: recordId.nullable(),
  personName: z.string().nullable(),
})
export type WorkspaceStatus = z.infer<typeof workspaceStatus>

export const workspaceContract = {
  'workspace.status': query(nothing, workspaceStatus),
  /** Makes a workspace of that name in the data folder and opens it. */
  'workspace.create': host(z.strictObject({ name: nameText }), workspaceStatus),
  /** Asks where, then makes a workspace there and opens it. */
  'workspace.create-chosen': host(nothing, workspaceStatus),
  'workspace.open-chosen': host(nothing, workspaceStatus),
  'workspace.open-recent': host(z.strictObject({ id: z.string().max(100) }), workspaceStatus),
  /** Takes a workspace off the recent ones; its file stays where it is. */
  'workspace.forget-recent': host(z.strictObject({ id: z.string().max(100) }), workspaceStatus),
  'workspace.backup': host(nothing, backupInfo),
  'workspace.backups': query(nothing, z.array(backupInfo)),
  /** Stops the long work under way, before it commits: nothing of it is kept. */
  'work.cancel': host(nothing, z.strictObject({ cancelled: z.boolean() })),
  /** How the person working likes the screens: columns, views, comfort. No part of a hazard log. */
  'preferences.get': query(nothing, z.strictObject({ values: z.record(z.string(), z.unknown()) })),
  'preferences.set': host(
    z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/), value: z.json() }),
    nothing,
  ),
  'pack.get': query(nothing, trusted<StandardsPack>()),

  'people.list': query(
    nothing,
    z.strictObject({ people: trusted<Person[]>(), organisations: trusted<Organisation[]>() }),
  ),
  'person.create': command(z.strictObject({ values: personEntry.partial().required({ name: true }) }), done),
  'person.update': command(z.strictObject({ id: recordId, patch: personEntry.partial() }), done),
  'person.archive': command(z.strictObject({ id: recordId, reason: reasonText }), done),
  'person.restore': command(z.strictObject({ id: recordId }), done),
  'organisation.create': command(
    z.strictObject({ values: organisationEntry.partial().required({ name: true }) }),
    done,
  ),
  'organisation.update': command(z.strictObject({ id: recordId, patch: organisationEntry.partial() }), done),
  'organisation.archive': command(z.strictObject({ id: recordId, reason: reasonText }), done),
  'organisation.restore': command(z.strictObject({ id: recordId }), done),
  /** States who is working; from now on this person is the actor of every change. */
  'work.set-person': host(z.strictObject({ personId: recordId }), workspaceStatus),
} as const
