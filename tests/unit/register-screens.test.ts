import { describe, expect, test } from 'vitest'
import { controlRows, filterRows } from '../../src-renderer/features/controls/control-rows.ts'
import { countUses, evidenceUses } from '../../src-renderer/features/evidence/evidence-uses.ts'
import { checkedWords, officerProblems, registrationWords } from '../../src-renderer/features/people/officer-words.ts'
import { formOf } from '../../src-renderer/features/registers/register-fields.ts'
import type { Control } from '../../src-shared/domain/control.ts'
import { assessedHazards } from '../../src-shared/domain/counts.ts'
import type { Hazard } from '../../src-shared/domain/hazard.ts'
import { ifItFails } from '../../src-shared/domain/if-it-fails.ts'
import { registerEntries, registerKinds } from '../../src-shared/domain/registers.ts'
import { riskContext, type Snapshot } from '../../src-shared/domain/snapshot.ts'
import {
  aControl,
  aHazard,
  aLink,
  anOrganisation,
  aPerson,
  aProject,
  aRole,
  aSoundLog,
  aStep,
  idOf,
  NOW,
  TODAY,
} from '../support/builders.ts'

const sound = aSoundLog()
const archived = { how: 'archived' as const, reason: 'Raised in error', at: NOW }

function logOf(hazard: Hazard[], control: Control[]): Snapshot {
  return { ...sound, records: { ...sound.records, hazard, control } }
}

function rowsOf(log: Snapshot) {
  const organisation = anOrganisation('Northbrook Hospitals')
  return controlRows(log, {
    people: new Map([aPerson('Ada Okafor')].map((one) => [one.id, one])),
    organisations: new Map([[organisation.id, organisation]]),
    today: TODAY,
  })
}

describe('the register of controls', () => {
  const many = [1, 2, 3, 4].map((number) => aHazard(number, { links: [aLink(number, 1, 1)] }))
  const log = logOf(
    [...many, aHazard(5, { links: [aLink(5, 2, 1, { effectiveness: 'not effective' })], archived })],
    [
      aControl(1),
      aControl(2, { type: 'training', steps: [aStep('agreed')], due: '2026-03-02' }),
      aControl(3, { steps: [aStep('rejected')], archived }),
    ],
  )
  const rows = rowsOf(log)

  test('counts the hazards and the links judged effective, archived hazards left out', () => {
    expect(rows.map(({ hazards, effective, links }) => [hazards, effective, links.length])).toEqual([
      [4, 4, 4],
      [0, 0, 0],
      [0, 0, 0],
    ])
  })

  test.each([
    ['', '', ['CTL-001', 'CTL-002']],
    ['', 'archived', ['CTL-003']],
    ['', 'overdue', ['CTL-002']],
    ['', 'open', ['CTL-002']],
    ['', 'unlinked', ['CTL-002']],
    ['', 'shared', ['CTL-001']],
    ['', 'state:verified,state:agreed', ['CTL-001', 'CTL-002']],
    ['', 'state:verified,type:training', []],
    ['haz-003', '', ['CTL-001']],
    ['chart PATIENT 2', '', ['CTL-001']],
    ['training', '', ['CTL-002']],
    ['okafor nowhere', '', []],
  ])('search %j with %j leaves %j', (search, show, left) => {
    const found = filterRows(rows, search, new Set(show.split(',').filter(Boolean)))
    expect(found.map(({ control }) => control.number)).toEqual(left)
  })
})

test('what falls back if a shared control fails is what the rules say, hazard by hazard', () => {
  const control = sound.records.control.find(({ id }) =>
    sound.records.hazard.some(({ links }) => links.some((link) => link.controlId === id)),
  )
  if (control === undefined) throw new Error('the sound log has a linked control')
  const before = assessedHazards(sound, TODAY)
  const told = ifItFails(control, before, riskContext(sound, TODAY))
  const failed: Control = { ...control, steps: [...control.steps, aStep('failed verification', { on: TODAY })] }
  const after = assessedHazards(
    logOf(
      sound.records.hazard,
      sound.records.control.map((one) => (one.id === control.id ? failed : one)),
    ),
    TODAY,
  )
  const linked = before.filter(({ hazard }) => hazard.links.some(({ controlId }) => controlId === control.id))
  expect(told.map(({ id }) => id)).toEqual(linked.map(({ hazard }) => hazard.id))
  expect(told.some(({ residual }) => residual.now === 'evidenced' && residual.after === 'claimed')).toBe(true)
  for (const one of told) {
    const really = after.find(({ hazard }) => hazard.id === one.id)?.risk
    expect(one.residual.after).toBe(really?.residualStanding)
    expect(one.today.after?.number).toBe(really?.today?.number)
  }
})

test('a piece of evidence knows every step, link and register that names it', () => {
  const log = logOf(
    [aHazard(1, { links: [aLink(1, 1, 1), aLink(1, 1, null)], evidenceIds: [idOf('evidence 1')] })],
    [aControl(1)],
  )
  const uses = evidenceUses(log).get(idOf('evidence 1'))
  if (uses === undefined) throw new Error('the sound log has evidence 1')
  expect(uses.steps.map(({ number, state }) => [number, state])).toEqual([['CTL-001', 'verified']])
  expect(uses.links).toHaveLength(2)
  expect(uses.hazards.map(({ number }) => number)).toEqual(['HAZ-001'])
  expect(countUses(uses)).toBeGreaterThanOrEqual(4)
})

describe('the clinical safety officer in words', () => {
  const ada = aPerson('Ada Okafor')
  const people = new Map([[ada.id, ada]])
  const role = aRole('clinical safety officer', ada)
  test.each([
    ['nobody', aProject(), ada, ['The project has no clinical safety officer today.']],
    [
      'one whose role has ended',
      aProject({ roles: [{ ...role, to: '2026-03-02' }] }),
      ada,
      ['The project has no clinical safety officer today.'],
    ],
    ['one in date', aProject({ roles: [role] }), ada, []],
    [
      'one not registered',
      aProject({ roles: [role] }),
      { ...ada, registrationNumber: '' },
      ['Ada Okafor is clinical safety officer, and no registration is recorded.'],
    ],
    [
      'one lapsed',
      aProject({ roles: [role] }),
      { ...ada, registrationExpires: '2026-03-02' },
      ['Ada Okafor is clinical safety officer, and the registration as recorded lapsed after 2 March 2026.'],
    ],
    [
      'one who is also top management',
      aProject({ roles: [role, aRole('top management', ada)] }),
      ada,
      ['Ada Okafor is both clinical safety officer and top management.'],
    ],
  ])('%s', (_what, project, person, words) => {
    expect(officerProblems(project, new Map(people).set(person.id, person), TODAY)).toEqual(words)
  })

  test('a registration is never said to be verified', () => {
    expect(registrationWords(ada, TODAY)).toBe('Made-up Council 00A0000X, until 31 January 2027')
    expect(registrationWords({ ...ada, registrationExpires: '2026-03-02' }, TODAY)).toMatch(/^lapsed: /)
    expect(registrationWords({ ...ada, registrationNumber: '' }, TODAY)).toBe('Not recorded')
    expect(checkedWords(ada)).toBe('As recorded by Records office on 5 January 2026; no register was consulted.')
    expect(checkedWords({ ...ada, registrationCheckedBy: '', registrationCheckedOn: null })).toMatch(
      /no register was consulted/,
    )
  })
})

test.each(registerKinds)('the form of %s has every field of its schema once, and lists some', (kind) => {
  const { fields, first } = formOf(kind)
  const keys = fields.map(({ key }) => key)
  expect(new Set(keys)).toEqual(new Set(Object.keys(registerEntries[kind].shape)))
  expect(keys).toHaveLength(new Set(keys).size)
  expect(fields.some(({ listed }) => listed)).toBe(true)
  if (first !== null) expect(keys).toContain(first.key)
})
