import { randomUUID } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { OutputOf } from '../../src-shared/contract/index.ts'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import { PACKAGE_ENDINGS, type PackedFile, type PackedHistory, packedHistory } from '../../src-shared/domain/package.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { connect } from '../db/database.ts'
import { packageText } from '../issue/package-text.ts'
import { readPackage, unreadable } from '../issue/read-package.ts'
import { sha256 } from '../ledger/canonical.ts'
import type { ReadPackage } from '../services/package-arrivals.ts'
import { takePackage } from '../services/package-content.ts'
import { tellHistory } from '../services/package-history.ts'
import { refuseUnsound } from '../services/package-sound.ts'
import { inTurns } from '../services/turns.ts'
import { EvidenceStore } from './evidence-store.ts'
import { FILE_LIMIT } from './file-exchange.ts'
import { openPackage, UNPACKED_LIMIT, writePackageZip } from './package-files.ts'

/** Name of the text in a .zip. */
const PACKED_TEXT = `project${PACKAGE_ENDINGS.json}`

/** What a package is made from. */
export interface WriteJob {
  what: 'write-package'
  /** The workspace's file, read by a connection of its own. */
  path: string
  evidenceFolder: string
  projectId: string
  as: 'json' | 'zip'
  at: string
  product: { name: string; version: string }
  /** Where it is written; nothing stands there yet. */
  to: string
}

/** What was written. */
export interface Written {
  project: string
  size: number
  /** Evidence files in it. */
  files: number
  withheld: string[]
}

/** Writes a whole project to a file. @throws Refusal */
export async function writePackage(job: WriteJob): Promise<Written> {
  const { path, evidenceFolder, projectId, as, at, product, to } = job
  const evidence = new EvidenceStore(evidenceFolder)
  const connection = connect(path, { readOnly: true })
  try {
    // One state of the file, whatever is saved meanwhile.
    connection.raw.exec('BEGIN')
    const { parts, history, cameIn } = await takePackage(connection.db, projectId, at)
    const earlier = cameIn === null ? [] : await historyIn(cameIn, evidence)
    const text = Buffer.from(await inTurns(packageText({ ...parts, product, history: [...earlier, history] })), 'utf8')
    const project = parts.content.project.name
    const withheld = withheldFrom(parts.evidence)
    if (as === 'json') {
      if (text.length > FILE_LIMIT) throw tooLarge('Make it as .zip, which takes a tenth of the room.')
      await writeFile(to, text)
      return { project, size: text.length, files: 0, withheld }
    }
    const leaving = leavingFiles(parts.evidence)
    const unpacked = leaving.reduce((sum, { size }) => sum + size, text.length)
    if (unpacked > UNPACKED_LIMIT || unpacked - text.length > FILE_LIMIT) throw tooLarge(WITHOUT_FILES)
    const files: { sha256: string; path: string }[] = []
    for (const file of leaving) files.push({ sha256: file.sha256, path: await findFile(file, evidence) })
    await writePackageZip(to, at, { name: PACKED_TEXT, text }, files)
    const { size } = await stat(to)
    if (size > FILE_LIMIT) {
      await rm(to)
      throw tooLarge(WITHOUT_FILES)
    }
    return { project, size, files: files.length, withheld }
  } finally {
    connection.raw.close()
  }
}

/** A stretch of the history in a kept package that is to be told. */
export interface HistoryJob {
  what: 'read-packed-history'
  file: NonNullable<Evidence['file']>
  evidenceFolder: string
  skip: number
  limit: number
}

const keptPackage = z.object({
  madeAt: z.string(),
  product: z.strictObject({ name: z.string(), version: z.string() }),
  history: z.array(packedHistory),
})

/** What the package that a project came in tells of earlier changes. @throws Refusal `damaged` as `EvidenceStore.find` */
export async function readPackedHistory(job: HistoryJob): Promise<OutputOf<'package.history'>> {
  const text = await readFile(await new EvidenceStore(job.evidenceFolder).find(job.file), 'utf8')
  const { madeAt, product, history } = keptPackage.parse(JSON.parse(text))
  return { madeAt, product, ...tellHistory(history, job) }
}

/** Histories in the package that a project came in. @throws Refusal `damaged` where it is gone or altered */
async function historyIn(file: NonNullable<Evidence['file']>, evidence: EvidenceStore): Promise<PackedHistory[]> {
  const text = await readFile(await evidence.find(file), 'utf8')
  return keptPackage.pick({ history: true }).parse(JSON.parse(text)).history
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

const WITHOUT_FILES = 'Make it without the files, as .json, and take them separately.'

function tooLarge(hint: string): Refusal {
  return new Refusal(
    'refused',
    'This package would be larger than a workspace takes in (250 MB). Nothing was written.',
    hint,
  )
}

async function findFile({ name, sha256: hash, size }: PackedFile, evidence: EvidenceStore): Promise<string> {
  try {
    return await evidence.find({ name, sha256: hash, size })
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

/** A package that is to be read. */
export interface ReadJob {
  what: 'read-package'
  path: string
  name: string
  /** Folder for what is unpacked. */
  folder: string
}

/** A package read and held against itself, its parts unpacked. */
export interface Unpacked {
  read: ReadPackage
  /** The text by itself. */
  text: { name: string; path: string; size: number }
  /** Its evidence files, each held against its hash. */
  files: { sha256: string; path: string; size: number }[]
  /** Changes that its history tells of. */
  changes: number
}

/** Reads a package whole and unpacks it; nothing enters the workspace. @throws Refusal */
export async function unpackPackage({ path, name, folder }: ReadJob): Promise<Unpacked> {
  const { name: textName, text, files: hashes, file } = await openPackage({ path, name })
  // The history stays in the file.
  const { history, ...read } = readPackage(text, name)
  refuseUnsound(read)
  const named = new Map(leavingFiles(read.evidence).map((one) => [one.sha256, one]))
  const files: Unpacked['files'] = []
  for (const hash of hashes) {
    const one = named.get(hash)
    if (one === undefined) throw unreadable(name, `it holds evidence/${hash}, which no evidence in it names`)
    const bytes = file(hash)
    if (sha256(bytes) !== hash) {
      throw unreadable(name, `the evidence file “${one.name}” is not what was kept: its hash differs`)
    }
    files.push({ sha256: hash, path: await atRest(bytes, folder), size: bytes.length })
  }
  const changes = history.reduce((sum, one) => sum + one.changes.length, 0)
  return { read, text: { name: textName, path: await atRest(text, folder), size: text.length }, files, changes }
}

async function atRest(bytes: Uint8Array, folder: string): Promise<string> {
  const path = join(folder, randomUUID())
  await writeFile(path, bytes)
  return path
}
