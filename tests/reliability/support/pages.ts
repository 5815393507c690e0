import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

/** What one page of a workspace file is for. */
export interface Page {
  /** From 1. */
  number: number
  /** The table or index it belongs to, or `freelist`. */
  owner: string
  /** Where in the file its first byte lies. */
  offset: number
  /** First and last byte, within the page, of the part between a page's pointers and its content; null where not known. */
  gap: { from: number; to: number } | null
}

/** The pages of a workspace file, and how long each is in bytes. */
export function pagesOf(path: string): { size: number; pages: Page[] } {
  const raw = new Sqlite(path, { readonly: true })
  const size = raw.pragma('page_size', { simple: true }) as number
  const rows = raw.prepare('SELECT pageno, name, pagetype FROM dbstat').all() as {
    pageno: number
    name: string
    pagetype: string
  }[]
  raw.close()
  const owners = new Map(rows.map(({ pageno, name, pagetype }) => [pageno, { name, tree: pagetype !== 'overflow' }]))
  const bytes = readFileSync(path)
  const pages = Array.from({ length: bytes.length / size }, (_, index): Page => {
    const owner = owners.get(index + 1)
    const offset = index * size
    const gap = owner?.tree ? gapOf(bytes.subarray(offset, offset + size), index === 0 ? 100 : 0) : null
    return { number: index + 1, owner: owner?.name ?? 'freelist', offset, gap }
  })
  return { size, pages }
}

/** The unallocated bytes of a page of a b-tree (file format of SQLite, 1.6). */
function gapOf(page: Buffer, header: number): Page['gap'] {
  const interior = page[header] === 2 || page[header] === 5
  const cells = page.readUInt16BE(header + 3)
  const from = header + (interior ? 12 : 8) + 2 * cells
  const to = (page.readUInt16BE(header + 5) || 65_536) - 1
  return to > from ? { from, to } : null
}
