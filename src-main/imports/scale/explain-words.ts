import { TEXT_LIMIT } from '../../../src-shared/domain/text.ts'
import type { SheetView } from '../grid.ts'
import { type Place, type ScaleWord, sameWord, scaleWord } from './scale-word.ts'

interface Key {
  texts: string[]
  places: Place[]
  sheet: string
  covered: number
  named: boolean
}

/** A sheet with more cells than this is no page of explanations. */
const MOST_CELLS = 5000
/** How far above its first word the heading of a key may stand. */
const HEADING_ABOVE = 3

/**
 * What a workbook says of the words of a scale: a column of those words with a text beside each, the texts of more rows or
 * columns put together. Where the words are those of another axis as well, only a key whose heading names the axis is
 * taken.
 *
 * @returns a text for each word, empty where there is none, and the places it was found at
 */
export function explainWords(
  views: readonly SheetView[],
  words: readonly ScaleWord[],
  around: { name: RegExp; others: readonly ScaleWord[]; sheet: string; taken: readonly Place[] },
): Pick<Key, 'texts' | 'places' | 'sheet'> {
  const shared = words.filter((word) => around.others.some((other) => sameWord(word, other))).length
  const keys = views
    .filter((view) => view.sheet.cells.length <= MOST_CELLS)
    .flatMap((view) => keysOf(view, words, around))
    .filter(({ covered, named }) => covered >= Math.min(2, words.length) && (named || shared === 0))
    .sort((a, b) => Number(b.named) - Number(a.named) || b.covered - a.covered)
  const [best] = keys
  return best ?? { texts: words.map(() => ''), places: [], sheet: '' }
}

function keysOf(
  view: SheetView,
  words: readonly ScaleWord[],
  { name, sheet, taken }: { name: RegExp; sheet: string; taken: readonly Place[] },
): Key[] {
  const here = view.sheet.name === sheet
  const isTaken = (row: number, column: number) =>
    here && taken.some((place) => place.row === row && place.column === column)
  const byColumn = new Map<number, { row: number; at: number }[]>()
  for (const { row, column, text } of view.sheet.cells) {
    if (text.length > 80 || isTaken(row, column) || text.trim() === '') continue
    const found = scaleWord(text)
    const at = words.findIndex((word) => sameWord(word, found))
    if (at < 0 || view.text(row, column + 1).trim() === '' || isTaken(row, column + 1)) continue
    const entries = byColumn.get(column)
    if (entries === undefined) byColumn.set(column, [{ row, at }])
    else entries.push({ row, at })
  }
  return [...byColumn].flatMap(([column, entries]) => runs(entries).map((run) => keyOf(view, column, run, words, name)))
}

/** Entries from the top down to where a word stands for the second time. */
function runs(entries: { row: number; at: number }[]): { row: number; at: number }[][] {
  const all: { row: number; at: number }[][] = []
  for (const entry of entries.sort((a, b) => a.row - b.row)) {
    const last = all.at(-1)
    if (last === undefined || last.some(({ at }) => at === entry.at)) all.push([entry])
    else last.push(entry)
  }
  return all
}

function keyOf(
  view: SheetView,
  column: number,
  run: { row: number; at: number }[],
  words: readonly ScaleWord[],
  name: RegExp,
): Key {
  const texts = words.map(() => '')
  const places: Place[] = []
  run.forEach(({ row, at }, index) => {
    const lines: string[] = []
    const until = run[index + 1]?.row ?? row + 30
    places.push({ row, column })
    for (let line = row; line < until; line++) {
      // A word of its own begins something else.
      if (line > row && view.text(line, column).trim() !== '') break
      const [first, ...more] = besides(view, line, column)
      if (first === undefined) break
      lines.push([first.text, ...more.map(({ text }) => `(${text})`)].join(' '))
      places.push(first, ...more)
    }
    const text = lines.join('; ')
    // Cut nowhere: what is too long to be an explanation is none.
    texts[at] = text.length > TEXT_LIMIT ? '' : text
  })
  const first = run[0]?.row ?? 1
  const heading = Array.from({ length: HEADING_ABOVE }, (_, above) =>
    [-1, 0, 1].map((beside) => view.text(first - 1 - above, column + beside)).join('\n'),
  ).join('\n')
  return { texts, places, sheet: view.sheet.name, covered: run.length, named: name.test(heading) }
}

/** The cells right of a word, up to the first that is empty. */
function besides(view: SheetView, row: number, column: number): (Place & { text: string })[] {
  const found: (Place & { text: string })[] = []
  for (let at = column + 1; at <= column + 4; at++) {
    const text = view.text(row, at).replace(/\s+/g, ' ').trim()
    if (text === '') break
    found.push({ row, column: at, text })
  }
  return found
}
