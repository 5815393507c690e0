import { type ColumnMapping, type ImportOptions, tableFieldNames } from '../../../src-shared/domain/import-options.ts'
import type { ImportFinding, ImportPreview, LeftOut } from '../../../src-shared/domain/import-preview.ts'
import { ok, type Result, refuse } from '../../../src-shared/domain/result.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { columnLetters, SheetView, type SourceGrid } from '../grid.ts'
import { assessmentFindings } from '../mappings/assessment.ts'
import { readContext } from '../mappings/context-sheets.ts'
import type { ReadHazard } from '../mappings/hazard-row.ts'
import type { Mapping } from '../mappings/mapping.ts'
import { count, duplicateNumbers, findDuplicates, notesAndPictures, unread } from '../mappings/preview-parts.ts'
import { TextIntake } from '../mappings/text-intake.ts'
import { versionFindings } from '../mappings/versions.ts'
import { findMatrix } from '../mappings/workbook-matrix.ts'
import { guardScale, labelOf } from '../scale/guard-scale.ts'
import { type FoundTable, findTables, sampleOf, tableAsMapped } from './find-table.ts'
import { groupRows } from './group-rows.ts'
import { readTableHazard } from './table-hazard.ts'

const ID = 'any-table'
const TITLE = 'a table of hazards with columns of its own'
/** A column, or a table, less sure than this is asked about before anything is taken unattended. */
const SURE = 0.6
const SAMPLES = 3

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

  nearest: () => null,

  map(grid, scheme, options): Result<ImportPreview> {
    const tables = findTables(grid)
    const table = chosenTable(grid, tables, options)
    if (table === undefined) return noTable(grid, options)
    const { view } = table
    const others = grid.sheets.filter(({ name }) => name !== view.sheet.name).map((other) => new SheetView(other))
    const intake = new TextIntake()
    const grouped = groupRows(table)
    if (grouped.hazards.length === 0) {
      return refuse(
        'unreadable',
        `${grid.file.name} cannot be imported: the sheet "${view.sheet.name}" has headings in row ${table.headerRows.last} but no hazards below them. Nothing was changed.`,
        'Choose the sheet that holds the hazards, or say in which row its headings stand.',
      )
    }
    const read = grouped.hazards.map((rows) => readTableHazard(table, rows, intake))
    const guarded = guardScale(
      read.map(({ hazard }) => hazard),
      scheme,
      options.scale,
    )
    const { hazards, scale } = guarded
    const inLayout = [...new Set([view.sheet.name, ...tables.map((other) => other.view.sheet.name)])]
    const context = readContext(others.filter(({ sheet: { name, hidden } }) => !hidden && !inLayout.includes(name)))
    const matrix = findMatrix(others, scheme)
    const { file } = grid
    const between = grouped.between.map(
      (row): ImportFinding => ({
        rule: 'unreadable',
        hazard: null,
        cell: `A${row}`,
        message: `Row ${row} names no hazard and goes on with none, so it is not read; its cells are listed as left out.`,
      }),
    )
    const scored = scale.decided ? hazards.flatMap((hazard) => scoreFindings(hazard, scheme)) : []
    return ok({
      file,
      mapping: { id: ID, title: TITLE },
      scheme: { id: scheme.id, version: scheme.version },
      sheet: view.sheet.name,
      sheetsInLayout: inLayout,
      columns: table.columns.map(({ column, heading, field, confidence }) => ({
        column: columnLetters(column),
        header: heading,
        field: tableFieldNames[field],
        confidence,
        samples: sampleOf(view, table.headerRows.last, column)
          .slice(0, SAMPLES)
          .map((text) => text.slice(0, 200)),
      })),
      proposal: proposalOf(table),
      unsure: options.mapping === null ? unsureOf(table) : [],
      scale,
      hazards,
      ...context,
      matrix,
      duplicates: findDuplicates(hazards),
      leftOut: [
        ...read.flatMap(({ leftOut }) => leftOut),
        ...leftOutOf(table),
        ...intake.leftOut,
        ...notesAndPictures([view, ...others]),
        ...unread(others, matrix?.sheet, context),
      ],
      textChanges: intake.textChanges,
      overLimit: intake.overLimit,
      counts: count(read),
      changes: null,
      findings: [
        ...versionFindings({ ...context, file }),
        ...guarded.findings,
        ...duplicateNumbers(hazards),
        ...between,
        ...read.flatMap(({ findings }) => findings),
        ...scored,
      ],
    })
  },
}

function chosenTable(
  grid: SourceGrid,
  tables: FoundTable[],
  { mapping, sheet }: ImportOptions,
): FoundTable | undefined {
  if (mapping !== null) return tableAsMapped(grid, mapping)
  return sheet === null ? tables[0] : tables.find(({ view }) => view.sheet.name === sheet)
}

function noTable(grid: SourceGrid, { mapping, sheet }: ImportOptions): Result<never> {
  const wanted = mapping?.sheet ?? sheet
  return refuse(
    'unreadable',
    `${grid.file.name} has no table of hazards${wanted === null ? '' : ` on a sheet named "${wanted}"`} (sheets: ${grid.sheets.map(({ name }) => name).join(', ')}). Nothing was changed.`,
    'Choose the sheet that holds the hazards, and say in which row its headings stand.',
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

function proposalOf({ view, headerRows, columns }: FoundTable): ColumnMapping {
  return {
    format: 'hazard-ledger-column-mapping',
    version: 1,
    sheet: view.sheet.name,
    headerRow: headerRows.last,
    columns: columns.map(({ column, field }) => ({ column: columnLetters(column), field })),
  }
}

/** What nobody should take unattended. */
function unsureOf({ columns, confidence, view }: FoundTable): string[] {
  const read = columns.filter(({ field }) => field !== 'other')
  const weak = read.filter((column) => column.confidence < SURE)
  return [
    ...(confidence < SURE ? [`whether the sheet "${view.sheet.name}" is a hazard log`] : []),
    ...weak.map(
      ({ column, heading, field }) =>
        `whether column ${columnLetters(column)} ("${heading}") is ${tableFieldNames[field]}`,
    ),
  ]
}

/** What stands on the sheet and was not carried over: titles above, rows between, keys and lists below. */
function leftOutOf({ view, headerRows, columns }: FoundTable): LeftOut[] {
  for (let row = headerRows.first; row <= headerRows.last; row++) {
    for (const { column } of columns) view.take(row, column)
  }
  return view.remaining().map(({ ref, row, text }) => ({
    reason: row <= headerRows.last ? 'heading-or-note' : 'row-not-a-hazard',
    sheet: view.sheet.name,
    cell: ref,
    text,
  }))
}
