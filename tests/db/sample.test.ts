import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import { readSample } from '../../src-main/services/sample-content.ts'
import type { AnsweredFinding } from '../../src-shared/checks/finding.ts'
import { stateOf } from '../../src-shared/domain/control.ts'
import { changesSince } from '../../src-shared/domain/facts.ts'
import { counts } from '../../src-shared/domain/hazard.ts'
import { holdersOf } from '../../src-shared/domain/project.ts'
import { riskContext, type Snapshot, snapshot as snapshotSchema } from '../../src-shared/domain/snapshot.ts'
import { riskOf } from '../../src-shared/domain/standing.ts'
import { cleanText } from '../../src-shared/domain/text.ts'
import { RESOURCES, type RunningBackend, startBackend } from '../support/backend.ts'

/** The day the sample is told from. */
const TODAY = '2026-11-22'
const now = `${TODAY}T09:00:00.000Z`
const content = readSample(RESOURCES)

/** Makes the sample and answers it whole. */
async function makeSample({ call }: RunningBackend): Promise<Snapshot> {
  const { id } = await call('sample.create', {})
  return await call('project.snapshot', { projectId: id ?? '' })
}

/** How often each thing occurs. */
function tally(things: readonly unknown[]): Record<string, number> {
  const counted: Record<string, number> = {}
  for (const thing of things) counted[String(thing)] = (counted[String(thing)] ?? 0) + 1
  return counted
}

/** Every text in a tree of plain data. */
function textsIn(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree]
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(textsIn) : []
}

describe('the sample project as made', () => {
  let running: RunningBackend
  let made: Snapshot
  let findings: AnsweredFinding[]

  beforeAll(async () => {
    running = await startBackend({ now })
    made = await makeSample(running)
    findings = await running.call('finding.list', { projectId: made.project.id })
  })
  afterAll(() => running.close())

  test('is one change, and the ledger holds', async () => {
    expect(made.position.seq).toBe(1)
    const { db } = connect(await running.workspacePath(), { readOnly: true })
    try {
      expect(await verifyChain(db)).toBeNull()
      expect(await compareWithLedger(db)).toEqual([])
    } finally {
      await db.destroy()
    }
    const [change] = await running.call('history.list', { projectId: null, recordId: null, before: null, limit: 5 })
    expect(change).toMatchObject({ seq: 1, command: 'sample.create', actor: 'tester' })
  })

  test('fits the schema of every record, and its texts stand as the text rule leaves them', () => {
    expect(snapshotSchema.parse(made)).toEqual(made)
    expect(textsIn(made).filter((text) => cleanText(text).text !== text || text.trim() !== text)).toEqual([])
  })

  test('cannot be undone', async () => {
    expect(await running.call('undo.peek', { projectId: made.project.id })).toEqual({ undo: null, redo: null })
  })

  test('says that it is fictitious, and in the list of projects too', async () => {
    expect(made.project).toMatchObject({ notice: 'Fictitious sample, not for clinical use', phase: 'deployment' })
    expect(await running.call('project.list', {})).toMatchObject([
      { hazards: 28, candidates: 3, notice: 'Fictitious sample, not for clinical use' },
    ])
  })

  test('holds everything of the content', () => {
    const { hazard, control, evidence, session, narrative, assumption, thirdParty, ...rest } = made.records
    expect(hazard.map(({ name }) => name)).toEqual(content.hazards.map(({ name }) => name))
    expect(hazard.map(({ number }) => number)).toEqual(
      content.hazards.map((_, index) => `HAZ-${String(index + 1).padStart(3, '0')}`),
    )
    expect(control.map(({ name }) => name)).toEqual(content.controls.map(({ name }) => name))
    expect(control.map(({ number }) => number)).toEqual(
      content.controls.map((_, index) => `CTL-${String(index + 1).padStart(3, '0')}`),
    )
    expect(control.map(stateOf)).toEqual(content.controls.map(({ steps }) => steps.at(-1)?.state))
    expect(hazard.flatMap(({ causes }) => causes)).toHaveLength(content.hazards.flatMap(({ causes }) => causes).length)
    expect(hazard.flatMap(({ links }) => links)).toHaveLength(
      content.hazards.flatMap(({ links }) => links.flatMap(({ causes }) => (causes.length > 0 ? causes : [null])))
        .length,
    )
    expect(evidence.map(({ title }) => title).sort()).toEqual(content.evidence.map(({ title }) => title).sort())
    expect(session.map(({ hazardIds }) => hazardIds.length)).toEqual(content.sessions.map((one) => one.hazards.length))
    expect(narrative).toHaveLength(content.narrative.length)
    expect(assumption).toHaveLength(content.assumptions.length)
    expect(thirdParty).toHaveLength(content.thirdParties.length)
    expect(rest.plan).toMatchObject([{ version: content.plan.version }])
    expect(rest.handOver).toHaveLength(content.handOvers.length)
    expect(rest.supplierReview).toHaveLength(content.supplierReviews.length)
    expect(rest.testIssue).toHaveLength(content.testIssues.length)
    expect(rest.boardDecision).toHaveLength(content.decisions.length)
    expect(rest.safetyStatement).toMatchObject([{ recommendation: 'recommend with conditions' }])
    expect(made.people).toHaveLength(content.people.length)
    expect(made.organisations).toHaveLength(content.organisations.length)
  })

  test('links answer the causes that the content names', () => {
    for (const [index, { key, links }] of content.hazards.entries()) {
      const hazard = made.records.hazard[index]
      const controls = new Map(made.records.control.map(({ id, name }) => [id, name]))
      const causes = new Map(hazard?.causes.map(({ id, number }) => [id, number]))
      const written = hazard?.links.map((link) => [
        controls.get(link.controlId),
        causes.get(link.causeId ?? '') ?? null,
      ])
      const wanted = links.flatMap(({ control, causes: numbers }) => {
        const name = content.controls.find((one) => one.key === control)?.name
        const answered: (number | null)[] = numbers.length === 0 ? [null] : numbers.toSorted((a, b) => a - b)
        return answered.map((number) => [name, number])
      })
      expect(written, key).toEqual(wanted)
    }
  })

  test('scores are confirmed by their first assessor on their day, and stand on their facts', () => {
    const controls = new Map(made.records.control.map((one) => [one.id, one]))
    const scores = made.records.hazard.flatMap((hazard) => hazard.assessments.map((score) => ({ hazard, score })))
    expect(scores).toHaveLength(55)
    for (const { hazard, score } of scores) {
      expect(score.confirmedBy, hazard.number).toBe(score.assessedBy[0])
      expect(score.confirmedAt?.slice(0, 10), hazard.number).toBe(score.assessedOn)
      expect(score).toMatchObject({ origin: 'entered', recordedAt: now, revision: 1 })
      expect(Object.keys(score.facts).length, hazard.number).toBeGreaterThan(2)
      expect(changesSince(score, hazard, controls), hazard.number).toEqual([])
    }
  })

  test('the clinical safety officer exists as a person who may be stated to be working', async () => {
    const [officer = ''] = holdersOf(made.project, 'clinical safety officer', TODAY)
    expect(made.people.find(({ id }) => id === officer)?.name).toBe('Dr Miriam Okonjo-Hale')
    expect((await running.call('workspace.status', {})).personId).toBeNull()
    const { people } = await running.call('people.list', {})
    expect(people.map(({ id }) => id)).toContain(officer)
  })

  test('stands as its README says', () => {
    const context = riskContext(made, TODAY)
    const risks = made.records.hazard.filter(counts).map((hazard) => riskOf(hazard, context))
    expect(tally(risks.map(({ initial }) => initial.rating?.number))).toEqual({ 5: 1, 4: 9, 3: 17, 2: 1 })
    const scored = risks.filter(({ residual }) => residual.rating !== null)
    expect(tally(scored.map(({ residual }) => residual.rating?.number))).toEqual({ 4: 1, 3: 12, 2: 12, 1: 2 })
    expect(tally(scored.map(({ residualStanding }) => residualStanding))).toEqual({
      evidenced: 9,
      'claimed, conditional on transfer': 3,
      claimed: 15,
    })
  })

  test.each<[check: string, keys: string[]]>([
    ['cause-without-control', ['h-imaging']],
    ['severity-lowered-without-reason', ['h-scanned-notes']],
    ['closed-with-open-actions', ['h-order-set']],
    ['transferred-without-hand-over', ['h-clinic-lists']],
    ['only-training-or-information', ['h-potassium']],
    ['existing-control-leaves', ['h-handover']],
    ['control-overdue', ['c-allergy-compare']],
    ['evidence-expired', ['e-policy-downtime']],
    ['effectiveness-without-evidence', ['h-downtime']],
    ['hazard-without-owner', ['h-mobile']],
    ['residual-blocks-issue', ['h-downtime']],
    ['benefit-analysis-missing', ['h-downtime']],
    ['control-failed-verification', ['c-queue-alarm']],
    ['common-mode', ['c-load-compare', 'c-medicines-pack', 'c-interface-scripts']],
    ['new-hazard-check-missing', ['h-wrong-record', 'h-time-critical', 'h-handover', 'h-downtime', 'h-theatre-list']],
    ['improved-on-claims', ['h-potassium', 'h-handover', 'h-downtime', 'h-recovery', 'h-theatre-list']],
    [
      'no-test-evidence',
      ['h-scanned-notes', 'h-potassium', 'h-handover', 'h-downtime', 'h-recovery', 'h-access', 'h-theatre-list'],
    ],
    ['candidates-not-checked', []],
    // And what must not be there: every score of the sample is confirmed, named and dated.
    ['assessor-missing', []],
    ['assessment-date-missing', []],
  ])('%s is found where it was put, and nowhere else', (check, keys) => {
    const nameOf = new Map(
      [...content.hazards, ...content.controls]
        .map(({ key, name }): [string, string] => [name, key])
        .concat(content.evidence.map(({ key, title }) => [title, key])),
    )
    const keyOf = new Map([
      ...[...made.records.hazard, ...made.records.control].map(({ id, name }) => [id, nameOf.get(name)] as const),
      ...made.records.evidence.map(({ id, title }) => [id, nameOf.get(title)] as const),
    ])
    const found = findings.filter((one) => one.check === check)
    const places = found.filter(({ place }) => place.kind !== 'project').map(({ place }) => keyOf.get(place.recordId))
    expect(new Set(places)).toEqual(new Set(keys))
  })

  test('nothing else is wrong with it than what its README names', () => {
    expect([...new Set(findings.map(({ check }) => check))].sort()).toEqual([
      'benefit-analysis-missing',
      'candidates-not-checked',
      'cause-without-control',
      'closed-with-open-actions',
      'common-mode',
      'control-failed-verification',
      'control-not-implemented',
      'control-not-verified',
      'control-overdue',
      'effectiveness-not-judged',
      'effectiveness-without-evidence',
      'evidence-expired',
      'existing-control-leaves',
      'hazard-without-owner',
      'improved-on-claims',
      'new-hazard-check-missing',
      'no-test-evidence',
      'only-training-or-information',
      'residual-blocks-issue',
      'severity-lowered-without-reason',
      'transferred-without-hand-over',
    ])
    expect(findings.filter(({ answer, notYetDue }) => answer !== null || notYetDue)).toEqual([])
  })
})

describe('making the sample', () => {
  test('a second time is refused and changes nothing; once archived, it can be made anew with the same people', async () => {
    const running = await startBackend({ now })
    try {
      const { project } = await makeSample(running)
      await expect(running.call('sample.create', {})).rejects.toMatchObject({
        failure: { code: 'refused', message: expect.stringMatching(/"Meridian EPR deployment" is there already/) },
      })
      expect((await running.call('workspace.status', {})).open?.position).toBe(1)

      await running.call('project.archive', { id: project.id, reason: 'Start again' })
      const again = await makeSample(running)
      expect(again.records.hazard.filter(counts)).toHaveLength(28)
      const { people, organisations } = await running.call('people.list', {})
      expect(people).toHaveLength(content.people.length)
      expect(organisations).toHaveLength(content.organisations.length)
    } finally {
      await running.close()
    }
  })

  test('people and organisations that are there already, by name, are used as they are', async () => {
    const running = await startBackend({ now })
    try {
      const person = await running.call('person.create', {
        values: { name: 'dr miriam okonjo-hale', profession: 'Nurse' },
      })
      const name = content.organisations[0]?.name.toUpperCase() ?? ''
      const organisation = await running.call('organisation.create', { values: { name } })
      const { project, people, organisations } = await makeSample(running)
      expect(holdersOf(project, 'clinical safety officer', TODAY)).toEqual([person.id])
      expect(people.find(({ id }) => id === person.id)).toMatchObject({
        name: 'dr miriam okonjo-hale',
        profession: 'Nurse',
      })
      expect(project.organisationId).toBe(organisation.id)
      expect(people).toHaveLength(content.people.length)
      expect(organisations).toHaveLength(content.organisations.length)
    } finally {
      await running.close()
    }
  })
})
