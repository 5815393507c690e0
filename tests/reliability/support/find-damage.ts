import { openWorkspace } from '../../../src-main/backend/workspace.ts'
import { connect } from '../../../src-main/db/database.ts'
import { checkWhole } from '../../../src-main/services/integrity.ts'

/** What was found of a damage: when, and the words that say where. */
export interface Found {
  at: 'opening' | 'full check'
  where: string
}

/**
 * Looks at a workspace as the product does: it opens it, and where that goes as usual checks it wholly.
 *
 * @param evidence folder of its evidence files
 * @returns null where nothing is found
 */
export async function findDamage(path: string, evidence: string): Promise<Found | null> {
  try {
    const open = await openWorkspace(path, { create: false, clock: { now: () => new Date() } })
    await open.close()
    if (open.notice !== '') return { at: 'opening', where: open.notice }
  } catch (error) {
    return { at: 'opening', where: error instanceof Error ? error.message : String(error) }
  }
  const connection = connect(path, { readOnly: true })
  try {
    const [found] = (await checkWhole(connection, evidence)).findings
    return found === undefined ? null : { at: 'full check', where: found.what }
  } finally {
    connection.raw.close()
  }
}
