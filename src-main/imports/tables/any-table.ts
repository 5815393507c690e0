import { type ColumnMapping, type ImportOptions, tableFieldNames } from '../../../src-shared/domain/import-options.ts'
import type { ImportFinding, ImportPreview, LeftOut, MappingOrigin } from '../../../src-shared/domain/import-preview.ts'
import { ok, type Result, refuse } from '../../../src-shared/domain/result.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { columnLetters, otherSheets, partsOf, SheetView, type SourceGrid } from '../grid.ts'
import { assessmentFindings } from '../mappings/assessment.ts'
import { cellFindings } from '../mappings/cell-findings.ts'
import { readContext } from '../mappings/context-sheets.ts'
import type { ReadHazard } from '../mappings/hazard-row.ts'
import type { Mapping } from '../mappings/mapping.ts'
import {
  alsoLogs,
  count,
  duplicateNumbers,
  findDuplicates,
  notesAndPictures,
  unread,
} from '../mappings/preview-parts.ts'
import { TextIntake } from '../mappings/text-intake.ts'
import { versionFindings } from '../mappings/versions.ts'
import { findMatrix } from '../mappings/workbook-matrix.ts'
import { guardScale, labelOf } from '../scale/guard-scale.ts'
import { keptFindings, withoutWordsSet } from '../scale/kept-findings.ts'
import { type FoundTable, findTables, headingsOf, ROWS_LOOKED_AT, sampleOf, tableAsMapped } from './find-table.ts'
import { groupRows } from './group-rows.ts'
import { headingSignature } from './heading-signature.ts'
import { tablesByShape } from './table-by-shape.ts'
import { readTableHazard } from './table-hazard.ts'

const ID = 'any-table'
const TITLE = 'a table of hazards with columns of its own'
/** A column, or a table, less sure than this is asked about before anything is taken unattended. */
const SURE = 0.6
const SAMPLES = 3
/** Columns of a table whose headings are not known are named up to here. */
const NAMED = 12

/** A table of hazards in whatever columns: which is which is proposed from headings and content, and a person corrects it. */
export const anyTable: Mapping = {
  id: ID,
  title: TITLE,

  recognise(grid) {
    const tables = findTables(grid)
    const [best] = tables
    // A layout that is known by name is always preferred to one that is put together from its words.
    if (best === undefined) return null
    return { score: best.confidence / 10, sheets: tables.map(({ view }) => view.sheet.name) }
  },

  map: (grid, scheme, options) => readTable(grid, scheme, options, null),
}

/**
 * What an import of a table would bring in. Where no headings tell a log, the table that looks most like one is offered,
 * unsure, for a person to say what its columns are.
 *
 * @param from whose word `options.mapping` is, where it was said of an earlier file
 */
export function readTable(
  grid: SourceGrid,
  scheme: Scheme,
  options: ImportOptions,
  from: MappingOrigin | null,
): Result<ImportPreview> {
  const tables = findTables(grid)
  const shapes = tablesByShape(
    grid,
    tables.map((one) => one.view.sheet.name),
  )
  const table = chosenTable(grid, tables, shapes, options)
  if (table === undefined) return noTable(grid, options)
  const { view } = table
  const missing = missingOf(table)
  const others = otherSheets(grid, view.sheet).map((other) => new SheetView(other))
  const parts = partsOf(grid, view.sheet).map((part) => new SheetView(part))
  const intake = new TextIntake()
  const grouped = groupRows(table)
  if (grouped.hazards.length === 0 && missing.length === 0) {
    return refuse(
      'unreadable',
      `${grid.file.name} cannot be imported: the sheet "${view.sheet.name}" has headings in row ${table.headerRows.last} but no hazards below them. Nothing was changed.`,
      'Choose the sheet that holds the hazards, or say in which row its headings stand.',
    )
  }
  const { file } = grid
  const read = grouped.hazards.map((rows) => readTableHazard(table, rows, grouped.sections.get(rows[0] ?? 0), intake))
  const guarded = guardScale(
    read.map(({ hazard }) => hazard),
    scheme,
    options.scale,
    { file, views: [view, ...others], log: view.sheet.name },
  )
  const { hazards, scale } = guarded
  const inLayout = [...new Set([view.sheet.name, ...tables.map((other) => other.view.sheet.name)])]
  const otherTables = shapes.map((other) => other.view.sheet.name).filter((name) => !inLayout.includes(name))
  const context = readContext(others.filter(({ sheet: { name, hidden } }) => !hidden && !inLayout.includes(name)))
  const matrix = guarded.kept ?? findMatrix(others, scheme)
  const between = grouped.between.map(
    (row): ImportFinding => ({
      rule: 'unreadable',
      hazard: null,
      cell: `A${row}`,
      message: `Row ${row} names no hazard and goes on with none, so it is not read; its cells are listed as left out.`,
    }),
  )
  const judged = guarded.byOwn
    ? keptFindings(guarded)
    : withoutWordsSet(
        hazards.flatMap((hazard) => scoreFindings(hazard, scheme)),
        hazards,
        options.scale,
      )
  const scored = scale.decided ? judged : []
  return ok({
    file,
    mapping: { id: ID, title: TITLE, signature: signatureOf(table), from, setAside: null },
    scheme: { id: guarded.scheme.id, version: guarded.scheme.version },
    sheet: view.sheet.name,
    sheetsInLayout: inLayout,
    otherTables,
    columns: table.columns.map(({ column, heading, field, confidence }) => ({
      column: columnLetters(column),
      header: heading,
      field: tableFieldNames[field],
      confidence,
      hidden: view.sheet.hiddenColumns.includes(column),
      samples: sampleOf(view, table.headerRows.last, column)
        .slice(0, SAMPLES)
        .map((text) => text.slice(0, 200)),
    })),
    proposal: proposalOf(table, from === null ? undefined : options.mapping?.scale),
    unsure: unsureOf(table),
    missing,
    notices: alsoLogs(others.filter(({ sheet: { name, hidden } }) => inLayout.includes(name) && !hidden)),
    scale,
    hazards,
    ...context,
    matrix,
    duplicates: findDuplicates(hazards),
    leftOut: [
      ...read.flatMap(({ leftOut }) => leftOut),
      // Nothing of it is left out before anybody said what it is.
      ...(hazards.length === 0 ? [] : leftOutOf(table)),
      ...intake.leftOut,
      ...notesAndPictures([view, ...others, ...parts]),
      ...unread(
        hazards.length === 0 ? [view, ...others] : others,
        { sheet: matrix?.sheet, kept: guarded.kept !== null },
        context,
      ),
    ],
    textChanges: intake.textChanges,
    overLimit: intake.overLimit,
    counts: count(read),
    changes: null,
    findings: [
      ...versionFindings({ ...context, file }),
      ...cellFindings(view, parts),
      ...guarded.findings,
      ...duplicateNumbers(hazards),
      ...between,
      ...read.flatMap(({ findings }) => findings),
      ...scored,
    ],
  })
}

function chosenTable(
  grid: SourceGrid,
  tables: FoundTable[],
  shapes: FoundTable[],
  { mapping, sheet }: ImportOptions,
): FoundTable | undefined {
  if (mapping !== null) return tableAsMapped(grid, mapping)
  const all = [...tables, ...shapes]
  return sheet === null ? all[0] : all.find(({ view }) => view.sheet.name === sheet)
}

/** What nothing can be imported without. */
function missingOf({ columns }: FoundTable): string[] {
  const named = columns.some(({ field }) => field === 'name' || field === 'description')
  return named ? [] : ['the column with the name or the description of the hazards']
}

function noTable(grid: SourceGrid, { mapping, sheet }: ImportOptions): Result<never> {
  const wanted = mapping?.sheet ?? sheet
  return refuse(
    'unreadable',
    `${grid.file.name} cannot be imported: no table of hazards was found${wanted === null ? ' in it' : ` on a sheet named "${wanted}"`} (sheets: ${grid.sheets.map(({ name }) => name).join(', ')}). A row of two or more headings with rows below it was looked for in the first ${ROWS_LOOKED_AT} rows of each sheet. Nothing was changed.`,
    'Choose the file that holds the hazard log, or put its headings in one row above the hazards.',
  )
}

function scoreFindings(hazard: ReadHazard['hazard'], scheme: Scheme): ImportFinding[] {
  const { initial, residual } = hazard
  // Rows that disagree were told of already.
  const several = [initial, residual].some(({ severityShown, likelihoodShown }) =>
    `${severityShown}${likelihoodShown}`.includes('\n'),
  )
  return several ? [] : assessmentFindings(initial, residual, scheme, hazard.number.text || null, labelOf(hazard))
}

function signatureOf({ view, headerRows: { first, last } }: FoundTable): string | null {
  return headingSignature(headingsOf(view, last, last > first ? 2 : 1))
}

function proposalOf({ view, headerRows, columns }: FoundTable, scale: ColumnMapping['scale']): ColumnMapping {
  return {
    format: 'hazard-ledger-column-mapping',
    version: 1,
    sheet: view.sheet.name,
    headerRow: headerRows.last,
    columns: columns.map(({ column, field }) => ({ column: columnLetters(column), field })),
    ...(scale === undefined ? {} : { scale }),
  }
}

/** What nobody should take unattended. */
function unsureOf({ columns, confidence, view, by }: FoundTable): string[] {
  if (by === 'a person') return []
  const unknown = columns.filter(({ field }) => field === 'other')
  const named = unknown.slice(0, NAMED).map(({ column, heading }) => `${columnLetters(column)} ("${heading}")`)
  if (unknown.length > NAMED) named.push(`${unknown.length - NAMED} more`)
  const read = columns.filter(({ field }) => field !== 'other')
  const weak = read.filter((column) => column.confidence < SURE)
  return [
    ...(confidence < SURE ? [`whether the sheet "${view.sheet.name}" is a hazard log`] : []),
    ...(by === 'shape' && named.length > 0
      ? [`what stands in ${named.length === 1 ? 'column' : 'columns'} ${named.join(', ')}`]
      : []),
    ...weak.map(
      ({ column, heading, field }) =>
        `whether column ${columnLetters(column)} ("${heading}") is ${tableFieldNames[field]}`,
    ),
  ]
}

/** What stands on the sheet and was not carried over: titles above, rows between, keys and lists below and beside. */
function leftOutOf({ view, headerRows, columns, beside }: FoundTable): LeftOut[] {
  for (let row = headerRows.first; row <= headerRows.last; row++) {
    for (const { column } of columns) view.take(row, column)
  }
  return view.remaining().map(({ ref, row, column, text }) => ({
    reason:
      row <= headerRows.last ? 'heading-or-note' : beside.has(column) ? 'column-not-in-layout' : 'row-not-a-hazard',
    sheet: view.sheet.name,
    cell: ref,
    text,
  }))
}
