import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { zipSync } from 'fflate'

/** Writes a bundle's files into a folder, which is made where it is missing. */
export async function writeBundleFolder(files: ReadonlyMap<string, Uint8Array>, folder: string): Promise<void> {
  for (const [name, bytes] of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes, { flush: true })
  }
}

/**
 * A bundle as one .zip: the same bytes for the same files and time.
 * @param at time that every file in it carries
 */
export function bundleZip(files: ReadonlyMap<string, Uint8Array>, at: string): Uint8Array {
  // A .zip knows no time zone: its clock reads what UTC's did.
  const moment = new Date(at)
  const mtime = new Date(moment.getTime() + moment.getTimezoneOffset() * 60_000)
  return zipSync(Object.fromEntries([...files].map(([name, bytes]) => [name, [bytes, { mtime, level: 6 }]])))
}
