import type { GridState } from 'ag-grid-community'

/** Columns as a person left them, on this computer. */
function keyOf(personId: string | null): string {
  return `hazard-ledger-hazard-columns:${personId ?? ''}`
}

/** Which columns, in which order, how wide, sorted how; undefined where nothing is kept or readable. */
export function layoutKept(personId: string | null): GridState | undefined {
  try {
    const kept = localStorage.getItem(keyOf(personId))
    return kept === null ? undefined : (JSON.parse(kept) as GridState)
  } catch {
    return undefined
  }
}

export function keepLayout(personId: string | null, state: GridState): void {
  const { version, columnOrder, columnSizing, columnVisibility, sort } = state
  const kept = Object.fromEntries(
    Object.entries({ version, columnOrder, columnSizing, columnVisibility, sort }).filter(
      ([, part]) => part !== undefined,
    ),
  )
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify(kept))
  } catch {
    // A page that may keep nothing still works.
  }
}
