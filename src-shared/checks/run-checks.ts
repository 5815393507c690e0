import { type AssessedHazard, assessedHazards } from '../domain/counts.ts'
import type { Answer } from '../domain/registers.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import { allAtOnce } from '../domain/steps.ts'
import { type CheckInput, type KeptLog, nothingKept, readLog } from './checked-log.ts'
import type { AnsweredFinding, Check, Finding, FindingDraft, FindingLevel } from './finding.ts'
import { checks } from './index.ts'

export { NO_FINDINGS } from './words.ts'

/** The levels as people read them, worst first. */
export const levelWords: Record<FindingLevel, { one: string; many: string; meaning: string }> = {
  error: { one: 'error', many: 'errors', meaning: 'would block an issue' },
  warning: { one: 'warning', many: 'warnings', meaning: 'needs a look' },
  notice: { one: 'notice', many: 'notices', meaning: 'worth knowing' },
}

const LEVELS: FindingLevel[] = ['error', 'warning', 'notice']

/** What the checks are told beside the log. */
export interface CheckedOn {
  /** Calendar day, `2026-03-03`. */
  today: string
  /** What the project's lifecycle phase expects already, from the standards pack. */
  due: CheckInput['due']
}

/**
 * Runs every check over a log. Sorted by level, then by the order of the hazards in the log (findings on the project
 * as a whole first), then by the order of the checks. Pure; never throws on a valid snapshot.
 */
export function runChecks(snapshot: Snapshot, on: CheckedOn): AnsweredFinding[] {
  return allAtOnce(checkInSteps(snapshot, on, assessedHazards(snapshot, on.today), nothingKept)).findings
}

/** Hazards or findings worked off between two steps: a millisecond or two. */
const STEP = 50

/**
 * As {@link runChecks}, in steps of a few milliseconds, for a page that must go on drawing. With what the run before
 * left, it looks only at hazards that changed since: 10,000 hazards take seconds at first and a tenth of one later.
 */
export function* checkInSteps(
  snapshot: Snapshot,
  { today, due }: CheckedOn,
  assessed: readonly AssessedHazard[],
  before: KeptLog,
): Generator<void, { findings: AnsweredFinding[]; kept: KeptLog }> {
  const { input, kept } = yield* readLog(snapshot, today, due, assessed, before)
  const looks = checks.flatMap(({ run }) => run.look ?? [])
  for (const [index, one] of input.assessed.entries()) {
    if (index % STEP === 0) yield
    if (before.hazards.get(one.hazard.id) === one) continue
    for (const look of looks) look(one, input)
  }
  const inProject = clauseFilter(snapshot)
  const keys = new Map<string, number>()
  const order = new Map(input.assessed.map(({ hazard }, index): [string, number] => [hazard.id, index + 1]))
  // Sorted as they come, level by level and hazard by hazard: sorting 50,000 at the end held up the page.
  const places = LEVELS.map(() => new Map<number, Finding[]>())
  for (const check of checks) {
    const clauses = inProject(check)
    const level = places[LEVELS.indexOf(check.level)]
    for (const [index, draft] of check.run(input).entries()) {
      if (index % (STEP * 20) === 0) yield
      const place = draft.hazardId === null ? 0 : (order.get(draft.hazardId) ?? order.size + 1)
      const finding = complete(check, draft, clauses, keys)
      const list = level?.get(place)
      if (list) list.push(finding)
      else level?.set(place, [finding])
    }
    yield
  }
  const sorted: Finding[] = []
  for (const level of places) {
    for (let place = 0; place <= order.size + 1; place++) for (const one of level.get(place) ?? []) sorted.push(one)
    yield
  }
  return { findings: yield* answered(sorted, snapshot.records.answer), kept }
}

/** A finding that stands open: nobody has answered it, and its phase has come. */
export function isOpen(finding: AnsweredFinding): boolean {
  return finding.answer === null && !finding.notYetDue
}

// Drafts on hazards that did not change are the same objects from run to run, and so are the findings made of them:
// 50,000 made anew after each change took longer than the looking.
const completed = new WeakMap<FindingDraft, Finding>()
const unanswered = new WeakMap<Finding, AnsweredFinding>()

function withoutAnswer(finding: Finding): AnsweredFinding {
  const known = unanswered.get(finding)
  if (known !== undefined) return known
  const made: AnsweredFinding = { ...finding, answer: null, reopened: false }
  unanswered.set(finding, made)
  return made
}

/** Adds to a draft what is the check's own, with a key that is unique in the run. */
function complete(check: Check, draft: FindingDraft, clauses: string[], keys: Map<string, number>): Finding {
  const { kind, recordId, field, partId } = draft.place
  const identity = [check.id, kind, recordId, field, ...(partId === null ? [] : [partId])].join(':')
  const seen = (keys.get(identity) ?? 0) + 1
  keys.set(identity, seen)
  const key = seen === 1 ? identity : `${identity}#${seen}`
  const known = completed.get(draft)
  if (known !== undefined && known.key === key && known.clauses === clauses) return known
  const finding: Finding = {
    ...draft,
    rule: check.rule,
    check: check.id,
    level: check.level,
    why: check.why,
    clauses,
    key,
  }
  completed.set(draft, finding)
  return finding
}

/** Puts each finding together with the answer that holds for it, if one does (clinical-rules 23). */
function* answered(findings: Finding[], answers: Answer[]): Generator<void, AnsweredFinding[]> {
  const given = new Map<string, Answer[]>()
  for (const answer of answers) {
    if (answer.archived !== null) continue
    const known = given.get(answer.finding)
    if (known) known.push(answer)
    else given.set(answer.finding, [answer])
  }
  const all: AnsweredFinding[] = []
  for (const finding of findings) {
    const own = given.get(finding.key)
    if (own === undefined) {
      all.push(withoutAnswer(finding))
      if (all.length % (STEP * 20) === 0) yield
      continue
    }
    const answer = own.findLast(({ values }) => values === finding.values) ?? null
    all.push({ ...finding, answer, reopened: answer === null && own.length > 0 })
    if (all.length % (STEP * 20) === 0) yield
  }
  return all
}

const clausesKept = new Map<string, string[]>()

/** Clauses of a check in the standards that the project follows. */
function clauseFilter({ project }: Snapshot): (check: Check) => string[] {
  return ({ id, clauses }) => {
    const key = [id, ...project.standards].join(' ')
    const known =
      clausesKept.get(key) ??
      clauses.filter((clause) => project.standards.some((standard) => clause.startsWith(`${standard} `)))
    clausesKept.set(key, known)
    return known
  }
}
