import { describe, expect, test } from 'vitest'
import { explainChange } from '../../../src-shared/domain/change-explained.ts'
import type { Control } from '../../../src-shared/domain/control.ts'
import type { ControlLink } from '../../../src-shared/domain/hazard.ts'
import { riskContext } from '../../../src-shared/domain/snapshot.ts'
import { riskOf } from '../../../src-shared/domain/standing.ts'
import { changeSentences } from '../../../src-shared/format/change-explained-words.ts'
import {
  aControl,
  aHazard,
  aLink,
  anAssessment,
  anEvidence,
  aSnapshot,
  aStep,
  scored,
  TODAY,
} from '../../support/builders.ts'

interface Case {
  when: string
  /** Severity and likelihood, initial and residual. */
  from: [string, string]
  to: [string, string] | null
  links: { control: Control; link?: Partial<ControlLink> }[]
  says: string[]
}

const proposed = { steps: [aStep('proposed')] }

/** The words for a hazard with these scores and links, and what the rule found. */
function explained({ from, to, links }: Case) {
  const controls = links.map(({ control }) => control)
  const hazard = scored(
    aHazard(1, { links: links.map(({ link }, index) => aLink(1, index + 1, 1, link ?? {})) }),
    controls,
    [
      anAssessment('initial', { severity: from[0], likelihood: from[1] }),
      ...(to === null ? [] : [anAssessment('residual', { severity: to[0], likelihood: to[1] })]),
    ],
  )
  const context = riskContext(aSnapshot({ hazard: [hazard], control: controls, evidence: [anEvidence(1)] }), TODAY)
  const change = explainChange(hazard, riskOf(hazard, context), context)
  return { change, says: changeSentences(change, context) }
}

const cases: Case[] = [
  {
    when: 'the likelihood falls because of two that prevent the cause',
    from: ['Major', 'High'],
    to: ['Major', 'Low'],
    links: [{ control: aControl(1) }, { control: aControl(2, proposed), link: { effectiveness: 'not yet judged' } }],
    says: [
      'Severity unchanged: Major.',
      'Likelihood High → Low: 2 controls prevent the cause: CTL-001 ● verified and effective, CTL-002 ○ proposed.',
    ],
  },
  {
    when: 'the severity falls although nothing limits the harm',
    from: ['Major', 'High'],
    to: ['Minor', 'High'],
    links: [{ control: aControl(1), link: { acts: 'detects' } }],
    says: [
      'Severity Major → Minor: no additional control is said to limit the harm or remove the hazard.',
      'Likelihood unchanged: High.',
      'CTL-001 detects, but the likelihood did not fall.',
    ],
  },
  {
    when: 'both fall, each because of its own control',
    from: ['Major', 'High'],
    to: ['Minor', 'Low'],
    links: [
      { control: aControl(1), link: { acts: 'limits the harm' } },
      { control: aControl(2), link: { acts: 'detects' } },
    ],
    says: [
      'Severity Major → Minor: 1 control limits the harm: CTL-001 ● verified and effective.',
      'Likelihood High → Low: 1 control detects: CTL-002 ● verified and effective.',
    ],
  },
  {
    when: 'one that removes the hazard explains both',
    from: ['Major', 'High'],
    to: ['Minor', 'Low'],
    links: [{ control: aControl(1), link: { acts: 'removes the hazard' } }],
    says: [
      'Severity Major → Minor: 1 control removes the hazard: CTL-001 ● verified and effective.',
      'Likelihood High → Low: 1 control removes the hazard: CTL-001 ● verified and effective.',
    ],
  },
  {
    when: 'nobody said how the control acts',
    from: ['Major', 'High'],
    to: ['Major', 'Low'],
    links: [{ control: aControl(1), link: { acts: 'not stated' } }],
    says: [
      'Severity unchanged: Major.',
      'Likelihood High → Low: no additional control is said to prevent the cause, detect or remove the hazard.',
      'How CTL-001 acts is not stated, so it explains neither axis.',
    ],
  },
  {
    when: 'existing controls count in the initial risk already',
    from: ['Major', 'High'],
    to: ['Major', 'Low'],
    links: [{ control: aControl(1), link: { standing: 'existing' } }],
    says: [
      'Severity unchanged: Major.',
      'Likelihood High → Low: no additional control is said to prevent the cause, detect or remove the hazard.',
      'Already in the initial risk: CTL-001 ● verified and effective.',
    ],
  },
  {
    when: 'a rejected control carries nothing',
    from: ['Major', 'High'],
    to: ['Major', 'Low'],
    links: [{ control: aControl(1, { steps: [aStep('rejected')] }) }],
    says: [
      'Severity unchanged: Major.',
      'Likelihood High → Low: no additional control is said to prevent the cause, detect or remove the hazard.',
    ],
  },
  {
    when: 'a word rises',
    from: ['Minor', 'Low'],
    to: ['Minor', 'High'],
    links: [],
    says: ['Severity unchanged: Minor.', 'Likelihood Low → High: it rises.'],
  },
  {
    when: 'there is no residual score',
    from: ['Major', 'High'],
    to: null,
    links: [{ control: aControl(1) }],
    says: ['Severity: Major → not scored.', 'Likelihood: High → not scored.'],
  },
]

describe('what changed between initial and residual', () => {
  test.each(cases)('$when', (one) => {
    const { change, says } = explained(one)
    expect(says).toEqual(one.says)
    const unsupported = says.filter((sentence) => sentence.includes('no additional control'))
    expect(change.axes.filter((axis) => axis.unsupported)).toHaveLength(unsupported.length)
  })

  test('links of one control to several causes are told once, and effective only where all are', () => {
    const control = aControl(1)
    const hazard = scored(
      aHazard(1, { links: [aLink(1, 1, 1), aLink(1, 1, null, { effectiveness: 'not yet judged' })] }),
      [control],
      [anAssessment('initial', { likelihood: 'High' }), anAssessment('residual', { likelihood: 'Low' })],
    )
    const context = riskContext(aSnapshot({ hazard: [hazard], control: [control], evidence: [anEvidence(1)] }), TODAY)
    expect(changeSentences(explainChange(hazard, riskOf(hazard, context), context), context)[1]).toBe(
      'Likelihood High → Low: 1 control prevents the cause: CTL-001 ◕ verified.',
    )
  })
})
