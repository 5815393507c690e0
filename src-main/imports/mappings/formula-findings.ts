import type { ImportFinding, PreviewHazard } from '../../../src-shared/domain/import-preview.ts'
import { columnLetters } from '../grid.ts'
import { COLUMN_NAMES, type Header } from './nineteen-columns-header.ts'

/** One finding for each assessment whose formulas go astray, naming every cell. */
export function formulaFindings(hazards: PreviewHazard[], header: Header): ImportFinding[] {
  return (['initial', 'residual'] as const).flatMap((stage) => {
    const astray = hazards.filter((hazard) => hazard[stage].formulaDiffers !== null)
    if (astray.length === 0) return []
    const cells = astray.map((hazard) => hazard[stage].cells.rating)
    const wrong = astray.filter((hazard) => hazard[stage].ratingDiffers).map(({ number }) => number.text)
    const effect = wrong.length === 0 ? 'It changes no rating here.' : `It shows a wrong rating for ${list(wrong)}.`
    return [
      {
        rule: 'formula-differs' as const,
        hazard: null,
        cell: cells.join(', '),
        message: `The formula of the ${stage} rating in ${list(cells)} reads ${whatItReads(astray, stage, header)}. ${effect}`,
      },
    ]
  })
}

/** Said once by column where all rows err alike, else row by row. */
function whatItReads(astray: PreviewHazard[], stage: 'initial' | 'residual', header: Header): string {
  const heading = (letters: string): string => {
    const found = header.headings.find(({ column }) => columnLetters(column) === letters)
    return `column ${letters}, ${found === undefined ? 'another column' : COLUMN_NAMES[found.field]},`
  }
  const byColumn = new Set(
    astray.map((hazard) =>
      (hazard[stage].formulaDiffers ?? '').replace(/([A-Z]+)(\d+)/g, (ref, letters: string, row: string) =>
        Number(row) === hazard.row ? letters : ref,
      ),
    ),
  )
  const [alike = ''] = byColumn
  if (byColumn.size > 1 || /\d/.test(alike)) return astray.map((hazard) => hazard[stage].formulaDiffers).join(', ')
  return alike.replace(/[A-Z]+/g, heading).replace(/,$/, '')
}

function list(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
