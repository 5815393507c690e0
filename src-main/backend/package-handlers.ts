import { randomUUID } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { OutputOf } from '../../src-shared/contract/index.ts'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import { counts } from '../../src-shared/domain/hazard.ts'
import {
  PACKAGE_ENDINGS,
  type PackedFile,
  type PackedHistory,
  type ProjectPackage,
  packedHistory,
} from '../../src-shared/domain/package.ts'
import { isLive } from '../../src-shared/domain/record.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { safeName } from '../documents/model/file-name.ts'
import { packageText } from '../issue/package-text.ts'
import { unreadable } from '../issue/read-package.ts'
import { readHead } from '../ledger/append.ts'
import { sha256 } from '../ledger/canonical.ts'
import type { SentFile } from '../services/command.ts'
import { takePackage } from '../services/package-content.ts'
import { arrivalsOf, importPackage, type Taken } from '../services/package-import.ts'
import { inTurns } from '../services/turns.ts'
import { FILE_LIMIT } from './file-exchange.ts'
import type { Handler } from './handler.ts'
import { type OpenedPackage, openPackage, writePackageZip } from './package-files.ts'
import type { Session } from './session.ts'
import { upkeep } from './upkeep.ts'

/** A whole project out to a file, and in from one. */
export const packageHandlers = {
  'package.export': async ({ projectId, as }, session) =>
    await session.running.watch('Packing the project', () => offerPackage(projectId, as, session)),
  'package.import': async ({ token }, session) => {
    const sent = session.files.look(token)
    if (!sent) {
      throw new Refusal(
        'not-found',
        'The file was used already or did not arrive. Nothing was changed.',
        'Choose it once more.',
      )
    }
    const done = await session.running.watch(`Taking in ${sent.name}`, (signal) => takeIn(sent, session, signal))
    await session.files.drop(token)
    return done
  },
} satisfies { [C in 'package.export' | 'package.import']: Handler<C> }

async function offerPackage(
  projectId: string,
  as: 'json' | 'zip',
  session: Session,
): Promise<OutputOf<'package.export'>> {
  const { workspace, files } = session
  const at = session.ports.clock.now().toISOString()
  const { parts, history, cameIn } = await workspace.read((db) => takePackage(db, projectId, at))
  const earlier = cameIn === null ? [] : await historyIn(cameIn, session)
  const product = { name: 'Hazard Ledger', version: session.version }
  const text = Buffer.from(await inTurns(packageText({ ...parts, product, history: [...earlier, history] })), 'utf8')
  const base = safeName(parts.content.project.name)
  const fileName = `${base}${PACKAGE_ENDINGS[as]}`
  const path = join(await files.folder(), `${randomUUID()}.${as}`)
  const withheld = withheldFrom(parts.evidence)
  let carried = 0
  if (as === 'json') await writeFile(path, text)
  else {
    const leaving = leavingFiles(parts.evidence)
    refuseTooLarge(text.length + leaving.reduce((sum, { size }) => sum + size, 0))
    const found = []
    for (const file of leaving) found.push({ sha256: file.sha256, path: await findFile(file, session) })
    await writePackageZip(path, at, { name: `${base}${PACKAGE_ENDINGS.json}`, text }, found)
    carried = found.length
  }
  const mediaType = as === 'json' ? 'application/json' : 'application/zip'
  const token = files.offer({ name: fileName, mediaType, path })
  return { token, fileName, size: (await stat(path)).size, files: carried, withheld }
}

/** Histories in the package that a project came in. @throws Refusal `damaged` where it is gone or altered */
async function historyIn(file: NonNullable<Evidence['file']>, session: Session): Promise<PackedHistory[]> {
  const text = await readFile(await session.workspace.evidence.find(file), 'utf8')
  return z.object({ history: z.array(packedHistory) }).parse(JSON.parse(text)).history
}

/** Hashes of files that some piece of evidence says hold patient-identifiable information: they never leave. */
function marked(evidence: readonly PackedFile[]): Set<string> {
  return new Set(evidence.filter((one) => one.holdsPatientData).map((one) => one.sha256))
}

function withheldFrom(evidence: readonly PackedFile[]): string[] {
  const never = marked(evidence)
  return evidence.filter((one) => never.has(one.sha256)).map(({ name }) => name)
}

/** Files that may leave, each once. */
function leavingFiles(evidence: readonly PackedFile[]): PackedFile[] {
  const never = marked(evidence)
  const leaving = evidence.filter((one) => !never.has(one.sha256))
  return [...new Map(leaving.map((one) => [one.sha256, one])).values()]
}

function refuseTooLarge(size: number): void {
  if (size <= FILE_LIMIT) return
  throw new Refusal(
    'refused',
    'With its evidence files this package would be larger than 250 MB, more than a workspace takes in. Nothing was written.',
    'Make it without the files, as .json, and take them separately.',
  )
}

async function findFile({ name, sha256: hash, size }: PackedFile, session: Session): Promise<string> {
  try {
    return await session.workspace.evidence.find({ name, sha256: hash, size })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, message } = error.failure
    throw new Refusal(
      code,
      `${message} Nothing was written.`,
      'Look for it in a backup, or make the package without the files, as .json.',
    )
  }
}

async function takeIn(sent: SentFile, session: Session, signal: AbortSignal): Promise<OutputOf<'package.import'>> {
  const { workspace } = session
  if (workspace.readOnly) {
    throw new Refusal('read-only', `${workspace.notice} Nothing was changed.`, 'Open a workspace of your own first.')
  }
  const opened = await openPackage(sent)
  const read = await readText(opened.text, sent.name, session, signal)
  refuseWrongFiles(opened, read.evidence, sent.name)
  // Asked before anything is kept, and once more inside the command.
  await workspace.read((db) => arrivalsOf(db, read))
  const head = await readHead(workspace.reader.db)
  if (head.seq > 0) await session.backup('before-import')
  for (const hash of opened.files) await keep(opened.file(hash), hash, session)
  const kept = await keep(opened.text, opened.name, session)
  let taken: Taken | undefined
  const done = await session.command('package.import', async (context) => {
    taken = await importPackage(read, kept, context)
    return taken
  })
  if (!taken) throw new Error('The import ended without its outcome.')
  const { project, records } = read.content
  const hazards = records.hazard.filter(counts)
  const { added, known, newKeys } = taken.arrivals
  const came = new Set(opened.files)
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
    filesNotThere: read.evidence.filter((one) => !came.has(one.sha256)).map(({ name }) => name),
  }
}

/** Reads a package's text on a thread of its own: tens of megabytes would hold up the window. */
async function readText(
  text: Uint8Array,
  name: string,
  session: Session,
  signal: AbortSignal,
): Promise<ProjectPackage> {
  const path = await atRest(text, session)
  return await upkeep({ what: 'read-package', path, name }, { signal }).finally(() => rm(path, { force: true }))
}

/** Bytes in a temporary file. */
async function atRest(bytes: Uint8Array, session: Session): Promise<string> {
  const path = join(await session.files.folder(), randomUUID())
  await writeFile(path, bytes)
  return path
}

/** @throws Refusal `unreadable` where a file is none that the package names, or not what it names */
function refuseWrongFiles({ files, file }: OpenedPackage, evidence: readonly PackedFile[], name: string): void {
  const named = new Map(leavingFiles(evidence).map((one) => [one.sha256, one]))
  for (const hash of files) {
    const one = named.get(hash)
    if (one === undefined) throw unreadable(name, `it holds evidence/${hash}, which no evidence in it names`)
    if (sha256(file(hash)) !== hash) {
      throw unreadable(name, `the evidence file “${one.name}” is not what was kept: its hash differs`)
    }
  }
}

/** Keeps bytes as evidence files are kept. */
async function keep(bytes: Uint8Array, name: string, session: Session): Promise<NonNullable<Evidence['file']>> {
  const path = await atRest(bytes, session)
  try {
    return await session.workspace.evidence.keep({ name, path, size: bytes.length })
  } finally {
    await rm(path, { force: true })
  }
}
