import {
  controlColumn,
  type ImportFinding,
  type ImportPreview,
  type LeftOut,
  type PreviewHazard,
} from '../../../src-shared/domain/import-preview.ts'
import { ok, type Result, refuse } from '../../../src-shared/domain/result.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { onSheet, SheetView, type SourceGrid } from '../grid.ts'
import { readContext } from './context-sheets.ts'
import { formulaFindings } from './formula-findings.ts'
import { type ReadHazard, readHazardRow } from './hazard-row.ts'
import type { Mapping } from './mapping.ts'
import { COLUMN_NAMES, describeColumns, findHeader, type Header, isComplete } from './nineteen-columns-header.ts'
import { TextIntake } from './text-intake.ts'
import { versionFindings } from './versions.ts'
import { findMatrix } from './workbook-matrix.ts'

const ID = 'nhs-nineteen-columns'
const TITLE = "the 19-column layout of NHS Digital's published hazard logs"
/** A sheet with more cells than this that is not read is listed as a whole. */
const LISTED_ONE_BY_ONE = 500
const COLUMN_COUNT = Object.keys(COLUMN_NAMES).length

interface Table {
  view: SheetView
  header: Header
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
    const tables = findTables(grid).filter(({ header }) => isComplete(header))
    const best = tables[0]
    if (best === undefined) return null
    return { score: best.header.found.length / COLUMN_COUNT, sheets: tables.map(({ view }) => view.sheet.name) }
  },

  nearest(grid) {
    const best = findTables(grid).sort((a, b) => b.header.found.length - a.header.found.length)[0]
    if (best === undefined) return null
    return {
      sheet: best.view.sheet.name,
      found: best.header.found.map((column) => COLUMN_NAMES[column]),
      missing: best.header.missing.map((column) => COLUMN_NAMES[column]),
    }
  },

  map(grid, scheme, sheet): Result<ImportPreview> {
    const tables = findTables(grid).filter(({ header }) => isComplete(header))
    const table = sheet === undefined ? tables[0] : tables.find(({ view }) => view.sheet.name === sheet)
    if (table === undefined) {
      return refuse(
        'unreadable',
        `${grid.file.name} has no sheet in ${TITLE}${sheet === undefined ? '' : ` named "${sheet}"`}. Nothing was changed.`,
      )
    }
    const others = grid.sheets.filter(({ name }) => name !== table.view.sheet.name).map((other) => new SheetView(other))
    const intake = new TextIntake()
    const rows = readRows(table, scheme, intake)
    if (rows.hazards.length === 0) {
      return refuse(
        'unreadable',
        `${grid.file.name} cannot be imported: the sheet "${table.view.sheet.name}" has the headings of a hazard log in row ${table.header.row} but no hazards below them. Nothing was changed.`,
        'Choose the workbook that holds the hazards.',
      )
    }
    const hazards = rows.hazards.map(({ hazard }) => hazard)
    // A second log in the workbook is another import, and a hidden sheet is often an older state: listed, not read.
    const inLayout = new Set(tables.map(({ view }) => view.sheet.name))
    const context = readContext(others.filter(({ sheet: { name, hidden } }) => !hidden && !inLayout.has(name)))
    const matrix = findMatrix(others, scheme)
    const { file } = grid
    const findings = [
      ...versionFindings({ ...context, file }),
      ...formulaFindings(hazards, table.header),
      ...duplicateNumbers(hazards),
      ...rows.findings,
    ]
    return ok({
      file,
      mapping: { id: ID, title: TITLE },
      scheme: { id: scheme.id, version: scheme.version },
      sheet: table.view.sheet.name,
      sheetsInLayout: [...inLayout],
      columns: describeColumns(table.header),
      hazards,
      ...context,
      matrix,
      duplicates: findDuplicates(hazards),
      leftOut: [
        ...rows.leftOut,
        ...intake.leftOut,
        ...notesAndPictures([table.view, ...others]),
        ...unread(others, matrix?.sheet, context),
      ],
      textChanges: intake.textChanges,
      overLimit: intake.overLimit,
      counts: count(rows.hazards),
      findings,
    })
  },
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

function duplicateNumbers(hazards: PreviewHazard[]): ImportFinding[] {
  return hazards.flatMap(({ number }, index) => {
    const first = hazards.find((other) => other.number.text === number.text)
    if (number.text === '' || first === undefined || hazards.indexOf(first) === index) return []
    const cells = `${first.number.cell} and ${number.cell}`
    return [
      {
        rule: 'unreadable' as const,
        hazard: number.text,
        cell: number.cell ?? '',
        message: `${number.text}: the hazard number stands twice (${cells}).`,
      },
    ]
  })
}

/**
 * Control entries of one wording, in the order of their first appearance; white space and punctuation at the end do
 * not make two wordings.
 */
function findDuplicates(hazards: PreviewHazard[]): ImportPreview['duplicates'] {
  const byText = new Map<string, ImportPreview['duplicates'][number]>()
  hazards.forEach((hazard, hazardIndex) => {
    hazard.controls.forEach(({ text, cell, column, number }, controlIndex) => {
      const oneLine = text.replace(/\s+/g, ' ')
      const key = oneLine.replace(/[\s.,;:]+$/, '')
      const group = byText.get(key) ?? { text: oneLine, entries: [] }
      group.entries.push({ hazard: hazard.number.text, cell, column, number, hazardIndex, controlIndex })
      byText.set(key, group)
    })
  })
  return [...byText.values()].filter(({ entries }) => entries.length > 1)
}

function notesAndPictures(views: SheetView[]): LeftOut[] {
  return views.flatMap(({ sheet: { name, cells, pictures } }) => [
    ...cells.flatMap(({ ref, note }): LeftOut[] =>
      note === undefined ? [] : [{ reason: 'cell-note', sheet: name, cell: onSheet(name, ref), text: note }],
    ),
    ...(pictures === 0
      ? []
      : [
          {
            reason: 'picture' as const,
            sheet: name,
            cell: '',
            text: `${pictures} ${pictures === 1 ? 'picture' : 'pictures'}`,
          },
        ]),
  ])
}

/** What is left on the other sheets, with why. */
function unread(
  views: SheetView[],
  matrixSheet: string | undefined,
  context: ReturnType<typeof readContext>,
): LeftOut[] {
  const read = [
    ...context.cover,
    ...context.versionHistory,
    ...context.reviewers,
    ...context.approvers,
    ...context.assumptions,
    ...context.abbreviations,
    ...context.references,
  ].map(({ cell }) => cell)
  return views.flatMap((view) => {
    const { name } = view.sheet
    const reason =
      name === matrixSheet
        ? 'compared-only'
        : read.some((cell) => cell.startsWith(onSheet(name, '')))
          ? 'heading-or-note'
          : 'sheet-not-read'
    const cells = view.remaining()
    if (reason === 'sheet-not-read' && cells.length > LISTED_ONE_BY_ONE) {
      const rows = cells.map(({ row }) => row)
      const text = `${cells.length.toLocaleString('en-GB')} cells in rows ${rows[0]} to ${rows.at(-1)}`
      return [{ reason, sheet: name, cell: '', text } satisfies LeftOut]
    }
    return cells.map(({ ref, text }): LeftOut => ({ reason, sheet: name, cell: onSheet(name, ref), text }))
  })
}

function count(rows: ReadHazard[]): ImportPreview['counts'] {
  const sum = (of: (row: ReadHazard) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const controls = rows.flatMap(({ hazard }) => hazard.controls)
  return {
    hazards: rows.length,
    causes: sum(({ hazard }) => hazard.causes.length),
    controls: controls.length,
    controlsByColumn: Object.fromEntries(
      controlColumn.options.map((column) => [column, controls.filter((control) => control.column === column).length]),
    ) as ImportPreview['counts']['controlsByColumn'],
    controlEntriesRead: sum((row) => row.controlEntriesRead),
    dropped: sum((row) => row.dropped),
    empty: sum((row) => row.empty),
    causeEntriesRead: sum((row) => row.causeEntriesRead),
  }
}
