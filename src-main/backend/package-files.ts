import { open, readFile } from 'node:fs/promises'
import { unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { PACKAGE_ENDINGS } from '../../src-shared/domain/package.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { unreadable } from '../issue/read-package.ts'
import type { SentFile } from '../services/command.ts'
import { turn } from '../services/turns.ts'

/** Bytes handled between two turns of the event loop. */
const PIECE = 1024 * 1024
/** Most bytes of a package once unpacked: its JSON text and, stored as they are, its evidence files. */
export const UNPACKED_LIMIT = 500 * 1024 * 1024
/** Most files in it. */
const MOST = 5_000

/** Writes a package and the files of its evidence as a .zip. */
export async function writePackageZip(
  to: string,
  at: string,
  { name, text }: { name: string; text: Uint8Array },
  files: readonly { sha256: string; path: string }[],
): Promise<void> {
  const handle = await open(to, 'wx')
  // A .zip knows no time zone: its clock reads what UTC's did.
  const moment = new Date(at)
  const mtime = new Date(moment.getTime() + moment.getTimezoneOffset() * 60_000)
  const made: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    made.push(chunk)
  })
  const write = async () => {
    for (const chunk of made.splice(0)) await handle.write(chunk)
    await turn()
  }
  try {
    const json = new ZipDeflate(name, { level: 6 })
    json.mtime = mtime
    zip.add(json)
    for (let from = 0; from < text.length; from += PIECE) {
      json.push(text.subarray(from, from + PIECE), from + PIECE >= text.length)
      await write()
    }
    for (const file of files) {
      const stored = new ZipPassThrough(`evidence/${file.sha256}`)
      stored.mtime = mtime
      zip.add(stored)
      const source = await open(file.path)
      try {
        for (;;) {
          const { bytesRead, buffer } = await source.read(Buffer.alloc(PIECE), 0, PIECE)
          stored.push(buffer.subarray(0, bytesRead), bytesRead === 0)
          await write()
          if (bytesRead === 0) break
        }
      } finally {
        await source.close()
      }
    }
    zip.end()
    await write()
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A package as it came: its text, and the evidence files that came with it. */
export interface OpenedPackage {
  /** Name of the text by itself. */
  name: string
  text: Uint8Array
  /** SHA-256 by which each file is named. */
  files: readonly string[]
  /** The bytes of one of them, unchecked. */
  file: (sha256: string) => Uint8Array
}

/**
 * Opens a package, a .json or a .zip by what is in it.
 * @throws Refusal `unreadable`
 */
export async function openPackage({ path, name }: Pick<SentFile, 'path' | 'name'>): Promise<OpenedPackage> {
  const bytes = await readFile(path)
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip) return { name, text: bytes, files: [], file: () => new Uint8Array() }
  const texts: string[] = []
  const files: string[] = []
  let total = 0
  const found = unzip(bytes, name, (inside, size) => {
    total += size
    const evidence = /^evidence\/([0-9a-f]{64})$/.exec(inside)?.[1]
    if (inside.endsWith(PACKAGE_ENDINGS.json) && !inside.includes('/')) texts.push(inside)
    else if (evidence !== undefined && !files.includes(evidence)) files.push(evidence)
    else throw unreadable(name, `it holds ${inside}, which is no part of a package, or twice there`)
    if (total > UNPACKED_LIMIT || files.length > MOST) throw unreadable(name, 'there is too much in it')
    return texts.length === 1 && texts[0] === inside
  })
  const [textName, ...more] = texts
  const text = textName === undefined ? undefined : found[textName]
  if (textName === undefined || text === undefined || more.length > 0) {
    throw unreadable(name, `it does not hold one file that ends in ${PACKAGE_ENDINGS.json}`)
  }
  return {
    name: textName,
    text,
    files,
    file: (sha256) =>
      unzip(bytes, name, (inside) => inside === `evidence/${sha256}`)[`evidence/${sha256}`] ?? new Uint8Array(),
  }
}

function unzip(
  bytes: Uint8Array,
  name: string,
  wanted: (inside: string, size: number) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: (file) => wanted(file.name, file.originalSize) })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw unreadable(name, 'it is no whole .zip', 'It may have been cut short on its way: fetch it again.')
  }
}
