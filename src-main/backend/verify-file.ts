import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IntegrityReport, NotedHead } from '../../src-shared/domain/integrity.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { formatMoment } from '../../src-shared/format/dates.ts'
import { listBackups } from '../db/backup.ts'
import { keepChecksum, outsideWasAltered } from '../db/checksum.ts'
import { connect } from '../db/database.ts'
import { wordsOf } from '../db/file-check.ts'
import { appliedMigrations, migrate, migrations } from '../db/migrate.ts'
import { identityOf, refuseStranger } from '../db/trusted-file.ts'
import { checkWhole } from '../services/integrity.ts'
import { evidenceFolderOf } from './evidence-store.ts'
import { HeadNotes } from './head-notes.ts'
import { headsToHold } from './heads-to-hold.ts'
import { copyTo } from './workspace-copy.ts'

/**
 * Looks at everything of a workspace file without opening it as a workspace: a copy of it is checked, so that it needs no
 * lock and nothing is written beside it.
 *
 * @param head whole or its first digits; it must stand in the chain
 * @throws Refusal `not-found`, `damaged` where it is no workspace, `newer-version`
 */
export async function verifyFile(path: string, dataFolder: string, head?: string): Promise<IntegrityReport> {
  if (!existsSync(path)) throw new Refusal('not-found', `There is no workspace at ${path}.`)
  refuseStranger(path)
  const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-verify-'))
  try {
    const connection = connect(copyTo(path, folder))
    try {
      await bringToThisVersion(connection)
      const heads = headsOf(connection, path, dataFolder)
      return await checkWhole(connection, evidenceFolderOf(path), { heads, ...(head === undefined ? {} : { head }) })
    } finally {
      connection.raw.close()
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const counts = { pages: 0, changes: 0, revisions: 0, records: 0, issuedVersions: 0, evidenceFiles: 0 }
    const finding = { part: 'file' as const, where: {}, what: `The file cannot be read: ${wordsOf(error)}.` }
    return { ok: false, findings: [finding], counts, head: null }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Connected = ReturnType<typeof connect>

/** A file of an earlier version is checked as this one would have it; what was altered before stays altered. */
async function bringToThisVersion(connection: Connected): Promise<void> {
  try {
    if ((await appliedMigrations(connection)).length === migrations.length) return
  } catch {
    // The check says what cannot be read.
    return
  }
  const altered = outsideWasAltered(connection)
  await migrate(connection, async () => undefined)
  if (!altered) keepChecksum(connection)
}

function headsOf(connection: Connected, path: string, dataFolder: string): NotedHead[] {
  try {
    const id = identityOf(connection)
    return headsToHold(id === null ? null : new HeadNotes(dataFolder).of(id), listBackups(path), formatMoment)
  } catch {
    return []
  }
}
