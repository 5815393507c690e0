import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComparedVersions } from '../../src-shared/domain/difference.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { cli } from '../support/command-line.ts'
import { askedOf, readyToIssue } from '../support/issue.ts'

let app: RunningBackend
let workspace: string
let projectId: string
let hazardId: string

beforeAll(async () => {
  app = await startBackend({ now: '2026-11-22T09:00:00.000Z' })
  const ready = await readyToIssue(app)
  ;({ projectId } = ready)
  const entry = { version: '1.0', purpose: '', summary: 'First issue', documents: [], asked: askedOf(ready) }
  await app.call('baseline.issue', { projectId, entry })
  const { records } = await app.call('project.snapshot', { projectId })
  const hazard = records.hazard.find(({ number }) => number === 'HAZ-003')
  hazardId = hazard?.id ?? ''
  await app.call('hazard.update', {
    id: hazardId,
    patch: { name: 'Allergy not shown at all', status: 'Closed', nextReview: '2027-01-31' },
  })
  await app.call('hazard.create', { projectId, values: { name: 'Alarm not heard' } })
  workspace = await app.workspacePath()
})
afterAll(() => app.close())

const idOf = async (version: string) =>
  (await app.call('baseline.list', { projectId })).find((one) => one.version === version)?.id ?? null

describe('two states of a project', () => {
  it('differ by what was changed since the issue, and by nothing else', async () => {
    const compared = await app.call('baseline.compare', { projectId, from: await idOf('1.0'), to: null })
    expect([compared.from, compared.to]).toEqual([
      { version: '1.0', day: '2026-11-22' },
      { version: null, day: '2026-11-22' },
    ])
    expect(compared.difference.records).toEqual([
      expect.objectContaining({
        label: 'HAZ-003',
        how: 'changed',
        hazardId,
        fields: expect.arrayContaining([{ field: 'Next review', before: expect.anything(), after: '31 January 2027' }]),
      }),
      expect.objectContaining({ label: 'HAZ-032', how: 'added' }),
    ])
    expect(compared.difference.summary.closed.map(({ number }) => number)).toEqual(['HAZ-003'])
  })

  it('are the same where nothing came between', async () => {
    const from = await idOf('1.0')
    const { difference } = await app.call('baseline.compare', { projectId, from, to: from })
    expect(difference.records).toEqual([])
  })

  it('are compared by the command line, as one object or in lines', async () => {
    // The workspace of the running backend is read beside it: a question needs no lock.
    const words = ['compare', '--workspace', workspace, '--from', '1.0', '--to', 'now']
    const { exit, json } = await cli(...words, '--json')
    expect(exit).toBe(0)
    const { from, to, difference } = json as ComparedVersions
    expect([from.version, to.version, difference.format]).toEqual(['1.0', null, 1])
    expect(difference.records.map(({ label, how }) => `${label} ${how}`)).toEqual(['HAZ-003 changed', 'HAZ-032 added'])
    const { out } = await cli(...words)
    expect(out).toContain('2 records: 1 new, 1 changed, 0 taken out.')
    expect(out).toContain('Hazards closed: HAZ-003')
    expect(out).toMatch(/ {2}Name: “.*” → “Allergy not shown at all”/)
  })

  it('are asked for by version alone', async () => {
    expect(await cli('compare', '--workspace', workspace)).toMatchObject({ exit: 2 })
    const { exit, json } = await cli('compare', '--workspace', workspace, '--from', '2.0', '--json')
    expect([exit, json]).toEqual([
      1,
      {
        error: {
          code: 'not-found',
          message: 'There is no issued version "2.0" of this project.',
          hint: 'Issued: 1.0. "now" is the log as it stands.',
        },
      },
    ])
  })
})
