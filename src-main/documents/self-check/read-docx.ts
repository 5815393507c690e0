import type { DocumentKind } from '../../../src-shared/contract/exchange.ts'
import { BOARD_MATRICES, BOARD_UNSCORED } from '../model/board/matrices.ts'
import { EXTRACT_COLUMN } from '../model/build-extract.ts'
import { CAUSE_COLUMN } from '../model/hazard-controls.ts'
import { RATING_ROW, SCORES_OF } from '../model/hazard-scores.ts'
import { HAZARD_NUMBER, HAZARD_STATUS } from '../model/hazard-section.ts'
import { COLUMN, HAZARDS_AT_A_GLANCE, HAZARDS_INITIAL, HAZARDS_RESIDUAL } from '../model/hazard-tables.ts'
import { RATING_SUMMARY, STATUS_SUMMARY, UNSCORED } from '../model/summary-tables.ts'
import type { ReadDocument, ReadTable } from '../render/read-back.ts'
import { PLACE, type Reading, ratingNumber, statusOf } from './figures.ts'

/**
 * What a finished document says, read back from its Word file or from its page as it goes to print: from the tables of
 * the hazards themselves, the lists, and the summaries.
 */
export function readDocumentFigures(file: ReadDocument, document: DocumentKind): Reading[] {
  if (document === 'board-page') return boardMatrices(file)
  if (document === 'extract') {
    // An extract's hazards are counted one by one; causes are counted for the whole log only.
    const hazards = [...hazardsInFull(file), ...listed(file, HAZARDS_AT_A_GLANCE, PLACE.glance)]
    return [...hazards.map(({ causes: _causes, ...reading }): Reading => reading), ...extractLists(file)]
  }
  return [
    ...hazardsInFull(file),
    ...listed(file, HAZARDS_AT_A_GLANCE, PLACE.glance),
    ...listed(file, HAZARDS_INITIAL, PLACE.listInitial),
    ...listed(file, HAZARDS_RESIDUAL, PLACE.listResidual),
    ...ratingSummaries(file),
    ...statusSummaries(file),
  ]
}

/** The matrices of the board page: three beside each other, or one table each where the scheme is wide. */
function boardMatrices(file: ReadDocument): Reading[] {
  const initial = new Map<number | null, number>()
  const residual = new Map<number | null, number>()
  const add = (counts: Map<number | null, number>, rating: number | null, hazards: number) =>
    counts.set(rating, (counts.get(rating) ?? 0) + hazards)
  const tables = file.tables.filter(({ caption }) => caption.startsWith(BOARD_MATRICES))
  for (const { caption, rows } of tables) {
    const stage = /\((initial|today|residual);/.exec(caption)?.[1]
    for (const [name, ...cells] of rows) {
      const unscored = name === BOARD_UNSCORED ? cells : undefined
      if (unscored !== undefined) {
        add(initial, null, Number.parseInt(unscored[0] ?? '', 10))
        add(residual, null, Number.parseInt(unscored[2] ?? '', 10))
        continue
      }
      const counted = cells.map((text) => /^(?:(\d+)\s+)?\((\d+)\)/.exec(text))
      if (counted.length === 0 || counted.some((one) => one === null)) continue
      const width = stage === undefined ? counted.length / 3 : counted.length
      counted.forEach((one, column) => {
        const at = stage ?? (['initial', 'today', 'residual'] as const)[Math.floor(column / width)]
        const counts = at === 'initial' ? initial : at === 'residual' ? residual : undefined
        if (counts !== undefined) add(counts, Number(one?.[2]), Number(one?.[1] ?? 0))
      })
    }
    const told = /; .*?and (\d+)/.exec(caption)?.[1]
    if (stage === 'initial') add(initial, null, Number(told))
    if (stage === 'residual') add(residual, null, Number(told))
  }
  return tables.length === 0 ? [] : [{ place: PLACE.board, initialCounts: initial, residualCounts: residual }]
}

/** The lists of an extract of controls or findings. */
function extractLists(file: ReadDocument): Reading[] {
  const controls = file.tables
    .filter(({ rows }) => rows[0]?.[0] === EXTRACT_COLUMN.control)
    .flatMap(({ rows }) => rows.slice(1).map(([text = '']) => text.split(/\s{2}/, 1)[0] ?? ''))
  const findings = file.tables.filter(({ rows }) => rows[0]?.[2] === EXTRACT_COLUMN.finding)
  const found = findings.flatMap(({ rows }) => rows.slice(1)).map((_row, index) => String(index + 1))
  const reading = (of: 'control' | 'finding', numbers: string[]): Reading[] =>
    numbers.length === 0 ? [] : [{ place: PLACE.extract, entries: { of, numbers } }]
  return [...reading('control', controls), ...reading('finding', found)]
}

/** The hazards' own tables: number and status from one, both ratings from the next, causes from the third. */
function hazardsInFull(file: ReadDocument): Reading[] {
  const numbers: string[] = []
  const status = new Map<string, string>()
  const initial = new Map<string, number | null>()
  const residual = new Map<string, number | null>()
  let causes = 0
  let isThere = false
  for (const { rows } of file.tables) {
    const [first = []] = rows
    if (first[0] === HAZARD_NUMBER) {
      isThere = true
      const number = first[1] ?? ''
      numbers.push(number)
      status.set(number, statusOf(first[first.indexOf(HAZARD_STATUS) + 1] ?? ''))
    } else if (first[0]?.startsWith(SCORES_OF) === true) {
      const number = first[0].slice(SCORES_OF.length)
      const ratings = rows.find(([name]) => name === RATING_ROW) ?? []
      initial.set(number, ratingNumber(ratings[1] ?? ''))
      residual.set(number, ratingNumber(ratings[2] ?? ''))
    } else if (first[1] === CAUSE_COLUMN) {
      causes += rows.filter(([number]) => /^\d+$/.test(number ?? '')).length
    }
  }
  return isThere ? [{ place: PLACE.full, numbers, status, initial, residual, causes }] : []
}

/** Tables with one row a hazard; columns are found by their headings. */
function listed(file: ReadDocument, caption: string, place: string): Reading[] {
  return named(file, caption).map(({ rows }) => {
    const [headings = [], ...body] = rows
    const column = (heading: string) => headings.indexOf(heading)
    const found = body.filter((row) => row.length === headings.length)
    const values = <T>(heading: string, read: (text: string) => T): Map<string, T> | undefined =>
      column(heading) < 0
        ? undefined
        : new Map(found.map((row) => [row[column(COLUMN.number)] ?? '', read(row[column(heading)] ?? '')]))
    const reading: Reading = { place, numbers: found.map((row) => row[column(COLUMN.number)] ?? '') }
    const status = values(COLUMN.status, statusOf)
    const initial = values(COLUMN.initial, ratingNumber)
    const residual = values(COLUMN.residual, ratingNumber)
    if (status !== undefined) reading.status = status
    if (initial !== undefined) reading.initial = initial
    if (residual !== undefined) reading.residual = residual
    return reading
  })
}

function ratingSummaries(file: ReadDocument): Reading[] {
  return named(file, RATING_SUMMARY).map(({ rows }) => {
    const [headings = [], ...body] = rows
    const counts = (heading: string): Map<number | null, number> =>
      new Map(
        body
          .filter(([name = '']) => name === UNSCORED || ratingNumber(name) !== null)
          .map((row) => [ratingNumber(row[0] ?? ''), Number(row[headings.indexOf(heading)] ?? Number.NaN)]),
      )
    return { place: PLACE.ratings, initialCounts: counts(COLUMN.initial), residualCounts: counts(COLUMN.residual) }
  })
}

function statusSummaries(file: ReadDocument): Reading[] {
  return named(file, STATUS_SUMMARY).map(({ rows }) => ({
    place: PLACE.statuses,
    // The last row is the sum of the others.
    statusCounts: new Map(rows.slice(1, -1).map(([name = '', count = '']) => [statusOf(name), Number(count)])),
  }))
}

function named(file: ReadDocument, wanted: string): ReadTable[] {
  return file.tables.filter(({ caption }) => caption === wanted)
}
