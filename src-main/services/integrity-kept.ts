import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Baseline } from '../../src-shared/domain/baseline.ts'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import type { IntegrityFinding } from '../../src-shared/domain/integrity.ts'
import type { Connection, ReadableDb } from '../db/database.ts'
import { sha256 } from '../ledger/canonical.ts'
import { readImage } from '../ledger/upgrade.ts'
import { loadBaselineContent, loadContentHashes } from '../repositories/baseline-content.ts'
import { recordsOf } from '../repositories/records.ts'
import { holdsHead } from './integrity-heads.ts'
import { arrivalOf } from './issued-elsewhere.ts'

type Add = (finding: Omit<IntegrityFinding, 'part'>) => unknown
type Pause = () => Promise<void> | undefined

/** Images read at once. */
const IMAGES = 200

/** Holds the stored bytes of every issued version against the hash that its record names. @returns how many there are */
export async function checkIssued({ db }: Connection, add: Add, pause: Pause): Promise<number> {
  const baselines: Baseline[] = await recordsOf(db, 'baseline', 'all')
  const stored = new Set(await loadContentHashes(db))
  for (const { id, version, sha256: hash, size, position } of baselines) {
    const where = { kind: 'baseline', id }
    stored.delete(hash)
    const bytes = await loadBaselineContent(db, hash)
    if (bytes === null) add({ where, what: `The content of issued version ${version} is missing.` })
    else if (sha256(bytes) !== hash || bytes.length !== size) {
      add({ where, what: `The content of issued version ${version} was altered: its hash differs.` })
    }
    const elsewhere = (await arrivalOf(db, { id })) !== null
    if (!elsewhere && !(await holdsHead(db, position.seq, position.hash))) {
      add({
        where: { ...where, seq: position.seq },
        what: `The ledger no longer holds change ${position.seq}, from which version ${version} was issued.`,
      })
    }
    await pause()
  }
  for (const hash of stored) {
    add({ where: { kind: 'baseline_content', id: hash }, what: `Content of no issued version is stored (${hash}).` })
  }
  return baselines.length
}

/** Holds every evidence file that the ledger ever named against its hash. @returns how many there are */
export async function checkEvidence(
  db: ReadableDb,
  folder: string,
  add: Add,
  { pause, onPart }: { pause: Pause; onPart: (part: number) => void },
): Promise<number> {
  const files = await filesNamed(db, pause)
  let done = 0
  for (const [hash, { id, name }] of files) {
    const where = { kind: 'evidence', id, file: name }
    const found = await hashOf(join(folder, hash), pause)
    if (found === null) add({ where, what: `The evidence file “${name}” (${hash}) is missing or cannot be read.` })
    else if (found !== hash)
      add({ where, what: `The evidence file “${name}” (${hash}) was altered: its hash differs.` })
    onPart(++done / files.size)
    await pause()
  }
  return files.size
}

/** Files by their hashes, of every revision: a file that is no longer named is kept too. */
async function filesNamed(db: ReadableDb, pause: Pause): Promise<Map<string, { id: string; name: string }>> {
  const files = new Map<string, { id: string; name: string }>()
  for (let from = { id: '', number: 0 }; ; ) {
    const rows = await db
      .selectFrom('revision')
      .select(['id', 'number', 'format', 'image'])
      .where('kind', '=', 'evidence')
      .where((eb) => eb.or([eb('id', '>', from.id), eb.and([eb('id', '=', from.id), eb('number', '>', from.number)])]))
      .orderBy('id')
      .orderBy('number')
      .limit(IMAGES)
      .execute()
    for (const { id, format, image } of rows) {
      const file = fileOf(format, image)
      if (file) files.set(file.sha256, { id, name: file.name })
    }
    await pause()
    const end = rows.at(-1)
    if (end === undefined || rows.length < IMAGES) return files
    from = end
  }
}

function fileOf(format: number, image: string): Evidence['file'] {
  try {
    return (readImage('evidence', format, image) as Evidence).file
  } catch {
    // An image that cannot be read is found by the walk over the ledger.
    return null
  }
}

/** SHA-256 of a file; null where it cannot be read. */
async function hashOf(path: string, pause: Pause): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), async (parts: AsyncIterable<Buffer>) => {
      for await (const part of parts) hash.update(part)
    })
    await pause()
    return hash.digest('hex')
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') throw error
    return null
  }
}
