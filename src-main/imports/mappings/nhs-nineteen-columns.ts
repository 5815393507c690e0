import type { ImportFinding, ImportPreview, LeftOut, PreviewHazard } from '../../../src-shared/domain/import-preview.ts'
import { ok, type Result, refuse } from '../../../src-shared/domain/result.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { otherSheets, partsOf, SheetView, type SourceGrid } from '../grid.ts'
import { guardScale } from '../scale/guard-scale.ts'
import { keptFindings } from '../scale/kept-findings.ts'
import { cellFindings } from './cell-findings.ts'
import { readContext } from './context-sheets.ts'
import { formulaFindings } from './formula-findings.ts'
import { type ReadHazard, readHazardRow } from './hazard-row.ts'
import type { Mapping } from './mapping.ts'
import { COLUMN_NAMES, describeColumns, findHeader, type Header, isComplete } from './nineteen-columns-header.ts'
import { alsoLogs, count, duplicateNumbers, findDuplicates, notesAndPictures, unread } from './preview-parts.ts'
import { TextIntake } from './text-intake.ts'
import { versionFindings } from './versions.ts'
import { findMatrix } from './workbook-matrix.ts'

const ID = 'nhs-nineteen-columns'
const TITLE = "the 19-column layout of NHS Digital's published hazard logs"
const COLUMN_COUNT = Object.keys(COLUMN_NAMES).length

interface Table {
  view: SheetView
  header: Header
}

/** All columns are there, and a row is a hazard: under the same headings some keep a row for each cause. */
function isLayout({ view, header }: Table): boolean {
  const { number, name, causes } = header.columns
  if (!isComplete(header) || number === undefined || name === undefined || causes === undefined) return false
  const rows = view.rows.filter((row) => row > header.row)
  const text = (row: number, column: number) => view.text(row, column).trim()
  return !rows.some((row, at) => {
    const before = rows[at - 1]
    if (before === undefined || text(row, number) === '') return false
    const same = [number, name].every((column) => text(row, column) === text(before, column))
    return same && text(row, causes) !== text(before, causes)
  })
}

/** Every sheet with a row of headings that look like this layout's, the most complete first, hidden sheets last. */
function findTables(grid: SourceGrid): Table[] {
  return grid.sheets
    .flatMap((sheet) => {
      const view = new SheetView(sheet)
      const header = findHeader(view)
      return header === undefined ? [] : [{ view, header }]
    })
    .sort(
      (a, b) =>
        Number(a.view.sheet.hidden) - Number(b.view.sheet.hidden) ||
        b.header.found.length - a.header.found.length ||
        b.view.rows.length - a.view.rows.length,
    )
}

/**
 * The 19-column layout of NHS Digital's published hazard logs: one row a hazard; causes and controls as numbered lists
 * in cells, where entry n of each column answers cause n; severity, likelihood and risk twice, initial then residual.
 */
export const nhsNineteenColumns: Mapping = {
  id: ID,
  title: TITLE,

  recognise(grid) {
    const tables = findTables(grid).filter(isLayout)
    const best = tables[0]
    if (best === undefined) return null
    return { score: best.header.found.length / COLUMN_COUNT, sheets: tables.map(({ view }) => view.sheet.name) }
  },

  map(grid, scheme, { sheet, scale: choice }): Result<ImportPreview> {
    const tables = findTables(grid).filter(isLayout)
    const table = sheet === null ? tables[0] : tables.find(({ view }) => view.sheet.name === sheet)
    if (table === undefined) {
      return refuse(
        'unreadable',
        `${grid.file.name} has no sheet in ${TITLE}${sheet === null ? '' : ` named "${sheet}"`}. Nothing was changed.`,
      )
    }
    const others = otherSheets(grid, table.view.sheet).map((other) => new SheetView(other))
    const parts = partsOf(grid, table.view.sheet).map((part) => new SheetView(part))
    const intake = new TextIntake()
    const rows = readRows(table, scheme, intake)
    if (rows.hazards.length === 0) {
      return refuse(
        'unreadable',
        `${grid.file.name} cannot be imported: the sheet "${table.view.sheet.name}" has the headings of a hazard log in row ${table.header.row} but no hazards below them. Nothing was changed.`,
        'Choose the workbook that holds the hazards.',
      )
    }
    const { file } = grid
    const guarded = guardScale(
      rows.hazards.map(({ hazard }) => hazard),
      scheme,
      choice,
      { file, views: [table.view, ...others], log: table.view.sheet.name },
    )
    const { hazards, scale, findings: ofScale } = guarded
    // A second log in the workbook is another import, and a hidden sheet is often an older state: listed, not read.
    const inLayout = new Set(tables.map(({ view }) => view.sheet.name))
    const context = readContext(others.filter(({ sheet: { name, hidden } }) => !hidden && !inLayout.has(name)))
    const matrix = guarded.kept ?? findMatrix(others, scheme)
    const findings = [
      ...versionFindings({ ...context, file }),
      ...cellFindings(table.view, parts),
      ...formulaFindings(hazards, table.header),
      ...ofScale,
      ...duplicateNumbers(hazards),
      // What is wrong with scores as this project's words says nothing of scores that are not.
      ...(scale.decided && choice === null && !guarded.byOwn
        ? rows.findings
        : rows.findings.filter((one) => !isOfScores(one, hazards))),
      ...(guarded.byOwn ? keptFindings(guarded) : []),
    ]
    return ok({
      file,
      mapping: { id: ID, title: TITLE, signature: null, from: null, setAside: null },
      scheme: { id: guarded.scheme.id, version: guarded.scheme.version },
      sheet: table.view.sheet.name,
      sheetsInLayout: [...inLayout],
      otherTables: [],
      columns: describeColumns(table.header, table.view),
      proposal: null,
      unsure: [],
      missing: [],
      notices: alsoLogs(others.filter(({ sheet: { name, hidden } }) => inLayout.has(name) && !hidden)),
      scale,
      hazards,
      ...context,
      matrix,
      duplicates: findDuplicates(hazards),
      leftOut: [
        ...rows.leftOut,
        ...intake.leftOut,
        ...notesAndPictures([table.view, ...others, ...parts]),
        ...unread(others, { sheet: matrix?.sheet, kept: guarded.kept !== null }, context),
      ],
      textChanges: intake.textChanges,
      overLimit: intake.overLimit,
      counts: count(rows.hazards),
      changes: null,
      findings,
    })
  },
}

/** Whether a finding is about a score of one of the hazards. */
function isOfScores({ cell, rule }: ImportFinding, hazards: readonly PreviewHazard[]): boolean {
  if (rule === 'rating-differs' || rule === 'severity-drop') return true
  return hazards.some(({ initial, residual }) =>
    [initial, residual].some(({ cells }) => Object.values(cells).includes(cell)),
  )
}

/** Reads the rows under the headings: hazards, and everything else that stands there. */
function readRows(
  { view, header }: Table,
  scheme: Scheme,
  intake: TextIntake,
): { hazards: ReadHazard[]; findings: ImportFinding[]; leftOut: LeftOut[] } {
  const hazards: ReadHazard[] = []
  const stray: ImportFinding[] = []
  let last = header.row
  for (const row of view.rows.filter((row) => row > header.row)) {
    const has = (column: keyof Header['columns']): boolean => {
      const at = header.columns[column]
      return at !== undefined && view.text(row, at).trim() !== ''
    }
    const named = has('number') || has('name')
    const content =
      (['description', 'impact', 'causes', 'existing'] as const).some(has) ||
      (has('initialSeverity') && has('initialLikelihood'))
    const follows = row === last + 1
    // Keys, notes and drop-down lists below a table may use one or two of its columns; a hazard says what it is.
    if (named && (content || (follows && has('number') && has('name')))) {
      hazards.push(readHazardRow(view, header, row, scheme, intake))
      last = row
    } else if (content && follows) {
      last = row
      stray.push({
        rule: 'unreadable',
        hazard: null,
        cell: `A${row}`,
        message: `Row ${row} has neither a hazard number nor a name, so it is not read as a hazard; its cells are listed as left out.`,
      })
    }
  }
  for (const { column } of header.headings) view.take(header.row, column)
  const sheet = view.sheet.name
  const lastRow = last
  const columns = new Set(Object.values(header.columns))
  const leftOut = view.remaining().map(({ ref, row, column, text }): LeftOut => {
    const hazardRow = hazards.some(({ hazard }) => hazard.row === row)
    const reason = hazardRow || (row <= lastRow && !columns.has(column)) ? 'column-not-in-layout' : 'row-not-a-hazard'
    return { reason: row <= header.row ? 'heading-or-note' : reason, sheet, cell: ref, text }
  })
  return {
    hazards,
    findings: [...stray, ...hazards.flatMap(({ findings }) => findings)],
    leftOut: [...hazards.flatMap(({ leftOut: entries }) => entries), ...leftOut],
  }
}
