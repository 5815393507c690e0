import { type Style, Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { Refusal } from '../../../src-shared/domain/result.ts'
import { cleanText } from '../../../src-shared/domain/text.ts'
import type { SheetCell, SheetModel, WorkbookModel } from '../document.ts'
import { estimateRowHeight, widthsThatFit } from './row-height.ts'
import { fixZipTimes } from './zip-times.ts'

/** The most characters an Excel cell can hold; Excel cuts what is longer without a word. */
const CELL_LIMIT = 32_767
/** The most characters Excel allows for a list written into the validation itself. */
const INLINE_LIST_LIMIT = 255
/** The sheet that holds choices too long for the validation itself; hidden from the person. */
const LISTS_SHEET = 'Lists'

/** Excel's numbers for paper (ISO/IEC 29500-1, 18.3.1.63). */
const PAPER: Record<'A3' | 'A4', number> = { A3: 8, A4: 9 }

/**
 * Lays a workbook model out as an Excel file. Every text is a string cell, whatever it begins with; the only formulas are
 * the lookups that a model names, which hold no text of anybody's. The same model gives the same bytes.
 *
 * @returns the bytes of the .xlsx
 * @throws Refusal `refused` where a text is longer than an Excel cell can hold, naming the row by its first cell
 */
export async function renderXlsx(model: WorkbookModel): Promise<Uint8Array> {
  const workbook = new Workbook()
  const created = new Date(model.properties.created)
  workbook.title = cleanText(model.properties.title).text
  workbook.company = cleanText(model.properties.company).text
  workbook.creator = cleanText(model.properties.author).text
  workbook.lastModifiedBy = cleanText(model.properties.author).text
  workbook.created = created
  workbook.modified = created
  const longLists: string[][] = []
  for (const sheet of model.sheets) await renderSheet(workbook, sheet, model, longLists)
  if (longLists.length > 0) renderLists(workbook, longLists)
  for (const { name, reference } of model.names) workbook.definedNames.add(reference, name)
  return fixZipTimes(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

async function renderSheet(
  workbook: Workbook,
  model: SheetModel,
  { properties, provenance = [] }: WorkbookModel,
  longLists: string[][],
): Promise<void> {
  const sheet = workbook.addWorksheet(model.name, {
    ...(model.hidden === true ? { state: 'hidden' } : {}),
    pageSetup: {
      paperSize: PAPER[model.paper ?? 'A4'],
      orientation: model.orientation,
      fitToPage: true,
      fitToWidth: model.pagesWide ?? 1,
      fitToHeight: 0,
      margins: {
        left: 0.4,
        right: 0.4,
        top: 0.7,
        bottom: 0.6 + 0.12 * provenance.length,
        header: 0.3,
        footer: 0.3,
      },
      ...(model.frozenRows > 0 ? { printTitlesRow: `1:${model.frozenRows}` } : {}),
      ...(model.frozenColumns > 0 ? { printTitlesColumn: `A:${columnLetters(model.frozenColumns)}` } : {}),
    },
    headerFooter: {
      oddHeader: `&L${headerText(model.header)}&R${headerText(model.name)}`,
      oddFooter: footerText(properties.title, provenance),
    },
    ...(model.frozenRows > 0 || model.frozenColumns > 0
      ? { views: [{ state: 'frozen', xSplit: model.frozenColumns, ySplit: model.frozenRows }] }
      : {}),
  })
  const widths = widthsThatFit(
    model.rows,
    model.columns.map(({ width }) => width),
  )
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
    if (model.columns[index]?.hidden === true) sheet.getColumn(index + 1).hidden = true
    else if (model.protected === true) sheet.getColumn(index + 1).protection = { locked: false }
  })
  model.rows.forEach((cells, index) => {
    renderRow(sheet, widths, cells, index + 1)
  })
  for (const list of model.lists) addList(sheet, list, longLists)
  if (model.autoFilter !== undefined) sheet.autoFilter = model.autoFilter
  for (const { range, byValue } of model.fills ?? []) {
    sheet.addConditionalFormatting({
      ref: range,
      rules: byValue.map(({ value, fill }, index) => ({
        type: 'cellIs',
        operator: 'equal',
        formulae: [String(value)],
        priority: index + 1,
        style: {
          font: { color: { argb: `FF${fill.text}` } },
          fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: `FF${fill.background}` } },
        },
      })),
    })
  }
  if (model.protected === true) await sheet.protect(undefined, ALLOWED)
}

/** What a protected sheet lets people do beside typing into its open cells. Sorting would move cells apart from their marks. */
const ALLOWED = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatCells: true,
  formatColumns: true,
  formatRows: true,
  insertRows: true,
  autoFilter: true,
}

function renderRow(sheet: Worksheet, widths: readonly number[], cells: readonly SheetCell[], rowNumber: number): void {
  const row = sheet.getRow(rowNumber)
  let column = 1
  for (const cell of cells) {
    const span = cell.columnSpan ?? 1
    const target = row.getCell(column)
    const value = cellValue(cell, cells, sheet.name)
    target.value = cell.lookup === undefined ? value : { formula: cell.lookup, result: value ?? '' }
    Object.assign(target, cellStyle(cell))
    if (span > 1) sheet.mergeCells(rowNumber, column, rowNumber, column + span - 1)
    column += span
  }
  row.height = estimateRowHeight(cells, widths)
}

function cellValue(cell: SheetCell, row: readonly SheetCell[], sheet: string): string | number | null {
  if (typeof cell.value !== 'string') return cell.value
  const { text } = cleanText(cell.value)
  if (text.length > CELL_LIMIT) {
    const first = String(row[0]?.value ?? '').slice(0, 80)
    throw new Refusal(
      'refused',
      `A text of ${first} on the sheet ${sheet} has ${text.length.toLocaleString('en-GB')} characters; an Excel cell holds ${CELL_LIMIT.toLocaleString('en-GB')} at most. No file was written.`,
      'Shorten the text, or export the Word document, which holds it whole.',
    )
  }
  return text
}

function cellStyle(cell: SheetCell): Partial<Style> {
  return {
    font: {
      name: 'Arial',
      size: 10,
      ...(cell.bold === true ? { bold: true } : {}),
      ...(cell.fill === undefined ? {} : { color: { argb: `FF${cell.fill.text}` } }),
    },
    alignment: {
      vertical: 'top',
      ...(cell.wrap === true ? { wrapText: true } : {}),
      ...(typeof cell.value === 'number' && cell.fill !== undefined ? { horizontal: 'center' } : {}),
    },
    protection: { locked: cell.locked === true },
    ...(cell.fill === undefined
      ? {}
      : { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${cell.fill.background}` } } }),
    ...(cell.fill === undefined && cell.wrap !== true ? {} : { border: BORDER }),
  }
}

const HAIRLINE = { style: 'thin', color: { argb: 'FFAEB7BD' } } as const
const BORDER = { top: HAIRLINE, bottom: HAIRLINE, left: HAIRLINE, right: HAIRLINE }

function addList(sheet: Worksheet, list: SheetModel['lists'][number], longLists: string[][]): void {
  const inline = list.values.join(',')
  const fits = inline.length <= INLINE_LIST_LIMIT && !list.values.some((value) => /[,"]/.test(value))
  if (!fits) longLists.push(list.values)
  const column = columnLetters(longLists.length)
  sheet.dataValidations.add(list.range, {
    type: 'list',
    allowBlank: true,
    formulae: [fits ? `"${inline}"` : `${LISTS_SHEET}!$${column}$1:$${column}$${list.values.length}`],
    showErrorMessage: true,
    errorTitle: 'Not one of the words offered',
    error: 'Choose a word from the list.',
  })
}

function renderLists(workbook: Workbook, lists: readonly string[][]): void {
  const sheet = workbook.addWorksheet(LISTS_SHEET, { state: 'hidden' })
  lists.forEach((values, column) => {
    values.forEach((value, row) => {
      sheet.getCell(row + 1, column + 1).value = cleanText(value).text
    })
  })
}

/** Text of a printed header: `&` begins a code there, and the three parts hold 255 characters together. */
function headerText(text: string, length = 80): string {
  return cleanText(text).text.replace(/\s+/g, ' ').slice(0, length).replaceAll('&', '&&')
}

/** The most characters that Excel allows for the three parts of a printed footer, codes included. */
const FOOTER_LIMIT = 255

/** The title with the small lines under it, and the page; the title gives way where they would pass Excel's limit. */
function footerText(title: string, provenance: readonly string[]): string {
  const page = '&RPage &P of &N'
  // A size ends where something other than a digit stands, so the line's end comes after it.
  const lines = provenance.map((line) => `&6\n${headerText(line, 110)}`).join('')
  const room = FOOTER_LIMIT - '&L'.length - lines.length - page.length
  let shown = headerText(title)
  for (let length = 79; shown.length > room && length > 0; length--) shown = headerText(title, length)
  return `&L${shown}${lines}${page}`
}

function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}
