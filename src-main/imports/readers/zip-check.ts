import type { Result } from '../../../src-shared/domain/result.ts'
import { attribute, partName, relationsPart, startPart, tags } from './office-tags.ts'
import { type OfficeKind, readParts, unreadable } from './zip-parts.ts'

export { PART_LIMIT } from './zip-parts.ts'

/** What the check learnt about a sound workbook. */
export interface CheckedWorkbook {
  /** Sheets that hold cells, in the order of the workbook, as its own table of sheets names them, with their merged ranges. */
  sheets: { name: string; hidden: boolean; merges: string[] }[]
  /** Chart and dialog sheets, which hold no cells. */
  sheetsWithoutCells: string[]
}

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
  const merges = new Map(
    [...contents].map(([part, content]) => [part.toLowerCase(), isTable(part) ? [] : mergesIn(content)]),
  )
  return findSheets(names, texts, merges, name)
}

/** Parts that say what the workbook holds. */
function isTable(part: string): boolean {
  return /\.rels$|workbook[^/]*\.xml$/i.test(part)
}

/** Which parts are sheets stands in the tables, which are read with them: these never are. */
function mayBeSheet(part: string): boolean {
  return /\.xml$/i.test(part) && !/sharedStrings|styles|theme|drawing|comments|docProps|media/i.test(part)
}

/**
 * Merged ranges of a sheet. The library that reads cells compares each with every other, which for 10,000 of them takes
 * most of a minute.
 */
function mergesIn(sheet: Uint8Array): string[] {
  const bytes = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength)
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes.includes('<\u0000')
  const xml = wide ? new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le').decode(bytes) : ''
  const at = wide ? xml.indexOf('mergeCells') : bytes.indexOf('mergeCells')
  if (at < 0) return []
  const end = wide ? xml.indexOf('/mergeCells', at) : bytes.indexOf('/mergeCells', at)
  const part = wide ? xml.slice(at, end < 0 ? undefined : end) : bytes.toString('utf8', at, end < 0 ? undefined : end)
  return tags(part, 'mergeCell').flatMap((tag) => attribute(tag, 'ref') ?? [])
}

function findSheets(
  names: Set<string>,
  texts: Map<string, string>,
  merges: ReadonlyMap<string, string[]>,
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
    if (relation.type.endsWith('/worksheet')) {
      found.sheets.push({
        name: sheet,
        hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
        merges: merges.get(relation.target.toLowerCase()) ?? [],
      })
    } else {
      found.sheetsWithoutCells.push(sheet)
    }
  }
  if (found.sheets.length === 0) return unreadable(name, 'it has no sheets.', FETCH_AGAIN)
  return { ok: true, value: found }
}
