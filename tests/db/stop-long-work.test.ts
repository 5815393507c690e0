import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProgressEvent } from '../../src-shared/contract/events.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { nhsWorkbook } from '../support/workbooks.ts'

let app: RunningBackend
let told: ProgressEvent[]

beforeEach(async () => {
  app = await startBackend()
  told = []
  app.backend.onEvent(({ name, data }) => {
    if (name === 'progress') told.push(data as ProgressEvent)
  })
})
afterEach(() => app.close())

/** Stops the work named as soon as it tells of itself. */
function stopAt(work: RegExp): void {
  app.backend.onEvent(({ name, data }) => {
    const event = data as ProgressEvent
    if (name === 'progress' && event.part !== 1 && work.test(event.work)) void app.call('work.cancel', {})
  })
}

const projects = () => app.call('project.list', {})

describe('work that is stopped', () => {
  it('leaves no trace of an import that was being read', async () => {
    const sent = await app.backend.acceptFile('EPR log.xlsx', Readable.from([Buffer.from(await nhsWorkbook())]))
    const token = sent.ok ? sent.value.token : ''
    stopAt(/^Reading EPR log/)
    await expect(app.call('import.preview', { token, projectId: null })).rejects.toMatchObject({
      failure: { code: 'cancelled', message: expect.stringContaining('Nothing was changed') },
    })
    expect(await projects()).toEqual([])
    expect(told.map(({ part }) => part)).toEqual([null, 1])
    expect(told.every(({ cancellable }, index) => cancellable === (index === 0))).toBe(true)
  })

  it('writes no document', async () => {
    const { id } = await app.call('sample.create', {})
    told = []
    stopAt(/^Making the hazard log/)
    await expect(
      app.call('document.export', { projectId: id ?? '', document: 'hazard-log', format: 'docx' }),
    ).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    expect(told.at(-1)).toMatchObject({ part: 1 })
    // The next one is not stopped by what was asked before.
    await expect(app.call('work.cancel', {})).resolves.toEqual({ cancelled: false })
  })

  it('leaves no half backup', async () => {
    await app.call('sample.create', {})
    stopAt(/^Backing up/)
    await expect(app.call('workspace.backup', {})).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    expect(await app.call('workspace.backups', {})).toEqual([])
    expect(readdirSync(join(app.dataFolder, 'Hazards.backups'))).toEqual([])
    expect(told.at(-1)).toMatchObject({ work: 'Backing up the workspace', part: 1 })
  })
})
