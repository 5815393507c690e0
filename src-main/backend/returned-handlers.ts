import { Refusal } from '../../src-shared/domain/result.ts'
import type { ReadableDb } from '../db/database.ts'
import type { SourceGrid } from '../imports/grid.ts'
import { readSource } from '../imports/read-file.ts'
import type { SentFile } from '../services/command.ts'
import { type Returned, readReturned } from '../services/returned-workbook.ts'
import { type TakenBack, takeReturned } from '../services/take-returned.ts'
import type { Handler } from './handler.ts'
import type { Session } from './session.ts'

/** Files that can come back: what the hazard log is sent out as. */
const SENT_OUT = /\.(?:xlsx|xlsm|csv|tsv)$/i

/** A hazard log that was sent out of a project, worked on elsewhere, and comes back. */
export const returnedHandlers = {
  'workbook.preview': async ({ token }, session) => {
    const file = sent(token, session)
    if (!SENT_OUT.test(file.name)) return null
    const grid = await gridOf(file, session)
    // What cannot be read at all is told by the import, which says what to do.
    if (grid === null) return null
    const returned = await session.workspace.read((db) => held(db, grid, session))
    return returned?.told ?? null
  },
  'workbook.take': async ({ token, ...choice }, session) => {
    const file = sent(token, session)
    const grid = await gridOf(file, session)
    const kept = await session.workspace.evidence.keep(file)
    await session.backup('before-import')
    let taken: TakenBack | undefined
    let project = ''
    const done = await session.command('workbook.take', async (context) => {
      // Held against the project once more, in this very transaction: nothing can have changed in between.
      const returned = grid === null ? null : await held(context.work.db, grid, session)
      if (returned === null) {
        throw new Refusal(
          'refused',
          `${file.name} was not sent out of this workspace. Nothing was changed.`,
          'Import it as any other hazard log.',
        )
      }
      project = returned.told.project.name
      taken = await takeReturned(returned, choice, kept, context)
      return taken
    })
    await session.files.drop(token)
    if (taken === undefined) throw new Error('Taking a hazard log back ended without its outcome.')
    const { projectId, changed, added } = taken
    return { seq: done.head.seq, projectId, project, changed, added }
  },
} satisfies { [C in 'workbook.preview' | 'workbook.take']: Handler<C> }

async function gridOf(file: SentFile, session: Session): Promise<SourceGrid | null> {
  const read = await session.running.watch(`Reading ${file.name}`, (signal) =>
    readSource(file.path, file.name, { signal, start: session.ports.startProcess }),
  )
  if (read.ok) return read.value
  if (read.error.code === 'cancelled') throw new Refusal(read.error.code, read.error.message, read.error.hint)
  return null
}

async function held(db: ReadableDb, grid: SourceGrid, { ports, pack }: Session): Promise<Returned | null> {
  return await readReturned(db, grid, { now: ports.clock.now().toISOString(), pack })
}

function sent(token: string, session: Session): SentFile {
  const file = session.files.look(token)
  if (file) return file
  throw new Refusal(
    'not-found',
    'The file was used already or did not arrive. Nothing was changed.',
    'Choose it once more.',
  )
}
