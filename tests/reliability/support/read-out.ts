import { createHash } from 'node:crypto'
import type { Connection } from '../../../src-main/db/database.ts'
import { connect } from '../../../src-main/db/database.ts'

/**
 * Everything that a workspace says, read out in order: its shape, and every row of every table by its row number,
 * without the help of an index. Two files that read out the same say the same, byte for byte.
 *
 * @returns SHA-256 of each table by name, of the schema as `schema`; null where the file cannot be read out
 */
export function readOut(path: string): Map<string, string> | null {
  let connection: Connection | null = null
  try {
    connection = connect(path, { readOnly: true })
    const { raw } = connection
    const read = new Map<string, string>()
    // Root pages are where things lie, not what they say.
    const schema = raw.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid').raw().all()
    read.set('schema', digest(schema))
    const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()
    for (const name of tables as string[]) {
      if (name.startsWith('sqlite_')) continue
      const hash = createHash('sha256')
      const rows = raw
        .prepare(`SELECT rowid, * FROM "${name}" NOT INDEXED ORDER BY rowid`)
        .raw()
        .safeIntegers()
        .iterate()
      for (const row of rows) hash.update(plain(row))
      read.set(name, hash.digest('hex'))
    }
    return read
  } catch {
    return null
  } finally {
    connection?.raw.close()
  }
}

const digest = (value: unknown) => createHash('sha256').update(plain(value)).digest('hex')

/** Text that tells values of different types apart. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one === 'bigint') return `integer ${one}`
    if (one instanceof Uint8Array) return `bytes ${Buffer.from(one).toString('base64')}`
    if (typeof one === 'object' && one !== null && (one as { type?: string }).type === 'Buffer') {
      return `bytes ${Buffer.from((one as unknown as { data: number[] }).data).toString('base64')}`
    }
    return one
  })
}

/** Names that read out differently, or null where one of them could not be read at all. */
export function differences(one: Map<string, string>, other: Map<string, string> | null): string[] | null {
  if (other === null) return null
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter((name) => one.get(name) !== other.get(name))
}
