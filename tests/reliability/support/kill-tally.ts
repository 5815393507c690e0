/** What came of the kills of a lane. */
export interface Tally {
  kills: number
  workspaces: number
  /** Kills by what they were aimed at. */
  where: Record<'while it opens' | 'anywhere' | 'in a call' | 'while it writes', number>
  /** Kills aimed at a call that never began: they fell wherever the writer was. */
  missedAims: number
  /** Kills while a call was begun and not yet answered; by the first such call. */
  insideCall: number
  insideCalls: Record<string, number>
  /** Kills while SQLite's lock for writing was held. */
  insideTransaction: number
  /** Kills while the log was brought into the file. */
  insideCheckpoint: number
  /** Kills of which nothing is known about locks, where the system does not list them. */
  locksUnknown: number
  /** Kills that left frames of an unfinished transaction in the log. */
  tornLog: number
  /** Changes that were committed while their acknowledgement was not yet said: there, too. */
  committedUnheard: number
  acknowledged: number
  changes: number
  refused: number
  refusals: Record<string, number>
  checks: number
  wholeChecks: number
  backups: number
  /** Half-made backups found under a name that is never taken for one. */
  halfBackups: number
}

/** Nothing counted yet. */
export function blankTally(): Tally {
  return {
    kills: 0,
    workspaces: 0,
    where: { 'while it opens': 0, anywhere: 0, 'in a call': 0, 'while it writes': 0 },
    missedAims: 0,
    insideCall: 0,
    insideCalls: {},
    insideTransaction: 0,
    insideCheckpoint: 0,
    locksUnknown: 0,
    tornLog: 0,
    committedUnheard: 0,
    acknowledged: 0,
    changes: 0,
    refused: 0,
    refusals: {},
    checks: 0,
    wholeChecks: 0,
    backups: 0,
    halfBackups: 0,
  }
}

/** The tallies of several lanes as one. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const add = (one: unknown, other: unknown): unknown => {
    if (typeof one === 'number' || typeof other === 'number') return Number(one ?? 0) + Number(other ?? 0)
    const [left, right] = [one ?? {}, other ?? {}] as Record<string, unknown>[]
    const names = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])
    return Object.fromEntries([...names].map((name) => [name, add(left?.[name], right?.[name])]))
  }
  return tallies.reduce<Tally>((sum, one) => add(sum, one) as Tally, blankTally())
}
