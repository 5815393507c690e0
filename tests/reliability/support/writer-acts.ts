import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { OutputOf } from '../../../src-shared/contract/index.ts'
import { type Hand, projectNamed, WORKED_IN, words } from './hand.ts'
import { issueVersion, makeKey, signApproval } from './issue-acts.ts'
import type { Kept } from './writer-lines.ts'

/** An id of a table's rows in the project that is worked in; one that names nothing where there are none. */
function anId({ look, random }: Hand, table: 'hazard' | 'control'): string {
  const project = '(SELECT id FROM project WHERE name = ?)'
  const ids = look
    .prepare(`SELECT id FROM ${table} WHERE project_id = ${project} AND archived IS NULL LIMIT 400`)
    .pluck()
    .all(WORKED_IN) as string[]
  return ids.length === 0 ? '0197f4a0-0000-7000-8000-000000000000' : random.pick(ids)
}

/** One of a hazard's causes; none where it has none. */
function causeOf({ look, random }: Hand, hazardId: string): string[] {
  const ids = look
    .prepare('SELECT id FROM cause WHERE hazard_id = ? AND archived IS NULL')
    .pluck()
    .all(hazardId) as string[]
  return ids.length === 0 ? [] : [random.pick(ids)]
}

const here = (hand: Hand) => projectNamed(hand, WORKED_IN) ?? ''

async function send(hand: Hand, name: string, bytes: Uint8Array): Promise<string> {
  const sent = await hand.backend.acceptFile(name, Readable.from([Buffer.from(bytes)]))
  return sent.ok ? sent.value.token : ''
}

/** The sha256 that a piece of evidence names. */
function evidenceKept({ look }: Hand, id: string | null): Kept | null {
  const file = look.prepare('SELECT file FROM evidence WHERE id = ?').pluck().get(id) as string | undefined
  return file === undefined ? null : { evidence: (JSON.parse(file) as { sha256: string }).sha256 }
}

/** Everything that a writer can do; each is one call or a few, as a person at work makes them. */
export const acts = {
  async prepare(hand: Hand) {
    if (projectNamed(hand, WORKED_IN) === null) {
      const values = { name: WORKED_IN, standards: ['DCB0160' as const] }
      await hand.call('project.create', { values, organisationName: 'Made-up Trust' })
    }
    if (hand.look.prepare('SELECT count(*) FROM project').pluck().get() === 1) await hand.call('sample.create', {})
  },
  async hazard(hand: Hand) {
    const values = { name: words(hand, 8), description: words(hand, 60) }
    const causes = Array.from({ length: hand.random.below(4) }, () => words(hand, 12))
    await hand.call('hazard.create', { projectId: here(hand), values, causes })
  },
  async edit(hand: Hand) {
    await hand.call('hazard.update', { id: anId(hand, 'hazard'), patch: { notes: words(hand, 200) } })
  },
  async burst(hand: Hand) {
    // As fields that are left one after another: nobody waits for the answer of the one before.
    const id = anId(hand, 'hazard')
    await Promise.all(
      Array.from({ length: 2 + hand.random.below(6) }, () =>
        hand.call('hazard.update', { id, patch: { impact: words(hand, 40) } }),
      ),
    )
  },
  async archive(hand: Hand) {
    const id = anId(hand, 'hazard')
    await hand.call('hazard.archive', { id, reason: 'Raised in error' })
    if (hand.random.next() < 0.5) await hand.call('hazard.restore', { id })
  },
  async cause(hand: Hand) {
    await hand.call('cause.add', { hazardId: anId(hand, 'hazard'), texts: [words(hand, 15), words(hand, 15)] })
  },
  async split(hand: Hand) {
    const id = anId(hand, 'hazard')
    const causeIds = causeOf(hand, id)
    if (causeIds.length === 0) return await hand.call('cause.add', { hazardId: id, texts: [words(hand, 15)] })
    return await hand.call('hazard.split', { id, name: words(hand, 6), causeIds, reason: 'Two harms' })
  },
  async control(hand: Hand) {
    const hazardId = anId(hand, 'hazard')
    const link = { hazardId, causeIds: causeOf(hand, hazardId) }
    await hand.call('control.create-many', { projectId: here(hand), names: [words(hand, 9), words(hand, 9)], link })
  },
  async step(hand: Hand) {
    const step = { state: 'implemented' as const, on: '2026-02-01', personId: null, note: '', reasonKind: null }
    await hand.call('control.step', { id: anId(hand, 'control'), step: { ...step, evidenceIds: [] } })
  },
  async score(hand: Hand) {
    const patch = {
      severity: hand.random.pick(['Major', 'Significant', 'Minor']),
      likelihood: 'Low',
      justification: words(hand, 9),
    }
    await hand.call('assessment.set', { hazardId: anId(hand, 'hazard'), stage: 'initial', patch })
  },
  async register(hand: Hand) {
    const values = { title: words(hand, 5), description: words(hand, 80) }
    await hand.call('register.create', { projectId: here(hand), kind: 'testIssue', values })
  },
  async narrative(hand: Hand) {
    await hand.call('narrative.set', { projectId: here(hand), section: 'introduction', text: words(hand, 800) })
  },
  async person(hand: Hand) {
    const made = await hand.call('person.create', { values: { name: `${words(hand, 3)} ${hand.random.below(1e6)}` } })
    if (made?.id) await hand.call('work.set-person', { personId: made.id })
  },
  async undo(hand: Hand) {
    const projectId = here(hand)
    const peeked = await hand.backend.call('undo.peek', { projectId })
    const { undo, redo } = (peeked.ok ? peeked.value : { undo: null, redo: null }) as OutputOf<'undo.peek'>
    if (redo && hand.random.next() < 0.5) await hand.call('change.redo', { projectId, seq: redo.seq })
    else if (undo) await hand.call('change.undo', { projectId, seq: undo.seq })
  },
  async evidence(hand: Hand) {
    const token = await send(hand, 'report.pdf', randomBytes(1 + hand.random.below(400_000)))
    await hand.call('evidence.create', { projectId: here(hand), token, values: { title: words(hand, 5) } }, ({ id }) =>
      evidenceKept(hand, id),
    )
  },
  async many(hand: Hand) {
    // More than 200 records: with turns of the event loop inside the transaction, and a checkpoint after it.
    const create = Array.from({ length: 210 }, () => ({ values: { name: words(hand, 6) }, causes: [words(hand, 6)] }))
    await hand.call('hazard.edit-many', { projectId: here(hand), how: 'paste', create })
  },
  async import(hand: Hand) {
    const token = await send(hand, 'Log V1.7.xlsx', readFileSync(hand.workbook))
    await hand.call('import.run', {
      token,
      projectId: null,
      projectName: `Imported ${hand.random.below(1e9)}`,
      standard: 'DCB0129',
      whose: 'ours',
      supplierName: '',
      merge: [],
      existing: [],
      take: { cover: true, assumptions: true },
    })
  },
  async backup(hand: Hand) {
    await hand.call('workspace.backup', {}, ({ fileName }) => ({ backup: fileName }))
  },
  async preference(hand: Hand) {
    const value = words(hand, 30)
    const leaves = { preference: value }
    await hand.call('preferences.set', { name: 'reliability', value }, () => leaves, leaves)
  },
  issue: issueVersion,
  approve: signApproval,
  key: makeKey,
}

/** Name of something a writer can do. */
export type Act = keyof typeof acts

/** Acts of a usual day, the frequent ones more than once. */
export const everyday: readonly Act[] = [
  ...(['hazard', 'hazard', 'edit', 'edit', 'edit', 'burst', 'burst', 'cause', 'control', 'score', 'score'] as const),
  ...([
    'archive',
    'split',
    'step',
    'register',
    'narrative',
    'person',
    'undo',
    'undo',
    'evidence',
    'preference',
  ] as const),
]
