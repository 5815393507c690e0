import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { zipSync } from 'fflate'
import { Refusal } from '../../src-shared/domain/result.ts'

/** Most bytes that the pages of a folder may have together; a hazard log needs a small part of it. */
const LIMIT = 100 * 1024 * 1024
/** The same bytes for the same pages, whenever they are packed: .zip knows no time before 1980. */
const TIME = new Date(1980, 0, 1)

/**
 * The Markdown pages of a folder and of folders in it as one .zip, as which they cross like any other file and are kept.
 * @throws Refusal `unreadable` where there are none, or too much
 */
export function packPages(folder: string): { name: string; bytes: Readable } {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|markdown)$/i.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
  if (names.length === 0) {
    throw new Refusal('unreadable', `The folder ${folder} holds no Markdown page (.md). Nothing was changed.`)
  }
  const size = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  if (size > LIMIT)
    throw new Refusal('unreadable', `The folder ${folder} holds more than 100 MB of pages. Nothing was changed.`)
  const pages = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]))
  return {
    name: `${basename(resolve(folder))}.zip`,
    bytes: Readable.from([Buffer.from(zipSync(pages, { mtime: TIME }))]),
  }
}
