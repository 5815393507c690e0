import type { ProjectDifference } from '../../src-shared/domain/difference.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import { compareProjectsInSteps } from '../../src-shared/format/difference/compare-projects.ts'
import { inTurns } from './turns.ts'

/**
 * Everything that differs between two states of one project, worked out with turns for others: a large log takes a
 * second.
 *
 * @param before null where the project did not exist yet
 * @param days calendar days on which the two are read: of an issued version the day of its issue, else today
 */
export function differenceOf(
  before: Snapshot | null,
  after: Snapshot,
  days: { before: string; after: string },
  pack: StandardsPack,
): Promise<ProjectDifference> {
  return inTurns(compareProjectsInSteps(before, after, { days, pack }))
}
