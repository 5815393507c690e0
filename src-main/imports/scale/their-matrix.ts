import type { ImportScale } from '../../../src-shared/domain/import-scale.ts'
import { columnLetters, type GridCell, reference, type SheetView } from '../grid.ts'
import { explainWords } from './explain-words.ts'
import { findAmong, type Place, type ScaleWord, scaleWord } from './scale-word.ts'

/** A matrix as a workbook carries it, in the order of its sheet; nothing is known yet of which end is worse. */
export interface TheirMatrix {
  sheet: string
  /** Words and cells together. */
  range: string
  severity: ScaleWord[]
  likelihood: ScaleWord[]
  /** What the file says of each word, in their order; empty where it says nothing. */
  explained: { severity: string[]; likelihood: string[] }
  /** Rows in the order of `likelihood`; a cell without a text is a hole. */
  cells: { text: string; ref: string }[][]
  /** What the file says of the ratings that it names. */
  ratings: { rating: ScaleWord; text: string }[]
  /** Every place that the matrix and its explanations take. */
  places: Place[]
}

type Axis = 'severity' | 'likelihood'
const NAMES: Record<Axis, RegExp> = {
  severity: /sever|consequence|impact|harm|重大|重篤|影響/i,
  likelihood: /likel|probab|frequen|occurr|発生|頻度|確率|可能性/i,
}
const RATING = /rating|risk|accept|score|リスク|許容/i
/** Fewest and most words of an axis. */
const FEWEST = 2
const MOST = 10
/** A rating in a cell is a number or a few words. */
const RATING_LENGTH = 40
/** A word of an axis in a heading or beside a row. */
const WORD_LENGTH = 80

/** Cells side by side, or one below the other, none of them empty. */
type Line = GridCell[]

/**
 * Every block of a workbook that could be the matrix its log was rated by, the likeliest first: one side has words that the
 * log uses for severity, the other words that it uses for likelihood.
 *
 * @param log the sheet that holds the hazards, where explanations are not looked for, and the cells of their scores, which
 *   are no matrix
 */
export function findTheirMatrices(
  views: readonly SheetView[],
  words: ImportScale['words'],
  log: { sheet: string; scores: ReadonlySet<string> },
): TheirMatrix[] {
  const used = {
    severity: words.severity.map(({ shown }) => scaleWord(shown)),
    likelihood: words.likelihood.map(({ shown }) => scaleWord(shown)),
  }
  if (used.severity.length === 0 || used.likelihood.length === 0) return []
  return views
    .flatMap((view) => matricesOf(view, used, view.sheet.name === log.sheet ? log.scores : new Set()))
    .filter(
      ({ view, block }) =>
        view.sheet.name !== log.sheet ||
        !block.places.some(({ row, column }) => log.scores.has(reference(row, column))),
    )
    .sort((a, b) => b.hits - a.hits || b.block.size - a.block.size)
    .slice(0, 8)
    .map(({ view, block, across }) =>
      theirMatrix(
        view,
        block,
        across,
        views.filter(({ sheet }) => sheet.name !== log.sheet),
      ),
    )
}

interface Block {
  /** Words beside the rows and above or below the columns. */
  rows: { at: number; word: ScaleWord }[]
  columns: { at: number; word: ScaleWord }[]
  places: Place[]
  size: number
}

function matricesOf(view: SheetView, used: Record<Axis, ScaleWord[]>, scores: ReadonlySet<string>) {
  const known = new Map<string, Record<Axis, number>>()
  const indexes = { severity: findAmong(used.severity), likelihood: findAmong(used.likelihood) }
  /** Index among the log's words of the one that a cell holds, −1 where it holds none. */
  const hit = (text: string): Record<Axis, number> => {
    const before = known.get(text)
    if (before !== undefined) return before
    const word = text.length > WORD_LENGTH ? null : scaleWord(text)
    const find = (axis: Axis) => (word === null ? -1 : indexes[axis](word))
    const found = { severity: find('severity'), likelihood: find('likelihood') }
    known.set(text, found)
    return found
  }
  const hits = (line: Line, axis: Axis) => new Set(line.map(({ text }) => hit(text)[axis]).filter((at) => at >= 0)).size
  const axesOf = (line: Line) =>
    (['severity', 'likelihood'] as const).filter((axis) => hits(line, axis) >= Math.min(FEWEST, used[axis].length))
  const cells = view.sheet.cells.filter(({ text, ref }) => text.trim() !== '' && !scores.has(ref))
  const found = (along: 'row' | 'column') =>
    linesOf(cells, along)
      .map((line) => ({ line, axes: axesOf(line) }))
      .filter(({ axes }) => axes.length > 0)
  const sides = found('column')
  const across = found('row')
  const heads = new Map<number, typeof across>()
  for (const head of across) {
    const row = head.line[0]?.row ?? 0
    heads.set(row, [...(heads.get(row) ?? []), head])
  }
  const isWord = (text: string) => hit(text).severity >= 0 || hit(text).likelihood >= 0
  return sides.flatMap((side) =>
    headsNear(side.line, heads).flatMap((head) =>
      blocksOf(view, head.line, side.line, isWord).flatMap((block) =>
        (['severity', 'likelihood'] as const).flatMap((across) => {
          const down = across === 'severity' ? 'likelihood' : 'severity'
          if (!head.axes.includes(across) || !side.axes.includes(down)) return []
          // Where both sides could be either, a heading of the other name speaks against it.
          if (namedOtherwise(view, block, across)) return []
          return [{ view, block, across, hits: hits(head.line, across) + hits(side.line, down) }]
        }),
      ),
    ),
  )
}

/** The lines across that begin or end a line down, one row of numbers between them. */
function headsNear<Head>(side: Line, heads: ReadonlyMap<number, Head[]>): Head[] {
  const [top, bottom] = [side[0]?.row ?? 0, side.at(-1)?.row ?? 0]
  return Array.from({ length: bottom - top + 5 }, (_, at) => heads.get(top - 2 + at) ?? []).flat()
}

/** Runs of cells without a gap, along rows or columns; what is longer than any matrix could be is none. */
function linesOf(of: readonly GridCell[], along: 'row' | 'column'): Line[] {
  const across = along === 'row' ? 'column' : 'row'
  const cells = of.toSorted((a, b) => a[along] - b[along] || a[across] - b[across])
  const lines: Line[] = []
  for (const cell of cells) {
    const last = lines.at(-1)?.at(-1)
    if (last !== undefined && last[along] === cell[along] && last[across] + 1 === cell[across]) lines.at(-1)?.push(cell)
    else lines.push([cell])
  }
  // A corner, a number beside each word, and a line of a legend may stand on.
  return lines.filter(({ length }) => length >= FEWEST && length <= 3 * MOST)
}

/** The blocks that words above or below and words beside make: below the heading, or above it. */
function blocksOf(view: SheetView, head: Line, side: Line, isWord: (text: string) => boolean): Block[] {
  const headRow = head[0]?.row ?? 0
  const sideColumn = side[0]?.column ?? 0
  const columns = head.filter(({ column }) => column > sideColumn)
  return [side.filter(({ row }) => row > headRow), side.filter(({ row }) => row < headRow).reverse()].flatMap(
    (rows) => {
      const block = { columns, rows, headRow, sideColumn }
      const near = { column: (columns[0]?.column ?? 0) - sideColumn, row: Math.abs((rows[0]?.row ?? 0) - headRow) }
      // Between the words and the cells there may be one line of numbers.
      if (near.column < 1 || near.column > 2 || near.row < 1 || near.row > 2) return []
      const toward = (rows[0]?.row ?? 0) > headRow ? 1 : -1
      const besideHead = (at: number) =>
        lineAt(
          view,
          columns.map(({ column }) => ({ row: headRow + at, column })),
        )
      const besideSide = (at: number) =>
        lineAt(
          view,
          rows.map(({ row }) => ({ row, column: sideColumn + at })),
        )
      const innerHead = near.row === 2 ? besideHead(toward) : null
      const innerSide = near.column === 2 ? besideSide(1) : null
      if ((near.row === 2 && innerHead === null) || (near.column === 2 && innerSide === null)) return []
      const made = trimmed(
        view,
        withNumbers(block.columns, innerHead ?? besideHead(-toward)).map(({ cell, word }) => ({
          at: cell.column,
          word,
          cell,
        })),
        withNumbers(block.rows, innerSide ?? besideSide(-1)).map(({ cell, word }) => ({ at: cell.row, word, cell })),
        isWord,
      )
      return made === null ? [] : [made]
    },
  )
}

/** The texts at some places, or null where one of them is empty. */
function lineAt(view: SheetView, places: Place[]): GridCell[] | null {
  const cells = places.map(({ row, column }) => view.at(row, column))
  return cells.every((cell) => cell !== undefined && cell.text.trim() !== '') ? (cells as GridCell[]) : null
}

/** Words with the numbers that stand beside them, or numbers with their words. */
function withNumbers(line: Line, beside: GridCell[] | null): { cell: GridCell; word: ScaleWord }[] {
  const own = line.map(({ text }) => scaleWord(text))
  const other = beside?.map(({ text }) => scaleWord(text)) ?? []
  const numbers = (words: ScaleWord[]) => words.every(({ word, number }) => word === '' && number !== null)
  const words = (of: ScaleWord[]) => of.every(({ word, number }) => word !== '' && number === null)
  const joins = other.length > 0 && ((numbers(own) && words(other)) || (words(own) && numbers(other)))
  return line.map((cell, at) => {
    const [mine, theirs] = [own[at] ?? scaleWord(cell.text), other[at]]
    if (!joins || theirs === undefined) return { cell, word: mine }
    const [word, number] = mine.word === '' ? [theirs, mine] : [mine, theirs]
    return { cell, word: { text: word.text, word: word.word, number: number.number } }
  })
}

type Side = { at: number; word: ScaleWord; cell: GridCell }[]

/** The block without what goes on past its end; null where hardly any of it could be ratings. */
function trimmed(view: SheetView, columns: Side, rows: Side, isWord: (text: string) => boolean): Block | null {
  const isRating = (row: number, column: number) => {
    const { length } = view.text(row, column).trim()
    return length > 0 && length <= RATING_LENGTH
  }
  const cut = (side: Side, holdsOne: (at: number) => boolean) => {
    const left = [...side]
    while (left.length > 0 && !isWord(left.at(-1)?.cell.text ?? '') && !holdsOne(left.at(-1)?.at ?? 0)) left.pop()
    return left
  }
  const down = cut(rows, (row) => columns.some(({ at }) => isRating(row, at)))
  const across = cut(columns, (column) => down.some(({ at }) => isRating(at, column)))
  const fits = ({ length }: Side) => length >= FEWEST && length <= MOST
  if (!fits(down) || !fits(across)) return null
  const size = down.length * across.length
  const filled = down.flatMap(({ at }) => across.filter((column) => isRating(at, column.at))).length
  if (filled * 2 < size) return null
  const body = down.flatMap(({ at: row }) => across.map(({ at: column }) => ({ row, column })))
  return { rows: down, columns: across, places: [...body, ...[...down, ...across].map(({ cell }) => cell)], size }
}

/** A heading beside the words names them as the other axis, and none as this one. */
function namedOtherwise(view: SheetView, { rows, columns }: Block, across: Axis): boolean {
  const down = across === 'severity' ? 'likelihood' : 'severity'
  const tops = rows.map(({ at }) => at)
  const lefts = columns.map(({ at }) => at)
  const [top, bottom] = [Math.min(...tops), Math.max(...tops)]
  const [left, right] = [Math.min(...lefts), Math.max(...lefts)]
  const texts = (from: Place, to: Place) => {
    const found: string[] = []
    for (let row = from.row; row <= to.row; row++) {
      for (let column = from.column; column <= to.column; column++) found.push(view.text(row, column))
    }
    return found.join('\n')
  }
  const aboveOrBelow = [
    texts({ row: top - 3, column: left }, { row: top - 1, column: right }),
    texts({ row: bottom + 1, column: left }, { row: bottom + 3, column: right }),
  ].join('\n')
  const beside = texts({ row: top, column: left - 3 }, { row: bottom, column: left - 1 })
  const names = (text: string, axis: Axis) => NAMES[axis].test(text)
  const against = (text: string, is: Axis, other: Axis) => names(text, other) && !names(text, is)
  return against(aboveOrBelow, across, down) || against(beside, down, across)
}

function theirMatrix(view: SheetView, block: Block, across: Axis, explainedIn: readonly SheetView[]): TheirMatrix {
  const { rows, columns, places } = block
  const turned = across === 'likelihood'
  const [severity, likelihood] = turned ? [rows, columns] : [columns, rows]
  const cells = likelihood.map((l) =>
    severity.map((s) => {
      const [row, column] = turned ? [s.at, l.at] : [l.at, s.at]
      return { text: view.text(row, column).trim(), ref: reference(row, column) }
    }),
  )
  const wordsOf = (side: typeof rows) => side.map(({ word }) => word)
  const ratings = [...new Map(cells.flat().map(({ text }) => [text.toLowerCase(), scaleWord(text)])).values()].filter(
    ({ text }) => text !== '',
  )
  const [ofSeverity, ofLikelihood] = [wordsOf(severity), wordsOf(likelihood)]
  const explain = (words: ScaleWord[], name: RegExp, others: ScaleWord[]) =>
    explainWords(explainedIn, words, { name, others, sheet: view.sheet.name, taken: places })
  const severities = explain(ofSeverity, NAMES.severity, [...ofLikelihood, ...ratings])
  const likelihoods = explain(ofLikelihood, NAMES.likelihood, [...ofSeverity, ...ratings])
  // Ratings that a key names and no cell holds are explained as well.
  const highest = Math.max(0, ...ratings.map(({ number }) => number ?? 0))
  const inBetween = Array.from({ length: Math.min(highest, 25) }, (_, at) => at + 1)
    .filter((number) => !ratings.some((rating) => rating.number === number) && ratings.every(({ word }) => word === ''))
    .map((number) => scaleWord(String(number)))
  const named = [...ratings, ...inBetween]
  const told = explain(named, RATING, [...ofSeverity, ...ofLikelihood])
  const tops = places.map(({ row }) => row)
  const lefts = places.map(({ column }) => column)
  return {
    sheet: view.sheet.name,
    range: `${columnLetters(Math.min(...lefts))}${Math.min(...tops)}:${columnLetters(Math.max(...lefts))}${Math.max(...tops)}`,
    severity: ofSeverity,
    likelihood: ofLikelihood,
    explained: { severity: severities.texts, likelihood: likelihoods.texts },
    cells,
    ratings: named.map((rating, at) => ({ rating, text: told.texts[at] ?? '' })),
    places: [
      ...places,
      ...[severities, likelihoods, told].filter(({ sheet }) => sheet === view.sheet.name).flatMap((one) => one.places),
    ],
  }
}
