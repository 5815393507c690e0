import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'

/** What a person might do, without knowing whether it will be refused. */
const act = fc.oneof(
  fc.record({ what: fc.constant('add' as const), name: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }) }),
  fc.record({
    what: fc.constantFrom('archive', 'restore', 'score', 'rename', 'cause', 'control', 'split', 'promote'),
    at: fc.nat(5),
  }),
  fc.record({ what: fc.constant('merge' as const), at: fc.nat(5), into: fc.nat(5) }),
  fc.record({ what: fc.constantFrom('undo' as const, 'redo' as const) }),
)

async function perform(
  app: RunningBackend,
  projectId: string,
  step: typeof act extends fc.Arbitrary<infer T> ? T : never,
) {
  const { records } = await app.call('project.snapshot', { projectId })
  const hazard = 'at' in step ? records.hazard[step.at] : undefined
  const id = hazard?.id ?? projectId
  switch (step.what) {
    case 'add':
      return await app.backend.call('hazard.create', {
        projectId,
        values: { name: step.name },
        candidate: step.name.length > 20,
      })
    case 'archive':
      return await app.backend.call('hazard.archive', { id, reason: 'Raised in error' })
    case 'restore':
      return await app.backend.call('hazard.restore', { id })
    case 'promote':
      return await app.backend.call('hazard.promote', { id })
    case 'score':
      return await app.backend.call('assessment.set', {
        hazardId: id,
        stage: 'initial',
        patch: { severity: 'Major', likelihood: 'Low' },
      })
    case 'rename':
      return await app.backend.call('hazard.update', { id, patch: { name: `${hazard?.name ?? ''}!` } })
    case 'cause':
      return await app.backend.call('cause.add', { hazardId: id, texts: ['A cause'] })
    case 'control':
      return await app.backend.call('control.create', {
        projectId,
        values: { name: 'A control' },
        link: { hazardId: id, causeIds: [] },
      })
    case 'split':
      return await app.backend.call('hazard.split', {
        id,
        name: 'Split off',
        causeIds: hazard?.causes.slice(0, 1).map((cause) => cause.id) ?? [],
        reason: 'Two',
      })
    case 'merge':
      return await app.backend.call('hazard.merge', {
        id,
        intoId: records.hazard[step.into]?.id ?? projectId,
        reason: 'One',
      })
    case 'undo':
    case 'redo': {
      const peek = await app.call('undo.peek', { projectId })
      return await app.backend.call(`change.${step.what}`, { projectId, seq: peek[step.what]?.seq ?? 0 })
    }
  }
}

describe('rule 19: nothing is ever deleted', () => {
  it('whatever is done, every record and number stays, the chain holds and the tables are what it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const app = await startBackend()
        const { id } = await app.call('project.create', { values: { name: 'P', standards: ['DCB0160'] } })
        const projectId = id ?? ''
        const path = await app.workspacePath()
        const connection = connect(path, { readOnly: true })
        const everSeen = new Map<string, string>()
        let images = 0
        for (const step of acts) {
          const answer = await perform(app, projectId, step)
          if (!answer.ok) expect(answer.error.code).not.toBe('fault')
          const rows = connection.raw.prepare('SELECT id, number FROM hazard').all() as { id: string; number: string }[]
          for (const row of rows) {
            expect(everSeen.get(row.id) ?? row.number).toBe(row.number)
            everSeen.set(row.id, row.number)
          }
          expect(rows).toHaveLength(everSeen.size)
          const { n } = connection.raw.prepare('SELECT count(*) AS n FROM revision').get() as { n: number }
          expect(n).toBeGreaterThanOrEqual(images)
          images = n
        }
        expect(new Set(everSeen.values()).size).toBe(everSeen.size)
        expect(await verifyChain(connection.db)).toBeNull()
        expect(await compareWithLedger(connection.db)).toEqual([])
        await connection.db.destroy()
        await app.close()
      }),
      { numRuns: 15 },
    )
  })
})
