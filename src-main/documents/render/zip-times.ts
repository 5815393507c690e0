import { unzipSync, type Zippable, zipSync } from 'fflate'

/** The oldest time a zip can hold, so that the same document has the same bytes whenever it is made. */
const ZIP_EPOCH = new Date(1980, 0, 1)

/** Packs parts with one fixed time; drawings are packed already. */
export function packParts(parts: Record<string, Uint8Array>): Uint8Array {
  const files: Zippable = {}
  for (const [name, data] of Object.entries(parts))
    files[name] = [data, { mtime: ZIP_EPOCH, level: name.endsWith('.png') ? 0 : 6 }]
  return zipSync(files)
}

/** The same file with fixed times. */
export function fixZipTimes(bytes: Uint8Array): Uint8Array {
  return packParts(unzipSync(bytes))
}
