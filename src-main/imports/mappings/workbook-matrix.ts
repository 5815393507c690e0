import type { WorkbookMatrix } from '../../../src-shared/domain/import-preview.ts'
import { findWord, rank, type Scheme } from '../../../src-shared/domain/scheme.ts'
import { columnLetters, onSheet, reference, type SheetView } from '../grid.ts'

interface Block {
  top: number
  left: number
  bottom: number
  right: number
  /** Words left of the rows, and words above or below the columns. */
  rowWords: string[]
  columnWords: string[]
}

/**
 * The risk matrix that a workbook carries: a block of whole numbers with words left of it and above or below it, most
 * of them words of the scheme, or any such block on a sheet named for it. Null where there is none.
 */
export function findMatrix(views: SheetView[], scheme: Scheme): WorkbookMatrix | null {
  for (const view of views) {
    for (const block of findBlocks(view)) {
      const { rowWords, columnWords } = block
      const known = (axis: 'severity' | 'likelihood', texts: string[]): number =>
        texts.filter((text) => findWord(scheme[axis], text) !== undefined).length
      const upright = known('likelihood', rowWords) + known('severity', columnWords)
      const turned = known('severity', rowWords) + known('likelihood', columnWords)
      const enough = (rowWords.length + columnWords.length) / 2
      if (Math.max(upright, turned) >= enough || /matrix/i.test(view.sheet.name)) {
        return compareMatrix(view, block, turned > upright, scheme)
      }
    }
  }
  return null
}

function wholeNumber(view: SheetView, row: number, column: number): number | undefined {
  const text = view.text(row, column).trim()
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined
}

function findBlocks(view: SheetView): Block[] {
  const blocks: Block[] = []
  const isNumber = (row: number, column: number): boolean => wholeNumber(view, row, column) !== undefined
  const wordAt = (row: number, column: number): string => (isNumber(row, column) ? '' : view.text(row, column).trim())
  for (const { row: top, column: left } of view.sheet.cells) {
    if (!isNumber(top, left) || isNumber(top - 1, left) || isNumber(top, left - 1)) continue
    let right = left
    while (isNumber(top, right + 1)) right++
    let bottom = top
    while (range(left, right).every((column) => isNumber(bottom + 1, column))) bottom++
    const rowWords = range(top, bottom).map((row) => wordAt(row, left - 1))
    const above = range(left, right).map((column) => wordAt(top - 1, column))
    const below = range(left, right).map((column) => wordAt(bottom + 1, column))
    const columnWords = above.every((text) => text !== '') ? above : below
    const whole = right - left >= 1 && bottom - top >= 1 && [...rowWords, ...columnWords].every((text) => text !== '')
    if (whole) blocks.push({ top, left, bottom, right, rowWords, columnWords })
  }
  return blocks
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function compareMatrix(view: SheetView, block: Block, turned: boolean, scheme: Scheme): WorkbookMatrix {
  const { top, left, bottom, right, rowWords, columnWords } = block
  const severity = turned ? rowWords : columnWords
  const likelihood = turned ? columnWords : rowWords
  const place = (s: number, l: number): { row: number; column: number } =>
    turned ? { row: top + s, column: left + l } : { row: top + l, column: left + s }
  const ratings = likelihood.map((_, l) =>
    severity.map((_, s) => {
      const { row, column } = place(s, l)
      return wholeNumber(view, row, column) ?? 0
    }),
  )
  const differences: WorkbookMatrix['differences'] = []
  const wholeRange = `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`
  const here = (ref: string): string => onSheet(view.sheet.name, ref)
  for (const [axis, texts] of [
    ['severity', severity],
    ['likelihood', likelihood],
  ] as const) {
    for (const text of texts.filter((text) => findWord(scheme[axis], text) === undefined)) {
      differences.push({ cell: here(wholeRange), message: `"${text}" is not a ${axis} of the project's scheme.` })
    }
    for (const { word } of scheme[axis].filter(
      ({ word }) => !texts.some((text) => findWord(scheme[axis], text) === word),
    )) {
      differences.push({
        cell: here(wholeRange),
        message: `The ${axis} ${word} of the project's scheme is not in the workbook's matrix.`,
      })
    }
  }
  likelihood.forEach((likelihoodText, l) => {
    severity.forEach((severityText, s) => {
      const row = rank(scheme.likelihood, findWord(scheme.likelihood, likelihoodText) ?? null)
      const column = rank(scheme.severity, findWord(scheme.severity, severityText) ?? null)
      const ours = scheme.lookup[row]?.[column]
      const theirs = ratings[l]?.[s]
      if (ours !== undefined && ours !== theirs) {
        const at = place(s, l)
        differences.push({
          cell: here(reference(at.row, at.column)),
          message: `${severityText} × ${likelihoodText} is ${theirs} in the workbook and ${ours} in the project's scheme.`,
        })
      }
    })
  })
  return {
    sheet: view.sheet.name,
    range: wholeRange,
    severity,
    likelihood,
    ratings,
    equalsScheme: differences.length === 0,
    differences,
  }
}
