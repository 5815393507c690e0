import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutputOf } from '../../src-shared/contract/index.ts'
import { counts } from '../../src-shared/domain/hazard.ts'
import { PACKAGE_ENDINGS } from '../../src-shared/domain/package.ts'
import { isLive } from '../../src-shared/domain/record.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { safeName } from '../documents/model/file-name.ts'
import { readHead } from '../ledger/append.ts'
import type { SentFile } from '../services/command.ts'
import { arrivalsOf, importPackage, type Taken } from '../services/package-import.ts'
import type { Handler } from './handler.ts'
import type { Unpacked } from './package-jobs.ts'
import type { Session } from './session.ts'
import { upkeep } from './upkeep.ts'

const mediaTypes = { json: 'application/json', zip: 'application/zip' } as const

/** A whole project out to a file, and in from one. */
export const packageHandlers = {
  'package.export': async ({ projectId, as }, session) => {
    const { workspace, files } = session
    const to = join(await files.folder(), `${randomUUID()}.${as}`)
    const { project, ...made } = await session.running.watch('Packing the project', (signal) =>
      upkeep(
        {
          what: 'write-package',
          path: workspace.reader.raw.name,
          evidenceFolder: workspace.evidenceFolder,
          projectId,
          as,
          at: session.ports.clock.now().toISOString(),
          product: { name: 'Hazard Ledger', version: session.version },
          to,
        },
        { signal },
      ),
    )
    const fileName = `${safeName(project)}${PACKAGE_ENDINGS[as]}`
    return { token: files.offer({ name: fileName, mediaType: mediaTypes[as], path: to }), fileName, ...made }
  },
  'package.import': async ({ token }, session) => {
    const sent = session.files.look(token)
    if (!sent) {
      throw new Refusal(
        'not-found',
        'The file was used already or did not arrive. Nothing was changed.',
        'Choose it once more.',
      )
    }
    const done = await takeIn(sent, session)
    await session.files.drop(token)
    return done
  },
} satisfies { [C in 'package.export' | 'package.import']: Handler<C> }

async function takeIn({ path, name }: SentFile, session: Session): Promise<OutputOf<'package.import'>> {
  const { workspace } = session
  if (workspace.readOnly) {
    throw new Refusal('read-only', `${workspace.notice} Nothing was changed.`, 'Open a workspace of your own first.')
  }
  const folder = await session.files.folder()
  const unpacked = await session.running.watch(`Reading ${name}`, (signal) =>
    upkeep({ what: 'read-package', path, name, folder }, { signal }),
  )
  try {
    return await enter(unpacked, session)
  } finally {
    for (const part of [unpacked.text, ...unpacked.files]) await rm(part.path, { force: true })
  }
}

async function enter({ read, text, files }: Unpacked, session: Session): Promise<OutputOf<'package.import'>> {
  const { workspace } = session
  // Asked before anything is kept, and once more inside the command.
  await workspace.read((db) => arrivalsOf(db, read))
  if ((await readHead(workspace.reader.db)).seq > 0) await session.backup('before-import')
  for (const file of files) await workspace.evidence.keep({ ...file, name: file.sha256 })
  const kept = await workspace.evidence.keep(text)
  let taken: Taken | undefined
  const done = await session.command('package.import', async (context) => {
    taken = await importPackage(read, kept, context)
    return taken
  })
  if (!taken) throw new Error('The import ended without its outcome.')
  const { project, records } = read.content
  const hazards = records.hazard.filter(counts)
  const { added, known, newKeys } = taken.arrivals
  const came = new Set(files.map(({ sha256 }) => sha256))
  return {
    seq: done.head.seq,
    projectId: project.id,
    project: project.name,
    notice: project.notice,
    hazards: hazards.length,
    causes: hazards.reduce((sum, { causes }) => sum + causes.filter(isLive).length, 0),
    controls: records.control.filter(isLive).length,
    baselines: read.baselines.length,
    approvals: read.approvals.length,
    known,
    added: added.filter(({ kind }) => kind === 'person' || kind === 'organisation').length,
    newKeys,
    filesNotThere: read.evidence.filter((one) => !came.has(one.sha256)).map((one) => one.name),
  }
}
