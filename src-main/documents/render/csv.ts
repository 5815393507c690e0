import { cleanText } from '../../../src-shared/domain/text.ts'
import type { SheetCell } from '../document.ts'

/** What a spreadsheet would read as a formula, or take away, at the beginning of a text. */
const GUARDED = /^[=+\-@\t\r']/

/**
 * Rows as comma-separated text, in UTF-8 with its mark so that Excel knows it. A text that a spreadsheet would run as a
 * formula begins with an apostrophe, which our own reader takes off.
 */
export function renderCsv(rows: readonly (readonly SheetCell[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(({ value }) => field(value)).join(','))
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}

function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const { text } = cleanText(value)
  const guarded = GUARDED.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
