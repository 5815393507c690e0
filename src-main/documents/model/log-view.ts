import type { AnsweredFinding } from '../../../src-shared/checks/finding.ts'
import { findingsByHazard } from '../../../src-shared/checks/group-findings.ts'
import type { Control } from '../../../src-shared/domain/control.ts'
import { type AssessedHazard, assessedHazards, countLog, type LogCounts } from '../../../src-shared/domain/counts.ts'
import type { Evidence } from '../../../src-shared/domain/evidence.ts'
import { counts as doesCount, type Hazard } from '../../../src-shared/domain/hazard.ts'
import type { Person } from '../../../src-shared/domain/person.ts'
import { isLive } from '../../../src-shared/domain/record.ts'
import type { ProjectKind, RecordOf, Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { riskContext } from '../../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../../src-shared/domain/standards-pack.ts'
import type { RiskContext } from '../../../src-shared/domain/standing.ts'
import type { Trend } from '../../../src-shared/domain/trend.ts'
import { type IssueFacts, NOTHING_ISSUED } from './issue-facts.ts'

/** All that a document is made from: never a query of its own. */
export interface DocumentInput {
  snapshot: Snapshot
  pack: StandardsPack
  /** What the checks say about this snapshot on this day, answers included. */
  findings: AnsweredFinding[]
  /** Calendar day. */
  today: string
  /** The log over time, where the document shows it. */
  trend?: Trend
  /** What was issued so far, and the version the document is made from; nothing unless said. */
  issues?: IssueFacts
  /** Where the document is made from the log as it was: the day, and the last change that is part of it. */
  asOf?: { day: string; seq: number }
}

/** A snapshot read once, with ways to name what its records point to. */
export interface LogView extends DocumentInput {
  issues: IssueFacts
  context: RiskContext
  /** Hazards that count, with their risk, in the order of the log. */
  assessed: AssessedHazard[]
  counts: LogCounts
  /** Hazard → findings that concern it, those on shared controls included. */
  findingsOf: ReadonlyMap<string, AnsweredFinding[]>
  /** Name of a person; empty where none is named. */
  personName: (id: string | null) => string
  personOf: (id: string | null) => Person | undefined
  /** Name of an organisation; empty where none is named. */
  organisationName: (id: string | null) => string
  hazardOf: (id: string | null) => Hazard | undefined
  controlOf: (id: string) => Control | undefined
  evidenceOf: (id: string) => Evidence | undefined
  /** Visible numbers of hazards, in the order of the log: `HAZ-001, HAZ-004`; empty where there are none; `All 28 hazards`. */
  hazardNumbers: (ids: readonly string[]) => string
  /** Records of a kind that stand, in the order they were made. */
  live: <K extends ProjectKind>(kind: K) => RecordOf<K>[]
}

/** A list of every hazard is said in a word from this many on. */
const ALL_FROM = 8

/** Reads a document's input once. */
export function viewLog(input: DocumentInput): LogView {
  const { snapshot, findings, today } = input
  const { records } = snapshot
  const people = byId(snapshot.people)
  const organisations = byId(snapshot.organisations)
  const hazards = byId(records.hazard)
  const controls = byId(records.control)
  const evidence = byId(records.evidence)
  return {
    ...input,
    issues: input.issues ?? NOTHING_ISSUED,
    context: riskContext(snapshot, today),
    assessed: assessedHazards(snapshot, today),
    counts: countLog(snapshot, today),
    findingsOf: findingsByHazard(findings),
    personName: (id) => people.get(id ?? '')?.name ?? '',
    personOf: (id) => people.get(id ?? ''),
    organisationName: (id) => organisations.get(id ?? '')?.name ?? '',
    hazardOf: (id) => hazards.get(id ?? ''),
    controlOf: (id) => controls.get(id),
    evidenceOf: (id) => evidence.get(id),
    hazardNumbers: (ids) => {
      const wanted = new Set(ids)
      const counting = records.hazard.filter(doesCount)
      if (
        counting.length >= ALL_FROM &&
        wanted.size === counting.length &&
        counting.every(({ id }) => wanted.has(id))
      ) {
        return `All ${counting.length} hazards`
      }
      return records.hazard
        .filter(({ id }) => wanted.has(id))
        .map(({ number }) => number)
        .join(', ')
    },
    live: <K extends ProjectKind>(kind: K) => (records[kind] as RecordOf<K>[]).filter(isLive),
  }
}

function byId<T extends { id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((one): [string, T] => [one.id, one]))
}
