import { readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Connection, connect } from '../../src-main/db/database.ts'
import { checkWhole } from '../../src-main/services/integrity.ts'
import { openUnguarded, rebuildChain } from './support/attacks.ts'
import { printFigures } from './support/figures.ts'
import { copyOf, fullWorkspace } from './support/full-workspace.ts'

// Somebody alters a record, its table, and every hash from there on: the chain holds in itself. What shows it are the
// heads that stand elsewhere: in an issued document up to its issue, in this computer's own folder and in each backup.

interface Head {
  seq: number
  hash: string
}

let made: Awaited<ReturnType<typeof fullWorkspace>>
beforeAll(async () => {
  made = await fullWorkspace()
})
afterAll(() => made.remove())
const evidence = () => made.path.replace(/\.hazards$/, '.evidence')

/** Rewrites history from one hazard's first entry, or from its last one, in a copy of the workspace. */
function rebuilt(which: 'before the issues' | 'after the issues'): Connection {
  const { connection, putTriggersBack } = openUnguarded(copyOf(made.path))
  const { raw } = connection
  const { id } = (
    which === 'before the issues'
      ? raw.prepare("SELECT id FROM revision WHERE kind = 'hazard' GROUP BY id HAVING count(*) = 1 ORDER BY change_seq")
      : raw.prepare("SELECT id FROM revision WHERE kind = 'narrative' ORDER BY change_seq DESC")
  ).get() as { id: string }
  const [kind, column] = which === 'before the issues' ? ['hazard', 'description'] : ['narrative', 'text']
  rebuildChain(connection, kind, id, (image) => {
    const record = JSON.parse(image) as Record<string, string>
    // The words end otherwise, so that every key stays in its place and the JSON stays canonical.
    const altered = `${record[column]} Altered.`
    raw.prepare(`UPDATE ${kind} SET ${column} = ? WHERE id = ?`).run(altered, id)
    return image.replace(JSON.stringify(record[column]).slice(0, -1), JSON.stringify(altered).slice(0, -1))
  })
  putTriggersBack()
  return connection
}

/** How many of some heads the full check misses in the chain. */
async function missingOf(attacked: Connection, heads: readonly Head[]): Promise<number> {
  const noted = heads.map((head) => ({ ...head, from: 'elsewhere' }))
  const { findings } = await checkWhole(attacked, evidence(), { heads: noted })
  return findings.filter(({ part }) => part === 'head').length
}

/** Heads printed in the issued documents, oldest first. */
const printedHeads = (raw: Connection['raw']) =>
  (raw.prepare('SELECT position FROM baseline ORDER BY id').pluck().all() as string[]).map(
    (position) => JSON.parse(position) as Head,
  )

/** Heads of the backups beside the workspace. */
function backupHeads(): Head[] {
  const folder = join(dirname(made.path), `${made.path.split('/').at(-1)?.replace('.hazards', '')}.backups`)
  const names = readdirSync(folder).filter((name) => name.endsWith('.hazards'))
  return names.map((name) => {
    const backup = connect(join(folder, name), { readOnly: true })
    const head = backup.raw.prepare('SELECT seq, hash FROM change ORDER BY seq DESC').get() as Head
    backup.raw.close()
    return head
  })
}

it.each(['before the issues', 'after the issues'] as const)('a chain rebuilt from %s on', async (which) => {
  const original = connect(made.path, { readOnly: true })
  const printed = printedHeads(original.raw)
  const last = original.raw.prepare('SELECT seq, hash FROM change ORDER BY seq DESC').get() as Head
  original.raw.close()
  const backups = backupHeads()
  const attacked = rebuilt(which)
  // In itself it holds: that is what makes it a rebuilt chain.
  const { findings } = await checkWhole(attacked, evidence())
  const early = which === 'before the issues'
  expect(findings.map(({ part }) => part)).toEqual(early ? printed.map(() => 'issued versions') : [])
  const missing = {
    printed: await missingOf(attacked, printed),
    noted: await missingOf(attacked, [last]),
    backups: await missingOf(attacked, backups),
  }
  printFigures(`A chain rebuilt from ${which} on`, {
    'shown by the file itself (where its issues were made from)': findings.length,
    'shown by heads printed in issued documents': `${missing.printed} of ${printed.length}`,
    'shown by the head noted last': missing.noted === 1 ? 'yes' : 'no',
    'shown by heads of backups': `${missing.backups} of ${backups.length}`,
  })
  expect(missing.noted).toBe(1)
  expect(missing.printed).toBe(early ? printed.length : 0)
  // A printed head may be asked for by its first digits.
  for (const { hash } of printed) {
    const asked = await checkWhole(attacked, evidence(), { head: hash.slice(0, 16) })
    expect(asked.findings.filter(({ part }) => part === 'head')).toHaveLength(early ? 1 : 0)
  }
  // The first was made before the import, the other at the very end.
  expect(backups).toHaveLength(2)
  expect(missing.backups).toBe(early ? 2 : 1)
  attacked.raw.close()
  rmSync(dirname(attacked.raw.name), { recursive: true })
})
