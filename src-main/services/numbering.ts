/** Prefixes of visible numbers. */
export const PREFIX = { hazard: 'HAZ', control: 'CTL' } as const

/**
 * The next visible number of a project: one more than the highest ever used, archived records included, so that a
 * number is never re-used. Imported numbers of another form (`NRL01`) are left alone.
 *
 * @param used every number the project ever had
 */
export function nextNumber(prefix: string, used: Iterable<string>): string {
  const pattern = new RegExp(`^${prefix}-(\\d+)$`)
  let highest = 0
  for (const number of used) {
    const match = pattern.exec(number)
    if (match) highest = Math.max(highest, Number(match[1]))
  }
  return `${prefix}-${String(highest + 1).padStart(3, '0')}`
}
