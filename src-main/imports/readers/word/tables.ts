import type { PlacedText } from '../plain-sheet.ts'
import type { ListPlace, Numbering, Styles } from './numbering.ts'
import { value, type WordElement, walkWord } from './xml.ts'

/** A table of a Word document, with the text of the heading above it. */
export interface WordTable {
  heading: string
  cells: PlacedText[]
}

interface Cell {
  column: number
  across: number
  /** Undefined where the cell stands alone; otherwise whether it begins or goes on with one over several rows. */
  down?: 'begins' | 'goes on'
  /** An older way to join cells of a row. */
  beside?: 'begins' | 'goes on'
  lines: string[]
  links: string[]
  notes: string[]
  struck: boolean
}

interface OpenTable {
  heading: string
  rows: Cell[][]
  row: { cells: Cell[]; before: number; deleted: boolean } | undefined
  cell: Cell | undefined
}

interface Paragraph {
  style: string
  list: string | undefined
  level: number | undefined
  outline: number | undefined
  text: string
  /** Whether its end was taken out by a tracked change. */
  deleted: boolean
}

/** What other parts of the file say that the body refers to. */
interface Surroundings {
  styles: Styles
  numbering: Numbering
  links: ReadonlyMap<string, string>
  comments: ReadonlyMap<string, string>
}

/** What Word draws from its picture fonts and people mean as signs. */
const SIGNS: Record<string, string> = {
  F0FE: '☑',
  F0FD: '☒',
  F0FC: '✓',
  F0FB: '✗',
  F0A8: '☐',
  F06F: '☐',
  F0B7: '•',
  F0B3: '≥',
  F0A3: '≤',
  F0B1: '±',
  F0AE: '→',
  F0E0: '→',
}
/** Changes that were taken out, and text that was moved away from here. */
const TAKEN_OUT = new Set(['del', 'moveFrom'])
const MOST_ACROSS = 16_384

/**
 * Reads the tables of a Word document in order. Paragraphs of a cell are lines of its text, with the marks of their
 * lists; tracked insertions are taken and deletions left out. A table within a cell is lines of that cell, and one of
 * its own besides where it has three columns and two rows or more.
 *
 * @param xml `word/document.xml`
 * @param links targets of hyperlinks by relation
 * @param comments texts of comments by id
 * @throws Error where the XML is not well-formed
 */
export function readWordTables(xml: string, { styles, numbering, links, comments }: Surroundings): WordTable[] {
  const found: WordTable[] = []
  const tables: OpenTable[] = []
  const paragraphs: Paragraph[] = []
  const path: string[] = []
  let heading = ''
  let takenOut = 0
  /** Within what a tracked change of form says of the form before it. */
  let formerly = 0
  /** Within text that has a line through it. */
  let struck = false

  const put = (text: string): void => {
    const paragraph = paragraphs.at(-1)
    if (takenOut > 0 || paragraph === undefined) return
    paragraph.text += text
    const cell = tables.at(-1)?.cell
    if (struck && text.trim() !== '' && cell !== undefined) cell.struck = true
  }
  const endParagraph = (paragraph: Paragraph): void => {
    if (paragraph.deleted && paragraph.text === '') return
    const cell = tables.at(-1)?.cell
    const place = listPlace(paragraph, styles)
    const isHeading =
      paragraph.outline === undefined ? styles.isHeading(paragraph.style) : paragraph.outline < HEADING_LEVELS
    // Every paragraph of a list counts, whether or not its text is wanted.
    const mark = place === undefined ? '' : numbering.next(place)
    if (cell !== undefined) cell.lines.push(marked(mark, place?.level ?? 0, paragraph.text))
    else if (tables.length === 0 && isHeading && paragraph.text.trim() !== '') heading = paragraph.text.trim()
  }
  const endTable = (table: OpenTable): void => {
    const cells = placed(table.rows)
    const outer = tables.at(-1)?.cell
    if (outer !== undefined) {
      const rows = new Map<number, string[]>()
      for (const { row, text } of cells) rows.set(row, [...(rows.get(row) ?? []), text])
      for (const row of rows.values()) outer.lines.push(row.join(' | '))
    }
    const wide = cells.some(({ column }) => column >= 3) && table.rows.length >= 2
    if (outer === undefined || wide) found.push({ heading: table.heading, cells })
  }

  walkWord(xml, {
    open: ({ name, attributes }: WordElement) => {
      const parent = path.at(-1)
      path.push(name)
      if (name.endsWith('PrChange')) formerly++
      if (formerly > 0) return
      const table = tables.at(-1)
      const paragraph = paragraphs.at(-1)
      switch (name) {
        case 'tbl':
          tables.push({ heading, rows: [], row: undefined, cell: undefined })
          break
        case 'tr':
          if (table !== undefined) table.row = { cells: [], before: 0, deleted: false }
          break
        case 'r':
          struck = false
          break
        case 'strike':
        case 'dstrike':
          if (parent === 'rPr' && path.at(-3) === 'r') struck = !/^(?:0|false|off)$/.test(value(attributes))
          break
        case 'gridBefore':
          if (table?.row !== undefined) table.row.before = Math.min(count(attributes), MOST_ACROSS)
          break
        case 'tc':
          if (table?.row !== undefined) {
            const last = table.row.cells.at(-1)
            const column = last === undefined ? 1 + table.row.before : last.column + last.across
            table.cell = { column, across: 1, lines: [], links: [], notes: [], struck: false }
          }
          break
        case 'gridSpan':
          if (table?.cell !== undefined) table.cell.across = Math.min(Math.max(1, count(attributes)), MOST_ACROSS)
          break
        case 'vMerge':
          if (table?.cell !== undefined) table.cell.down = value(attributes) === 'restart' ? 'begins' : 'goes on'
          break
        case 'hMerge':
          if (table?.cell !== undefined) table.cell.beside = value(attributes) === 'restart' ? 'begins' : 'goes on'
          break
        case 'p':
          paragraphs.push({
            style: '',
            list: undefined,
            level: undefined,
            outline: undefined,
            text: '',
            deleted: false,
          })
          break
        case 'pStyle':
          if (paragraph !== undefined) paragraph.style = value(attributes)
          break
        case 'numId':
          if (paragraph !== undefined && parent === 'numPr') paragraph.list = value(attributes)
          break
        case 'ilvl':
          if (paragraph !== undefined && parent === 'numPr') paragraph.level = Number(value(attributes))
          break
        case 'outlineLvl':
          if (paragraph !== undefined) paragraph.outline = Number(value(attributes))
          break
        case 'hyperlink': {
          const target = links.get(attributes['id'] ?? '')
          if (target !== undefined) table?.cell?.links.push(target)
          break
        }
        case 'commentReference': {
          const comment = comments.get(attributes['id'] ?? '')
          if (comment !== undefined && comment !== '') table?.cell?.notes.push(comment)
          break
        }
        case 'tab':
          // Within w:tabs the same name is a tab stop, which says where it stands.
          if (parent === 'r') put('\t')
          break
        case 'br':
          if (parent === 'r' && (attributes['type'] ?? 'textWrapping') === 'textWrapping') put('\n')
          break
        case 'cr':
          if (parent === 'r') put('\n')
          break
        case 'noBreakHyphen':
          put('-')
          break
        case 'sym':
          put(SIGNS[(attributes['char'] ?? '').toUpperCase()] ?? '\uFFFD')
          break
        case 'del':
          if (parent === 'trPr' && table?.row !== undefined) table.row.deleted = true
          else if (parent === 'rPr' && path.at(-3) === 'pPr' && paragraph !== undefined) paragraph.deleted = true
          break
      }
      if (TAKEN_OUT.has(name)) takenOut++
    },
    text: (text) => {
      if (path.at(-1) === 't') put(text)
    },
    close: (name) => {
      path.pop()
      if (name.endsWith('PrChange')) formerly--
      if (formerly > 0) return
      if (TAKEN_OUT.has(name)) takenOut--
      const table = tables.at(-1)
      if (name === 'p') {
        const paragraph = paragraphs.pop()
        const outer = paragraphs.at(-1)
        if (paragraph === undefined) return
        // A paragraph within a paragraph stands in a text box.
        if (outer !== undefined && path.includes('txbxContent')) {
          outer.text += `${outer.text === '' ? '' : '\n'}${paragraph.text}`
        } else endParagraph(paragraph)
      } else if (name === 'tc' && table?.row !== undefined && table.cell !== undefined) {
        table.row.cells.push(table.cell)
        table.cell = undefined
      } else if (name === 'tr' && table?.row !== undefined) {
        if (!table.row.deleted) table.rows.push(table.row.cells)
        table.row = undefined
      } else if (name === 'tbl' && table !== undefined) {
        tables.pop()
        endTable(table)
      }
    },
  })
  return found
}

/** Word's outline has nine levels; the tenth value says "body text". */
const HEADING_LEVELS = 9

function count(attributes: Record<string, string>): number {
  const given = Number.parseInt(value(attributes), 10)
  return Number.isNaN(given) ? 0 : given
}

function listPlace({ style, list, level }: Paragraph, styles: Styles): ListPlace | undefined {
  // Zero takes a paragraph out of the list that its style puts it in.
  if (list === '0') return undefined
  const byStyle = styles.listOf(style)
  const own = list ?? byStyle?.list
  return own === undefined ? undefined : { list: own, level: Math.min(level ?? byStyle?.level ?? 0, 8) }
}

function marked(mark: string, level: number, text: string): string {
  if (mark === '') return text
  // A cell that holds nothing but its number, as a column of numbers does.
  if (text.trim() === '') return mark === '-' ? '' : mark.replace(/[.)]$/, '')
  return `${'  '.repeat(level)}${mark} ${text}`
}

function placed(rows: readonly Cell[][]): PlacedText[] {
  const cells: PlacedText[] = []
  /** The cell that goes on downwards, by its first column. */
  let above = new Map<number, PlacedText>()
  rows.forEach((row, index) => {
    const below = new Map<number, PlacedText>()
    let left: PlacedText | undefined
    for (const cell of row) {
      const text = textOf(cell)
      const over = cell.down === 'goes on' ? above.get(cell.column) : undefined
      if (over !== undefined) {
        over.down = (over.down ?? 1) + 1
        addText(over, text)
        if (cell.struck) over.struck = true
        below.set(cell.column, over)
        left = over
      } else if (cell.beside === 'goes on' && left !== undefined) {
        left.across = (left.across ?? 1) + cell.across
        addText(left, text)
        if (cell.struck) left.struck = true
      } else {
        const [link] = cell.links
        left = {
          row: index + 1,
          column: cell.column,
          text,
          across: cell.across,
          down: 1,
          ...(link === undefined ? {} : { link }),
          ...(cell.struck ? { struck: true as const } : {}),
          ...(cell.notes.length === 0 ? {} : { note: cell.notes.join('\n\n') }),
        }
        cells.push(left)
        if (cell.down !== undefined) below.set(cell.column, left)
      }
    }
    above = below
  })
  return cells
}

/** Word hides nothing in a cell that another covers, so what stands there belongs to that other. */
function addText(cell: PlacedText, text: string): void {
  if (text !== '') cell.text = cell.text === '' ? text : `${cell.text}\n${text}`
}

function textOf({ lines }: Cell): string {
  const text = lines.map((line) => line.replace(/[ \t]+$/, '')).join('\n')
  return text.replace(/^\n+/, '').replace(/\n+$/, '')
}
