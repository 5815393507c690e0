import { randomUUID } from 'node:crypto'
import { chmod, copyFile, mkdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Refusal } from '../../src-shared/domain/result.ts'
import { recordById } from '../repositories/records.ts'
import type { Handler } from './handler.ts'

/**
 * Kinds of files that are documents to their programs. What a system would run instead of show is not among them: a
 * file that somebody sent as evidence must not act by being looked at.
 */
const SHOWN = new Set(
  'pdf png jpg jpeg gif tif tiff bmp txt csv tsv md rtf odt ods odp docx xlsx pptx msg eml mp4 mp3 wav'.split(' '),
)

/** Shows a read-only copy of a kept file in its own program; the kept file itself is never handed out. */
export const openEvidence: Handler<'evidence.open'> = async ({ id }, session) => {
  const { showFile } = session.ports
  if (showFile === undefined) {
    throw new Refusal('refused', 'Files cannot be opened from here.', 'Save a copy and open that.')
  }
  const piece = await recordById(session.workspace.reader.db, 'evidence', id)
  if (!piece.file) throw new Refusal('not-found', 'This evidence is a reference; no file of it is kept here.')
  if (!SHOWN.has(extname(piece.file.name).slice(1).toLowerCase())) {
    throw new Refusal(
      'refused',
      `${piece.file.name} is of a kind that is not opened from here: it could act instead of being shown.`,
      'Save a copy, and have it looked at first.',
    )
  }
  const kept = await session.workspace.evidence.find(piece.file)
  const folder = join(await session.files.folder(), randomUUID())
  await mkdir(folder)
  // Windows refuses these in a file name; the name is for the person alone.
  const copy = join(folder, piece.file.name.replace(/[<>:"/\\|?*]/g, ' '))
  await copyFile(kept, copy)
  await chmod(copy, 0o400)
  await showFile(copy)
  return {}
}
