import type { LogLayout } from '../../../src-shared/contract/exchange.ts'
import type { SheetCell, WorkbookModel } from '../document.ts'
import { documentFrame, pageMark } from './identity.ts'
import { type DocumentInput, viewLog } from './log-view.ts'
import { guideSheet } from './workbook/guide-sheet.ts'
import { LOG_TOP } from './workbook/log-columns.ts'
import { logSheet } from './workbook/log-sheet.ts'
import { ratingsSheet } from './workbook/rating-lookup.ts'
import { assumptionsSheet, frontSheetOf, matrixSheet, outsideSheet, versionSheet } from './workbook/side-sheets.ts'

/** The hazard log in the 19-column layout of NHS Digital's published logs (clinical-rules 27). */
export function buildWorkbook(input: DocumentInput, layout: LogLayout = 'hazards'): WorkbookModel {
  const view = viewLog(input)
  const { properties, provenance } = documentFrame(view, 'hazard-log')
  const { title, company, author, created } = properties
  return {
    properties: { title, company, author, created },
    ...(provenance === undefined ? {} : { provenance }),
    sheets: [
      frontSheetOf(view, layout),
      versionSheet(view),
      logSheet(view, layout),
      guideSheet(view, layout),
      ratingsSheet(view),
      matrixSheet(view),
      assumptionsSheet(view),
      outsideSheet(view),
    ],
    names: [],
  }
}

/**
 * The log alone, as rows: its headings, its rows, and beside each what the document is, which no sheet or page says here.
 */
export function buildCsv(input: DocumentInput, layout: LogLayout = 'hazards'): SheetCell[][] {
  const view = viewLog(input)
  const [headings = [], ...rows] = logSheet(view, layout).rows.slice(LOG_TOP - 1)
  return [[...headings, { value: 'Document' }], ...rows.map((row) => [...row, { value: pageMark(view) }])]
}
