import { describe, expect, it } from 'vitest'
import {
  assessment,
  assessmentEntry,
  blankAssessment,
  currentAssessment,
} from '../../../src-shared/domain/assessment.ts'
import { aHazard, anAssessment, idOf } from '../../support/builders.ts'

describe('currentAssessment', () => {
  const first = anAssessment('initial', { id: idOf('first') })
  const second = anAssessment('initial', { id: idOf('second'), likelihood: 'Low' })
  const residual = anAssessment('residual', { id: idOf('residual') })

  it('is the last of its stage, whatever stands between', () => {
    const hazard = aHazard(1, { assessments: [first, residual, second] })
    expect(currentAssessment(hazard, 'initial')).toBe(second)
    expect(currentAssessment(hazard, 'residual')).toBe(residual)
  })

  it('is undefined at a stage that was never scored', () => {
    expect(currentAssessment(aHazard(1, { assessments: [first] }), 'residual')).toBeUndefined()
    expect(currentAssessment(aHazard(1), 'initial')).toBeUndefined()
  })
})

describe('the schema', () => {
  it('takes a blank entry: a missing reason never stops entry', () => {
    expect(assessmentEntry.parse(blankAssessment)).toEqual(blankAssessment)
  })

  it('has no place for a rating, which is looked up', () => {
    expect(assessmentEntry.safeParse({ ...blankAssessment, rating: 3 }).success).toBe(false)
    expect(assessment.safeParse({ ...anAssessment('initial'), rating: 3 }).success).toBe(false)
  })

  it.each([
    { field: 'assessedOn', value: '2026-02-30' },
    { field: 'assessedOn', value: '3 March 2026' },
    { field: 'acceptability', value: 'tolerable' },
    { field: 'patients', value: 'many' },
    { field: 'assessedBy', value: ['Ada Okafor'] },
  ])('refuses $value as $field', ({ field, value }) => {
    expect(assessmentEntry.safeParse({ ...blankAssessment, [field]: value }).success).toBe(false)
  })
})
