import type { Control } from '../../../src-shared/domain/control.ts'
import type { Evidence } from '../../../src-shared/domain/evidence.ts'
import { type Cause, type Hazard, liveCauses } from '../../../src-shared/domain/hazard.ts'
import type { Organisation } from '../../../src-shared/domain/organisation.ts'
import type { Person } from '../../../src-shared/domain/person.ts'
import type { Project } from '../../../src-shared/domain/project.ts'
import { type RegisterKind, registerKinds } from '../../../src-shared/domain/registers.ts'
import type { AnyRecord, RecordKind, RecordOf } from '../../../src-shared/domain/snapshot.ts'
import type { EntryKind, PaletteEntry } from '../palette-entries.ts'

/** One text of a record, and where it stands in it. */
export interface Part {
  /** For people: `description`, `notes`. */
  place: string
  text: string
  /** The field, as pages lead to it, where they do. */
  field?: string
}

/** Something with texts that the palette finds by any of their words. */
export interface SearchDocument {
  entry: PaletteEntry
  /** Its texts but the name, made when asked for: a log's texts are not kept twice. */
  parts: () => Part[]
}

const part = (place: string, text: string, field?: string): Part[] =>
  text === '' ? [] : [{ place, text, ...(field === undefined ? {} : { field }) }]

function entry(kind: EntryKind, id: string, number: string, words: string, hint: string): PaletteEntry {
  return { id: `${kind}:${id}`, kind, number, words, also: '', hint }
}

function hazardParts(of: Hazard): Part[] {
  return [
    ...part('description', of.description, 'description'),
    ...part('impact', of.impact, 'impact'),
    ...part('category', of.category, 'category'),
    ...part('care setting', of.careSetting, 'careSetting'),
    ...part('process step', of.processStep, 'processStep'),
    ...part('notes', of.notes, 'notes'),
    ...part('raised by', of.raisedBy, 'raisedBy'),
    ...of.actions.flatMap(({ text }) => part('action', text, 'actions')),
    ...of.references.flatMap(({ label, text }) => part('reference', `${label} ${text}`.trim(), 'references')),
    ...of.assessments.flatMap((made) => [
      ...part(`${made.stage} severity, reason`, made.severityReason, `${made.stage}.severityReason`),
      ...part(`${made.stage} likelihood, reason`, made.likelihoodReason, `${made.stage}.likelihoodReason`),
      ...part(`${made.stage} risk, justification`, made.justification, `${made.stage}.justification`),
      ...made.panel.flatMap(({ name, note }) => part(`${made.stage} risk, panel`, `${name} ${note}`.trim())),
    ]),
    ...of.links.flatMap(({ newHazardsNote }) => part('new hazards of a control', newHazardsNote, 'links')),
  ]
}

function controlParts(of: Control): Part[] {
  return [
    ...part('description', of.description, 'description'),
    ...of.steps.flatMap(({ note }) => part('step', note, 'steps')),
  ]
}

function evidenceParts(of: Evidence): Part[] {
  return [
    ...part('note', of.note, 'note'),
    ...part('reference', of.reference, 'reference'),
    ...part('file', of.file?.name ?? ''),
    ...part('type', of.type, 'type'),
  ]
}

function personParts(of: Person): Part[] {
  return [
    ...part('profession', of.profession, 'profession'),
    ...part('registration', `${of.registrationBody} ${of.registrationNumber}`.trim(), 'registrationNumber'),
    ...of.training.flatMap(({ title, provider }) => part('training', `${title} ${provider}`.trim(), 'training')),
  ]
}

function organisationParts(of: Organisation): Part[] {
  return [...part('kind', of.kind, 'kind'), ...part('code or reference', of.reference, 'reference')]
}

/** The text that a register's entry is known by. */
export const REGISTER_TITLES: Record<RegisterKind, string | null> = {
  assumption: 'text',
  testIssue: 'title',
  session: 'title',
  plan: 'title',
  thirdParty: 'product',
  handOver: 'what',
  supplierReview: 'document',
  benefitAnalysis: null,
  boardDecision: 'decision',
}

export const REGISTER_WORDS: Record<RegisterKind, string> = {
  assumption: 'assumption or constraint',
  testIssue: 'test issue',
  session: 'session',
  plan: 'clinical risk management plan',
  thirdParty: 'third party product',
  handOver: 'hand-over',
  supplierReview: "supplier's document",
  benefitAnalysis: 'benefit analysis',
  boardDecision: 'decision for the board',
}

/** `clinicalImpact` → `clinical impact`. */
const inWords = (key: string) => key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)

/** Texts of a register's entry: its fields are flat, and ids and days are no texts. */
function registerParts(of: AnyRecord, title: string | null): Part[] {
  return Object.entries(of).flatMap(([key, value]) =>
    typeof value !== 'string' || key === title || /(?:^id|Id|On)$|^date$/.test(key)
      ? []
      : part(inWords(key), value, key),
  )
}

function causeDocument(hazard: Hazard, cause: Cause): SearchDocument {
  const words = cause.text.replace(/\s+/g, ' ')
  const shown = words.length > 200 ? `${words.slice(0, 200)} …` : words
  return {
    entry: entry('cause', `${hazard.id}:${cause.id}`, '', shown, `${hazard.number}, cause ${cause.number}`),
    parts: () => part('cause', cause.text, 'causes'),
  }
}

const documentsByKind: { [K in RecordKind]?: (record: RecordOf<K>) => SearchDocument[] } = {
  hazard: (one) => [
    {
      entry: entry('hazard', one.id, one.number, one.name, one.candidate ? 'candidate' : 'hazard'),
      parts: () => hazardParts(one),
    },
    ...liveCauses(one).map((cause) => causeDocument(one, cause)),
  ],
  control: (one) => [
    { entry: entry('control', one.id, one.number, one.name, 'control'), parts: () => controlParts(one) },
  ],
  evidence: (one) => [{ entry: entry('evidence', one.id, '', one.title, 'evidence'), parts: () => evidenceParts(one) }],
  person: (one) => [{ entry: entry('person', one.id, '', one.name, 'person'), parts: () => personParts(one) }],
  organisation: (one) => [
    { entry: entry('organisation', one.id, '', one.name, 'organisation'), parts: () => organisationParts(one) },
  ],
  project: projectDocuments,
  narrative: (one) => [writtenIn(`section:${one.section}`, () => part('text', one.text))],
  safetyStatement: (one) => [
    writtenIn('section:clinical-safety-officer-statement', () => [
      ...part('statement', one.text),
      ...part('conditions', one.conditions),
    ]),
  ],
}

/** What can be found of one record; nothing where it is archived. A hazard is itself and its causes. */
export function documentsOf(kind: RecordKind, record: AnyRecord): SearchDocument[] {
  if ('archived' in record && record.archived !== null) return []
  const make = documentsByKind[kind] as ((of: AnyRecord) => SearchDocument[]) | undefined
  if (make !== undefined) return make(record)
  return isRegister(kind) ? [registerDocument(kind, record)] : []
}

/** A text found under an entry that has a name of its own: a section of the report, a part of the settings. */
function writtenIn(entryId: string, parts: () => Part[]): SearchDocument {
  return { entry: entry('text', entryId, '', '', ''), parts }
}

function projectDocuments({ system, milestones, name, reference, programme }: Project): SearchDocument[] {
  return [
    writtenIn('setting:project', () => [
      ...part('name', name),
      ...part('reference', reference),
      ...part('programme', programme),
    ]),
    writtenIn('setting:system', () =>
      Object.entries(system).flatMap(([key, value]) =>
        typeof value !== 'string' || key === 'supplierId' ? [] : part(inWords(key), value),
      ),
    ),
    writtenIn('setting:milestones', () =>
      milestones.flatMap((one) => part('milestone', `${one.name} ${one.scope}`.trim())),
    ),
  ]
}

function isRegister(kind: RecordKind): kind is RegisterKind {
  return (registerKinds as readonly string[]).includes(kind)
}

function registerDocument(kind: RegisterKind, record: AnyRecord): SearchDocument {
  const title = REGISTER_TITLES[kind]
  const named = title === null ? '' : (record as unknown as Record<string, unknown>)[title]
  const words = typeof named === 'string' && named !== '' ? named.replace(/\s+/g, ' ') : REGISTER_WORDS[kind]
  return {
    entry: entry('register', `${kind}:${record.id}`, '', words, REGISTER_WORDS[kind]),
    parts: () => registerParts(record, title),
  }
}
