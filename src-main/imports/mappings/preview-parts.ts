import {
  controlColumn,
  type ImportFinding,
  type ImportPreview,
  type LeftOut,
  type PreviewHazard,
} from '../../../src-shared/domain/import-preview.ts'
import { onSheet, type SheetView } from '../grid.ts'
import type { readContext } from './context-sheets.ts'
import type { ReadHazard } from './hazard-row.ts'

// What every mapping adds to its hazards: what stands twice, what stays behind, and the counts.

/** A sheet with more cells than this that is not read is listed as a whole. */
const LISTED_ONE_BY_ONE = 500

/** Numbers that stand twice, each after its first. */
export function duplicateNumbers(hazards: PreviewHazard[]): ImportFinding[] {
  const firsts = new Map<string, PreviewHazard>()
  return hazards.flatMap((hazard) => {
    const { number } = hazard
    const first = firsts.get(number.text)
    if (number.text === '' || first === undefined) {
      firsts.set(number.text, hazard)
      return []
    }
    return [
      {
        rule: 'unreadable' as const,
        hazard: number.text,
        cell: number.cell ?? '',
        message: `${number.text}: the hazard number stands twice (${first.number.cell} and ${number.cell}).`,
      },
    ]
  })
}

/**
 * Control entries of one wording, in the order of their first appearance; white space and punctuation at the end do
 * not make two wordings.
 */
export function findDuplicates(hazards: PreviewHazard[]): ImportPreview['duplicates'] {
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

/** Sheets in the layout of a log besides the one that is read. */
export function alsoLogs(views: SheetView[]): string[] {
  return views.map(
    ({ sheet: { name } }) =>
      `The sheet "${name}" looks like a hazard log as well and is not read with this one. Import the file once more for it.`,
  )
}

/** Comments and pictures, which nothing takes. */
export function notesAndPictures(views: SheetView[]): LeftOut[] {
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

/**
 * What is left on the other sheets, with why.
 *
 * @param matrix the sheet of the workbook's own matrix, and whether that became the scheme
 */
export function unread(
  views: SheetView[],
  matrix: { sheet: string | undefined; kept: boolean },
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
      name === matrix.sheet
        ? matrix.kept
          ? 'heading-or-note'
          : 'compared-only'
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

/** The counts of what was read. */
export function count(rows: ReadHazard[]): ImportPreview['counts'] {
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
