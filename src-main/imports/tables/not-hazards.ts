import type { FoundTable } from './find-table.ts'
import { plainHeading } from './headings.ts'

/** What a row is that stands where hazards do and is none. */
export type NoHazard = 'headings' | 'sum' | 'signature'

/** A row with fewer texts of the headings than this shares a word with them by chance. */
const FEWEST_REPEATED = 3

const SUM =
  /^(?:grand |sub ?)?totals?(?: (?:number )?(?:of )?(?:open |closed )?(?:hazards?|risks?|rows?|items?|scores?))?$|^(?:合計|小計)$/
const SIGNATURE =
  /^(?:approved|reviewed|prepared|authori[sz]ed|signed|completed|endorsed|agreed|checked)(?: off)? by$|^(?:signature|signatures|sign off|signed|approvals?|document control)$|^(?:承認者?|作成者?|署名)$/

/**
 * Tells rows among hazards that are none: headings printed again, sums of a section, and who signed. Each would pass for
 * a hazard, and the words of repeated headings for those of the scale.
 */
export function noHazards({ view, headerRows, columns }: FoundTable): (row: number) => NoHazard | null {
  const headings = new Map(
    columns.map(({ column }) => [
      column,
      new Set(
        [headerRows.first, headerRows.last]
          .map((row) => plainHeading(view.text(row, column)))
          .filter((one) => one !== ''),
      ),
    ]),
  )
  const number = columns.find(({ field }) => field === 'number')?.column
  const scores = columns.filter(({ field }) => /Severity$|Likelihood$/.test(field)).map(({ column }) => column)
  return (row) => {
    const cells = view
      .row(row)
      .filter(({ column, text }) => headings.has(column) && text.trim() !== '')
      .map(({ column, text }) => ({ column, words: plainHeading(text) }))
    const repeated = cells.filter(({ column, words }) => headings.get(column)?.has(words) === true).length
    if (repeated >= FEWEST_REPEATED && repeated > cells.length / 2) return 'headings'
    const [first] = cells
    if (first === undefined) return null
    if (SUM.test(first.words)) return 'sum'
    // No hazard is numbered "Approved by"; one so named would at least be scored.
    const sure = first.column === number || !scores.some((column) => view.text(row, column).trim() !== '')
    return sure && SIGNATURE.test(first.words) ? 'signature' : null
  }
}
