const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A calendar day as people read it: `2026-03-03` → `3 March 2026`; empty for null. Other text is given back as it is. */
export function formatDay(day: string | null): string {
  if (day === null) return ''
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const month = MONTHS[Number(parts?.[2]) - 1]
  if (!parts || month === undefined) return day
  return `${Number(parts[3])} ${month} ${parts[1]}`
}

const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function partsInLondon(moment: string | Date): Record<string, string> | null {
  const at = typeof moment === 'string' ? new Date(moment) : moment
  if (Number.isNaN(at.getTime())) return null
  return Object.fromEntries(inLondon.formatToParts(at).map(({ type, value }) => [type, value]))
}

/** A moment on the clocks of London: `2026-07-03T09:00:00.000Z` → `3 July 2026, 10:00`. */
export function formatMoment(moment: string | Date): string {
  const parts = partsInLondon(moment)
  if (parts === null) return String(moment)
  return `${parts['day']} ${parts['month']} ${parts['year']}, ${parts['hour']}:${parts['minute']}`
}

/** Only the time of a moment on the clocks of London: `14:03`. */
export function formatTime(moment: string | Date): string {
  const parts = partsInLondon(moment)
  return parts === null ? String(moment) : `${parts['hour']}:${parts['minute']}`
}

const isoInLondon = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

/** The calendar day in the United Kingdom at a moment, `2026-03-03`. */
export function dayOfMoment(moment: string | Date): string {
  return isoInLondon.format(typeof moment === 'string' ? new Date(moment) : moment)
}

/** The last millisecond of a calendar day in the United Kingdom, as a moment in UTC. */
export function endOfDay(day: string): string {
  // The clocks are never more than an hour ahead of UTC there.
  const late = `${day}T23:59:59.999Z`
  return dayOfMoment(late) === day ? late : `${day}T22:59:59.999Z`
}
