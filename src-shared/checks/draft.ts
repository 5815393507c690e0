import { fingerprint } from '../domain/fingerprint.ts'
import type { ControlLink } from '../domain/hazard.ts'
import type { AnsweringControl, CheckedHazard, CheckInput } from './checked-log.ts'
import type { FindingDraft, FindingPlace, RunCheck } from './finding.ts'

/** What every draft says beside its place. */
interface Said {
  message: string
  /** The values looked at; when one of them changes, an answer no longer holds. */
  values: unknown[]
  notYetDue?: boolean
}

/** A finding on a hazard, or on a part of it. */
export function onHazard(
  { hazard }: CheckedHazard,
  said: Said & { field: string; partId?: string | null },
): FindingDraft {
  return draft(hazard.id, [hazard.id], said, {
    kind: 'hazard',
    recordId: hazard.id,
    field: said.field,
    partId: said.partId ?? null,
  })
}

/** A finding on a control: said once, grouped under the first hazard that rests on it, touching all of them. */
export function onControl({ control, hazards }: AnsweringControl, said: Said & { field: string }): FindingDraft {
  const touches = hazards.map(({ hazard }) => hazard.id)
  return draft(touches[0] ?? null, touches, said, {
    kind: 'control',
    recordId: control.id,
    field: said.field,
    partId: null,
  })
}

/** A finding on the project as a whole, or on one of its other records. */
export function onProject(
  { snapshot }: CheckInput,
  said: Said & { place?: Partial<FindingPlace>; touches?: string[] },
): FindingDraft {
  return draft(null, said.touches ?? [], said, {
    kind: 'project',
    recordId: snapshot.project.id,
    field: '',
    partId: null,
    ...said.place,
  })
}

/**
 * A check that looks at each hazard for itself. What it found is kept with the hazard as read: while that is the same
 * object (see `readLog`), nothing that the look may ask of it has changed. After a change of one hazard among 10,000
 * this leaves one to look at. A look that asks for more than its hazard's own record, links, controls and evidence, the
 * project, its phase and the day is not written by this.
 */
export function perHazard(look: (one: CheckedHazard, input: CheckInput) => FindingDraft[]): RunCheck {
  const kept = new WeakMap<CheckedHazard, FindingDraft[]>()
  const found = (one: CheckedHazard, input: CheckInput): FindingDraft[] => {
    const known = kept.get(one)
    if (known !== undefined) return known
    const now = look(one, input)
    kept.set(one, now)
    return now
  }
  const run = (input: CheckInput) => {
    const all: FindingDraft[] = []
    for (const one of input.assessed) for (const draft of found(one, input)) all.push(draft)
    return all
  }
  return Object.assign(run, { look: found })
}

/** As {@link perHazard}, but silent where the initial risk is accepted (DCB0129 5.1.2). */
export function perControlledHazard(look: (one: CheckedHazard, input: CheckInput) => FindingDraft[]): RunCheck {
  return perHazard((one, input) => (one.accepted ? [] : look(one, input)))
}

/** `HAZ-014, cause 3, CTL-007` or, for the hazard as a whole, `HAZ-014, CTL-007`. */
export function linkName(one: CheckedHazard, link: ControlLink, controlNumber: string): string {
  const cause = link.causeId === null ? undefined : one.causeNumbers.get(link.causeId)
  return `${one.hazard.number}${cause === undefined ? '' : `, cause ${cause}`}, ${controlNumber}`
}

/** Clauses that both standards number alike. Much of DCB0160's wording is unconfirmed; the standards pack says where. */
export function bothStandards(...clauses: string[]): string[] {
  return clauses.flatMap((clause) => [`DCB0129 ${clause}`, `DCB0160 ${clause}`])
}

function draft(hazardId: string | null, touches: string[], said: Said, place: FindingPlace): FindingDraft {
  return {
    hazardId,
    touches,
    message: said.message,
    place,
    values: fingerprint(JSON.stringify(said.values)),
    notYetDue: said.notYetDue ?? false,
  }
}
