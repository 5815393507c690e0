import { formatDay, formatMoment } from '../dates.ts'
import { clipped, type Names } from '../record-names.ts'

/** An entry of a list within a record: plain data of whatever list it is in. */
export type Entry = Record<string, unknown>

interface PartRule {
  /** What an entry without an id is known by: two with the same are told apart by their order. */
  key?: (entry: Entry) => string
  words: (entry: Entry, names: Names, index: number) => string
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const named = (value: unknown, names: Names) => names.get(text(value)) ?? 'somebody who is not in this project'
const stage = (value: unknown) => (value === 'initial' ? 'Initial' : 'Residual')

function link({ controlId, causeId }: Entry, names: Names): string {
  const control = clipped(names.get(text(controlId)) ?? 'a control that is not in this project')
  if (causeId === null) return `Control link ${control}, on the hazard as a whole`
  return `Control link ${control}, on ${/cause \d+$/.exec(names.get(text(causeId)) ?? '')?.[0] ?? 'a cause that is not there'}`
}

function assessment({ stage: of, assessedOn, recordedAt }: Entry): string {
  return assessedOn === null
    ? `${stage(of)} score, recorded ${formatMoment(text(recordedAt))}`
    : `${stage(of)} score of ${formatDay(text(assessedOn))}`
}

const cell: PartRule = {
  key: ({ cell: of }) => text(of),
  words: ({ cell: of }, _names, index) => `Entry ${text(of) || index + 1}`,
}

/** How the entries of each list are called, by kind and path of the list. */
const RULES: Record<string, PartRule> = {
  'hazard.causes': { words: ({ number }) => `Cause ${String(number)}` },
  'hazard.links': { words: link },
  'hazard.assessments': { words: assessment },
  'hazard.assessments.panel': {
    key: ({ name }) => text(name),
    words: ({ name }, _names, index) => `panel, ${text(name) || index + 1}`,
  },
  'hazard.sourceScores': {
    key: ({ stage: of, importId }) => `${text(of)} ${text(importId)}`,
    words: ({ stage: of }) => `${stage(of)} score in the source`,
  },
  'hazard.actions': { words: ({ text: said }) => `Action “${clipped(text(said))}”` },
  'hazard.references': {
    key: ({ label }) => text(label),
    words: ({ label }, _names, index) => `Reference ${text(label) || index + 1}`,
  },
  'hazard.related': {
    key: ({ hazardId, how }) => `${text(hazardId)} ${text(how)}`,
    words: ({ hazardId, how }, names) => `${text(how)} ${named(hazardId, names)}`,
  },
  'control.steps': { words: ({ state, on }) => `Step: ${text(state)}, ${formatDay(text(on))}` },
  'project.milestones': { words: ({ name }) => `Milestone ${text(name)}` },
  'project.roles': { words: ({ role, personId }, names) => `Role of ${named(personId, names)}: ${text(role)}` },
  'project.organisations': {
    key: ({ organisationId }) => text(organisationId),
    words: ({ organisationId }, names) => `Organisation ${named(organisationId, names)}`,
  },
  'project.scheme.severity': {
    key: ({ word }) => text(word),
    words: ({ word }) => `severity ${text(word)}`,
  },
  'project.scheme.likelihood': {
    key: ({ word }) => text(word),
    words: ({ word }) => `likelihood ${text(word)}`,
  },
  'project.scheme.ratings': {
    key: ({ number }) => String(number),
    words: ({ number }) => `rating ${String(number)}`,
  },
  'project.scheme.harmKinds': { words: ({ text: said }) => `kind of harm “${clipped(text(said))}”` },
  'session.attendees': {
    key: ({ personId }) => text(personId),
    words: ({ personId }, names) => `Attendee ${named(personId, names)}`,
  },
  'plan.acceptance': {
    key: ({ rating }) => String(rating),
    words: ({ rating }) => `Who may accept rating ${String(rating)}`,
  },
  'person.training': {
    key: ({ title }) => text(title),
    words: ({ title }) => `Training ${text(title)}`,
  },
  'import.cover': {
    key: ({ cell: of, label }) => `${text(of)} ${text(label)}`,
    words: ({ label }) => `Cover, ${text(label)}`,
  },
  'import.versions': { ...cell, words: ({ version }) => `Version ${text(version)} in the source` },
  'import.listed': { ...cell, words: ({ as, name }) => `Listed as ${text(as)}: ${text(name)}` },
  'import.leftOut': { ...cell, words: ({ cell: of }) => `Left out, ${text(of)}` },
  'import.findings': { ...cell, words: ({ cell: of, rule }) => `Finding ${text(rule)}, ${text(of)}` },
  'import.textChanges': { ...cell, words: ({ cell: of }) => `Text changed, ${text(of)}` },
}

/** What an entry is known by from one state to the next: its id, else what its list names it by, else its place. */
export function entryKey(path: string, entry: Entry, index: number): string {
  if (typeof entry['id'] === 'string') return entry['id']
  return RULES[path]?.key?.(entry) ?? String(index + 1)
}

/** What people call an entry of a list. */
export function entryWords(path: string, entry: Entry, index: number, names: Names): string {
  return RULES[path]?.words(entry, names, index) ?? `${path.slice(path.lastIndexOf('.') + 1)} ${index + 1}`
}
