import { isLive } from '../domain/record.ts'
import { bothStandards, onProject } from './draft.ts'
import type { Check } from './finding.ts'
import { listInWords } from './words.ts'

/** No clinical risk management plan: every clause that leans on its criteria has nothing to lean on. */
export const planMissing: Check = {
  id: 'plan-missing',
  title: 'Clinical risk management plan not recorded',
  rule: '18',
  level: 'error',
  why: 'The plan holds the risk scheme and says who may accept which risk. Without a plan these clauses have nothing to rest on: 2.2.2, 3.2.1 to 3.2.4, 3.5.1, 4.1.1, 4.4.1, 5.1.1, 6.1.4, 7.2.3.',
  clauses: [
    ...bothStandards('2.2.2', '3.2.1', '3.2.2', '3.2.3', '3.2.4', '3.5.1'),
    ...bothStandards('4.1.1', '4.4.1', '5.1.1', '6.1.4', '7.2.3'),
  ],
  run: (input) =>
    input.snapshot.records.plan.some(isLive)
      ? []
      : [
          onProject(input, {
            message: 'No clinical risk management plan is recorded.',
            values: [],
            place: { field: 'plan' },
          }),
        ],
}

/** The plan names another scheme than the log's, names none, or speaks of ratings that the log's does not have. */
export const planSchemeDiffers: Check = {
  id: 'plan-scheme-differs',
  title: "Scheme different from the plan's",
  rule: '18',
  level: 'error',
  why: 'Risks are estimated and evaluated with the criteria of the plan. A log scored on another scheme is not.',
  clauses: bothStandards('3.2.1', '4.4.1', '5.1.1', '6.1.4'),
  run: (input) => {
    const { scheme } = input.snapshot.project
    return input.snapshot.records.plan.filter(isLive).flatMap((plan) => {
      const of = `"${scheme.title}", version ${scheme.version}`
      const place = { kind: 'register' as const, recordId: plan.id, field: 'scheme' }
      const values = [plan.scheme, scheme.id, scheme.version]
      if (plan.scheme === null) {
        return [
          onProject(input, {
            message: `The plan "${plan.title}" does not say on which scheme risks are scored; this log is scored on ${of}.`,
            values,
            place,
          }),
        ]
      }
      if (plan.scheme.id !== scheme.id || plan.scheme.version !== scheme.version) {
        return [
          onProject(input, {
            message: `The plan "${plan.title}" names another scheme (${plan.scheme.id}, version ${plan.scheme.version}) than this log is scored on: ${of}.`,
            values,
            place,
          }),
        ]
      }
      const unknown = [...new Set(plan.acceptance.map(({ rating }) => rating))]
        .filter((number) => !scheme.ratings.some((rating) => rating.number === number))
        .toSorted((a, b) => a - b)
      if (unknown.length === 0) return []
      return [
        onProject(input, {
          message: `The plan "${plan.title}" speaks of ${unknown.length === 1 ? 'the rating' : 'the ratings'} ${listInWords(unknown.map(String))}; the scheme of this log, "${scheme.title}", has 1 to ${scheme.ratings.length}.`,
          values: [unknown, scheme.id, scheme.version],
          place: { kind: 'register', recordId: plan.id, field: 'acceptance' },
        }),
      ]
    })
  },
}

/** A plan that nobody approved. */
export const planNotApproved: Check = {
  id: 'plan-not-approved',
  title: 'Clinical risk management plan not approved',
  rule: '18',
  level: 'warning',
  why: 'The clinical safety officer approves the plan.',
  clauses: bothStandards('3.2.2'),
  run: (input) =>
    input.snapshot.records.plan
      .filter((plan) => isLive(plan) && (plan.approverId === null || plan.date === null))
      .map((plan) =>
        onProject(input, {
          message: `The plan "${plan.title}" names ${plan.approverId === null ? 'no approver' : 'no date'}.`,
          values: [plan.version, plan.approverId, plan.date],
          place: { kind: 'register', recordId: plan.id, field: plan.approverId === null ? 'approverId' : 'date' },
        }),
      ),
}

/** A residual rating in the log that the plan lets nobody accept. */
export const acceptanceNotAuthorised: Check = {
  id: 'acceptance-not-authorised',
  title: 'Ratings that the plan lets nobody accept',
  rule: '18',
  level: 'warning',
  why: 'The plan says who may accept a risk of which rating.',
  clauses: bothStandards('2.2.2', '3.2.1'),
  run: (input) => {
    const plans = input.snapshot.records.plan.filter(isLive)
    if (plans.length === 0) return []
    const authorised = new Set(
      plans.flatMap(({ acceptance }) => acceptance.flatMap(({ rating, who }) => (who === '' ? [] : [rating]))),
    )
    const counts = new Map<number, number>()
    for (const { risk } of input.assessed) {
      const number = risk.residual.rating?.number
      if (number !== undefined && !authorised.has(number)) counts.set(number, (counts.get(number) ?? 0) + 1)
    }
    return [...counts]
      .toSorted(([a], [b]) => b - a)
      .map(([number, count]) =>
        onProject(input, {
          message: `The plan names nobody who may accept the rating ${number}; ${count === 1 ? '1 hazard has' : `${count} hazards have`} it as residual.`,
          values: [number],
          place: { kind: 'register', recordId: plans.at(-1)?.id ?? '', field: 'acceptance', partId: String(number) },
        }),
      )
  },
}
