const THIN_SPACE = '\u2009'

/** A whole number with thin thousands: `12345` → `12 345` (U+2009); four digits stay together. */
export function formatNumber(value: number): string {
  const digits = String(Math.abs(Math.trunc(value)))
  const grouped = digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE)
  return value < 0 ? `\u2212${grouped}` : grouped
}

/** A count with its word: `1 hazard`, `2 hazards`. */
export function formatCount(value: number, one: string, several = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : several}`
}

/** Bytes as people read them: `812 bytes`, `14 kB`, `2.5 MB` (powers of 1000). */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return formatCount(bytes, 'byte')
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
