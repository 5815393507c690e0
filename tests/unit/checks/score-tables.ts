import type { SourceScore } from '../../../src-shared/domain/assessment.ts'
import { aCause, anAssessment, aRegister, aStep, idOf, NOW } from '../../support/builders.ts'
import { type CheckTable, changed } from './changed-log.ts'

/** What a source showed: Major × Low, rated 3 by the matrix. */
const shown = (over: Partial<SourceScore> = {}): SourceScore => ({
  stage: 'initial',
  severity: 'Major',
  likelihood: 'Low',
  severityShown: 'Major',
  likelihoodShown: 'Low',
  ratingShown: '2',
  cells: { severity: 'G7', likelihood: 'H7', rating: 'I7' },
  importId: idOf('import'),
  differenceConfirmed: null,
  ...over,
})

export const scoreTables: Record<string, CheckTable> = {
  'source-difference': {
    found: [
      {
        when: 'the source showed 2 where the matrix gives 3',
        in: changed(({ hazard }) => hazard.sourceScores.push(shown())),
        says: ['HAZ-001, initial rating: 3 by the matrix; the source showed 2, cell I7.'],
      },
      {
        when: 'both stages differ',
        in: changed(({ hazard }) =>
          hazard.sourceScores.push(
            shown(),
            shown({
              stage: 'residual',
              likelihood: 'Very Low',
              ratingShown: '4',
              cells: { severity: 'N7', likelihood: 'O7', rating: 'P7' },
            }),
          ),
        ),
        says: [
          'HAZ-001, initial rating: 3 by the matrix; the source showed 2, cell I7.',
          'HAZ-001, residual rating: 2 by the matrix; the source showed 4, cell P7.',
        ],
      },
    ],
    silent: [
      {
        when: 'the source showed what the matrix gives',
        in: changed(({ hazard }) => hazard.sourceScores.push(shown({ ratingShown: ' 3 ' }))),
      },
      {
        when: 'the source showed no rating',
        in: changed(({ hazard }) => hazard.sourceScores.push(shown({ ratingShown: '' }))),
      },
      {
        when: 'a person has confirmed the difference',
        in: changed(({ hazard }) =>
          hazard.sourceScores.push(
            shown({ differenceConfirmed: { by: idOf('person Ada Okafor'), at: NOW, reason: 'Typed wrongly.' } }),
          ),
        ),
      },
    ],
  },
  'score-incomplete': {
    found: [
      {
        when: 'there is no likelihood',
        in: changed(({ residual }) => {
          residual.likelihood = null
        }),
        says: ['HAZ-001, residual score: the likelihood is missing, so there is no rating.'],
      },
      {
        when: 'there is no severity',
        in: changed(({ initial }) => {
          initial.severity = null
        }),
        says: ['HAZ-001, initial score: the severity is missing, so there is no rating.'],
      },
    ],
    silent: [
      {
        when: 'neither word is there: that is not scored',
        in: changed(({ residual }) => {
          residual.likelihood = null
          residual.severity = null
        }),
      },
    ],
  },
  'score-word-unknown': {
    found: [
      {
        when: 'the severity is a word of another scheme',
        in: changed(({ residual }) => {
          residual.severity = 'Moderate'
        }),
        says: ['HAZ-001, residual score: the scheme has no severity "Moderate".'],
      },
    ],
    silent: [
      {
        when: 'a word is missing, which is not an unknown word',
        in: changed(({ residual }) => {
          residual.severity = null
        }),
      },
    ],
  },
  'source-word-unknown': {
    found: [
      {
        when: 'the source showed a word that was not read',
        in: changed(({ hazard }) => hazard.sourceScores.push(shown({ severity: null, severityShown: 'Moderate' }))),
        says: [
          'HAZ-001, initial score: the source showed the severity "Moderate", cell G7, which the scheme does not have.',
        ],
      },
    ],
    silent: [
      {
        when: 'the cell was empty',
        in: changed(({ hazard }) => hazard.sourceScores.push(shown({ severity: null, severityShown: ' ' }))),
      },
    ],
  },
  'initial-not-scored': {
    found: [
      {
        when: 'there is no assessment',
        in: changed(({ hazard }) => {
          hazard.assessments = []
        }),
        says: ['HAZ-001: the initial risk is not scored.'],
      },
    ],
    silent: [
      {
        when: 'there is half a score, which is another finding',
        in: changed(({ initial }) => {
          initial.severity = null
        }),
      },
      {
        when: 'the hazard is a candidate',
        in: changed(({ hazard }) => {
          hazard.assessments = []
          hazard.candidate = true
        }),
      },
    ],
  },
  'residual-not-scored': {
    found: [
      {
        when: 'the initial risk is not accepted',
        in: changed(({ hazard, initial }) => {
          hazard.assessments = [initial]
        }),
        says: ['HAZ-001: the residual risk is not scored.'],
      },
      {
        when: 'the initial risk is accepted without the reason its rating needs',
        in: changed(({ hazard, initial }) => {
          initial.acceptability = 'acceptable'
          hazard.assessments = [initial]
        }),
        says: ['HAZ-001: the residual risk is not scored.'],
      },
    ],
    silent: [
      {
        when: 'the initial risk is accepted with its reason',
        in: changed(({ hazard, initial }) => {
          initial.acceptability = 'acceptable'
          initial.justification = 'Further reduction is impractical.'
          hazard.assessments = [initial]
        }),
      },
      {
        when: 'there is no initial score either, which is another finding',
        in: changed(({ hazard }) => {
          hazard.assessments = []
        }),
      },
    ],
  },
  'score-imported': {
    found: [
      {
        when: 'the initial score came with a file',
        in: changed(({ initial }) => {
          initial.origin = 'imported'
          initial.confirmedAt = null
          initial.confirmedBy = null
        }),
        says: ['HAZ-001: the initial rating 3 is not confirmed by a named person.'],
      },
    ],
    silent: [
      {
        when: 'it came with a file and a person confirmed it',
        in: changed(({ initial }) => {
          initial.origin = 'imported'
        }),
      },
    ],
  },
  'scored-before-changes': {
    found: [
      {
        when: 'the description, a cause and a control are not what they were',
        in: changed(({ hazard, control, residual }) => {
          hazard.assessments = [residual]
          hazard.description = 'Another text.'
          hazard.causes.push(aCause(1, 3))
          control.steps.push(aStep('failed verification'))
        }),
        says: [
          'HAZ-001: the residual rating 2 was scored before these changes: description changed; CTL-001 fell back; cause 3 added.',
        ],
      },
      {
        when: 'a link and a cause are gone',
        in: changed(({ hazard, residual }) => {
          hazard.assessments = [residual]
          hazard.links.splice(1, 1)
          hazard.causes.splice(1, 1)
        }),
        says: [
          'HAZ-001: the residual rating 2 was scored before these changes: a cause removed; link of a control removed.',
        ],
      },
      {
        when: 'more has changed than a sentence can hold',
        in: changed(({ hazard, residual }) => {
          hazard.assessments = [residual]
          for (let number = 3; number < 18; number++) hazard.causes.push(aCause(1, number))
        }),
        says: [
          `HAZ-001: the residual rating 2 was scored before these changes: ${[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((number) => `cause ${number} added`).join('; ')}; 3 more changes.`,
        ],
      },
    ],
    silent: [
      {
        when: 'only the notes have changed',
        in: changed(({ hazard }) => {
          hazard.notes = 'Talked about on the ward.'
        }),
      },
      {
        when: 'the score is imported and not confirmed, which is another finding',
        in: changed(({ hazard, initial, residual }) => {
          hazard.description = 'Another text.'
          initial.confirmedAt = null
          residual.confirmedAt = null
        }),
      },
    ],
  },
  'assessor-missing': {
    found: [
      {
        when: 'neither people nor a session',
        in: changed(({ initial }) => {
          initial.assessedBy = []
        }),
        says: ['HAZ-001: the initial score names no assessor.'],
      },
    ],
    silent: [
      {
        when: 'there is only half a score',
        in: changed(({ initial }) => {
          initial.assessedBy = []
          initial.severity = null
        }),
      },
      {
        when: 'a session is named',
        in: changed(({ initial }) => {
          initial.assessedBy = []
          initial.sessionId = idOf('session')
        }),
      },
      {
        when: 'the score is imported and not confirmed',
        in: changed(({ initial }) => {
          initial.assessedBy = []
          initial.confirmedAt = null
        }),
      },
    ],
  },
  'assessment-date-missing': {
    found: [
      {
        when: 'a confirmed score has no day',
        in: changed(({ residual }) => {
          residual.assessedOn = null
        }),
        says: ['HAZ-001: the residual score has no date of assessment.'],
      },
    ],
    silent: [
      {
        when: 'there is only half a score',
        in: changed(({ residual }) => {
          residual.assessedOn = null
          residual.severity = null
        }),
      },
      {
        when: 'the score is imported and not confirmed',
        in: changed(({ residual }) => {
          residual.assessedOn = null
          residual.confirmedAt = null
        }),
      },
    ],
  },
  'residual-worse': {
    found: [
      {
        when: 'the residual is 4 after an initial 3',
        in: changed(({ residual }) => {
          residual.likelihood = 'High'
        }),
        says: ['HAZ-001: the residual rating is 4, worse than the initial 3.'],
      },
    ],
    silent: [
      {
        when: 'the ratings are the same',
        in: changed(({ residual }) => {
          residual.likelihood = 'Medium'
        }),
      },
      {
        when: 'an earlier residual was worse, and it was scored again',
        in: changed(({ hazard }) => hazard.assessments.unshift(anAssessment('residual', { likelihood: 'Very High' }))),
      },
    ],
  },
  'severity-lowered-without-reason': {
    found: [
      {
        when: 'Major becomes Significant without a word',
        in: changed(({ residual }) => {
          residual.severity = 'Significant'
        }),
        says: ['HAZ-001: the severity falls from Major to Significant without a reason.'],
      },
    ],
    silent: [
      {
        when: 'it says why',
        in: changed(({ residual }) => {
          residual.severity = 'Significant'
          residual.severityReason = 'The dose is caught before it can do lasting harm.'
        }),
      },
      {
        when: 'the severity rises',
        in: changed(({ residual }) => {
          residual.severity = 'Catastrophic'
        }),
      },
    ],
  },
  'severity-lowered-without-limiting-control': {
    found: [
      {
        when: 'the controls only prevent causes',
        in: changed(({ residual }) => {
          residual.severity = 'Significant'
        }),
        says: [
          'HAZ-001: the severity falls from Major to Significant, but no additional control is said to limit the harm or remove the hazard.',
        ],
      },
      {
        when: 'the limiting control is an existing one, which counts in the initial severity',
        in: changed(({ residual, link }) => {
          residual.severity = 'Significant'
          link.acts = 'limits the harm'
          link.standing = 'existing'
        }),
        says: [
          'HAZ-001: the severity falls from Major to Significant, but no additional control is said to limit the harm or remove the hazard.',
        ],
      },
      {
        when: 'the limiting control is rejected',
        in: changed(({ residual, link, control }) => {
          residual.severity = 'Significant'
          link.acts = 'removes the hazard'
          control.steps.push(aStep('rejected'))
        }),
        says: [
          'HAZ-001: the severity falls from Major to Significant, but no additional control is said to limit the harm or remove the hazard.',
        ],
      },
    ],
    silent: [
      {
        when: 'a control limits the harm',
        in: changed(({ residual, link }) => {
          residual.severity = 'Significant'
          link.acts = 'limits the harm'
        }),
      },
    ],
  },
  'improved-without-control': {
    found: [
      {
        when: 'no control is linked',
        in: changed(({ hazard }) => {
          hazard.links = []
        }),
        says: ['HAZ-001: the residual score is better than the initial one, but no control is linked.'],
      },
      {
        when: 'all controls are existing ones',
        in: changed(({ link, otherLink }) => {
          link.standing = 'existing'
          otherLink.standing = 'existing'
        }),
        says: [
          'HAZ-001: the residual score is better than the initial one, but all linked controls are existing ones.',
        ],
      },
    ],
    silent: [
      {
        when: 'no control is linked and the score is the same',
        in: changed(({ hazard, residual }) => {
          hazard.links = []
          residual.likelihood = 'Medium'
        }),
      },
      {
        when: 'one control is additional',
        in: changed(({ link }) => {
          link.standing = 'existing'
        }),
      },
    ],
  },
  'improved-on-claims': {
    found: [
      {
        when: 'one control is implemented and none verified',
        in: changed(({ control, otherControl }) => {
          control.steps = [aStep('implemented')]
          otherControl.steps = []
        }),
        says: [
          'HAZ-001: the residual score is better than the initial one and rests on 2 additional controls (CTL-001 and CTL-002), of which 1 implemented, none verified.',
        ],
      },
      {
        when: 'nothing is implemented, before that is due',
        in: changed(({ control, otherControl }) => {
          control.steps = [aStep('agreed')]
          otherControl.steps = []
        }),
        due: { implementation: false, verification: false },
        notYetDue: true,
        says: [
          'HAZ-001: the residual score is better than the initial one and rests on 2 additional controls (CTL-001 and CTL-002), of which none is implemented.',
        ],
      },
      {
        when: 'all is implemented, before verification is due',
        in: changed(({ control, otherControl }) => {
          control.steps = [aStep('implemented')]
          otherControl.steps = [aStep('implemented')]
        }),
        due: { implementation: true, verification: false },
        notYetDue: true,
        says: [
          'HAZ-001: the residual score is better than the initial one and rests on 2 additional controls (CTL-001 and CTL-002), of which 2 implemented, none verified.',
        ],
      },
      {
        when: 'nothing is implemented when implementation is due and verification is not',
        in: changed(({ control, otherControl }) => {
          control.steps = []
          otherControl.steps = []
        }),
        due: { implementation: true, verification: false },
        says: [
          'HAZ-001: the residual score is better than the initial one and rests on 2 additional controls (CTL-001 and CTL-002), of which none is implemented.',
        ],
      },
    ],
    silent: [
      {
        when: 'one control is verified',
        in: changed(({ otherControl }) => {
          otherControl.steps = []
        }),
      },
      {
        when: 'nothing is verified and the score is the same',
        in: changed(({ control, otherControl, residual }) => {
          control.steps = []
          otherControl.steps = []
          residual.likelihood = 'Medium'
        }),
      },
    ],
  },
  'residual-blocks-issue': {
    found: [
      {
        when: 'the residual rating is 4',
        in: changed(({ residual }) => {
          residual.likelihood = 'High'
        }),
        says: ['HAZ-001: the residual rating 4 (Must be reduced) would block an issue.'],
      },
    ],
    silent: [
      {
        when: 'the residual rating is 3',
        in: changed(({ residual }) => {
          residual.likelihood = 'Medium'
        }),
      },
      {
        when: 'the flag of the scheme says otherwise: the number is never asked',
        in: changed(({ residual, project }) => {
          residual.likelihood = 'High'
          for (const rating of project.scheme.ratings) rating.blocksIssue = false
        }),
      },
      {
        when: 'only the initial rating is 4',
        in: changed(({ initial }) => {
          initial.likelihood = 'High'
        }),
      },
    ],
  },
  'benefit-analysis-missing': {
    found: [
      {
        when: 'there is none',
        in: changed(({ residual }) => {
          residual.likelihood = 'High'
        }),
        says: ['HAZ-001: the residual rating is 4 and no benefit-risk analysis is recorded.'],
      },
      {
        when: 'it is not finished',
        in: changed(({ residual, records, hazard }) => {
          residual.likelihood = 'High'
          records.benefitAnalysis.push(
            aRegister('benefitAnalysis', { hazardId: hazard.id, conclusion: '', date: null }),
          )
        }),
        says: ['HAZ-001: the residual rating is 4 and the benefit-risk analysis has no conclusion, no date.'],
      },
      {
        when: 'it is about another hazard',
        in: changed(({ residual, records, accepted }) => {
          residual.likelihood = 'High'
          records.benefitAnalysis.push(aRegister('benefitAnalysis', { hazardId: accepted.id }))
        }),
        says: ['HAZ-001: the residual rating is 4 and no benefit-risk analysis is recorded.'],
      },
    ],
    silent: [
      {
        when: 'it is recorded',
        in: changed(({ residual, records, hazard }) => {
          residual.likelihood = 'High'
          records.benefitAnalysis.push(aRegister('benefitAnalysis', { hazardId: hazard.id }))
        }),
      },
    ],
  },
  'blocked-but-accepted': {
    found: [
      {
        when: 'a residual 4 is marked acceptable',
        in: changed(({ residual }) => {
          residual.likelihood = 'High'
        }),
        says: ['HAZ-001: the residual rating 4 (Must be reduced) is marked acceptable.'],
      },
    ],
    silent: [
      {
        when: 'a residual 4 is marked not acceptable',
        in: changed(({ residual }) => {
          residual.likelihood = 'High'
          residual.acceptability = 'not acceptable'
        }),
      },
    ],
  },
  'accepted-without-reason': {
    found: [
      {
        when: 'a residual 2 is accepted without a word',
        in: changed(({ residual }) => {
          residual.justification = ''
        }),
        says: ['HAZ-001: the residual rating 2 (Acceptable with a reason) is accepted without a reason.'],
      },
      {
        when: 'an initial 3 is accepted without a word',
        in: changed(({ initial }) => {
          initial.acceptability = 'acceptable'
        }),
        says: ['HAZ-001: the initial rating 3 (Undesirable) is accepted without a reason.'],
      },
    ],
    silent: [
      {
        when: 'a rating that needs no reason is accepted without one (HAZ-002), and 3 is not accepted',
        in: changed(({ residual }) => {
          residual.acceptability = 'not acceptable'
          residual.justification = ''
        }),
      },
    ],
  },
  'acceptability-not-stated': {
    found: [
      {
        when: 'nobody has said',
        in: changed(({ residual }) => {
          residual.acceptability = 'not stated'
        }),
        says: ['HAZ-001: whether the residual rating 2 (Acceptable with a reason) is acceptable is not stated.'],
      },
    ],
    silent: [
      {
        when: 'there is no rating to accept',
        in: changed(({ residual }) => {
          residual.acceptability = 'not stated'
          residual.likelihood = null
        }),
      },
    ],
  },
}
