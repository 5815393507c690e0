import type { AnsweredFinding, FindingLevel } from '../../../src-shared/checks/finding.ts'
import { type FindingGroup, groupFindings } from '../../../src-shared/checks/group-findings.ts'
import { isOpen, levelWords } from '../../../src-shared/checks/run-checks.ts'
import type { Hazard } from '../../../src-shared/domain/hazard.ts'

export type Grouping = 'hazard' | 'check'

/** What the person wants to see. */
export interface FindingFilter {
  /** Levels shown. */
  levels: ReadonlySet<FindingLevel>
  /** Words, all of which must stand in a finding's message, heading or hazard. */
  text: string
  /** Only findings that were answered before and are open again. */
  reopenedOnly: boolean
}

/** Findings of one check on one hazard. */
export interface Leaf {
  key: string
  label: string
  group: FindingGroup
}

/** A line that opens into groups: a hazard, a check, or those set apart (not yet due, answered). */
export interface Branch {
  key: string
  kind: Grouping | 'not yet due' | 'answered'
  label: string
  /** Hazard of a branch by hazard; null for the project as a whole. */
  hazardId: string | null
  counts: Record<FindingLevel, number>
  count: number
  leaves: Leaf[]
}

export const LEVELS: FindingLevel[] = ['error', 'warning', 'notice']
export const THE_PROJECT = 'The project as a whole'

/** `HAZ-014 Allergy not shown`, or the project where there is no hazard. */
export function hazardLabel(hazards: ReadonlyMap<string, Hazard>, id: string | null): string {
  const hazard = id === null ? undefined : hazards.get(id)
  return hazard === undefined ? THE_PROJECT : `${hazard.number} ${hazard.name}`
}

/** The findings that pass the filter. */
export function filterFindings(
  findings: readonly AnsweredFinding[],
  filter: FindingFilter,
  hazards: ReadonlyMap<string, Hazard>,
): AnsweredFinding[] {
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return findings.filter((one) => {
    if (!filter.levels.has(one.level) || (filter.reopenedOnly && !one.reopened)) return false
    if (words.length === 0) return true
    const text = [one.message, one.why, levelWords[one.level].one, hazardLabel(hazards, one.hazardId)]
      .join(' ')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/**
 * Puts findings under hazards or checks, each with its groups; then those not yet due in the project's phase and those
 * answered, apart. Each finding stands in exactly one group.
 */
export function findingTree(
  findings: readonly AnsweredFinding[],
  grouping: Grouping,
  hazards: ReadonlyMap<string, Hazard>,
): Branch[] {
  const groups = groupFindings(findings.filter(isOpen))
  const byKey = new Map<string, FindingGroup[]>()
  for (const group of groups) {
    const key = grouping === 'hazard' ? (group.hazardId ?? '') : group.check
    const known = byKey.get(key)
    if (known) known.push(group)
    else byKey.set(key, [group])
  }
  const branches = [...byKey].flatMap(([key, members]): Branch[] => {
    const [first] = members
    if (first === undefined) return []
    const label = grouping === 'hazard' ? hazardLabel(hazards, first.hazardId) : first.title
    const leafLabel = (one: FindingGroup) =>
      grouping === 'check' ? hazardLabel(hazards, one.hazardId) : one.count === 1 ? one.summary : one.title
    const leaves = members.map((one) => ({ key: `open:${one.key}`, label: leafLabel(one), group: one }))
    return [branch(`${grouping}:${key}`, grouping, label, grouping === 'hazard' ? first.hazardId : null, leaves)]
  })
  if (grouping === 'hazard') {
    const order = new Map([...hazards.keys()].map((id, index) => [id, index]))
    const at = ({ hazardId }: Branch) => (hazardId === null ? -1 : (order.get(hazardId) ?? -1))
    // What would block an issue comes first; otherwise the project, then hazards in the order of the log.
    const blocks = ({ counts }: Branch) => Number(counts.error > 0)
    branches.sort((a, b) => blocks(b) - blocks(a) || at(a) - at(b))
  }
  return [
    ...branches,
    ...apart(
      'not yet due',
      findings.filter((one) => one.answer === null && one.notYetDue),
      hazards,
    ),
    ...apart(
      'answered',
      findings.filter((one) => one.answer !== null),
      hazards,
    ),
  ]
}

function apart(
  kind: 'not yet due' | 'answered',
  findings: AnsweredFinding[],
  hazards: ReadonlyMap<string, Hazard>,
): Branch[] {
  if (findings.length === 0) return []
  const leaves = groupFindings(findings).map((group) => ({
    key: `${kind}:${group.key}`,
    label: group.count === 1 ? group.summary : `${group.title}: ${hazardLabel(hazards, group.hazardId)}`,
    group,
  }))
  return [branch(kind, kind, kind === 'answered' ? 'Answered' : "Not yet due in the project's phase", null, leaves)]
}

function branch(key: string, kind: Branch['kind'], label: string, hazardId: string | null, leaves: Leaf[]): Branch {
  const counts: Branch['counts'] = { error: 0, warning: 0, notice: 0 }
  for (const { group } of leaves) counts[group.level] += group.count
  return { key, kind, label, hazardId, counts, count: counts.error + counts.warning + counts.notice, leaves }
}
