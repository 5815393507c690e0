/** Where a day lies seen from another: `''` is no day. */
export const DUE_VALUES = ['overdue', 'in 30 days', 'later', '']

const SOON = 30

/** A calendar day as long after another. */
function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** Which of {@link DUE_VALUES} a calendar day is on another; the day itself is not yet overdue. */
export function dueValue(day: string | null, today: string): string {
  if (day === null) return ''
  if (day < today) return 'overdue'
  return day <= daysAfter(today, SOON) ? 'in 30 days' : 'later'
}

export function dueWord(value: string, none: string): string {
  return { overdue: 'Overdue', 'in 30 days': `Within ${SOON} days`, later: 'Later' }[value] ?? none
}
