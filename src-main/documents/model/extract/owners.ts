import { type Control, carriesRisk, isOverdue, progressOf, stateOf } from '../../../../src-shared/domain/control.ts'
import { isCurrent } from '../../../../src-shared/domain/evidence.ts'
import { counts } from '../../../../src-shared/domain/hazard.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { controlStateMark, NOT_RECORDED } from '../../../../src-shared/format/standing-words.ts'
import { joined } from '../blocks.ts'
import type { LogView } from '../log-view.ts'
import { capital } from '../summary-tables.ts'

/** The controls of one owner; `name` is empty for those without one. */
export interface OwnersControls {
  name: string
  controls: Control[]
  overdue: number
}

/** Controls in groups by owner, the owners by name, those without an owner last. */
export function byOwner(view: LogView, controls: readonly Control[]): OwnersControls[] {
  const groups = new Map<string, Control[]>()
  for (const one of controls) {
    const name = view.personName(one.ownerId)
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  return [...groups]
    .toSorted(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b, 'en-GB')))
    .map(([name, own]) => ({
      name,
      controls: own,
      overdue: own.filter((one) => isOverdue(one, view.snapshot.project.milestones, view.today)).length,
    }))
}

/** When a control is due, and whether that has passed. */
export function dueLine(view: LogView, one: Control): string {
  const { milestones } = view.snapshot.project
  const milestone = milestones.find(({ id }) => id === one.milestoneId)
  const due = joined([
    formatDay(one.due),
    milestone && `before ${milestone.name}${milestone.date === null ? '' : ` (${formatDay(milestone.date)})`}`,
  ])
  if (due === '') return NOT_RECORDED
  return isOverdue(one, milestones, view.today) ? `Overdue: ${due}` : due
}

/** Numbers of the hazards that rest on a control. */
export function hazardsOn(view: LogView, { id }: Control): string[] {
  return view.snapshot.records.hazard
    .filter((hazard) => counts(hazard) && hazard.links.some(({ controlId }) => controlId === id))
    .map(({ number }) => number)
}

export function stateLine(one: Control): string {
  const { mark, word } = controlStateMark[stateOf(one)]
  const on = one.steps.at(-1)?.on
  return joined([`${mark} ${capital(word)}`, on === undefined ? '' : formatDay(on)])
}

/**
 * What a control still lacks before a residual risk that rests on it is evidenced: its next step, evidence of its
 * verification, and the judgement of its effect on each hazard with evidence in date.
 */
export function whatIsMissing(view: LogView, one: Control): string[] {
  if (!carriesRisk(one)) return []
  const progress = progressOf(stateOf(one))
  const links = view.snapshot.records.hazard
    .filter(counts)
    .flatMap((hazard) => hazard.links.filter(({ controlId }) => controlId === one.id).map((link) => ({ hazard, link })))
  const on = (of: typeof links) => [...new Set(of.map(({ hazard }) => hazard.number))].join(', ')
  const said = (words: string, of: typeof links) => (of.length === 0 ? '' : `${words} ${on(of)}`)
  const verified = one.steps.findLast(({ state }) => state === 'verified')
  const inDate = (ids: readonly string[]) =>
    ids.some((id) => {
      const piece = view.evidenceOf(id)
      return piece !== undefined && isCurrent(piece, view.today)
    })
  return [
    progress < progressOf('implemented') ? 'Not implemented' : '',
    progress === progressOf('implemented') ? 'Not verified' : '',
    progress === progressOf('verified') && !inDate(verified?.evidenceIds ?? [])
      ? 'No evidence in date for its verification'
      : '',
    said(
      'Effect not judged on',
      links.filter(({ link }) => link.effectiveness === 'not yet judged'),
    ),
    said(
      'Judged not effective on',
      links.filter(({ link }) => link.effectiveness === 'not effective'),
    ),
    said(
      'No evidence in date for its effect on',
      links.filter(({ link }) => link.effectiveness === 'effective' && !inDate(link.evidenceIds)),
    ),
    links.length === 0 ? 'Not linked to any hazard' : '',
  ].filter((words) => words !== '')
}
