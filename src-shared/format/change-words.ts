import { type Approval, readSigned } from '../domain/approval.ts'
import { issuedDocumentTitle } from '../domain/baseline.ts'
import { FROM_FILE } from '../domain/import-scale.ts'
import type { AnyRecord, RecordKind } from '../domain/snapshot.ts'

/** One record that a change touched, before and after. */
export interface TouchedRecord {
  kind: RecordKind
  revision: number
  before: AnyRecord | null
  /** Null past those that a summary shows or names: such a record is counted only. */
  after: AnyRecord | null
}

/** One record of a change as people read it. */
export interface RecordWords {
  kind: string
  id: string
  label: string
  revision: number
  fields: { field: string; before: string | null; after: string | null }[]
}

/** What each command does, in the past tense; `%` is what it did it to. */
export const commandWords: Record<string, string> = {
  'approval.meet': 'Recorded as met a condition of %',
  'approval.sign': 'Signed %',
  'approval.take-answer': 'Took in from an answer file %',
  'approval.withdraw': 'Withdrew %',
  'assessment.confirm': 'Confirmed the score of %',
  'assessment.set': 'Scored %',
  'baseline.issue': 'Issued %',
  'baseline.withdraw': 'Withdrew %',
  'cause.add': 'Added causes to %',
  'cause.archive': 'Took a cause out of %',
  'cause.move': 'Moved a cause between %',
  'cause.update': 'Reworded a cause of %',
  'change.redo': 'Redid a change to %',
  'change.undo': 'Took back a change to %',
  'control.archive': 'Archived %',
  'control.create': 'Added %',
  'control.create-many': 'Added %',
  'control.edit-many': 'Changed %',
  'control.restore': 'Took % out of the archive',
  'control.step': 'Recorded a step of %',
  'control.update': 'Changed %',
  'difference.confirm': 'Confirmed a difference from the source on %',
  'evidence.archive': 'Archived %',
  'evidence.create': 'Added %',
  'evidence.restore': 'Took % out of the archive',
  'evidence.update': 'Changed %',
  'finding.answer': 'Answered a finding',
  'finding.withdraw-answer': 'Withdrew the answer to a finding',
  'hazard.archive': 'Archived %',
  'hazard.create': 'Added %',
  'hazard.edit-many': 'Changed %',
  'hazard.merge': 'Merged %',
  'hazard.promote': 'Took the candidate % into the log',
  'hazard.restore': 'Took % out of the archive',
  'hazard.split': 'Split %',
  'hazard.update': 'Changed %',
  'import.run': 'Imported a hazard log',
  'key.create': 'Made and enrolled a key',
  'key.enrol': 'Enrolled a public key',
  'key.import': 'Brought in and enrolled a key',
  'key.revoke': 'Revoked a key',
  'link.add': 'Linked a control to %',
  'link.move': 'Moved a control link within %',
  'link.remove': 'Took a control link from %',
  'link.update': 'Changed a control link of %',
  'narrative.set': 'Wrote a section of the safety case report',
  'organisation.archive': 'Archived %',
  'organisation.create': 'Added %',
  'organisation.restore': 'Took % out of the archive',
  'organisation.update': 'Changed %',
  'package.import': 'Took in a project from a package',
  'person.archive': 'Archived %',
  'person.create': 'Added %',
  'person.restore': 'Took % out of the archive',
  'person.update': 'Changed %',
  'project.archive': 'Archived the project',
  'project.create': 'Started the project',
  'project.set-scheme': 'Put a new version of the risk scheme in force',
  'project.update': 'Changed the project',
  'register.archive': 'Took an entry out of a register',
  'register.create': 'Added %',
  'register.restore': 'Put an entry back into its register',
  'register.update': 'Changed %',
  'sample.create': 'Made the sample project',
  'statement.set': "Wrote the clinical safety officer's statement",
  'workbook.take': 'Took changes from a hazard log brought back',
}

/** A kind of record within a sentence. */
export const kindWords: Record<RecordKind, string> = {
  organisation: 'organisation',
  person: 'person',
  project: 'project',
  hazard: 'hazard',
  control: 'control',
  evidence: 'evidence',
  assumption: 'assumption',
  testIssue: 'test issue',
  session: 'session',
  plan: 'clinical risk management plan',
  thirdParty: 'third party product',
  handOver: 'hand-over',
  supplierReview: "supplier's document",
  benefitAnalysis: 'benefit analysis',
  boardDecision: 'decision asked of the board',
  narrative: 'section',
  safetyStatement: 'statement',
  answer: 'answer',
  import: 'import',
  publicKey: 'public key',
  baseline: 'issued version',
  approval: 'approval',
}

/** A record's short name for people: its visible number where it has one. */
export function labelOf(kind: RecordKind, record: AnyRecord): string {
  if (kind === 'baseline') return `version ${(record as { version: string }).version}`
  if (kind === 'approval') return decisionLabel(record as Approval)
  const named = record as { number?: string; name?: string; title?: string; product?: string; section?: string }
  if (named.number) return named.number
  const name = named.name ?? named.title ?? named.product ?? named.section
  return name ? `${kindWords[kind]} "${name}"` : `the ${kindWords[kind]}`
}

/** `the decision of Dr A Example on the hazard log 1.0`: from what was signed. */
function decisionLabel({ signed }: Approval): string {
  const { person, document } = readSigned({ signed })
  return `the decision of ${person.name} on the ${issuedDocumentTitle[document.document].toLowerCase()} ${document.version}`
}

/** Commands that make controls, and in the same step link them to a hazard. */
const MAKES_CONTROLS = new Set(['control.create', 'control.create-many'])

const TOOK_SCHEME = 'Imported a hazard log and put its risk scheme in force'

/** Whether an import put the scheme of its file in force. */
function tookScheme(command: string, touched: readonly TouchedRecord[]): boolean {
  const schemeOf = (record: AnyRecord | null) => (record as { scheme?: { id: string; version: string } } | null)?.scheme
  return (
    command === 'import.run' &&
    touched.some(({ kind, before, after }) => {
      const [was, is] = [schemeOf(before), schemeOf(after)]
      return kind === 'project' && is?.id.startsWith(FROM_FILE) === true && was?.id !== is.id
    })
  )
}

/** Says what a change did and to which records, field by field. */
export function summariseChange(
  command: string,
  touched: readonly TouchedRecord[],
  recordsShown: number,
): { summary: string; records: RecordWords[] } {
  const named = touched.filter(({ kind }) => kind === (MAKES_CONTROLS.has(command) ? 'control' : 'hazard'))
  const main = named.length > 0 ? named : touched
  const word = tookScheme(command, touched) ? TOOK_SCHEME : (commandWords[command] ?? command)
  const sentence =
    word === 'Changed %'
      ? changedWords(main)
      : command === 'project.update'
        ? changedWords(main).replace('%', 'the project')
        : word
  const summary = sentence.replace('%', () => namesOf(main))
  const records = touched.slice(0, recordsShown).flatMap(({ kind, revision, before, after }): RecordWords[] =>
    after === null
      ? []
      : [
          {
            kind: kindWords[kind],
            id: after.id,
            label: labelOf(kind, after),
            revision,
            fields: changedFields(before, after),
          },
        ],
  )
  return { summary, records }
}

/** `HAZ-001`, `HAZ-001, HAZ-002 and HAZ-003`, `200 hazards`. */
function namesOf(touched: readonly TouchedRecord[]): string {
  const kinds = new Set(touched.map(({ kind }) => kind))
  const [kind] = kinds
  if (touched.length > 3 && kinds.size === 1 && (kind === 'hazard' || kind === 'control')) {
    return `${touched.length} ${kindWords[kind]}s`
  }
  const labels = touched.slice(0, 3).map((one) => (one.after === null ? 'another' : labelOf(one.kind, one.after)))
  if (touched.length > 3) return `${labels.join(', ')} and ${touched.length - 3} more`
  return listed(labels)
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Fields named in a summary; where a change touched more of them, it names the record alone. */
const FIELDS_NAMED = 2

/** What a change of fields did: `Changed owner and status of %`; where it made all its records, `Added %`. */
function changedWords(touched: readonly TouchedRecord[]): string {
  if (touched.length > 0 && touched.every(({ revision }) => revision === 1)) return 'Added %'
  const fields = new Set<string>()
  for (const { before, after } of touched) {
    if (before === null || after === null) continue
    for (const [key, value] of Object.entries(after)) {
      const was = (before as unknown as Record<string, unknown>)[key]
      if (!HIDDEN.has(key) && JSON.stringify(was) !== JSON.stringify(value)) fields.add(words(key))
    }
  }
  if (fields.size === 0 || fields.size > FIELDS_NAMED) return 'Changed %'
  return `Changed ${listed([...fields])} of %`
}

/** A summary after `Undo: ` or `Redo: `: `owner of 200 hazards`, `added HAZ-001`. */
export function whatIsUndone(summary: string): string {
  const rest = summary.replace(/^Changed /, '')
  return /^[A-Z][a-z]/.test(rest) ? rest.charAt(0).toLowerCase() + rest.slice(1) : rest
}

const HIDDEN = new Set(['id', 'projectId', 'facts', 'revision', 'source'])

function changedFields(before: AnyRecord | null, after: AnyRecord): RecordWords['fields'] {
  const old = flatten(before)
  const now = flatten(after)
  const fields: RecordWords['fields'] = []
  for (const field of new Set([...old.keys(), ...now.keys()])) {
    const was = old.get(field) ?? null
    const is = now.get(field) ?? null
    if (was === is || (before === null && (is === null || is === ''))) continue
    fields.push({ field, before: before === null ? null : was, after: is })
  }
  return fields
}

/** A record as `path → text`; entries of lists are told apart by their number or place. */
function flatten(record: AnyRecord | null): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, path: string) => {
    if (value === null || value === undefined) return
    if (Array.isArray(value)) {
      value.forEach((entry: unknown, index) => {
        const number = entry !== null && typeof entry === 'object' && 'number' in entry ? entry.number : index + 1
        walk(entry, `${path} ${String(number)}`)
      })
    } else if (typeof value === 'object') {
      for (const [key, entry] of Object.entries(value)) {
        if (!HIDDEN.has(key)) walk(entry, path === '' ? words(key) : `${path}, ${words(key)}`)
      }
    } else found.set(path, typeof value === 'string' ? value : JSON.stringify(value))
  }
  walk(record !== null && 'signed' in record ? opened(record) : record, '')
  return found
}

/** An approval with what was signed in words: the signed bytes themselves are for a verifier. */
function opened({ signed, signature: _signature, ...rest }: Approval): object {
  const { document, person, role, decision, statement, comment, conditions, at, keyFingerprint } = readSigned({
    signed,
  })
  return {
    ...rest,
    document: `${issuedDocumentTitle[document.document]} ${document.version}`,
    signedBy: `${person.name} (${role})`,
    decision,
    statement,
    comment,
    conditions: conditions.map(({ text, owner, gate }) => `${text} (owner ${owner}, before ${gate})`),
    signedAt: at,
    keyFingerprint,
  }
}

/** `severityReason` → `severity reason`. */
function words(key: string): string {
  return key
    .replace(/^evidenceIds$/, 'evidence')
    .replace(/Id(s?)$/, '$1')
    .replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
}
