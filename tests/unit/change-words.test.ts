import { describe, expect, it } from 'vitest'
import { summariseChange, type TouchedRecord, whatIsUndone } from '../../src-shared/format/change-words.ts'
import { aControl, aHazard, aProject } from '../support/builders.ts'

const changed = (number: number, over: Parameters<typeof aHazard>[1]): TouchedRecord => ({
  kind: 'hazard',
  revision: 2,
  before: aHazard(number),
  after: aHazard(number, over),
})
const made = (number: number): TouchedRecord => ({ kind: 'hazard', revision: 1, before: null, after: aHazard(number) })
const many = (count: number, of: (number: number) => TouchedRecord) =>
  Array.from({ length: count }, (_one, at) => of(at + 1))

const fromFile = { ...aProject().scheme, id: 'from-file-0123456789abcdef' }

describe('what a change did, and what undo says of it', () => {
  it.each<[string, TouchedRecord[], string, string]>([
    ['hazard.create', [made(1)], 'Added HAZ-001', 'added HAZ-001'],
    ['hazard.update', [changed(1, { name: 'Another' })], 'Changed name of HAZ-001', 'name of HAZ-001'],
    ['hazard.update', [changed(1, { ownerId: null })], 'Changed owner of HAZ-001', 'owner of HAZ-001'],
    [
      'hazard.update',
      [changed(1, { ownerId: null, careSetting: 'Ward' })],
      'Changed care setting and owner of HAZ-001',
      'care setting and owner of HAZ-001',
    ],
    // Three and more fields: the record alone.
    ['hazard.update', [changed(1, { name: 'A', description: 'B', impact: 'C' })], 'Changed HAZ-001', 'HAZ-001'],
    [
      'hazard.edit-many',
      many(3, (number) => changed(number, { ownerId: null })),
      'Changed owner of HAZ-001, HAZ-002 and HAZ-003',
      'owner of HAZ-001, HAZ-002 and HAZ-003',
    ],
    [
      'hazard.edit-many',
      many(200, (number) => changed(number, { ownerId: null })),
      'Changed owner of 200 hazards',
      'owner of 200 hazards',
    ],
    // Past those shown, records are counted only.
    [
      'hazard.edit-many',
      many(60, (number) =>
        number > 50 ? { ...changed(number, {}), before: null, after: null } : changed(number, { ownerId: null }),
      ),
      'Changed owner of 60 hazards',
      'owner of 60 hazards',
    ],
    ['hazard.edit-many', many(50, made), 'Added 50 hazards', 'added 50 hazards'],
    [
      'control.step',
      [{ kind: 'control', revision: 2, before: aControl(7), after: aControl(7) }],
      'Recorded a step of CTL-007',
      'recorded a step of CTL-007',
    ],
    [
      'project.update',
      [{ kind: 'project', revision: 2, before: aProject(), after: aProject({ reference: 'NB-2' }) }],
      'Changed reference of the project',
      'reference of the project',
    ],
    ['import.run', [made(1)], 'Imported a hazard log', 'imported a hazard log'],
    [
      'import.run',
      [{ kind: 'project', revision: 2, before: aProject(), after: aProject({ scheme: fromFile }) }, made(1)],
      'Imported a hazard log and put its risk scheme in force',
      'imported a hazard log and put its risk scheme in force',
    ],
    [
      'import.run',
      [
        { kind: 'project', revision: 2, before: aProject({ scheme: fromFile }), after: aProject({ scheme: fromFile }) },
        made(1),
      ],
      'Imported a hazard log',
      'imported a hazard log',
    ],
  ])('%s: %#', (command, touched, summary, undone) => {
    expect(summariseChange(command, touched, 50).summary).toBe(summary)
    expect(whatIsUndone(summary)).toBe(undone)
  })

  it('takes a number for no word', () => {
    expect(whatIsUndone('Changed NRL01')).toBe('NRL01')
    expect(whatIsUndone("Wrote the clinical safety officer's statement")).toBe(
      "wrote the clinical safety officer's statement",
    )
  })
})
