// The only way from the checks into `format/`: their messages are read beside screens and documents and must show days
// and numbers the same way.
export { formatDay as dayInWords } from '../format/dates.ts'
export { formatCount as counted, formatNumber } from '../format/numbers.ts'
export { NO_FINDINGS } from '../format/standing-words.ts'

/** `a`, `a and b`, `a, b and c`; past `limit` as `a, b and 7 more`. */
export function listInWords(items: string[], limit = 10): string {
  const shown = items.length > limit ? [...items.slice(0, limit), `${items.length - limit} more`] : items
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`
}
