import {
  Bookmark,
  type FileChild,
  HeadingLevel,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  SequentialIdentifier,
  TableOfContents,
  TextRun,
} from 'docx'
import type { Picture } from '../../../src-shared/diagrams/picture.ts'
import { pictureSvg } from '../../../src-shared/diagrams/picture-svg.ts'
import { cleanText } from '../../../src-shared/domain/text.ts'
import type { Block, TableBlock } from '../document.ts'
import type { PageGeometry } from '../page-geometry.ts'
import type { Bookmarks } from './bookmarks.ts'
import { sizeOnPage } from './html-picture.ts'
import { type Pngs, placeholderOf } from './png.ts'
import { LIST, STYLE } from './styles.ts'
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
  /** Captioned tables and figures so far, where Word does not count them itself. */
  captioned: number
  figures: number
  /** Whether Word counts them: only where the library fills its fields in, which it does with the contents. */
  counts: boolean
  /** Pictures as they were drawn, for readers that do not show SVG. */
  pngs: Pngs
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
  if (block.kind === 'picture') return renderPicture(block, layout)
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
  if (block.caption !== '') layout.captioned += 1
  const captionParagraph = new Paragraph({
    style: STYLE.caption,
    children: [...placeOf('Table', layout, layout.captioned), ...runs([block.caption], layout.bookmarks)],
  })
  return [
    ...(block.caption === '' ? [] : [captionParagraph]),
    renderTable(block, layout.page, layout.bookmarks),
    // Two tables with nothing between them would become one in Word; at a section's end Word's own paragraph follows.
    ...(isLast ? [] : [new Paragraph({ style: STYLE.spacer })]),
  ]
}

/** `Table 3: `, counted by Word or by us; nothing on the one sheet of a board, where nobody refers to a number. */
function placeOf(what: 'Table' | 'Figure', layout: Layout, place: number): ParagraphChild[] {
  if (layout.page.compact) return []
  return [
    new TextRun(`${what} `),
    layout.counts ? new SequentialIdentifier(what) : new TextRun(String(place)),
    new TextRun(': '),
  ]
}

/** The picture as SVG, with a PNG for what does not show that, and its caption under it. */
function renderPicture({ picture, caption }: BlockOf<'picture'>, layout: Layout): Paragraph[] {
  const png = placeholderOf(layout.pngs, picture)
  if (png === undefined) throw new Error(`The picture "${picture.title}" was not drawn.`)
  const { width, height } = sizeOnPage(picture, layout.page)
  layout.figures += 1
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 80, after: 40 },
      children: [
        new ImageRun({
          type: 'svg',
          data: Buffer.from(pictureSvg(picture)),
          fallback: { type: 'png', data: Buffer.from(png) },
          // The library takes pixels of a 96th of an inch.
          transformation: { width: (width * 96) / 72, height: (height * 96) / 72 },
          altText: altText(picture),
        }),
      ],
    }),
    new Paragraph({
      style: STYLE.caption,
      keepNext: false,
      spacing: { before: 0, after: 160 },
      children: [...placeOf('Figure', layout, layout.figures), ...runs([caption], layout.bookmarks)],
    }),
  ]
}

function altText(picture: Picture): { title: string; description: string; name: string } {
  const [title, description] = [cleanText(picture.title).text, cleanText(picture.alt).text]
  return { title, description, name: title }
}

function bookmarked(id: string, children: ParagraphChild[], layout: Layout): ParagraphChild[] {
  const name = layout.bookmarks.target(id)
  if (name === undefined || layout.placed.has(name)) return children
  layout.placed.add(name)
  return [new Bookmark({ id: name, children })]
}
