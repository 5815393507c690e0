import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type Connection, closeConnections, connect } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { asRefusal, connectOrRefuse, identityOf, refuseStranger, stamp } from '../db/trusted-file.ts'
import { type OpenOptions, type OpenWorkspace, opened } from './open-workspace.ts'
import { upkeep } from './upkeep.ts'

/** Opens a copy of the file and its write-ahead log: SQLite cannot open a WAL file where it may not write. */
export async function openCopy(path: string, notice: string, options: OpenOptions): Promise<OpenWorkspace> {
  const temporary = mkdtempSync(join(tmpdir(), 'hazard-ledger-copy-'))
  let writer: Connection | null = null
  try {
    const copy = copyTo(path, temporary)
    // The copy may be written to: it is brought to this version like any file, and the original stays as it is.
    refuseStranger(copy)
    writer = connectOrRefuse(copy)
    await migrate(writer, async () => undefined)
    const id = stamp(writer)
    await closeConnections(null, writer)
    writer = null
    const reader = connect(copy, { readOnly: true })
    return opened({
      path,
      id,
      readOnly: true,
      notice,
      reader,
      writer: null,
      lock: null,
      clock: options.clock,
      temporary,
      evidenceFolder: options.evidenceFolder,
    })
  } catch (error) {
    await closeConnections(null, writer).catch(() => undefined)
    rmSync(temporary, { recursive: true, force: true })
    throw asRefusal(error, path)
  }
}

/**
 * Opens what can be read of a damaged workspace: a copy of it, read row by row into a fresh file, for reading only. The
 * damaged file itself is never opened for writing.
 *
 * @throws Refusal `damaged` where it is no workspace or nothing of its ledger can be read
 */
export async function openDamaged(
  path: string,
  options: OpenOptions & { signal?: AbortSignal; onPart?: (part: number) => void },
): Promise<OpenWorkspace> {
  const temporary = mkdtempSync(join(tmpdir(), 'hazard-ledger-damaged-'))
  try {
    refuseStranger(path)
    const from = copyTo(path, temporary)
    const to = join(temporary, `read ${basename(path)}`)
    const { signal, onPart } = options
    const { findings, rows } = await upkeep(
      { what: 'salvage', from, to },
      { ...(signal === undefined ? {} : { signal }), ...(onPart === undefined ? {} : { onPart }) },
    )
    if ((rows['change'] ?? 0) === 0 && (rows['records'] ?? 0) === 0) throw new Refusal('damaged', 'damaged')
    const reader = connect(to, { readOnly: true })
    return opened({
      path,
      id: identityOf(reader) ?? '',
      readOnly: true,
      notice:
        'The file is damaged: what could be read of it is shown from a copy, and the file itself is left as it is.',
      reader,
      writer: null,
      lock: null,
      clock: options.clock,
      temporary,
      damage: findings,
    })
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    throw asRefusal(error, path)
  }
}

/** Copies a file with its write-ahead log. @returns path of the copy */
export function copyTo(path: string, folder: string): string {
  const copy = join(folder, basename(path))
  copyFileSync(path, copy)
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`)
  return copy
}
