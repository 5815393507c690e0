import type { Cell } from '@cj-tech-master/excelts'
import { type Result, refuse } from '../../../src-shared/domain/result.ts'
import type { GridCell, GridSheet } from '../grid.ts'
import { SheetView } from '../grid.ts'
import { withJoinedForms } from './joined-tables.ts'
import { type CheckedWorkbook, checkWorkbook } from './zip-check.ts'

/** Reads the sheets of a workbook that has been checked. The one place that knows the spreadsheet library. */
type SpreadsheetReader = (bytes: Uint8Array) => Promise<GridSheet[]>

/**
 * An .xlsx workbook as plain sheets: checked first (see {@link checkWorkbook}), then read, then compared with the
 * workbook's own table of sheets.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  name: string,
  read: SpreadsheetReader = readWithExcelts,
): Promise<Result<GridSheet[]>> {
  const checked = checkWorkbook(bytes, name)
  if (!checked.ok) return checked
  let sheets: GridSheet[]
  try {
    sheets = await read(bytes)
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    return refuse(
      'unreadable',
      `${name} cannot be read: its content is not that of an Excel workbook (${detail.slice(0, 200)}). Nothing was changed.`,
      'Open it in Excel, save it again as .xlsx and choose it again.',
    )
  }
  const missing = missingSheet(checked.value, sheets)
  if (missing !== undefined) {
    return refuse(
      'unreadable',
      `${name} cannot be read: the sheet "${missing}" could not be read. Nothing was changed.`,
      'Open it in Excel, save it again as .xlsx and choose it again.',
    )
  }
  const merges = new Map(checked.value.sheets.map((sheet) => [sheet.name, sheet.merges]))
  const merged = sheets.map((sheet) => withMerges(sheet, merges.get(sheet.name) ?? []))
  return { ok: true, value: withJoinedForms(merged, name) }
}

/** The sheet with its merged ranges, of which only the first cell holds anything a person sees. */
function withMerges(sheet: GridSheet, merges: string[]): GridSheet {
  const merged = { ...sheet, merges }
  const view = new SheetView(merged)
  const cells = sheet.cells.filter(({ row, column }) => {
    const range = view.mergeAt(row, column)
    return range === undefined || (range.top === row && range.left === column)
  })
  return { ...merged, cells }
}

function missingSheet(checked: CheckedWorkbook, sheets: GridSheet[]): string | undefined {
  const read = new Set(sheets.map(({ name }) => name))
  return checked.sheets.find(({ name }) => !read.has(name))?.name
}

/** The library, loaded only once a file has passed the check: loading it takes longer than most refusals. */
let library: typeof import('@cj-tech-master/excelts')

async function readWithExcelts(bytes: Uint8Array): Promise<GridSheet[]> {
  library = await import('@cj-tech-master/excelts')
  const workbook = new library.Workbook()
  // Nothing here asks for the names of ranges. Of each the library makes every cell, and a filter or a print area over
  // whole columns names millions.
  Object.defineProperty(workbook.definedNames, 'model', { get: () => [], set() {} })
  // Conditional formats carry no text and are the part most often broken; merged ranges were read before.
  await workbook.xlsx.load(bytes, { ignoreNodes: ['conditionalFormatting', 'mergeCells'] })
  return workbook.worksheets.map((worksheet) => {
    const sheet: GridSheet = {
      name: worksheet.name,
      hidden: worksheet.state !== 'visible',
      cells: [],
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
      lists: [],
      pictures: worksheet.getImages().length,
    }
    worksheet.eachRow({ includeEmpty: false }, (row, number) => {
      if (row.hidden) sheet.hiddenRows.push(number)
      row.eachCell({ includeEmpty: false }, (cell) => {
        const plain = plainCell(cell)
        if (plain !== undefined) sheet.cells.push(plain)
      })
    })
    worksheet.columns.forEach((column, index) => {
      if (column.hidden) sheet.hiddenColumns.push(index + 1)
    })
    for (const [address, validation] of Object.entries(worksheet.dataValidations.model)) {
      if (validation?.type === 'list') {
        sheet.lists.push({ range: address.replace(/^range:/, ''), source: String(validation.formulae?.[0] ?? '') })
      }
    }
    return sheet
  })
}

const DATE_SIZE = 10

/** A cell as a person sees it; undefined where it holds nothing. */
function plainCell(cell: Cell): GridCell | undefined {
  const note = noteText(cell)
  const { formula, hyperlink = '' } = cell
  const value: unknown = formula === undefined ? cell.value : cell.result
  const { text, kind } = shown(cell, value)
  if (text === '' && formula === undefined && note === undefined) return undefined
  return {
    ref: cell.address,
    row: cell.row,
    column: cell.col,
    text,
    kind,
    ...(formula === undefined ? {} : { formula }),
    ...(note === undefined ? {} : { note }),
    ...(hyperlink === '' ? {} : { link: hyperlink }),
    ...(isStruck(cell) ? { struck: true } : {}),
    ...(formula !== undefined && (value === null || value === undefined) ? { noValue: true } : {}),
  }
}

function shown(cell: Cell, value: unknown): Pick<GridCell, 'text' | 'kind'> {
  if (value === null || value === undefined) return { text: '', kind: 'text' }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return { text: cell.text, kind: 'error' }
    const iso = value.toISOString()
    const timeOnly =
      value.getUTCFullYear() < 1900 && !library.isDateDisplayFormat(typeof cell.numFmt === 'string' ? cell.numFmt : '')
    if (timeOnly) return { text: iso.slice(11, 19), kind: 'date' }
    return { text: iso.endsWith('T00:00:00.000Z') ? iso.slice(0, DATE_SIZE) : iso.slice(0, 19), kind: 'date' }
  }
  if (typeof value === 'number') return { text: library.getCellDisplayText(cell), kind: 'number' }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' }
  // A number format can hide a text (";;;"): what is stored counts, not what the format makes of it.
  if (typeof value === 'string') return { text: decodeEscapes(value, NOT_XML), kind: 'text' }
  if (typeof value === 'object' && 'error' in value) return { text: String(value.error), kind: 'error' }
  return { text: decodeEscapes(cell.text, ANY), kind: 'text' }
}

// Workbooks write characters that XML cannot carry as `_x0001_`. The library leaves those as they stand, and in rich
// text also the ones it could decode, such as `_x000D_`; the rule for text then sees the characters themselves.
const NOT_XML = /_x(00(?:0[0-8BCEF]|1[0-9A-F]|7F)|D[89A-F][0-9A-F]{2}|FFF[EF])_/gi
const ANY = /_x([0-9A-F]{4})_/gi

function decodeEscapes(text: string, which: RegExp): string {
  return text.replace(which, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function isStruck({ font, value }: Cell): boolean {
  if (font?.strike === true) return true
  const runs = typeof value === 'object' && value !== null && 'richText' in value ? value.richText : []
  return runs.some((run) => run.font?.strike === true && run.text.trim() !== '')
}

function noteText(cell: Cell): string | undefined {
  const { note } = cell
  const text = typeof note === 'string' ? note : (note?.texts ?? []).map((part) => part.text).join('')
  return text.trim() === '' ? undefined : text
}
