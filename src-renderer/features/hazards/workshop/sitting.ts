import type { Hazard } from '../../../../src-shared/domain/hazard.ts'

/** Hazards made in one step: the first of them and how many follow it in the log. */
interface Made {
  id: string
  count: number
}

/** What was entered in this window, project by project; a sitting ends with the window. */
const made = new Map<string, Made[]>()

/** Notes hazards as entered in this sitting. */
export function noteMade(projectId: string, id: string, count: number): void {
  made.set(projectId, [...(made.get(projectId) ?? []), { id, count }])
}

/** The hazards entered in this sitting that stand, in the order of the log. */
export function sittingOf(projectId: string, hazards: readonly Hazard[]): Hazard[] {
  const ids = new Set<string>()
  for (const { id, count } of made.get(projectId) ?? []) {
    const at = hazards.findIndex((one) => one.id === id)
    if (at >= 0) for (const one of hazards.slice(at, at + count)) ids.add(one.id)
  }
  return hazards.filter((one) => ids.has(one.id) && one.archived === null)
}
