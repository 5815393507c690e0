import type { LogCounts } from '../domain/counts.ts'
import type { Scheme } from '../domain/scheme.ts'
import { formatDay } from './dates.ts'
import { formatNumber } from './numbers.ts'

/** What a live field is worked out from. */
export interface LiveValues {
  counts: LogCounts
  scheme: Scheme
  /** Findings that are neither answered nor awaiting their phase. */
  openFindings: number
  projectName: string
  systemName: string
  organisationName: string
  version: string
  /** Calendar day. */
  today: string
}

/** A field that people put into a text as `[[token]]`; documents and previews put the value of the day there. */
export interface LiveField {
  token: string
  title: string
  value: (values: LiveValues) => string
}

const number = (token: string, title: string, of: (counts: LogCounts) => number): LiveField => ({
  token,
  title,
  value: ({ counts }) => formatNumber(of(counts)),
})

const FIELDS: LiveField[] = [
  number('hazards', 'Hazards', (counts) => counts.hazards),
  number('candidates', 'Candidate hazards', (counts) => counts.candidates),
  number('archived', 'Archived hazards', (counts) => counts.archived),
  number('causes', 'Causes', (counts) => counts.causes),
  number('controls', 'Controls', (counts) => counts.controls),
  number('evidence', 'Pieces of evidence', (counts) => counts.evidence),
  number('open', 'Hazards with status Open', (counts) => counts.status.Open),
  number('transferred', 'Hazards with status Transferred', (counts) => counts.status.Transferred),
  number('closed', 'Hazards with status Closed', (counts) => counts.status.Closed),
  number('status-not-stated', 'Hazards with no status stated', (counts) => counts.status['not stated']),
  number('evidenced', 'Residual risks evidenced', (counts) => counts.standing.evidenced),
  number('claimed', 'Residual risks claimed', (counts) => counts.standing.claimed),
  number(
    'conditional',
    'Residual risks conditional on transfer',
    (counts) => counts.standing['claimed, conditional on transfer'],
  ),
  number('no-control-needed', 'Hazards that need no control', (counts) => counts.standing['no control needed']),
  number('initial-not-scored', 'Hazards without an initial rating', (counts) => counts.initial.unscored),
  number('residual-not-scored', 'Hazards without a residual rating', (counts) => counts.residual.unscored),
  number('initial-not-confirmed', 'Initial scores imported, not confirmed', (counts) => counts.initial.unconfirmed),
  number('residual-not-confirmed', 'Residual scores imported, not confirmed', (counts) => counts.residual.unconfirmed),
  { token: 'open-findings', title: 'Open findings', value: ({ openFindings }) => formatNumber(openFindings) },
  { token: 'project', title: 'Name of the project', value: ({ projectName }) => projectName },
  { token: 'system', title: 'Health IT system and version', value: ({ systemName }) => systemName },
  { token: 'organisation', title: 'Organisation', value: ({ organisationName }) => organisationName },
  { token: 'version', title: 'Version of the working log', value: ({ version }) => version },
  { token: 'today', title: 'Date of the document', value: ({ today }) => formatDay(today) },
]

const STAGES = [
  ['initial', 'Initial'],
  ['today', "Today's"],
  ['residual', 'Residual'],
] as const

/** Every live field that texts of a project with this scheme can hold: `[[hazards]]`, `[[residual-4]]`… */
export function liveFields(scheme: Scheme): LiveField[] {
  const ratings = STAGES.flatMap(([stage, word]) =>
    scheme.ratings
      .toReversed()
      .map((rating) =>
        number(
          `${stage === 'today' ? 'today-risk' : stage}-${rating.number}`,
          `${word} rating ${rating.number} ${rating.label}`,
          (counts) => counts[stage].byRating[String(rating.number)] ?? 0,
        ),
      ),
  )
  return [...FIELDS, ...ratings]
}

/** Tables that texts can place as `[[table:KEY]]`, with their names for a menu. */
export const liveTableTitles = {
  'answered-findings': 'Answered findings',
  approvals: 'Approvals',
  'archived-hazards': 'Archived hazards',
  assumptions: 'Assumptions and dependencies',
  'benefit-analyses': 'Clinical risk benefit analyses',
  configuration: 'Configuration of the release',
  constraints: 'Operational constraints and limitations',
  'controls-by-state': 'Controls by state',
  'controls-register': 'Controls',
  'decisions-for-the-board': 'Decisions asked of the board',
  'evidence-list': 'Evidence',
  'hand-overs': 'Hand-overs',
  'hazard-log-reference': 'Hazard log that goes with the report',
  'hazards-initial': 'Initial clinical risk of every hazard',
  'matrix-initial': 'Matrix of initial clinical risk',
  'matrix-residual': 'Matrix of residual clinical risk',
  milestones: 'Go-live milestones',
  'open-findings': 'Open findings',
  'people-and-roles': 'People and roles',
  plan: 'Clinical risk management plan',
  'residual-not-accepted': 'Residual risk that cannot be accepted as it stands',
  'residual-risks': 'Residual clinical risk of every hazard',
  scheme: 'Severity, likelihood and matrix',
  sessions: 'Hazard identification and review sessions',
  'supplier-evidence': "Supplier's safety documents reviewed",
  'test-issues': 'Test issues',
  'third-parties': 'Third-party products assessed',
  'transferred-hazards': 'Transferred hazards',
  'version-history': 'Version history',
} as const
export type LiveTableKey = keyof typeof liveTableTitles

const TOKEN = /\[\[\s*([a-z0-9-]+)\s*\]\]/gi
const TABLE = /\[\[\s*table\s*:\s*([a-z0-9-]+)\s*\]\]/gi

/** Puts the values of the day into a text; a token that means nothing stays as it was typed, so that it is seen. */
export function fillLiveFields(text: string, values: LiveValues): string {
  const fields = new Map(liveFields(values.scheme).map((field): [string, LiveField] => [field.token, field]))
  return text.replace(TOKEN, (typed, token: string) => fields.get(token.toLowerCase())?.value(values) ?? typed)
}

/** A text cut at its tables: `{ text }` and `{ table }` in turn; a table of an unknown name stays in the text. */
export function splitAtTables(text: string): ({ text: string } | { table: LiveTableKey })[] {
  const parts: ({ text: string } | { table: LiveTableKey })[] = []
  let from = 0
  for (const match of text.matchAll(TABLE)) {
    const key = (match[1] ?? '').toLowerCase()
    if (!Object.hasOwn(liveTableTitles, key)) continue
    parts.push({ text: text.slice(from, match.index) }, { table: key as LiveTableKey })
    from = match.index + match[0].length
  }
  parts.push({ text: text.slice(from) })
  return parts.filter((part) => !('text' in part) || part.text.trim() !== '')
}
