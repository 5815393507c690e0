import { type ListEntry, listEntries } from '../../src-shared/domain/list-entries.ts'

export type { ListEntry }

/**
 * Splits a cell such as `1) … 2) … 4)…` by the numbers at the beginnings of its lines: the rule that pasted lists
 * follow too, but bullets stay text.
 */
export function splitNumberedList(cell: string): ListEntry[] {
  return listEntries(cell, 'numbers')
}

/**
 * Whether an entry is only the filler "None", in any case, with or without closing punctuation. "None currently
 * available (…)" says something and is not.
 */
export function isFiller(text: string): boolean {
  return /^none[\s.,;:!]*$/i.test(text.trim())
}
