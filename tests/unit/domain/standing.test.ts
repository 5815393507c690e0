import { describe, expect, it } from 'vitest'
import type { Hazard } from '../../../src-shared/domain/hazard.ts'
import { riskContext, type Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { type ResidualStanding, riskOf, type ScoreStanding } from '../../../src-shared/domain/standing.ts'
import { aLink, aStep, idOf, NOW, TODAY } from '../../support/builders.ts'
import { changed } from '../checks/changed-log.ts'

/** Risk of HAZ-001 of the sound log, with something changed in it. */
function riskIn(log: Snapshot) {
  const [hazard] = log.records.hazard
  return riskOf(hazard as Hazard, riskContext(log, TODAY))
}

const supplier = idOf('organisation Supplier')
const unfinished = aStep('agreed')

describe('riskOf', () => {
  const standings: { when: string; in: Snapshot; residual: ResidualStanding; today: number | null }[] = [
    {
      when: 'every control is verified, effective and evidenced',
      in: changed(() => {}),
      residual: 'evidenced',
      today: 2,
    },
    {
      when: 'a control is implemented only',
      in: changed(({ control }) => {
        control.steps = [aStep('implemented')]
      }),
      residual: 'claimed',
      today: 3,
    },
    {
      when: 'a verified control fell back',
      in: changed(({ control }) => control.steps.push(aStep('failed verification'))),
      residual: 'claimed',
      today: 3,
    },
    {
      when: 'a verified control is not effective on one of its links',
      in: changed(({ hazard }) => hazard.links.push(aLink(1, 1, 2, { effectiveness: 'not effective' }))),
      residual: 'claimed',
      today: 3,
    },
    {
      when: 'the evidence of a link is past its review date',
      in: changed(({ evidence }) => {
        evidence.reviewBy = '2026-03-02'
      }),
      residual: 'claimed',
      today: 3,
    },
    {
      when: 'the evidence of a link is to be reviewed today',
      in: changed(({ evidence }) => {
        evidence.reviewBy = TODAY
      }),
      residual: 'evidenced',
      today: 2,
    },
    {
      when: 'the evidence of a link is archived',
      in: changed(({ evidence }) => {
        evidence.archived = { how: 'archived', reason: 'Wrong file.', at: NOW }
      }),
      residual: 'claimed',
      today: 3,
    },
    {
      when: 'there is no control',
      in: changed(({ hazard }) => {
        hazard.links = []
      }),
      residual: 'claimed',
      today: 3,
    },
    {
      when: 'the unfinished control is rejected: the others carry the risk',
      in: changed(({ control }) => {
        control.steps = [unfinished, aStep('rejected')]
      }),
      residual: 'evidenced',
      today: 2,
    },
    {
      when: 'all controls are withdrawn',
      in: changed(({ control, otherControl }) => {
        for (const one of [control, otherControl]) one.steps.push(aStep('withdrawn'))
      }),
      residual: 'claimed',
      today: 3,
    },
    {
      when: 'an existing control is not evidenced: a residual rests on existing ones too',
      in: changed(({ link, control }) => {
        link.standing = 'existing'
        control.steps = [unfinished]
      }),
      residual: 'claimed',
      today: 3,
    },
    {
      when: "only another organisation's control is outstanding",
      in: changed(({ control }) => {
        control.steps = [unfinished]
        control.organisationId = supplier
      }),
      residual: 'claimed, conditional on transfer',
      today: 3,
    },
    {
      when: "another organisation's control is outstanding, and one of nobody's",
      in: changed(({ control, otherControl }) => {
        for (const one of [control, otherControl]) one.steps = [unfinished]
        control.organisationId = supplier
        otherControl.organisationId = null
      }),
      residual: 'claimed',
      today: 3,
    },
    {
      when: 'the project says nothing of whose safety case it is',
      in: changed(({ control, project }) => {
        control.steps = [unfinished]
        control.organisationId = supplier
        project.organisationId = null
      }),
      residual: 'claimed',
      today: 3,
    },
    {
      when: 'the residual is imported and not confirmed, whatever its controls',
      in: changed(({ residual }) => {
        residual.confirmedAt = null
      }),
      residual: 'imported, not confirmed',
      today: 3,
    },
    {
      when: 'there is no residual score',
      in: changed(({ hazard, initial }) => {
        hazard.assessments = [initial]
      }),
      residual: 'not scored',
      today: 3,
    },
    {
      when: 'there is no residual score and the initial risk is accepted with its reason',
      in: changed(({ hazard, initial }) => {
        initial.acceptability = 'acceptable'
        initial.justification = 'Further reduction is impractical.'
        hazard.assessments = [initial]
      }),
      residual: 'no control needed',
      today: 3,
    },
    {
      when: 'the initial risk is accepted without the reason its rating needs',
      in: changed(({ hazard, initial }) => {
        initial.acceptability = 'acceptable'
        hazard.assessments = [initial]
      }),
      residual: 'not scored',
      today: 3,
    },
    {
      when: 'an initial risk that blocks an issue is marked acceptable',
      in: changed(({ hazard, initial }) => {
        initial.likelihood = 'Very High'
        initial.acceptability = 'acceptable'
        initial.justification = 'We accept it.'
        hazard.assessments = [initial]
      }),
      residual: 'not scored',
      today: 5,
    },
    {
      when: 'an accepted initial risk is imported and not confirmed',
      in: changed(({ hazard, initial }) => {
        initial.acceptability = 'acceptable'
        initial.justification = 'Further reduction is impractical.'
        initial.confirmedAt = null
        hazard.assessments = [initial]
      }),
      residual: 'not scored',
      today: 3,
    },
    {
      when: 'nothing is scored',
      in: changed(({ hazard }) => {
        hazard.assessments = []
      }),
      residual: 'not scored',
      today: null,
    },
  ]

  it.each(standings)('is $residual where $when', ({ in: log, residual, today }) => {
    const risk = riskIn(log)
    expect({ residual: risk.residualStanding, today: risk.today?.number ?? null }).toEqual({ residual, today })
  })

  it('has every standing in the table', () => {
    const all: Record<ResidualStanding, true> = {
      'not scored': true,
      'imported, not confirmed': true,
      claimed: true,
      'claimed, conditional on transfer': true,
      evidenced: true,
      'no control needed': true,
    }
    expect([...new Set(standings.map(({ residual }) => residual))].sort()).toEqual(Object.keys(all).sort())
  })

  it('falls back by itself when a control does, and comes back with it', () => {
    const log = changed(() => {})
    const standing = () => riskIn(log).residualStanding
    const steps = log.records.control[0]?.steps ?? []
    expect(standing()).toBe('evidenced')
    steps.push(aStep('failed verification'))
    expect(standing()).toBe('claimed')
    steps.push(aStep('verified', { evidenceIds: [idOf('evidence 1')] }))
    expect(standing()).toBe('evidenced')
  })
})

describe('a score', () => {
  const stages: { when: string; in: Snapshot; standing: ScoreStanding; rating: number | null }[] = [
    { when: 'it stands on its facts', in: changed(() => {}), standing: 'confirmed', rating: 3 },
    {
      when: 'the likelihood is missing',
      in: changed(({ initial }) => {
        initial.likelihood = null
      }),
      standing: 'incomplete',
      rating: null,
    },
    {
      when: 'a word is not of the scheme',
      in: changed(({ initial }) => {
        initial.severity = 'Moderate'
      }),
      standing: 'incomplete',
      rating: null,
    },
    {
      when: 'nobody has confirmed it, even if the hazard has changed',
      in: changed(({ initial, hazard }) => {
        initial.confirmedAt = null
        hazard.impact = 'Another impact.'
      }),
      standing: 'imported, not confirmed',
      rating: 3,
    },
    {
      when: 'the impact has changed',
      in: changed(({ hazard }) => {
        hazard.impact = 'Another impact.'
      }),
      standing: 'scored before changes',
      rating: 3,
    },
    {
      when: 'a later assessment has no words',
      in: changed(({ hazard, initial }) =>
        hazard.assessments.push({ ...initial, id: idOf('blank'), severity: null, likelihood: null }),
      ),
      standing: 'not scored',
      rating: null,
    },
  ]

  it.each(stages)('is $standing where $when', ({ in: log, standing, rating }) => {
    const { initial } = riskIn(log)
    expect({ standing: initial.standing, rating: initial.rating?.number ?? null }).toEqual({ standing, rating })
    expect(initial.changes.length > 0).toBe(standing === 'scored before changes')
  })

  it('is the last made of its stage', () => {
    const log = changed(({ hazard, initial }) =>
      hazard.assessments.push({ ...initial, id: idOf('later'), likelihood: 'Very High' }),
    )
    expect(riskIn(log).initial.rating?.number).toBe(5)
    expect(riskIn(log).residual.rating?.number).toBe(2)
  })
})
