import {
  Bookmark,
  type FileChild,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  SequentialIdentifier,
  TableOfContents,
  TextRun,
} from 'docx'
import type { Block, TableBlock } from '../document.ts'
import type { Bookmarks } from './bookmarks.ts'
import { LIST, type PageGeometry, STYLE } from './styles.ts'
import { renderTable } from './table.ts'
import { runs } from './text.ts'

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const PARAGRAPH_STYLE = { note: STYLE.note, warning: STYLE.warning, label: STYLE.label } as const

/** What is counted through the whole document while its blocks are laid out. */
export interface Layout {
  bookmarks: Bookmarks
  /** The page of the section at hand. */
  page: PageGeometry
  /** Lists so far: each numbered list starts at 1 again. */
  lists: number
  /** Tables laid out so far, for their alternative text. */
  tables: TableBlock[]
  /** Bookmarks already set: a second heading of the same id would make the file invalid. */
  placed: Set<string>
}

/** The blocks of a section as Word's paragraphs and tables. */
export function renderBlocks(blocks: readonly Block[], layout: Layout): FileChild[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1]
    // Not from table to table: Word, LibreOffice and the page estimate each read such a chain in their own way, and the
    // page numbers of the contents would be right in one of them only.
    const keepWithNext = next?.kind === 'table' && next.keepWithPrevious === true
    return renderBlock(block, layout, keepWithNext, next === undefined)
  })
}

function renderBlock(block: Block, layout: Layout, keepNext: boolean, isLast: boolean): FileChild[] {
  if (block.kind === 'title') return renderTitle(block, layout)
  if (block.kind === 'heading') return [renderHeading(block, layout)]
  if (block.kind === 'paragraph') return [renderParagraph(block, layout, keepNext)]
  if (block.kind === 'list') return renderList(block, layout, keepNext)
  if (block.kind === 'contents') return renderContents(block, layout)
  return renderTableBlock(block, layout, isLast)
}

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>

function renderHeading(block: BlockOf<'heading'>, layout: Layout): Paragraph {
  return new Paragraph({
    heading: HEADINGS[block.level],
    // At the top of a page the space above a heading only takes lines from what follows it.
    ...(block.newPage === true ? { pageBreakBefore: true, spacing: { before: 0 } } : {}),
    children: bookmarked(block.id, runs([block.text], layout.bookmarks), layout),
  })
}

function renderParagraph(block: BlockOf<'paragraph'>, layout: Layout, keepNext: boolean): Paragraph {
  const style = block.style === undefined || block.style === 'body' ? undefined : PARAGRAPH_STYLE[block.style]
  return new Paragraph({
    ...(style === undefined ? {} : { style }),
    ...(keepNext || block.keepWithNext === true ? { keepNext: true } : {}),
    children: runs(block.text, layout.bookmarks),
  })
}

function renderList(block: BlockOf<'list'>, layout: Layout, keepNext: boolean): Paragraph[] {
  layout.lists += 1
  const numbering = { reference: block.ordered ? LIST.number : LIST.bullet, level: 0, instance: layout.lists }
  return block.items.map((item, at) => {
    const isLastItem = at === block.items.length - 1
    return new Paragraph({
      style: STYLE.list,
      numbering,
      ...(isLastItem ? { spacing: { after: 140 }, ...(keepNext ? { keepNext: true } : {}) } : {}),
      children: runs(item, layout.bookmarks),
    })
  })
}

function renderContents(block: BlockOf<'contents'>, layout: Layout): FileChild[] {
  return [
    new Paragraph({
      style: STYLE.contentsHeading,
      ...(block.newPage === true ? { pageBreakBefore: true } : {}),
      children: runs([block.title ?? 'Contents'], layout.bookmarks),
    }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: `1-${block.depth}` }),
  ]
}

function renderTitle(block: BlockOf<'title'>, { bookmarks }: Layout): FileChild[] {
  const line = (text: string, style: string) => new Paragraph({ style, children: runs([text], bookmarks) })
  return [
    line(block.text, 'Title'),
    ...(block.subtitle === '' ? [] : [line(block.subtitle, STYLE.subtitle)]),
    ...(block.mark === '' ? [] : [line(block.mark, STYLE.mark)]),
  ]
}

function renderTableBlock(block: TableBlock, layout: Layout, isLast: boolean): FileChild[] {
  layout.tables.push(block)
  const captionParagraph = new Paragraph({
    style: STYLE.caption,
    children: [
      new TextRun('Table '),
      new SequentialIdentifier('Table'),
      new TextRun(': '),
      ...runs([block.caption], layout.bookmarks),
    ],
  })
  return [
    ...(block.caption === '' ? [] : [captionParagraph]),
    renderTable(block, layout.page, layout.bookmarks),
    // Two tables with nothing between them would become one in Word; at a section's end Word's own paragraph follows.
    ...(isLast ? [] : [new Paragraph({ style: STYLE.spacer })]),
  ]
}

function bookmarked(id: string, children: ParagraphChild[], layout: Layout): ParagraphChild[] {
  const name = layout.bookmarks.target(id)
  if (name === undefined || layout.placed.has(name)) return children
  layout.placed.add(name)
  return [new Bookmark({ id: name, children })]
}
