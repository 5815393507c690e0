import { createHash } from 'node:crypto'
import { columnLetters } from '../grid.ts'
import { plainHeading } from './headings.ts'

/** Headings that could belong to any sheet are not known again by them. */
const FEWEST = 2

/**
 * What a table is known by when a file like it comes again: its headings in their columns, whatever the row they stand in.
 *
 * @param headings in the order of their columns
 * @returns SHA-256 as hexadecimal digits; null where there are too few headings to tell
 */
export function headingSignature(headings: readonly { column: number; heading: string }[]): string | null {
  const known = headings.filter(({ heading }) => heading.trim() !== '')
  if (known.length < FEWEST) return null
  // "#" has no letters or digits and is a heading all the same.
  const texts = known.map(({ column, heading }) => [columnLetters(column), plainHeading(heading) || heading.trim()])
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex')
}
