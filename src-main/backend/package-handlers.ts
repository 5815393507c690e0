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
import { arrivalsOf, type ReadPackage, weighPackage } from '../services/package-arrivals.ts'
import { packageKept } from '../services/package-content.ts'
import { importPackage, type Taken } from '../services/package-import.ts'
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
  'package.preview': async ({ token }, session) => {
    const file = sent(token, session)
    return await withUnpacked(file, session, (unpacked) => preview(file, unpacked, session))
  },
  'package.import': async ({ token }, session) => {
    const { workspace } = session
    const file = sent(token, session)
    if (workspace.readOnly) {
      throw new Refusal('read-only', `${workspace.notice} Nothing was changed.`, 'Open a workspace of your own first.')
    }
    const done = await withUnpacked(file, session, (unpacked) => enter(unpacked, session))
    await session.files.drop(token)
    return done
  },
  'package.origin': async ({ projectId }, { workspace }) => {
    const kept = await workspace.read((db) => packageKept(db, projectId))
    const { file = null, archived = null } = kept ?? {}
    return file === null || archived === null
      ? null
      : { fileName: file.name, sha256: file.sha256, takenAt: archived.at }
  },
  'package.history': async ({ projectId, skip, limit }, session) => {
    const { workspace } = session
    const file = (await workspace.read((db) => packageKept(db, projectId)))?.file ?? null
    if (file === null) throw new Refusal('not-found', 'This project began in this workspace: it came in no package.')
    const { evidenceFolder } = workspace
    return await session.running.watch('Reading the history in the package', (signal) =>
      upkeep({ what: 'read-packed-history', file, evidenceFolder, skip, limit }, { signal }),
    )
  },
} satisfies {
  [C in 'package.export' | 'package.preview' | 'package.import' | 'package.origin' | 'package.history']: Handler<C>
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

/** Reads a package as an import does, and clears away what was unpacked of it. */
async function withUnpacked<T>(
  { path, name }: SentFile,
  session: Session,
  act: (unpacked: Unpacked) => Promise<T>,
): Promise<T> {
  const folder = await session.files.folder()
  const unpacked = await session.running.watch(`Reading ${name}`, (signal) =>
    upkeep({ what: 'read-package', path, name, folder }, { signal }),
  )
  try {
    return await act(unpacked)
  } finally {
    for (const part of [unpacked.text, ...unpacked.files]) await rm(part.path, { force: true })
  }
}

async function preview(
  { name, size }: SentFile,
  { read, files, changes }: Unpacked,
  { workspace }: Session,
): Promise<OutputOf<'package.preview'>> {
  const { arrivals, clashes } = await workspace.read((db) => weighPackage(db, read))
  const { project, records } = read.content
  const came = new Set(files.map(({ sha256 }) => sha256))
  const named = (kind: 'person' | 'organisation') =>
    arrivals.added.flatMap((one) => (one.kind === kind && 'name' in one.record ? [one.record.name] : []))
  const evidence = records.evidence.filter(isLive)
  return {
    file: { name, size },
    project: { name: project.name, reference: project.reference, notice: project.notice },
    madeAt: read.madeAt,
    product: read.product,
    counts: {
      ...countsOf(read),
      evidence: evidence.length,
      evidenceWithFile: evidence.filter(({ file }) => file !== null && came.has(file.sha256)).length,
      changes,
    },
    filesNotThere: filesNotThere(read, came),
    known: arrivals.known,
    newPeople: named('person'),
    newOrganisations: named('organisation'),
    newKeys: arrivals.newKeys,
    clashes: clashes.map(({ failure }) => ({ message: failure.message, hint: failure.hint ?? '' })),
  }
}

function countsOf({ content: { records }, baselines, approvals }: ReadPackage) {
  const hazards = records.hazard.filter(counts)
  return {
    hazards: hazards.length,
    causes: hazards.reduce((sum, { causes }) => sum + causes.filter(isLive).length, 0),
    controls: records.control.filter(isLive).length,
    baselines: baselines.length,
    approvals: approvals.length,
  }
}

/** Names of the files that evidence names and that did not come. */
function filesNotThere({ evidence }: ReadPackage, came: ReadonlySet<string>): string[] {
  return evidence.filter(({ sha256 }) => !came.has(sha256)).map(({ name }) => name)
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
  const { project } = read.content
  const { added, known, newKeys } = taken.arrivals
  const came = new Set(files.map(({ sha256 }) => sha256))
  return {
    seq: done.head.seq,
    projectId: project.id,
    project: project.name,
    notice: project.notice,
    ...countsOf(read),
    known,
    added: added.filter(({ kind }) => kind === 'person' || kind === 'organisation').length,
    newKeys,
    filesNotThere: filesNotThere(read, came),
  }
}
