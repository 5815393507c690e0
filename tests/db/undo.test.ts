import { describe, expect, it } from 'vitest'
import { undoState } from '../../src-main/services/undo.ts'
import { startBackend } from '../support/backend.ts'

/** `3 edit; 4 undo 3` as steps, newest first. */
function steps(text: string) {
  return text
    .split('; ')
    .map((step) => {
      const [seq = '', what = '', of] = step.split(' ')
      const command = what === 'undo' || what === 'redo' ? `change.${what}` : what === 'edit' ? 'hazard.update' : what
      return { seq: Number(seq), command, undoes: of === undefined ? null : Number(of) }
    })
    .reverse()
}

describe('one line of history', () => {
  it.each([
    ['1 project.create', null, null],
    ['1 project.create; 2 edit', 2, null],
    ['1 project.create; 2 edit; 3 edit', 3, null],
    ['1 project.create; 2 edit; 3 edit; 4 undo 3', 2, 4],
    ['1 project.create; 2 edit; 3 edit; 4 undo 3; 5 undo 2', null, 5],
    ['1 project.create; 2 edit; 3 edit; 4 undo 3; 5 undo 2; 6 redo 5', 2, 4],
    ['1 project.create; 2 edit; 3 edit; 4 undo 3; 5 undo 2; 6 redo 5; 7 redo 4', 3, null],
    ['1 project.create; 2 edit; 3 undo 2; 4 edit', 4, null],
    ['1 project.create; 2 edit; 3 undo 2; 4 edit; 5 undo 4', null, 5],
    ['1 edit; 2 edit; 3 undo 2; 4 redo 3; 5 undo 2', 1, 5],
    ['1 sample.create', null, null],
  ])('%s → undo %s, redo %s', (text, undo, redo) => {
    const state = undoState(steps(text))
    expect([state.undo?.seq ?? null, state.redo?.seq ?? null]).toEqual([undo, redo])
  })
})

describe('taking back', () => {
  it('brings the earlier image back as a new change, and redo the later one', async () => {
    const app = await startBackend()
    const { id: projectId } = await app.call('project.create', { values: { name: 'P', standards: ['DCB0129'] } })
    const project = projectId ?? ''
    const { id } = await app.call('hazard.create', { projectId: project, values: { name: 'First name of it' } })
    const changed = await app.call('hazard.update', { id: id ?? '', patch: { name: 'Second name of it' } })
    const name = async () => (await app.call('project.snapshot', { projectId: project })).records.hazard[0]?.name
    expect((await app.call('undo.peek', { projectId: project })).undo).toEqual({
      seq: changed.seq,
      summary: 'Changed name of HAZ-001',
    })
    const undone = await app.call('change.undo', { projectId: project, seq: changed.seq })
    expect(await name()).toBe('First name of it')
    await app.call('change.redo', { projectId: project, seq: undone.seq })
    expect(await name()).toBe('Second name of it')
    await app.close()
  })

  it('takes a creation out of every list and keeps its number taken', async () => {
    const app = await startBackend()
    const { id } = await app.call('project.create', { values: { name: 'P', standards: ['DCB0129'] } })
    const projectId = id ?? ''
    const first = await app.call('hazard.create', { projectId, values: { name: 'A hazard' } })
    await app.call('change.undo', { projectId, seq: first.seq })
    expect((await app.call('project.snapshot', { projectId })).records.hazard).toEqual([])
    const second = await app.call('hazard.create', { projectId, values: { name: 'Another hazard' } })
    expect(second.number).toBe('HAZ-002')
    await app.close()
  })

  it('refuses a change that is no longer the last', async () => {
    const app = await startBackend()
    const { id } = await app.call('project.create', { values: { name: 'P', standards: ['DCB0129'] } })
    const projectId = id ?? ''
    const first = await app.call('hazard.create', { projectId, values: { name: 'A hazard' } })
    await app.call('hazard.create', { projectId, values: { name: 'Another hazard' } })
    await expect(app.call('change.undo', { projectId, seq: first.seq })).rejects.toThrow(
      /Something else was done since: added HAZ-002\./,
    )
    await app.close()
  })
})
