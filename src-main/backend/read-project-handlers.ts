import { Readable } from 'node:stream'
import { dayOfMoment } from '../../src-shared/format/dates.ts'
import type { ReadableDb } from '../db/database.ts'
import { changesSince, notBegun, takePast } from '../services/past.ts'
import { findPast, type PastPosition } from '../services/past-position.ts'
import { projectOf, takeSnapshot } from '../services/snapshot.ts'
import { pastLines, snapshotLines } from '../services/snapshot-lines.ts'
import { readTrend } from '../services/trend.ts'
import type { Handler } from './handler.ts'

/** A project as it stands, or as it was, and what became of it over time. */
export const readProjectHandlers = {
  'project.snapshot': ({ projectId, at }, { workspace, ports }) =>
    workspace.read((db) =>
      at === undefined
        ? takeSnapshot(db, projectId, ports.clock.now().toISOString())
        : takePast(db, projectId, at, ports.clock.now()),
    ),
  'trend.read': ({ projectId, at }, { workspace, today, ports }) =>
    workspace.read(async (db) => {
      if (at === undefined) return await readTrend(db, projectId, today)
      const past = await findPast(db, at, ports.clock.now())
      return await readTrend(db, projectId, dayOfMoment(past.at), past.seq)
    }),
  'project.changes': (input, { workspace, ports }) =>
    workspace.read((db) => changesSince(db, input, ports.clock.now())),
  'project.read': async ({ projectId, since, at }, session) => {
    const { db } = session.workspace.reader
    await projectOf(db, projectId)
    const now = session.ports.clock.now()
    const past = at === undefined ? null : await findPast(db, at, now)
    if (past !== null) await refuseBefore(db, projectId, past)
    const open = () => {
      const connection = session.workspace.openReader()
      const lines =
        past === null
          ? snapshotLines(connection, projectId, session.ports.clock.now().toISOString(), since)
          : pastLines(connection, projectId, past)
      return Readable.from(lines, { highWaterMark: 4 }).once('close', () => connection.raw.close())
    }
    return { token: session.files.offerStream(open) }
  },
} satisfies {
  [C in 'project.snapshot' | 'trend.read' | 'project.changes' | 'project.read']: Handler<C>
}

/** A stream that ends early can say nothing: what there is no log of is refused before. @throws Refusal `not-found` */
async function refuseBefore(db: ReadableDb, projectId: string, past: PastPosition): Promise<void> {
  const begun = await db
    .selectFrom('revision')
    .select('changeSeq')
    .where('kind', '=', 'project')
    .where('id', '=', projectId)
    .where('number', '=', 1)
    .executeTakeFirst()
  if (begun === undefined || begun.changeSeq > past.seq) throw notBegun((await projectOf(db, projectId)).name, past)
}
