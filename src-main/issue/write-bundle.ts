import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type AsyncZippable, zip } from 'fflate'

const zipped = promisify<AsyncZippable, Uint8Array>(zip)

/** Writes a bundle's files into a folder, which is made where it is missing. */
export async function writeBundleFolder(files: ReadonlyMap<string, Uint8Array>, folder: string): Promise<void> {
  for (const [name, bytes] of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes, { flush: true })
  }
}

/**
 * A bundle as one .zip: the same bytes for the same files and time. Made on other threads: the content of 1,000 hazards
 * would hold this one for a second.
 * @param at time that every file in it carries
 */
export async function bundleZip(files: ReadonlyMap<string, Uint8Array>, at: string): Promise<Uint8Array> {
  // A .zip knows no time zone: its clock reads what UTC's did.
  const moment = new Date(at)
  const mtime = new Date(moment.getTime() + moment.getTimezoneOffset() * 60_000)
  return await zipped(Object.fromEntries([...files].map(([name, bytes]) => [name, [bytes, { mtime, level: 6 }]])))
}
