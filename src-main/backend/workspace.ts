import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../../src-shared/domain/result.ts'
import { makeBackup } from '../db/backup.ts'
import { cannotWrite } from '../db/cannot-write.ts'
import { keepChecksum, outsideWasAltered } from '../db/checksum.ts'
import { type Connection, closeConnections, connect } from '../db/database.ts'
import { lockWorkspace, type WriterLock } from '../db/lock.ts'
import { migrate } from '../db/migrate.ts'
import { asRefusal, connectOrRefuse, isWritable, makeFolder, refuseStranger, stamp } from '../db/trusted-file.ts'
import { type OpenOptions, type OpenWorkspace, opened } from './open-workspace.ts'
import { openCopy } from './workspace-copy.ts'

/**
 * Opens a workspace, or makes one. A file that cannot be opened for writing is opened as a copy for reading; a file
 * that cannot be trusted is refused and left as it is.
 *
 * @throws Refusal `not-found`, `locked`, `newer-version`, `damaged`, `not-writable`
 */
export async function openWorkspace(path: string, options: OpenOptions): Promise<OpenWorkspace> {
  if (/^(\\\\|\/\/)/.test(path)) {
    throw new Refusal(
      'refused',
      'A workspace cannot be opened from a network folder: its protection against lost writes does not work there. Nothing was changed.',
      'Copy the file to this computer and open the copy.',
    )
  }
  if (!existsSync(path)) {
    if (!options.create) {
      throw new Refusal(
        'not-found',
        `There is no workspace at ${path}.`,
        'It may have been moved: choose it where it is now.',
      )
    }
    makeFolder(dirname(path))
  }
  if (!isWritable(path)) {
    return openCopy(
      path,
      'This folder may not be written to: the workspace is open for reading only, from a copy.',
      options,
    )
  }
  if (options.readOnly) return openCopy(path, options.notice ?? 'Open for reading only.', options)
  const lock = lockFor(path)
  let writer: Connection | null = null
  let reader: Connection | null = null
  try {
    refuseStranger(path)
    writer = connectOrRefuse(path)
    const connection = writer
    const altered = outsideWasAltered(writer)
    await migrate(connection, async () => {
      await makeBackup(connection, path, 'before-update', options.clock.now())
    })
    const id = stamp(writer)
    if (!altered) keepChecksumWhereThereIsRoom(writer)
    reader = connect(path, { readOnly: true })
    return opened({
      path,
      id,
      readOnly: false,
      notice: '',
      reader,
      writer,
      lock,
      clock: options.clock,
      temporary: null,
    })
  } catch (error) {
    await closeConnections(reader, writer).catch(() => undefined)
    lock.release()
    throw asRefusal(error, path)
  }
}

/** A full disk must not keep a workspace shut: the checksum is made at the next opening. */
function keepChecksumWhereThereIsRoom(writer: Connection): void {
  try {
    keepChecksum(writer)
  } catch (error) {
    if (cannotWrite(error) === null) throw error
  }
}

function lockFor(path: string): WriterLock {
  try {
    return lockWorkspace(path)
  } catch (error) {
    throw asRefusal(error, path)
  }
}
