import { type Connection, connect } from './database.ts'
import { migrate } from './migrate.ts'

/** A table, index or trigger that is not as the migrations make it. */
export interface SchemaDifference {
  name: string
  what: string
}

interface SchemaObject {
  type: string
  name: string
  tbl_name: string
  sql: string | null
}

let expected: Promise<SchemaObject[]> | null = null

/** What the migrations make of an empty file. */
async function asMade(): Promise<SchemaObject[]> {
  const fresh = connect(':memory:')
  try {
    await migrate(fresh, async () => undefined)
    return schemaOf(fresh)
  } finally {
    await fresh.db.destroy()
  }
}

function schemaOf({ raw }: Connection): SchemaObject[] {
  return raw.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all() as SchemaObject[]
}

/** Holds every table, index and trigger of a file against what the migrations make. @throws where it cannot be read */
export async function schemaDifferences(connection: Connection): Promise<SchemaDifference[]> {
  expected ??= asMade()
  const right = new Map((await expected).map((one) => [`${one.type} ${one.name}`, one]))
  const found: SchemaDifference[] = []
  for (const one of schemaOf(connection)) {
    const key = `${one.type} ${one.name}`
    const meant = right.get(key)
    right.delete(key)
    if (!meant) found.push({ name: one.name, what: `The ${key} is not one of this product's.` })
    else if (one.sql !== meant.sql || one.tbl_name !== meant.tbl_name) {
      found.push({ name: one.name, what: `The ${key} is not as this product makes it.` })
    }
  }
  for (const [key, { name }] of right) found.push({ name, what: `The ${key} is missing.` })
  return found
}
