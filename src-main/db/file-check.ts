import type { Connection } from './database.ts'

/** Most lines asked of SQLite's own check. */
const LINES = 100

/** One line of SQLite's own check of the file. */
export interface FileDamage {
  page?: number
  /** Table or index that the page belongs to, where SQLite says it. */
  table?: string
  what: string
}

/** SQLite's own check of every page of the file; empty where it finds nothing. Never throws: that is a line too. */
export function fileDamages(connection: Connection): FileDamage[] {
  const { raw } = connection
  let lines: string[]
  try {
    const rows = raw.pragma(`integrity_check(${LINES})`) as { integrity_check: string }[]
    lines = rows.flatMap((row) => row.integrity_check.split('\n'))
  } catch (error) {
    return [{ what: `SQLite cannot check the file: ${wordsOf(error)}.` }, ...unreadTables(connection)]
  }
  const owners = ownersOf(connection)
  return lines
    .filter((line) => line !== 'ok' && line !== '' && !line.startsWith('***'))
    .map((line): FileDamage => {
      const page = /page (\d+)/i.exec(line)?.[1]
      const tree = /tree (\d+)/i.exec(line)?.[1]
      const owner = tree === undefined ? undefined : owners.get(Number(tree))
      return {
        ...(page === undefined ? {} : { page: Number(page) }),
        ...(owner === undefined ? {} : { table: owner }),
        what: `SQLite says: ${line}${owner === undefined ? '' : ` (${owner})`}.`,
      }
    })
}

/** Where SQLite gives up on the whole: the tables that it cannot read to their end. */
function unreadTables({ raw }: Connection): FileDamage[] {
  try {
    const names = raw
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all() as string[]
    return names.flatMap((table) => {
      try {
        for (const _row of raw.prepare(`SELECT * FROM "${table}" NOT INDEXED`).raw().iterate()) continue
        return []
      } catch (error) {
        return [{ table, what: `The table ${table} cannot be read to its end: ${wordsOf(error)}.` }]
      }
    })
  } catch {
    return []
  }
}

/** Names by their root pages. */
function ownersOf({ raw }: Connection): Map<number, string> {
  try {
    const rows = raw.prepare('SELECT rootpage, name FROM sqlite_schema WHERE rootpage > 0').all()
    return new Map((rows as { rootpage: number; name: string }[]).map(({ rootpage, name }) => [rootpage, name]))
  } catch {
    return new Map()
  }
}

/** A reference that leads nowhere. */
export interface LooseReference {
  table: string
  parent: string
  /** Id of the row, where it has one. */
  id: string | null
}

/** References between tables that lead nowhere, the first few. @throws where they cannot be read */
export function looseReferences({ raw }: Connection): LooseReference[] {
  const rows = raw.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]
  return rows.slice(0, LINES).map(({ table, rowid, parent }) => {
    let id: unknown
    try {
      id = raw.prepare(`SELECT id FROM "${table}" WHERE rowid = ?`).pluck().get(rowid)
    } catch {
      // The table has no ids of its own, or the row cannot be read.
    }
    return { table, parent, id: typeof id === 'string' ? id : null }
  })
}

/** How many pages the file has; 0 where that cannot be read. */
export function pageCount({ raw }: Connection): number {
  try {
    return Number(raw.pragma('page_count', { simple: true }))
  } catch {
    return 0
  }
}

/** What an error of SQLite or the file system says. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
