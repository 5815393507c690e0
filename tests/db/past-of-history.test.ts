import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { ReadLines } from '../../src-renderer/api/read-lines.ts'
import type { PastPoint } from '../../src-shared/contract/past.ts'
import type { SnapshotLine } from '../../src-shared/contract/snapshot-lines.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'

let app: RunningBackend
afterEach(() => app.close())

/** Something done in a project, by which of what there is. */
type Act = [what: keyof typeof acts, which: number, words: string]

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]

/** What may happen to a log; an act that finds nothing to act on, or is refused, changes nothing. */
const acts = {
  'new hazard': (now, _which, words) =>
    app.call('hazard.create', { projectId: now.project.id, values: { name: words }, causes: [words] }),
  'new control': (now, _which, words) =>
    app.call('control.create', { projectId: now.project.id, values: { name: words } }),
  'new evidence': (now, _which, words) =>
    app.call('evidence.create', { projectId: now.project.id, token: null, values: { title: words } }),
  'new person in a role': async (now, _which, words) => {
    const { id } = await app.call('person.create', { values: { name: words } })
    const role = { id: id ?? '', personId: id ?? '', role: 'reviewer' as const, from: null, to: null }
    await app.call('project.update', { id: now.project.id, patch: { roles: [...now.project.roles, role] } })
  },
  'nobody in a role': (now) => app.call('project.update', { id: now.project.id, patch: { roles: [] } }),
  'another name of a person': (now, which, words) =>
    app.call('person.update', { id: at(now.people, which)?.id ?? '', patch: { name: words } }),
  'a hazard owned': (now, which) =>
    app.call('hazard.update', {
      id: at(now.records.hazard, which)?.id ?? '',
      patch: { ownerId: at(now.people, which)?.id ?? null },
    }),
  'a hazard described': (now, which, words) =>
    app.call('hazard.update', { id: at(now.records.hazard, which)?.id ?? '', patch: { description: words } }),
  'a hazard archived': (now, which, words) =>
    app.call('hazard.archive', { id: at(now.records.hazard, which)?.id ?? '', reason: words }),
  'a control linked': (now, which) =>
    app.call('link.add', {
      hazardId: at(now.records.hazard, which)?.id ?? '',
      controlId: at(now.records.control, which)?.id ?? '',
      causeIds: [],
    }),
  'a section written': (now, _which, words) =>
    app.call('narrative.set', { projectId: now.project.id, section: 'introduction', text: words }),
  'an organisation': async (now, _which, words) => {
    const { id } = await app.call('organisation.create', { values: { name: words } })
    await app.call('project.update', { id: now.project.id, patch: { organisationId: id } })
  },
  'another project': (_now, _which, words) =>
    app.call('project.create', { values: { name: words, standards: ['DCB0129'] } }),
  undo: async (now) => {
    const { undo } = await app.call('undo.peek', { projectId: now.project.id })
    if (undo !== null) await app.call('change.undo', { projectId: now.project.id, seq: undo.seq })
  },
  redo: async (now) => {
    const { redo } = await app.call('undo.peek', { projectId: now.project.id })
    if (redo !== null) await app.call('change.redo', { projectId: now.project.id, seq: redo.seq })
  },
} satisfies Record<string, (now: Snapshot, which: number, words: string) => Promise<unknown>>

const act: fc.Arbitrary<Act> = fc.tuple(
  fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
  fc.nat(20),
  fc.constantFrom('Dose given twice', 'Allergy not shown', 'Ward 7', 'Wristband', 'Alarm'),
)

/** A project as a page reads it, line by line. */
async function asRead(projectId: string, point: PastPoint): Promise<Snapshot | null> {
  const { token } = await app.call('project.read', { projectId, since: null, at: point })
  let text = ''
  for await (const piece of app.backend.takeStream(token) ?? []) text += String(piece)
  const lines = new ReadLines()
  for (const line of text.trim().split('\n')) lines.take(JSON.parse(line) as SnapshotLine)
  const read = lines.done()
  return read !== null && 'whole' in read ? read.whole : null
}

const content = ({ position: { seq, hash }, ...rest }: Snapshot) => ({ seq, hash, ...rest })

describe('the log as it was', () => {
  it('is at every moment of a history what it was at that moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 40 }), async (history) => {
        let clock = Date.parse('2026-03-01T08:00:00.000Z')
        app = await startBackend({ now: () => new Date(clock).toISOString() })
        const made = await app.call('project.create', { values: { name: 'Wards', standards: ['DCB0160'] } })
        const projectId = made.id ?? ''
        const states = new Map<number, Snapshot>()
        let now = await app.call('project.snapshot', { projectId })
        states.set(now.position.seq, now)
        for (const [what, which, words] of history) {
          clock += 5 * 3_600_000
          await acts[what](now, which, words).catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error
          })
          now = await app.call('project.snapshot', { projectId })
          states.set(now.position.seq, now)
        }
        for (const [seq, then] of states) {
          expect(content(await app.call('project.snapshot', { projectId, at: seq })), `change ${seq}`).toEqual(
            content(then),
          )
          const read = await asRead(projectId, seq)
          expect(read && content(read), `change ${seq}, as a page reads it`).toEqual(content(then))
        }
        await app.close()
      }),
      { numRuns: 6 },
    )
    app = await startBackend()
  })

  it('is as of the end of a day, in the clocks of London', async () => {
    let clock = '2026-07-01T22:30:00.000Z'
    app = await startBackend({ now: () => clock })
    const projectId = (await app.call('project.create', { values: { name: 'Wards', standards: ['DCB0160'] } })).id ?? ''
    // Half past eleven in the evening of 1 July there, and half an hour into 2 July.
    await app.call('hazard.create', { projectId, values: { name: 'Dose given twice' } })
    clock = '2026-07-01T23:30:00.000Z'
    await app.call('hazard.create', { projectId, values: { name: 'Allergy not shown' } })
    clock = '2026-07-05T09:00:00.000Z'
    const names = async (point: PastPoint) => {
      const { records, position } = await app.call('project.snapshot', { projectId, at: point })
      return [position.at, ...records.hazard.map(({ name }) => name)]
    }
    expect(await names('2026-07-01')).toEqual(['2026-07-01T22:59:59.999Z', 'Dose given twice'])
    expect(await names('2026-07-02')).toEqual(['2026-07-02T22:59:59.999Z', 'Dose given twice', 'Allergy not shown'])
    expect(await names('2026-07-05')).toEqual([clock, 'Dose given twice', 'Allergy not shown'])
    expect(await names(2)).toEqual(['2026-07-01T22:30:00.000Z', 'Dose given twice'])
    await expect(names('2026-07-06')).rejects.toMatchObject({ failure: { message: '6 July 2026 is still to come.' } })
    await expect(names('2026-06-30')).rejects.toMatchObject({
      failure: { message: '“Wards” was not begun yet on 30 June 2026.' },
    })
    await expect(names(99)).rejects.toMatchObject({ failure: { message: 'There is no change 99 in this workspace.' } })
    await expect(asRead(projectId, '2026-06-30')).rejects.toMatchObject({ failure: { code: 'not-found' } })
  })

  it('tells what changed, and how the log stood on each day, as of then', async () => {
    let clock = '2026-01-02T09:00:00.000Z'
    app = await startBackend({ now: () => clock })
    const projectId = (await app.call('project.create', { values: { name: 'Wards', standards: ['DCB0160'] } })).id ?? ''
    await app.call('hazard.create', { projectId, values: { name: 'Dose given twice' } })
    clock = '2026-03-02T09:00:00.000Z'
    await app.call('hazard.create', { projectId, values: { name: 'Allergy not shown' } })
    clock = '2026-05-02T09:00:00.000Z'
    await app.call('hazard.create', { projectId, values: { name: 'Alarm not heard' } })
    const { changes, since } = await app.call('project.changes', { projectId, days: 30, at: '2026-03-10' })
    expect([since, changes.added.map(({ number }) => number)]).toEqual(['2026-02-08', ['HAZ-002']])
    const { days } = await app.call('trend.read', { projectId, at: '2026-03-10' })
    expect(days.map(({ day }) => day)).toEqual(['2026-01-02', '2026-03-02', '2026-03-10'])
  })
})
