import { aCause, aControl, aHazard, aLink, anAssessment, anEvidence, aStep, idOf, NOW } from '../../support/builders.ts'
import { type CheckTable, changed } from './changed-log.ts'

const archived = { how: 'archived', reason: 'Raised in error.', at: NOW } as const
const early = { implementation: false, verification: false }
const implementationOnly = { implementation: true, verification: false }

/** HAZ-001's initial risk is accepted with its reason: no control is needed, so the control rules are silent. */
function accept(initial: { acceptability: string; justification: string }) {
  initial.acceptability = 'acceptable'
  initial.justification = 'Further reduction is impractical.'
}

export const controlTables: Record<string, CheckTable> = {
  'hazard-without-cause': {
    found: [
      {
        when: 'there is none',
        in: changed(({ hazard }) => {
          hazard.causes = []
        }),
        says: ['HAZ-001: no cause is recorded.'],
      },
      {
        when: 'all of them are archived',
        in: changed(({ hazard }) => {
          for (const cause of hazard.causes) cause.archived = archived
        }),
        says: ['HAZ-001: no cause is recorded.'],
      },
    ],
    silent: [
      {
        when: 'the initial risk is accepted',
        in: changed(({ hazard, initial }) => {
          hazard.causes = []
          accept(initial)
        }),
      },
    ],
  },
  'cause-without-control': {
    found: [
      {
        when: 'no link names the cause',
        in: changed(({ hazard }) => hazard.causes.push(aCause(1, 3))),
        says: ['HAZ-001, cause 3: no control answers it.'],
      },
      {
        when: 'its control is withdrawn',
        in: changed(({ control }) => control.steps.push(aStep('withdrawn'))),
        says: ['HAZ-001, cause 1: no control answers it.'],
      },
      {
        when: 'its control is archived',
        in: changed(({ control }) => {
          control.archived = archived
        }),
        says: ['HAZ-001, cause 1: no control answers it.'],
      },
    ],
    silent: [
      {
        when: 'the cause is archived',
        in: changed(({ hazard }) => hazard.causes.push(aCause(1, 3, { archived }))),
      },
      {
        when: 'the initial risk is accepted',
        in: changed(({ hazard, initial }) => {
          hazard.causes.push(aCause(1, 3))
          accept(initial)
          // An added cause puts the score in doubt and leaves the acceptance standing.
        }),
      },
      {
        when: 'a control answers the hazard as a whole, which is another finding',
        in: changed(({ hazard }) => {
          hazard.causes.push(aCause(1, 3))
          hazard.links.push(aLink(1, 2, null))
        }),
      },
    ],
  },
  'cause-with-general-control-only': {
    found: [
      {
        when: 'only a control of the whole hazard is there',
        in: changed(({ hazard }) => {
          hazard.causes.push(aCause(1, 3))
          hazard.links.push(aLink(1, 2, null))
        }),
        says: ['HAZ-001, cause 3: no control answers it by itself; CTL-002 answers the hazard as a whole.'],
      },
    ],
    silent: [
      {
        when: 'each cause has its own',
        in: changed(({ hazard }) => hazard.links.push(aLink(1, 2, null))),
      },
    ],
  },
  'control-without-owner': {
    found: [
      {
        when: 'nobody owns it',
        in: changed(({ control }) => {
          control.ownerId = null
        }),
        says: ['CTL-001: no owner is named.'],
      },
      {
        when: 'two hazards rest on it: said once',
        in: changed(({ control, records }) => {
          control.ownerId = null
          records.hazard.push(aHazard(3, { links: [aLink(3, 1, 1)] }))
        }),
        says: ['CTL-001: no owner is named.'],
      },
    ],
    silent: [
      {
        when: 'it is rejected',
        in: changed(({ control }) => {
          control.ownerId = null
          control.steps.push(aStep('rejected'))
        }),
      },
      {
        when: 'only a candidate and an archived hazard rest on it',
        in: changed(({ records }) => {
          records.control.push(aControl(3, { ownerId: null }))
          records.hazard.push(
            aHazard(3, { candidate: true, links: [aLink(3, 3, 1)] }),
            aHazard(4, { archived, links: [aLink(4, 3, 1)] }),
          )
        }),
      },
      {
        when: 'the only hazard resting on it has its initial risk accepted',
        in: changed(({ control, initial }) => {
          control.ownerId = null
          accept(initial)
        }),
      },
    ],
  },
  'control-without-organisation': {
    found: [
      {
        when: 'no organisation is named',
        in: changed(({ control }) => {
          control.organisationId = null
        }),
        says: ['CTL-001: no responsible organisation is named.'],
      },
    ],
    silent: [
      {
        when: 'another organisation is named',
        in: changed(({ control }) => {
          control.organisationId = idOf('organisation Supplier')
        }),
      },
    ],
  },
  'control-without-type': {
    found: [
      {
        when: 'its type is not stated',
        in: changed(({ control }) => {
          control.type = 'not stated'
        }),
        says: ['CTL-001: its type is not stated.'],
      },
    ],
    silent: [
      {
        when: 'it is information',
        in: changed(({ control }) => {
          control.type = 'information'
        }),
      },
    ],
  },
  'control-overdue': {
    found: [
      {
        when: 'its day has passed',
        in: changed(({ control }) => {
          control.steps = [aStep('agreed')]
          control.due = '2026-03-02'
        }),
        says: ['CTL-001: due on 2 March 2026, and not implemented.'],
      },
      {
        when: "its milestone's day has passed",
        in: changed(({ control, project }) => {
          project.milestones = [{ id: idOf('milestone'), name: 'Ward 7', scope: '', date: '2026-02-28' }]
          control.steps = []
          control.milestoneId = idOf('milestone')
        }),
        says: ['CTL-001: needed before "Ward 7" on 28 February 2026, and not implemented.'],
      },
      {
        when: "its milestone's day has passed and its own has not",
        in: changed(({ control, project }) => {
          project.milestones = [{ id: idOf('milestone'), name: 'Ward 7', scope: '', date: '2026-02-28' }]
          control.steps = []
          control.due = '2026-03-20'
          control.milestoneId = idOf('milestone')
        }),
        says: ['CTL-001: needed before "Ward 7" on 28 February 2026, and not implemented.'],
      },
    ],
    silent: [
      {
        when: 'neither its day nor its milestone has passed',
        in: changed(({ control, project }) => {
          project.milestones = [{ id: idOf('milestone'), name: 'Ward 7', scope: '', date: '2026-03-28' }]
          control.steps = []
          control.due = '2026-03-20'
          control.milestoneId = idOf('milestone')
        }),
      },
      {
        when: 'it is due today',
        in: changed(({ control }) => {
          control.steps = [aStep('agreed')]
          control.due = '2026-03-03'
        }),
      },
      {
        when: 'it is implemented',
        in: changed(({ control }) => {
          control.steps = [aStep('implemented')]
          control.due = '2026-03-02'
        }),
      },
    ],
  },
  'control-not-implemented': {
    found: [
      {
        when: 'it is agreed',
        in: changed(({ control }) => {
          control.steps = [aStep('agreed')]
        }),
        says: ['CTL-001: not recorded as implemented; its state is "agreed".'],
      },
      {
        when: 'nothing is said of it, before implementation is due',
        in: changed(({ control }) => {
          control.steps = []
        }),
        due: early,
        notYetDue: true,
        says: ['CTL-001: not recorded as implemented; its state is not stated.'],
      },
      {
        when: "it is the supplier's, in a DCB0160 project",
        in: changed(({ control }) => {
          control.steps = []
          control.organisationId = idOf('organisation Supplier')
        }),
        says: ['CTL-001: not recorded as implemented; its state is not stated.'],
      },
    ],
    silent: [
      {
        when: 'it is implemented, and not verified: another finding',
        in: changed(({ control }) => {
          control.steps = [aStep('implemented')]
        }),
      },
      {
        when: "it is the customer's, in a DCB0129 project",
        in: changed(({ control, project }) => {
          project.standards = ['DCB0129']
          control.steps = []
          control.organisationId = idOf('organisation Customer')
        }),
      },
    ],
  },
  'control-not-verified': {
    found: [
      {
        when: 'it is implemented only',
        in: changed(({ control }) => {
          control.steps = [aStep('implemented')]
        }),
        says: ['CTL-001: implemented, and not verified.'],
      },
      {
        when: 'it is implemented only, before verification is due',
        in: changed(({ control }) => {
          control.steps = [aStep('implemented')]
        }),
        due: { implementation: true, verification: false },
        notYetDue: true,
        says: ['CTL-001: implemented, and not verified.'],
      },
    ],
    silent: [
      {
        when: 'it is not implemented: another finding',
        in: changed(({ control }) => {
          control.steps = [aStep('agreed')]
        }),
      },
      {
        when: "it is the customer's, in a DCB0129 project",
        in: changed(({ control, project }) => {
          project.standards = ['DCB0129']
          control.steps = [aStep('implemented')]
          control.organisationId = idOf('organisation Customer')
        }),
      },
    ],
  },
  'control-failed-verification': {
    found: [
      {
        when: 'it failed, whatever the phase',
        in: changed(({ control }) => control.steps.push(aStep('failed verification'))),
        due: early,
        says: ['CTL-001: failed verification, and 1 hazard rests on it.'],
      },
    ],
    silent: [
      {
        when: 'it failed and was withdrawn',
        in: changed(({ control }) => control.steps.push(aStep('failed verification'), aStep('withdrawn'))),
      },
      {
        when: 'it failed and was verified again',
        in: changed(({ control }) =>
          control.steps.push(aStep('failed verification'), aStep('verified', { evidenceIds: [idOf('evidence 1')] })),
        ),
      },
    ],
  },
  'control-without-evidence': {
    found: [
      {
        when: 'the step names none',
        in: changed(({ control }) => {
          control.steps = [aStep('verified')]
        }),
        says: ['CTL-001: verified, with no evidence of it.'],
      },
      {
        when: 'the step names what is not there',
        in: changed(({ control }) => {
          control.steps = [aStep('verified', { evidenceIds: [idOf('evidence 9')] })]
        }),
        says: ['CTL-001: verified, with no evidence of it.'],
      },
    ],
    silent: [
      {
        when: 'it is not verified',
        in: changed(({ control }) => {
          control.steps = [aStep('implemented')]
        }),
      },
    ],
  },
  'effectiveness-not-judged': {
    found: [
      {
        when: 'the control is verified: 6.3.2 is met and 6.3.3 is not',
        in: changed(({ link }) => {
          link.effectiveness = 'not yet judged'
        }),
        says: ['HAZ-001, cause 1, CTL-001: the control is verified; its effectiveness here is not judged.'],
      },
      {
        when: 'one control is judged on one cause and not on another',
        in: changed(({ hazard }) =>
          hazard.links.push(
            aLink(1, 1, 2, { effectiveness: 'not yet judged' }),
            aLink(1, 1, null, { effectiveness: 'not yet judged' }),
          ),
        ),
        due: implementationOnly,
        notYetDue: true,
        says: [
          'HAZ-001, cause 2, CTL-001: the control is verified; its effectiveness here is not judged.',
          'HAZ-001, CTL-001: the control is verified; its effectiveness here is not judged.',
        ],
      },
    ],
    silent: [
      {
        when: 'the control is not in place yet',
        in: changed(({ link, control }) => {
          link.effectiveness = 'not yet judged'
          control.steps = [aStep('agreed')]
        }),
      },
      {
        when: 'it is judged, if not effective',
        in: changed(({ link }) => {
          link.effectiveness = 'not effective'
        }),
      },
    ],
  },
  'control-not-effective': {
    found: [
      {
        when: 'it does not work on this cause',
        in: changed(({ link }) => {
          link.effectiveness = 'not effective'
        }),
        says: ['HAZ-001, cause 1, CTL-001: judged not effective here, and still counted.'],
      },
    ],
    silent: [
      {
        when: 'it does not work and is withdrawn',
        in: changed(({ link, control }) => {
          link.effectiveness = 'not effective'
          control.steps.push(aStep('withdrawn'))
        }),
      },
    ],
  },
  'effectiveness-without-evidence': {
    found: [
      {
        when: 'the link names none',
        in: changed(({ link }) => {
          link.evidenceIds = []
        }),
        says: ['HAZ-001, cause 1, CTL-001: judged effective, with no evidence.'],
      },
      {
        when: 'the evidence is past its review date',
        in: changed(({ evidence, otherLink, records }) => {
          evidence.reviewBy = '2026-03-02'
          records.evidence.push(anEvidence(2))
          otherLink.evidenceIds = [idOf('evidence 2')]
        }),
        says: ['HAZ-001, cause 1, CTL-001: judged effective, with no evidence that still counts.'],
      },
    ],
    silent: [
      {
        when: 'the review date is today',
        in: changed(({ evidence }) => {
          evidence.reviewBy = '2026-03-03'
        }),
      },
      {
        when: 'it is not judged',
        in: changed(({ link }) => {
          link.evidenceIds = []
          link.effectiveness = 'not yet judged'
        }),
      },
    ],
  },
  'control-linked-to-nothing': {
    found: [
      {
        when: 'nothing links to it',
        in: changed(({ records }) => records.control.push(aControl(3))),
        says: ['CTL-003: linked to no cause and no hazard.'],
      },
      {
        when: 'only an archived hazard links to it',
        in: changed(({ records }) => {
          records.control.push(aControl(3))
          records.hazard.push(aHazard(3, { archived, links: [aLink(3, 3, 1)] }))
        }),
        says: ['CTL-003: linked to no cause and no hazard.'],
      },
    ],
    silent: [
      {
        when: 'a candidate links to it',
        in: changed(({ records }) => {
          records.control.push(aControl(3))
          records.hazard.push(aHazard(3, { candidate: true, links: [aLink(3, 3, 1)] }))
        }),
      },
      {
        when: 'it is rejected',
        in: changed(({ records }) => records.control.push(aControl(3, { steps: [aStep('rejected')] }))),
      },
    ],
  },
  'existing-control-leaves': {
    found: [
      {
        when: 'the initial score rests on it',
        in: changed(({ link }) => {
          link.standing = 'existing'
          link.remains = 'no'
        }),
        says: [
          'HAZ-001, cause 1, CTL-001: existing, and does not remain after go-live, so the initial score may not rest on it.',
        ],
      },
    ],
    silent: [
      {
        when: 'it remains',
        in: changed(({ link }) => {
          link.standing = 'existing'
          link.remains = 'yes'
        }),
      },
      {
        when: 'there is no initial score',
        in: changed(({ hazard, link }) => {
          link.standing = 'existing'
          link.remains = 'no'
          hazard.assessments = []
        }),
      },
    ],
  },
  'remains-not-stated': {
    found: [
      {
        when: 'an existing control says nothing of it',
        in: changed(({ link }) => {
          link.standing = 'existing'
        }),
        says: ['HAZ-001, cause 1, CTL-001: existing, and not said to remain after go-live or not.'],
      },
    ],
    silent: [
      {
        when: 'an additional control says nothing of it',
        in: changed(({ link }) => {
          link.remains = 'not stated'
        }),
      },
    ],
  },
  'standing-not-stated': {
    found: [
      {
        when: 'the link says neither',
        in: changed(({ link }) => {
          link.standing = 'not stated'
        }),
        says: ['HAZ-001, cause 1, CTL-001: not said to be existing or additional.'],
      },
    ],
    silent: [
      {
        when: 'the link says existing',
        in: changed(({ link }) => {
          link.standing = 'existing'
        }),
      },
    ],
  },
  'existing-and-additional': {
    found: [
      {
        when: 'the same control is both on one hazard',
        in: changed(({ hazard }) =>
          hazard.links.push(aLink(1, 1, 2, { standing: 'existing', remains: 'yes' }), aLink(1, 1, null)),
        ),
        says: ['HAZ-001: CTL-001 is linked as existing and as additional.'],
      },
    ],
    silent: [
      {
        when: 'it is existing on one hazard and additional on another',
        in: changed(({ records }) =>
          records.hazard.push(aHazard(3, { links: [aLink(3, 1, 1, { standing: 'existing', remains: 'yes' })] })),
        ),
      },
      {
        when: 'it is additional twice',
        in: changed(({ hazard }) => hazard.links.push(aLink(1, 1, 2))),
      },
    ],
  },
  'no-test-evidence': {
    found: [
      {
        when: 'the only evidence is minutes',
        in: changed(({ evidence }) => {
          evidence.type = 'minutes'
        }),
        says: ['HAZ-001: no test report stands behind it, through its controls or by itself.'],
      },
      {
        when: 'the test report is past its review date, before verification is due',
        in: changed(({ evidence }) => {
          evidence.reviewBy = '2026-03-02'
        }),
        due: implementationOnly,
        notYetDue: true,
        says: ['HAZ-001: no test report stands behind it, through its controls or by itself.'],
      },
    ],
    silent: [
      {
        when: 'only the hazard itself names the report',
        in: changed(({ hazard, link, otherLink, control, otherControl, evidence }) => {
          for (const one of [link, otherLink]) one.evidenceIds = []
          for (const one of [control, otherControl]) one.steps = []
          hazard.evidenceIds = [evidence.id]
        }),
      },
      {
        when: 'only the verified step of a control names it',
        in: changed(({ link, otherLink }) => {
          for (const one of [link, otherLink]) one.evidenceIds = []
        }),
      },
      {
        when: 'the initial risk is accepted',
        in: changed(({ evidence, initial }) => {
          evidence.type = 'minutes'
          accept(initial)
        }),
      },
    ],
  },
  'evidence-expired': {
    found: [
      {
        when: 'its review date was yesterday',
        in: changed(({ evidence }) => {
          evidence.reviewBy = '2026-03-02'
        }),
        says: ['Evidence "Test report 1": its review was due on 2 March 2026, and 1 hazard still relies on it.'],
      },
      {
        when: 'two hazards rely on it: said once',
        in: changed(({ evidence, accepted }) => {
          evidence.reviewBy = '2026-03-02'
          accepted.evidenceIds = [evidence.id]
        }),
        says: ['Evidence "Test report 1": its review was due on 2 March 2026, and 2 hazards still rely on it.'],
      },
    ],
    silent: [
      {
        when: 'its review date is today',
        in: changed(({ evidence }) => {
          evidence.reviewBy = '2026-03-03'
        }),
      },
      {
        when: 'it is archived as well, which is another finding',
        in: changed(({ evidence }) => {
          evidence.reviewBy = '2026-03-02'
          evidence.archived = archived
        }),
      },
      {
        when: 'nothing relies on it',
        in: changed(({ records }) => records.evidence.push(anEvidence(2, { reviewBy: '2026-03-02' }))),
      },
    ],
  },
  'evidence-archived': {
    found: [
      {
        when: 'it is archived and still named',
        in: changed(({ evidence }) => {
          evidence.archived = archived
        }),
        says: ['Evidence "Test report 1": archived, and 1 hazard still relies on it.'],
      },
    ],
    silent: [
      {
        when: 'it is archived and not named',
        in: changed(({ records }) => records.evidence.push(anEvidence(2, { archived }))),
      },
    ],
  },
  'only-training-or-information': {
    found: [
      {
        when: 'Major harm, training and a control of no stated type',
        in: changed(({ control, otherControl }) => {
          control.type = 'training'
          otherControl.type = 'not stated'
        }),
        says: ['HAZ-001: Major harm, and its controls are only of no stated type and training.'],
      },
      {
        when: 'the two worst words of another scheme',
        in: changed(({ project, initial, residual, control, otherControl }) => {
          for (const word of project.scheme.severity) if (word.word === 'Major') word.word = 'Grave'
          initial.severity = 'Grave'
          residual.severity = 'Grave'
          control.type = 'information'
          otherControl.type = 'information'
        }),
        says: ['HAZ-001: Grave harm, and its controls are only information.'],
      },
    ],
    silent: [
      {
        when: 'one control is a change of the business process',
        in: changed(({ control }) => {
          control.type = 'training'
        }),
      },
      {
        when: 'Considerable harm',
        in: changed(({ control, otherControl, initial, residual }) => {
          control.type = 'training'
          otherControl.type = 'training'
          initial.severity = 'Considerable'
          residual.severity = 'Considerable'
        }),
      },
      {
        when: 'there is no control at all, which is another finding',
        in: changed(({ hazard }) => {
          hazard.links = []
        }),
      },
    ],
  },
  'common-mode': {
    found: [
      {
        when: 'four hazards rest on one control',
        in: changed(({ records }) => {
          for (const number of [3, 4, 5]) records.hazard.push(aHazard(number, { links: [aLink(number, 1, 1)] }))
        }),
        says: ['CTL-001: 4 hazards rest on it (HAZ-001, HAZ-003, HAZ-004 and HAZ-005).'],
      },
      {
        when: 'ten hazards do, all of them named',
        in: changed(({ records }) => {
          for (let number = 3; number < 12; number++)
            records.hazard.push(aHazard(number, { links: [aLink(number, 1, 1)] }))
        }),
        says: [
          'CTL-001: 10 hazards rest on it (HAZ-001, HAZ-003, HAZ-004, HAZ-005, HAZ-006, HAZ-007, HAZ-008, HAZ-009, HAZ-010 and HAZ-011).',
        ],
      },
      {
        when: 'twelve hazards do, ten of them named',
        in: changed(({ records }) => {
          for (let number = 3; number < 14; number++)
            records.hazard.push(aHazard(number, { links: [aLink(number, 1, 1)] }))
        }),
        says: [
          'CTL-001: 12 hazards rest on it (HAZ-001, HAZ-003, HAZ-004, HAZ-005, HAZ-006, HAZ-007, HAZ-008, HAZ-009, HAZ-010, HAZ-011 and 2 more).',
        ],
      },
    ],
    silent: [
      {
        when: 'three hazards do, one of them by many causes',
        in: changed(({ records, hazard }) => {
          for (const number of [3, 4]) records.hazard.push(aHazard(number, { links: [aLink(number, 1, 1)] }))
          hazard.links.push(aLink(1, 1, 2), aLink(1, 1, null))
        }),
      },
      {
        when: 'the fourth is a candidate',
        in: changed(({ records }) => {
          for (const number of [3, 4]) records.hazard.push(aHazard(number, { links: [aLink(number, 1, 1)] }))
          records.hazard.push(aHazard(5, { candidate: true, links: [aLink(5, 1, 1)] }))
        }),
      },
    ],
  },
  'new-hazard-check-missing': {
    found: [
      {
        when: 'an additional control is not assessed, whatever the phase',
        in: changed(({ link }) => {
          link.newHazards = 'not yet assessed'
        }),
        due: early,
        says: ['HAZ-001, cause 1, CTL-001: not assessed for new hazards it may bring.'],
      },
    ],
    silent: [
      {
        when: 'an existing control is not assessed',
        in: changed(({ link }) => {
          link.newHazards = 'not yet assessed'
          link.standing = 'existing'
        }),
      },
      {
        when: 'the initial risk is accepted',
        in: changed(({ hazard, link }) => {
          link.newHazards = 'not yet assessed'
          hazard.assessments = [
            anAssessment('initial', {
              acceptability: 'acceptable',
              justification: 'Further reduction is impractical.',
            }),
          ]
        }),
      },
    ],
  },
}
