import type { Snapshot } from '../domain/snapshot.ts'
import type { StandardsPack } from '../domain/standards-pack.ts'
import { formatDay, formatMoment } from './dates.ts'

/** Record id → what people call it. */
export type Names = ReadonlyMap<string, string>

const WITHOUT_NAME = 'a record that is not in this project'

/** A text short enough to name something by. */
export function clipped(text: string, length = 48): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`
}

/** Names of everything that values of a project can point to. */
export function namesOf({ people, organisations, project, records }: Snapshot): Names {
  const names = new Map<string, string>([[project.id, project.name]])
  for (const { id, name } of [...people, ...organisations, ...project.milestones]) names.set(id, name)
  for (const control of records.control) names.set(control.id, `${control.number} ${control.name}`)
  const controls = new Map(records.control.map(({ id, number }) => [id, number]))
  for (const hazard of records.hazard) {
    names.set(hazard.id, hazard.number)
    const causes = new Map<string, string>()
    for (const cause of hazard.causes) {
      causes.set(cause.id, `cause ${cause.number}`)
      names.set(cause.id, `${hazard.number}, cause ${cause.number}`)
    }
    for (const link of hazard.links) {
      const to = link.causeId === null ? 'the hazard as a whole' : (causes.get(link.causeId) ?? 'a cause')
      names.set(link.id, `${hazard.number}, ${controls.get(link.controlId) ?? 'a control'} on ${to}`)
    }
    for (const made of hazard.assessments) names.set(made.id, `${hazard.number}, ${made.stage} score`)
    for (const action of hazard.actions) names.set(action.id, `${hazard.number}, action “${clipped(action.text)}”`)
  }
  for (const piece of records.evidence) names.set(piece.id, piece.title)
  for (const session of records.session) names.set(session.id, `session "${session.title}"`)
  for (const one of records.import) names.set(one.id, `import of ${one.fileName}`)
  for (const one of records.plan) names.set(one.id, one.title)
  for (const one of records.testIssue) names.set(one.id, one.title)
  for (const one of records.assumption) names.set(one.id, `${one.kind} “${clipped(one.text)}”`)
  for (const one of records.thirdParty) names.set(one.id, one.product)
  for (const one of records.handOver) names.set(one.id, `hand-over of ${one.what}`)
  for (const one of records.supplierReview) names.set(one.id, one.document)
  return names
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** A text of ours with names in place of the ids in it. */
export function withNames(text: string, names: Names): string {
  return text.replace(IDS, (id) => names.get(id) ?? WITHOUT_NAME)
}

/** A value as people read it: names for ids, days and moments in words, yes and no. */
export function valueInWords(value: string | null, names: Names): string {
  if (value === null) return ''
  if (ID.test(value)) return names.get(value) ?? WITHOUT_NAME
  if (MOMENT.test(value)) return formatMoment(value)
  if (value === 'true') return 'yes'
  if (value === 'false') return 'no'
  return formatDay(value)
}

/** Title of a section of the report, as the standards pack has it; else its key in words. */
export function sectionTitle(key: string, pack: StandardsPack | null): string {
  const found = pack?.outline.find(({ id }) => id === key)
  return found === undefined ? key.replaceAll('-', ' ') : `${found.number} ${found.title}`.trim()
}

/** Title of a lifecycle phase, as the standards pack has it; else its key in words. */
export function phaseTitle(key: string, pack: StandardsPack | null): string {
  return pack?.lifecyclePhases.find(({ id }) => id === key)?.title ?? key.replaceAll('-', ' ')
}
