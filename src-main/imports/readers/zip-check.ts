import type { Result } from '../../../src-shared/domain/result.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { attribute, partName, relationsPart, startPart, tags } from './office-tags.ts'
import { COLUMN_LIMIT, ROW_LIMIT, type ScannedSheet, scanSheet } from './scan-sheet.ts'
import { type OfficeKind, readParts, unreadable } from './zip-parts.ts'

export { PART_LIMIT } from './zip-parts.ts'

/** What the check learnt about a sound workbook. */
export interface CheckedWorkbook {
  /** Sheets that hold cells, in the order of the workbook, as its own table of sheets names them, with their merged ranges. */
  sheets: { name: string; hidden: boolean; merges: string[] }[]
  /** Chart and dialog sheets, which hold no cells. */
  sheetsWithoutCells: string[]
}

/** Highest number that Excel gives a sheet. The library makes a list as long as the highest one named. */
const SHEET_NUMBER_LIMIT = 65_534

const OPEN_AND_SAVE = 'Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and choose it again.'
const FETCH_AGAIN = 'Fetch the file again from where it came from, check that it opens in Excel, and choose it again.'
const WORKBOOK: OfficeKind = {
  file: 'an Excel workbook',
  older: 'an older Excel or Office format (.xls)',
  tooLarge: 'If it is a real log, copy its sheets into a new workbook and choose that one.',
  notThis: 'If it is a text file with separated values, give it a name that ends in .csv; otherwise save it as .xlsx.',
  openAndSave: OPEN_AND_SAVE,
  fetchAgain: FETCH_AGAIN,
}

/**
 * Checks a file that should be a workbook before any library sees it: all that {@link readParts} checks, and that its
 * shared texts and each sheet named in the workbook are there.
 *
 * @returns what the workbook holds, or a failure `unreadable`.
 */
export function checkWorkbook(bytes: Uint8Array, name: string): Result<CheckedWorkbook> {
  const parts = readParts(bytes, name, WORKBOOK, (part) => isTable(part) || mayBeSheet(part))
  if (!parts.ok) return parts
  const { names, contents } = parts.value
  const texts = new Map(
    [...contents].flatMap(([part, content]) => (isTable(part) ? [[part, Buffer.from(content).toString('utf8')]] : [])),
  )
  const scanned = new Map(
    [...contents].flatMap(([part, content]) => (isTable(part) ? [] : [[part.toLowerCase(), scanSheet(content)]])),
  )
  return findSheets(names, texts, scanned, name)
}

/** Parts that say what the workbook holds. */
function isTable(part: string): boolean {
  return /\.rels$|workbook[^/]*\.xml$/i.test(part)
}

/** Which parts are sheets stands in the tables, which are read with them: these never are. */
function mayBeSheet(part: string): boolean {
  return /\.xml$/i.test(part) && !/sharedStrings|styles|theme|drawing|comments|docProps|media/i.test(part)
}

function findSheets(
  names: Set<string>,
  texts: Map<string, string>,
  scanned: ReadonlyMap<string, ScannedSheet>,
  name: string,
): Result<CheckedWorkbook> {
  const workbook = startPart(texts.get('_rels/.rels'), 'xl/workbook.xml')
  const xml = texts.get(workbook)
  if (xml === undefined || !/workbook[^/]*\.xml$/i.test(workbook)) {
    const what = names.has('word/document.xml')
      ? 'it is a Word document, whatever its name says.'
      : names.has('content.xml')
        ? 'it is an OpenDocument file.'
        : names.has('xl/workbook.bin')
          ? 'it is a binary Excel workbook (.xlsb).'
          : 'it is a ZIP file but not an Excel workbook.'
    const hint = names.has('word/document.xml')
      ? 'Give it a name that ends in .docx and choose it again.'
      : OPEN_AND_SAVE
    return unreadable(name, what, hint)
  }
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
  const relations = new Map(
    tags(texts.get(relationsPart(workbook)) ?? '', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      { type: attribute(tag, 'Type') ?? '', target: partName(folder, attribute(tag, 'Target') ?? '') },
    ]),
  )
  // Excel takes no notice of case in the names of parts.
  const present = new Set([...names].map((part) => part.toLowerCase()))
  const missing = [...relations.values()].find(
    ({ type, target }) => /\/(?:sharedStrings|styles)$/.test(type) && !present.has(target.toLowerCase()),
  )
  if (missing !== undefined) {
    return unreadable(name, `its part ${missing.target} is named in it but is not there.`, FETCH_AGAIN)
  }
  const found: CheckedWorkbook = { sheets: [], sheetsWithoutCells: [] }
  for (const tag of tags(xml, 'sheet')) {
    const sheet = attribute(tag, 'name') ?? ''
    // `r:id`; the plain `sheetId` beside it does not match because the name must follow a space or a prefix.
    const relation = relations.get(attribute(tag, 'id'))
    if (relation === undefined || !present.has(relation.target.toLowerCase())) {
      return unreadable(name, `the sheet "${sheet}" is named in it but is not there.`, FETCH_AGAIN)
    }
    if (Number.parseInt(attribute(tag, 'sheetId') ?? '', 10) > SHEET_NUMBER_LIMIT) {
      const most = formatNumber(SHEET_NUMBER_LIMIT)
      return unreadable(name, `the sheet "${sheet}" has a number above ${most}, the highest there is.`, OPEN_AND_SAVE)
    }
    if (relation.type.endsWith('/worksheet')) {
      const { merges = [], beyond = null } = scanned.get(relation.target.toLowerCase()) ?? {}
      if (beyond !== null) {
        const most = formatNumber(beyond === 'a row' ? ROW_LIMIT : COLUMN_LIMIT)
        return unreadable(
          name,
          `the sheet "${sheet}" has ${beyond} beyond ${most}, the last there can be.`,
          OPEN_AND_SAVE,
        )
      }
      found.sheets.push({ name: sheet, hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible', merges })
    } else {
      found.sheetsWithoutCells.push(sheet)
    }
  }
  if (found.sheets.length === 0) return unreadable(name, 'it has no sheets.', FETCH_AGAIN)
  return { ok: true, value: found }
}
