import { describe, expect, it } from 'vitest'
import { changesInWords } from '../../../src-shared/checks/changes-in-words.ts'
import type { Control } from '../../../src-shared/domain/control.ts'
import { changesSince, factsOf } from '../../../src-shared/domain/facts.ts'
import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { aCause, aControl, aLink, aStep, NOW } from '../../support/builders.ts'
import { changed } from '../checks/changed-log.ts'

const archived = { how: 'archived', reason: 'Wrong.', at: NOW } as const

function changesIn(log: Snapshot): string[] {
  const [hazard] = log.records.hazard
  const made = hazard?.assessments[0]
  if (!hazard || !made) throw new Error('The sound log has a scored hazard.')
  const controls = new Map(log.records.control.map((one): [string, Control] => [one.id, one]))
  return changesInWords(changesSince(made, hazard, controls), hazard, controls)
}

const cases: { when: string; in: Snapshot; changes: string[] }[] = [
  { when: 'nothing', in: changed(() => {}), changes: [] },
  {
    when: 'the description',
    in: changed(({ hazard }) => {
      hazard.description = 'Another text.'
    }),
    changes: ['description changed'],
  },
  {
    when: 'the impact',
    in: changed(({ hazard }) => {
      hazard.impact = 'Another text.'
    }),
    changes: ['impact changed'],
  },
  {
    when: 'name, owner, status and notes, on which no score rests',
    in: changed(({ hazard }) => {
      hazard.name = 'Another name for the same hazard'
      hazard.ownerId = null
      hazard.status = 'Closed'
      hazard.notes = 'Another note.'
    }),
    changes: [],
  },
  { when: 'a cause added', in: changed(({ hazard }) => hazard.causes.push(aCause(1, 3))), changes: ['cause 3 added'] },
  {
    when: 'a cause archived',
    in: changed(({ hazard }) => {
      for (const cause of hazard.causes) if (cause.number === 2) cause.archived = archived
    }),
    changes: ['cause 2 removed'],
  },
  {
    when: 'a cause rewritten',
    in: changed(({ hazard }) => {
      for (const cause of hazard.causes) if (cause.number === 2) cause.text = 'Another text.'
    }),
    changes: ['cause 2 changed'],
  },
  {
    when: 'a new control linked: said once, of the link',
    in: changed(({ hazard, records }) => {
      records.control.push(aControl(3))
      hazard.links.push(aLink(1, 3, 1))
    }),
    changes: ['link of CTL-003 added'],
  },
  {
    when: 'a link taken away',
    in: changed(({ hazard }) => hazard.links.splice(0, 1)),
    changes: ['link of a control removed'],
  },
  {
    when: 'a link judged not effective',
    in: changed(({ link }) => {
      link.effectiveness = 'not effective'
    }),
    changes: ['link of CTL-001 fell back'],
  },
  {
    when: 'a control rewritten',
    in: changed(({ control }) => {
      control.description = 'Another text.'
    }),
    changes: ['CTL-001 changed'],
  },
  {
    when: "a control's owner and day, on which no score rests",
    in: changed(({ control }) => {
      control.ownerId = null
      control.due = '2026-04-01'
    }),
    changes: [],
  },
  {
    when: 'a control archived',
    in: changed(({ control }) => {
      control.archived = archived
    }),
    changes: ['CTL-001 changed'],
  },
  {
    when: 'a control fallen back',
    in: changed(({ control }) => control.steps.push(aStep('failed verification'))),
    changes: ['CTL-001 fell back'],
  },
]

describe('changesSince', () => {
  it.each(cases)('tells of $when', ({ in: log, changes }) => {
    expect(changesIn(log)).toEqual(changes)
  })

  it('takes a control that progresses for no change', () => {
    const log = changed(({ hazard, control, otherControl, initial }) => {
      const verified = control.steps
      control.steps = [aStep('agreed')]
      initial.facts = factsOf(hazard, new Map([control, otherControl].map((one) => [one.id, one])))
      control.steps = verified
    })
    expect(changesIn(log)).toEqual([])
  })
})
