import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import { snapshot } from '../../src-shared/domain/snapshot.ts'
import { startBackend } from '../support/backend.ts'
import { aFolder } from '../support/folder.ts'

const folder = join(import.meta.dirname, 'old')
const versions = readdirSync(folder).filter((name) => name.endsWith('.hazards'))

describe('workspaces of earlier versions', () => {
  it('are there', () => expect(versions).toContain('0.1.0.hazards'))

  it.each(versions)('%s opens, verifies, is what its ledger says, and can be worked in', async (name) => {
    const path = join(aFolder(), name)
    copyFileSync(join(folder, name), path)
    const app = await startBackend({ open: path, create: false })
    const projects = await app.call('project.list', {})
    expect(projects.length).toBeGreaterThan(1)
    for (const { id } of projects) {
      snapshot.parse(await app.call('project.snapshot', { projectId: id }))
      await app.call('finding.list', { projectId: id })
      await app.call('history.list', { projectId: id, recordId: null, before: null, limit: 200 })
      await app.call('hazard.create', { projectId: id, values: { name: 'Written by this version' } })
    }
    await app.close()
    const connection = connect(path, { readOnly: true })
    expect(await verifyChain(connection.db)).toBeNull()
    expect(await compareWithLedger(connection.db)).toEqual([])
    await connection.db.destroy()
  })
})
