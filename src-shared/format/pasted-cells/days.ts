const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FULL = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

function monthOf(word: string): number | null {
  const small = word.toLowerCase().replace(/\.$/, '')
  const at = FULL.indexOf(small)
  if (at >= 0) return at + 1
  const short = MONTHS.indexOf(small === 'sept' ? 'sep' : small)
  return short < 0 ? null : short + 1
}

/** Two figures, as workbooks write years in short: 80 to 99 are of the last century. */
function yearOf(figures: string): number {
  const year = Number(figures)
  return figures.length === 2 ? year + (year < 80 ? 2000 : 1900) : year
}

function dayOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return exists && year >= 1900 && year <= 2999 ? at.toISOString().slice(0, 10) : null
}

/**
 * A calendar day as people and workbooks write it, in the order day, month, year: `3 March 2026`, `3 Mar 2026`,
 * `03-Mar-26`, `Tuesday, 3 March 2026`, `03/03/2026`, `3.3.26`, or `2026-03-03` (a time of midnight after it is left
 * out). Null where it is none of these or no such day exists.
 */
export function readDay(text: string): string | null {
  const plain = text
    .trim()
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /i, '')
    .replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '')
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(plain)
  if (figures) return dayOf(yearOf(figures[4] ?? ''), Number(figures[3]), Number(figures[1]))
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]+\.?),?[- ](\d{4}|\d{2})$/i.exec(plain)
  const month = words ? monthOf(words[2] ?? '') : null
  return words && month !== null ? dayOf(yearOf(words[3] ?? ''), month, Number(words[1])) : null
}

/** True where figures alone could be read in another order than ours: `03/04/2026` is 3 April here. */
export function couldBeMonthFirst(text: string): boolean {
  const parts = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}\s*$/.exec(text)
  return parts !== null && Number(parts[1]) <= 12 && Number(parts[2]) <= 12 && Number(parts[1]) !== Number(parts[2])
}
