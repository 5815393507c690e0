import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { writePackage } from '../../src-main/backend/package-jobs.ts'
import type { OutputOf } from '../../src-shared/contract/index.ts'
import type { ProjectPackage } from '../../src-shared/domain/package.ts'
import type { RunningBackend } from './backend.ts'
import { NOW } from './builders.ts'
import { aFolder } from './folder.ts'

/** A package file as it left a workspace. */
export interface PackageFile extends OutputOf<'package.export'> {
  bytes: Buffer
}

/** Packs a project. */
export async function packed(
  app: RunningBackend,
  projectId: string,
  as: 'json' | 'zip' = 'json',
): Promise<PackageFile> {
  const made = await app.call('package.export', { projectId, as })
  const file = await app.backend.takeFile(made.token)
  if (!('path' in file)) throw new Error('The package was not made.')
  return { ...made, bytes: await readFile(file.path) }
}

/** Packs a project without the thread that the application does it on, which takes its time to start. */
export async function packedHere(app: RunningBackend, projectId: string): Promise<{ bytes: Buffer }> {
  const path = await app.workspacePath()
  const to = join(aFolder(), 'packed.json')
  const evidenceFolder = path.replace(/\.hazards$/, '.evidence')
  const product = { name: 'Hazard Ledger', version: '0' }
  await writePackage({ what: 'write-package', path, evidenceFolder, projectId, as: 'json', at: NOW, product, to })
  return { bytes: await readFile(to) }
}

/** What a package without files says. */
export function readBack({ bytes }: Pick<PackageFile, 'bytes'>): ProjectPackage {
  return JSON.parse(bytes.toString('utf8')) as ProjectPackage
}

/** Takes a package in. @throws Refusal */
export async function takeIn(app: RunningBackend, bytes: Uint8Array, name = 'Ward.hazards.json') {
  return await app.call('package.import', { token: await send(app, name, bytes) })
}

/** Sends a file and answers its token. */
export async function send(app: RunningBackend, name: string, from: Uint8Array | string): Promise<string> {
  const stream = typeof from === 'string' ? createReadStream(from) : Readable.from([from])
  const sent = await app.backend.acceptFile(name, stream)
  if (!sent.ok) throw new Error(sent.error.message)
  return sent.value.token
}

/** What two packages of one project must say alike, wherever they were made. */
export function lasting({ content, named, takenBack, baselines, approvals, publicKeys, evidence }: ProjectPackage) {
  return { content, named, takenBack, baselines, approvals, publicKeys, evidence }
}
