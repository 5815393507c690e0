import { columnNumber } from '../grid.ts'

/** A single cell that a formula reads, on the sheet it stands on. */
interface FormulaReference {
  row: number
  column: number
}

const REFERENCE =
  /(?<![\w$.!'])(?:('(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?\$?([A-Za-z]{1,3})\$?(\d{1,7})(:\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\w(])/g

/**
 * The single cells of its own sheet that a formula reads; ranges and other sheets are left aside. Texts in the
 * formula are not references.
 */
export function readReferences(formula: string, ownSheet: string): FormulaReference[] {
  const withoutTexts = formula.replace(/"(?:[^"]|"")*"/g, '""')
  const references: FormulaReference[] = []
  for (const match of withoutTexts.matchAll(REFERENCE)) {
    const [, prefix, column = '', row = '', range] = match
    const sheet = prefix?.replace(/^'|'$/g, '').replaceAll("''", "'")
    if (range === undefined && (sheet === undefined || sheet.toLowerCase() === ownSheet.toLowerCase())) {
      references.push({ row: Number(row), column: columnNumber(column) })
    }
  }
  return references
}
