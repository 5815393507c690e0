import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { Refusal } from '../../src-shared/domain/result.ts'

/** Most that a bundle may hold, in bytes: ten times the content of 10,000 hazards. */
const LARGEST = 500_000_000
/** Most files: three for each approval, and a few. */
const MOST = 2_000
/** What a system's own file manager leaves in a folder it showed. */
const LEFT_BEHIND = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$|^__MACOSX\//

/**
 * Reads the files of a bundle, a folder or a .zip of one.
 * @throws Refusal `not-found` or `unreadable`
 */
export async function readBundle(path: string): Promise<Map<string, Uint8Array>> {
  const found = await stat(path).catch(() => null)
  if (found === null) {
    throw new Refusal('not-found', `There is nothing at ${path}.`, 'Name the folder or the .zip of a bundle.')
  }
  if (found.isDirectory()) return await readFolder(path)
  if (found.size > LARGEST) throw tooLarge()
  return bundleInZip(await readFile(path))
}

async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  let total = 0
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  if (entries.length > MOST) throw unreadable('there are too many files in it')
  for (const entry of entries) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.replace(/[/\\]+$/, '').length + 1).replaceAll('\\', '/')
    if (LEFT_BEHIND.test(name)) continue
    if (!entry.isFile()) throw unreadable(`${name} is no plain file`)
    total += (await stat(path)).size
    if (total > LARGEST) throw tooLarge()
    files.set(name, await readFile(path))
  }
  return files
}

/**
 * The files of a bundle that was put into a .zip, by us or by a person who put its folder into one.
 * @throws Refusal `unreadable` where it is none, too large, names a file twice or one outside of it
 */
export function bundleInZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const names = new Set<string>()
  let total = 0
  let unzipped: Record<string, Uint8Array>
  try {
    unzipped = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || LEFT_BEHIND.test(name)) return false
        if (/^\/|^[A-Za-z]:|\\|(^|\/)\.\.?(\/|$)|\0/.test(name))
          throw unreadable(`it names a file outside of it: ${name}`)
        if (names.has(name)) throw unreadable(`it holds ${name} twice`)
        names.add(name)
        total += originalSize
        if (total > LARGEST) throw tooLarge()
        if (names.size > MOST) throw unreadable('there are too many files in it')
        return true
      },
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw unreadable('it is no .zip, or was cut short')
  }
  const [first] = names
  const folder = first === undefined ? '' : first.slice(0, first.indexOf('/') + 1)
  const inside =
    folder !== '' && names.has(`${folder}bundle.json`) && [...names].every((name) => name.startsWith(folder))
  return new Map(Object.entries(unzipped).map(([name, file]) => [inside ? name.slice(folder.length) : name, file]))
}

function tooLarge(): Refusal {
  return unreadable('it is larger than 500 MB')
}

function unreadable(why: string): Refusal {
  return new Refusal('unreadable', `This bundle cannot be read: ${why}. Nothing was checked.`)
}
