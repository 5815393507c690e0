import {
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { cleanText } from '../../../src-shared/domain/text.ts'
import type { DocumentModel, DocumentSection, TableBlock } from '../document.ts'
import { type PageGeometry, pageOf } from '../page-geometry.ts'
import { type Layout, renderBlocks } from './blocks.ts'
import { collectBookmarks } from './bookmarks.ts'
import { finishDocx } from './docx-package.ts'
import { type Pngs, pngsOf, readFonts } from './png.ts'
import { documentNumbering, FONT, STYLE, stylesFor } from './styles.ts'
import { runs } from './text.ts'

/**
 * Lays a document model out as a Word file. Decides nothing about content.
 *
 * The same model gives the same bytes in a fresh process; the library numbers bookmarks and lists through a process's
 * whole life, which is one reason for one worker a document.
 *
 * @param fonts folder of the fonts that pictures are drawn with and lines measured by; only needed where the document
 *   has pictures, and saves a sixth of the time where it has contents
 * @returns the bytes of the .docx
 */
export async function renderDocx(model: DocumentModel, fonts?: string): Promise<Uint8Array> {
  const pngs = await pngsOf(model, fonts)
  const measure = fonts === undefined || !hasContents(model) ? [] : await readFonts(fonts)
  const { document, tables } = buildDocument(model, pngs, measure)
  return finishDocx(await Packer.toBuffer(document), model, { tables, pngs })
}

function buildDocument(
  model: DocumentModel,
  pngs: Pngs,
  fonts: readonly Uint8Array[],
): { document: Document; tables: TableBlock[] } {
  const layout: Layout = {
    bookmarks: collectBookmarks(model),
    page: pageOf(model, 'portrait'),
    pngs,
    captioned: 0,
    figures: 0,
    counts: hasContents(model),
    lists: 0,
    tables: [],
    placed: new Set(),
  }
  const { properties } = model
  const author = cleanText(properties.author).text
  const document = new Document({
    title: cleanText(properties.title).text,
    subject: cleanText(properties.subject).text,
    creator: author,
    lastModifiedBy: author,
    keywords: cleanText(properties.keywords.join(', ')).text,
    customProperties: Object.entries(properties.custom).map(([name, value]) => ({
      name: cleanText(name).text,
      value: cleanText(value).text,
    })),
    styles: stylesFor(model.density),
    numbering: documentNumbering,
    // The contents get their page numbers here, so that Word need not ask to update fields. Guessing covers what the
    // library has no widths for (emoji, Arabic): better a page number that may be one off than none. The fonts that ship
    // are as wide and as high as Arial, and read faster than the library's own tables of widths.
    ...(hasContents(model)
      ? { pageNumbers: estimatePageNumbersWith({ guess: true, fonts: fonts.map((data) => ({ data, name: FONT })) }) }
      : {}),
    sections: model.sections.map((section, index) => renderSection(model, section, index, layout)),
  })
  return { document, tables: layout.tables }
}

function hasContents({ sections }: DocumentModel): boolean {
  return sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'contents'))
}

function renderSection(model: DocumentModel, section: DocumentSection, index: number, layout: Layout): ISectionOptions {
  const page = pageOf(model, section.orientation)
  layout.page = page
  const isFirst = index === 0 && model.headerOnFirstPage !== true
  const children: FileChild[] = renderBlocks(section.blocks, layout)
  return {
    properties: {
      ...(isFirst ? { titlePage: true } : index === 0 ? {} : { type: SectionType.NEXT_PAGE }),
      page: {
        size: {
          // The library swaps the two for landscape.
          width: Math.min(page.width, page.height),
          height: Math.max(page.width, page.height),
          orientation: section.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          left: page.marginX,
          right: page.marginX,
          top: page.marginTop,
          bottom: page.marginBottom,
          header: page.compact ? 480 : 567,
          footer: page.compact ? 400 : 510,
        },
      },
    },
    headers: { default: header(model, layout), ...(isFirst ? { first: emptyHeader() } : {}) },
    footers: { default: footer(model, page, layout), ...(isFirst ? { first: footer(model, page, layout) } : {}) },
    children,
  }
}

function header(model: DocumentModel, { bookmarks }: Layout): Header {
  return new Header({ children: [new Paragraph({ style: STYLE.header, children: runs([model.header], bookmarks) })] })
}

function emptyHeader(): Header {
  return new Header({ children: [new Paragraph({ style: STYLE.header })] })
}

function footer(model: DocumentModel, page: PageGeometry, { bookmarks }: Layout): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.footer,
        tabStops: [{ type: TabStopType.RIGHT, position: page.textWidth }],
        children: [
          ...runs([model.footer], bookmarks),
          new TextRun({
            children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
      ...(model.provenance ?? []).map(
        (line) => new Paragraph({ style: STYLE.provenance, children: runs([line], bookmarks) }),
      ),
    ],
  })
}
