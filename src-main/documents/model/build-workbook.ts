import type { WorkbookModel } from '../document.ts'
import { documentFrame } from './identity.ts'
import { type DocumentInput, viewLog } from './log-view.ts'
import { logSheet } from './workbook/log-sheet.ts'
import { assumptionsSheet, frontSheetOf, matrixSheet, outsideSheet, versionSheet } from './workbook/side-sheets.ts'

/** The hazard log in the 19-column layout of NHS Digital's published logs (clinical-rules 27). */
export function buildWorkbook(input: DocumentInput): WorkbookModel {
  const view = viewLog(input)
  const { properties, provenance } = documentFrame(view, 'hazard-log')
  const { title, company, author, created } = properties
  return {
    properties: { title, company, author, created },
    ...(provenance === undefined ? {} : { provenance }),
    sheets: [
      frontSheetOf(view),
      versionSheet(view),
      logSheet(view),
      matrixSheet(view),
      assumptionsSheet(view),
      outsideSheet(view),
    ],
    names: [],
  }
}
