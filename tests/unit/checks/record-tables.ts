import { aHazard, aLink, aPerson, aRegister, aRole, aStep, idOf, NOW } from '../../support/builders.ts'
import { type CheckTable, changed } from './changed-log.ts'

const archived = { how: 'archived', reason: 'Raised in error.', at: NOW } as const
const action = { id: idOf('action'), text: 'Ask the ward', ownerId: null, due: null, done: null }

export const recordTables: Record<string, CheckTable> = {
  'hazard-without-owner': {
    found: [
      {
        when: 'nobody owns it',
        in: changed(({ hazard }) => {
          hazard.ownerId = null
        }),
        says: ['HAZ-001: no owner is named.'],
      },
    ],
    silent: [
      {
        when: 'a hazard nobody owns is archived',
        in: changed(({ records }) => records.hazard.push(aHazard(3, { ownerId: null, archived }))),
      },
    ],
  },
  'status-not-stated': {
    found: [
      {
        when: 'it is not stated',
        in: changed(({ hazard }) => {
          hazard.status = 'not stated'
        }),
        says: ['HAZ-001: the status is not stated.'],
      },
    ],
    silent: [
      {
        when: 'a candidate has none',
        in: changed(({ records }) => records.hazard.push(aHazard(3, { status: 'not stated', candidate: true }))),
      },
    ],
  },
  'closed-with-open-actions': {
    found: [
      {
        when: 'an action is not done',
        in: changed(({ hazard }) => {
          hazard.status = 'Closed'
          hazard.actions = [action, { ...action, id: idOf('done'), done: '2026-02-01' }]
        }),
        says: ['HAZ-001: Closed, with 1 open action.'],
      },
    ],
    silent: [
      {
        when: 'the hazard is Open',
        in: changed(({ hazard }) => {
          hazard.actions = [action]
        }),
      },
      {
        when: 'the action is done',
        in: changed(({ hazard }) => {
          hazard.status = 'Closed'
          hazard.actions = [{ ...action, done: '2026-02-01' }]
        }),
      },
    ],
  },
  'closed-with-unfinished-controls': {
    found: [
      {
        when: 'a control is not verified',
        in: changed(({ hazard, control }) => {
          hazard.status = 'Closed'
          control.steps = [aStep('implemented')]
        }),
        says: ['HAZ-001: Closed, with 1 control not evidenced (CTL-001).'],
      },
      {
        when: 'two controls are not judged effective here',
        in: changed(({ hazard, link, otherLink }) => {
          hazard.status = 'Closed'
          link.effectiveness = 'not yet judged'
          otherLink.effectiveness = 'not effective'
        }),
        says: ['HAZ-001: Closed, with 2 controls not evidenced (CTL-001 and CTL-002).'],
      },
    ],
    silent: [
      {
        when: 'all controls are evidenced',
        in: changed(({ hazard }) => {
          hazard.status = 'Closed'
        }),
      },
      {
        when: 'the initial risk is accepted (HAZ-002), so no control is needed',
        in: changed(({ accepted, otherControl }) => {
          accepted.links = [aLink(2, 2, 1, { effectiveness: 'not yet judged' })]
          otherControl.archived = null
        }),
      },
    ],
  },
  'transferred-without-hand-over': {
    found: [
      {
        when: 'no hand-over names it',
        in: changed(({ hazard, records, accepted }) => {
          hazard.status = 'Transferred'
          records.handOver.push(aRegister('handOver', { hazardIds: [accepted.id] }))
        }),
        says: ['HAZ-001: Transferred, and no hand-over names it.'],
      },
      {
        when: 'a manufacturer received something that names it',
        in: changed(({ hazard, records, project }) => {
          project.standards = ['DCB0129']
          hazard.status = 'Transferred'
          records.handOver.push(aRegister('handOver', { direction: 'received', hazardIds: [hazard.id] }))
        }),
        says: ['HAZ-001: Transferred, and no hand-over names it.'],
      },
    ],
    silent: [
      {
        when: 'a hand-over names it',
        in: changed(({ hazard, records }) => {
          hazard.status = 'Transferred'
          records.handOver.push(aRegister('handOver', { hazardIds: [hazard.id] }))
        }),
      },
      {
        when: 'a deploying organisation received it',
        in: changed(({ hazard, records }) => {
          hazard.status = 'Transferred'
          records.handOver.push(aRegister('handOver', { direction: 'received', hazardIds: [hazard.id] }))
        }),
      },
    ],
  },
  'hand-over-not-acknowledged': {
    found: [
      {
        when: 'nobody has said that it arrived',
        in: changed(({ hazard, records }) => {
          hazard.status = 'Transferred'
          records.handOver.push(
            aRegister('handOver', { hazardIds: [hazard.id], acknowledgedBy: '', acknowledgedOn: null }),
          )
        }),
        says: ['HAZ-001: Transferred, and its hand-over ("Hazard log") is not acknowledged.'],
      },
      {
        when: 'a name stands there without a day',
        in: changed(({ hazard, records }) => {
          hazard.status = 'Transferred'
          records.handOver.push(aRegister('handOver', { hazardIds: [hazard.id], acknowledgedOn: null }))
        }),
        says: ['HAZ-001: Transferred, and its hand-over ("Hazard log") is not acknowledged.'],
      },
    ],
    silent: [
      {
        when: 'it is acknowledged',
        in: changed(({ hazard, records }) => {
          hazard.status = 'Transferred'
          records.handOver.push(aRegister('handOver', { hazardIds: [hazard.id] }))
        }),
      },
    ],
  },
  'short-name': {
    found: [
      {
        when: 'three words',
        in: changed(({ hazard }) => {
          hazard.name = 'Wrong drug – selected'
        }),
        says: ['HAZ-001: its name has 3 words: "Wrong drug – selected".'],
      },
    ],
    silent: [
      {
        when: 'four words',
        in: changed(({ hazard }) => {
          hazard.name = 'Wrong drug selected overnight'
        }),
      },
    ],
  },
  'generic-wording': {
    found: [
      {
        when: 'a name, a cause and a control that fit any system',
        in: changed(({ hazard, control }) => {
          hazard.name = 'System unavailable.'
          for (const cause of hazard.causes) if (cause.number === 2) cause.text = 'User  ERROR'
          control.name = 'Staff should be careful at all times when using the screen'
        }),
        says: [
          'HAZ-001, its name: "system unavailable" would fit any system.',
          'HAZ-001, cause 2: "user error" would fit any system.',
          'CTL-001: "should be careful" would fit any system.',
        ],
      },
    ],
    silent: [
      {
        when: 'the phrase stands within a text that says more',
        in: changed(({ hazard, control }) => {
          hazard.name = 'Drug round continues on paper while the system is unavailable at night'
          control.name = 'Training on the second wristband scan for every bank nurse'
        }),
      },
    ],
  },
  'duplicate-text': {
    found: [
      {
        when: 'two names differ only in case and punctuation',
        in: changed(({ hazard, accepted }) => {
          accepted.name = `${hazard.name.toUpperCase()}.`
        }),
        says: ['HAZ-002: its name is the same as that of HAZ-001.'],
      },
      {
        when: 'three descriptions are the same',
        in: changed(({ hazard, accepted, records }) => {
          accepted.description = hazard.description
          records.hazard.push(aHazard(3, { description: hazard.description }))
        }),
        says: [
          'HAZ-002: its description is the same as that of HAZ-001.',
          'HAZ-003: its description is the same as that of HAZ-001.',
        ],
      },
    ],
    silent: [
      {
        when: 'both descriptions are empty',
        in: changed(({ hazard, accepted }) => {
          hazard.description = ''
          accepted.description = ''
        }),
      },
      {
        when: 'the other one is archived',
        in: changed(({ hazard, records }) => records.hazard.push(aHazard(3, { name: hazard.name, archived }))),
      },
    ],
  },
  'review-overdue': {
    found: [
      {
        when: 'it was due yesterday',
        in: changed(({ hazard }) => {
          hazard.nextReview = '2026-03-02'
        }),
        says: ['HAZ-001: its review was due on 2 March 2026.'],
      },
    ],
    silent: [
      {
        when: 'it is due today',
        in: changed(({ hazard }) => {
          hazard.nextReview = '2026-03-03'
        }),
      },
    ],
  },
  'action-overdue': {
    found: [
      {
        when: 'it was due yesterday',
        in: changed(({ hazard }) => {
          hazard.actions = [{ ...action, due: '2026-03-02' }]
        }),
        says: ['HAZ-001: an action was due on 2 March 2026: "Ask the ward".'],
      },
    ],
    silent: [
      {
        when: 'it is due today',
        in: changed(({ hazard }) => {
          hazard.actions = [{ ...action, due: '2026-03-03' }]
        }),
      },
      {
        when: 'it has no day',
        in: changed(({ hazard }) => {
          hazard.actions = [action]
        }),
      },
      {
        when: 'it was due yesterday and is done',
        in: changed(({ hazard }) => {
          hazard.actions = [{ ...action, due: '2026-03-02', done: '2026-03-03' }]
        }),
      },
    ],
  },
  'plan-missing': {
    found: [
      {
        when: 'there is none',
        in: changed(({ records }) => {
          records.plan = []
        }),
        says: ['No clinical risk management plan is recorded.'],
      },
      {
        when: 'the only one is archived',
        in: changed(({ plan }) => {
          plan.archived = archived
        }),
        says: ['No clinical risk management plan is recorded.'],
      },
    ],
    silent: [
      {
        when: 'one of two is archived',
        in: changed(({ records }) => records.plan.push(aRegister('plan', { id: idOf('old plan'), archived }))),
      },
    ],
  },
  'plan-scheme-differs': {
    found: [
      {
        when: 'the plan names no scheme',
        in: changed(({ plan }) => {
          plan.scheme = null
        }),
        says: [
          'The plan "Clinical risk management plan" does not say on which scheme risks are scored; this log is scored on "Example matrix", version 1.',
        ],
      },
      {
        when: 'the plan names an earlier version of the scheme',
        in: changed(({ plan }) => {
          plan.scheme = { id: 'example', version: '0' }
        }),
        says: [
          'The plan "Clinical risk management plan" names another scheme (example, version 0) than this log is scored on: "Example matrix", version 1.',
        ],
      },
      {
        when: 'the plan speaks of 12 and 25',
        in: changed(({ plan }) => plan.acceptance.push({ rating: 25, who: 'Board' }, { rating: 12, who: 'Board' })),
        says: [
          'The plan "Clinical risk management plan" speaks of the ratings 12 and 25; the scheme of this log, "Example matrix", has 1 to 5.',
        ],
      },
    ],
    silent: [
      {
        when: 'the plan speaks of some ratings of the scheme',
        in: changed(({ plan }) => {
          plan.acceptance = [{ rating: 2, who: 'Board' }]
        }),
      },
    ],
  },
  'plan-not-approved': {
    found: [
      {
        when: 'no approver is named',
        in: changed(({ plan }) => {
          plan.approverId = null
        }),
        says: ['The plan "Clinical risk management plan" names no approver.'],
      },
      {
        when: 'it has no date',
        in: changed(({ plan }) => {
          plan.date = null
        }),
        says: ['The plan "Clinical risk management plan" names no date.'],
      },
    ],
    silent: [
      {
        when: 'the one without an approver is archived',
        in: changed(({ records }) =>
          records.plan.push(aRegister('plan', { id: idOf('old plan'), approverId: null, archived })),
        ),
      },
    ],
  },
  'acceptance-not-authorised': {
    found: [
      {
        when: 'a residual 2 and nobody to accept it',
        in: changed(({ plan }) => {
          plan.acceptance = [
            { rating: 1, who: 'Board' },
            { rating: 2, who: '' },
          ]
        }),
        says: ['The plan names nobody who may accept the rating 2; 1 hazard has it as residual.'],
      },
    ],
    silent: [
      {
        when: 'nobody may accept 5, and no residual is 5',
        in: changed(({ plan }) => {
          plan.acceptance = [{ rating: 2, who: 'Board' }]
        }),
      },
      {
        when: 'there is no plan, which is another finding',
        in: changed(({ records }) => {
          records.plan = []
        }),
      },
    ],
  },
  'clinical-safety-officer-missing': {
    found: [
      {
        when: 'nobody has the role',
        in: changed(({ project }) => {
          project.roles = []
        }),
        says: ['The project has no clinical safety officer today.'],
      },
      {
        when: 'the only one left yesterday',
        in: changed(({ project }) => {
          for (const role of project.roles) role.to = '2026-03-02'
        }),
        says: ['The project has no clinical safety officer today.'],
      },
    ],
    silent: [
      {
        when: 'the only one leaves today',
        in: changed(({ project }) => {
          for (const role of project.roles) role.to = '2026-03-03'
        }),
      },
    ],
  },
  'registration-not-recorded': {
    found: [
      {
        when: 'no number is recorded',
        in: changed(({ officer }) => {
          officer.registrationNumber = ''
        }),
        says: ['Ada Okafor is clinical safety officer, and no registration is recorded.'],
      },
    ],
    silent: [
      {
        when: 'only top management has none',
        in: changed(({ log }) => {
          log.people[1] = aPerson('Tom Bright', { registrationNumber: '' })
        }),
      },
    ],
  },
  'registration-lapsed': {
    found: [
      {
        when: 'it ended yesterday',
        in: changed(({ officer }) => {
          officer.registrationExpires = '2026-03-02'
        }),
        says: ['Ada Okafor is clinical safety officer, and the registration as recorded lapsed after 2 March 2026.'],
      },
    ],
    silent: [
      {
        when: 'it ends today',
        in: changed(({ officer }) => {
          officer.registrationExpires = '2026-03-03'
        }),
      },
      {
        when: 'none is recorded, which is another finding',
        in: changed(({ officer }) => {
          officer.registrationNumber = ''
          officer.registrationExpires = '2026-03-02'
        }),
      },
    ],
  },
  'officer-is-top-management': {
    found: [
      {
        when: 'one person holds both roles',
        in: changed(({ project, officer }) => project.roles.push(aRole('top management', officer))),
        says: ['Ada Okafor is both clinical safety officer and top management.'],
      },
    ],
    silent: [
      {
        when: 'the same person held the other role last year',
        in: changed(({ project, officer }) =>
          project.roles.push(aRole('top management', officer, { from: '2025-01-01', to: '2025-12-31' })),
        ),
      },
    ],
  },
  'candidates-not-checked': {
    found: [
      {
        when: 'there is one',
        in: changed(({ records }) => records.hazard.push(aHazard(3, { candidate: true }))),
        says: ['1 candidate stands outside the counts and the checks.'],
      },
      {
        when: 'there are two',
        in: changed(({ records }) =>
          records.hazard.push(aHazard(3, { candidate: true }), aHazard(4, { candidate: true })),
        ),
        says: ['2 candidates stand outside the counts and the checks.'],
      },
    ],
    silent: [
      {
        when: 'the only one was set aside',
        in: changed(({ records }) => records.hazard.push(aHazard(3, { candidate: true, archived }))),
      },
    ],
  },
}
