import { cleanText } from '../../../src-shared/domain/text.ts'
import type { Block, Cell, DocumentModel, Inline, TableBlock } from '../document.ts'
import { type PageGeometry, pageOf } from '../page-geometry.ts'
import { bookmarkName, collectBookmarks } from './bookmarks.ts'
import { pictureHtml } from './html-picture.ts'
import { isTall } from './row-estimate.ts'
import { columnWidths } from './table.ts'
import { framedSides } from './table-frames.ts'
import { escapeXml } from './xml.ts'

/** What is counted through the whole document while its blocks are laid out. */
export interface HtmlLayout {
  model: DocumentModel
  /** To be read on a screen, or to be printed by us: what is right for one breaks the other. */
  medium: 'screen' | 'print'
  /** Page of each heading, by the name of its link; nothing while that is not known. */
  pages: Readonly<Record<string, number>>
  target: (id: string) => string | undefined
  placed: Set<string>
  /** Level of the last heading; 0 before the first. */
  depth: number
  /** Fills met so far, `RRGGBB/RRGGBB`: each becomes a class, so that no element needs a style of its own. */
  fills: Set<string>
  /** Numbers of columns of the tables that a narrow screen scrolls sideways. */
  wide: Set<number>
  tables: number
  figures: number
  page: PageGeometry
}

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>

/** Columns that fit beside each other on the narrowest screen. */
const NARROW = 3

/** The layout of a document before its first block. */
export function htmlLayout(
  model: DocumentModel,
  medium: HtmlLayout['medium'],
  pages: HtmlLayout['pages'] = {},
): HtmlLayout {
  const bookmarks = collectBookmarks(model)
  return {
    model,
    medium,
    pages,
    target: (id) => bookmarks.target(id),
    placed: new Set(),
    depth: 0,
    fills: new Set(),
    wide: new Set(),
    tables: 0,
    figures: 0,
    page: pageOf(model, 'portrait'),
  }
}

/** The sections of a document, each with the paper it is printed on as its class. */
export function renderSections({ sections }: DocumentModel, layout: HtmlLayout): string {
  return sections
    .map(({ orientation, blocks }) => {
      layout.page = pageOf(layout.model, orientation)
      return `<section class="${orientation}">\n${renderBlocks(blocks, layout)}</section>\n`
    })
    .join('')
}

function renderBlocks(blocks: readonly Block[], layout: HtmlLayout): string {
  return blocks
    .map((block, index) => {
      const next = blocks[index + 1]
      const stays = next?.kind === 'table' && next.keepWithPrevious === true
      return `${renderBlock(block, layout, stays)}\n`
    })
    .join('')
}

function renderBlock(block: Block, layout: HtmlLayout, stays: boolean): string {
  switch (block.kind) {
    case 'title': {
      // On a screen the title is the heading above all others; printed, each chapter stands at the top of the outline.
      const tag = layout.medium === 'screen' ? 'h1' : 'p'
      return (
        `<header><${tag} class="title">${text(block.text)}</${tag}>` +
        (block.subtitle === '' ? '' : `<p class="subtitle">${text(block.subtitle)}</p>`) +
        `${block.mark === '' ? '' : `<p class="mark">${text(block.mark)}</p>`}</header>`
      )
    }
    case 'heading':
      return heading(block, layout)
    case 'paragraph': {
      const keep = stays || block.keepWithNext === true
      return `<p${classes(block.style === 'body' ? undefined : block.style, keep && 'keep')}>${inlines(block.text, layout)}</p>`
    }
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}${classes(stays && 'keep')}>${block.items.map((item) => `<li>${inlines(item, layout)}</li>`).join('')}</${tag}>`
    }
    case 'contents':
      return contents(block, layout)
    case 'table':
      return table(block, layout)
    case 'picture':
      layout.figures += 1
      return (
        `<div class="figure"><div class="drawing">${pictureHtml(block.picture, layout.figures, layout.page)}</div>` +
        `<p class="caption">Figure ${layout.figures}: ${text(block.caption)}</p></div>`
      )
  }
}

function heading(block: BlockOf<'heading'>, layout: HtmlLayout): string {
  const name = bookmarkName(block.id)
  const id = layout.placed.has(name) ? '' : ` id="${name}"`
  layout.placed.add(name)
  // A level is never skipped, whatever the heading looks like: who listens goes from level to level.
  layout.depth = Math.min(block.level, layout.depth + 1)
  const tag = `h${layout.depth + (layout.medium === 'screen' ? 1 : 0)}`
  const looks = classes(block.newPage === true && 'new-page', layout.depth < block.level && `level-${block.level}`)
  return `<${tag}${id}${looks}>${text(block.text)}</${tag}>`
}

/** Links, with the page each leads to where that is known; its room is kept where it is not, so that nothing moves. */
function contents(block: BlockOf<'contents'>, layout: HtmlLayout): string {
  const title = block.title ?? 'Contents'
  const entries = layout.model.sections
    .flatMap(({ blocks }) => blocks)
    .filter((one) => one.kind === 'heading')
    .filter(({ level }) => level <= block.depth)
  const onPage = (name: string) =>
    layout.medium === 'screen'
      ? ''
      : `<span class="leader"></span> <span class="entry-page">${layout.pages[name] ?? '&#160;'}</span>`
  const lines = entries.map(({ level, id, text: words }) => {
    const name = bookmarkName(id)
    return `<p class="entry entry-${level}"><a href="#${name}"><span class="entry-words">${text(words)}</span>${onPage(name)}</a></p>`
  })
  return `<nav aria-label="${attribute(title)}"${classes(block.newPage === true && 'new-page')}><p class="contents">${text(title)}</p>${lines.join('')}</nav>`
}

function table(block: TableBlock, layout: HtmlLayout): string {
  const widths = columnWidths(
    block.columns.map(({ share }) => share),
    layout.page.textWidth,
  )
  const all = [...block.headerRows, ...block.rows]
  const placed = framedSides(all, widths.length)
  const row = (cells: readonly Cell[], index: number) => {
    const isHeader = index < block.headerRows.length
    const mayBreak =
      block.rowsMayBreak === true ||
      isTall(cells, placed[index], widths, block.size ?? 'normal', layout.page.textHeight / 2)
    const inside = cells.map((one, at) =>
      cell(one, block, layout, { isHeader, column: placed[index]?.[at]?.column ?? at }),
    )
    return `<tr${classes(mayBreak && 'may-break')}>${inside.join('')}</tr>\n`
  }
  const head = block.headerRows.map((cells, index) => row(cells, index)).join('')
  const body = block.rows.map((cells, index) => row(cells, block.headerRows.length + index)).join('')
  const shares = widths.map((width) => `<col width="${((width / layout.page.textWidth) * 100).toFixed(3)}%"/>`).join('')
  const looks = classes(block.size === 'small' && 'small', block.keepTogether === true && 'together')
  const inside = `<colgroup>${shares}</colgroup>\n${head === '' ? '' : `<thead>\n${head}</thead>\n`}<tbody>\n${body}</tbody>\n`
  if (block.caption === '') {
    return scrolled(`<table aria-label="${attribute(block.summary)}"${looks}>\n${inside}</table>`, block, layout)
  }
  layout.tables += 1
  const id = `table-${layout.tables}`
  const place = layout.page.compact ? '' : `Table ${layout.tables}: `
  const words = `${place}${text(block.caption)}`
  const described = `aria-description="${attribute(block.summary)}"${looks}`
  if (layout.medium === 'screen') {
    const caption = `<caption id="${id}"><span>${words}</span></caption>`
    return scrolled(`<table ${described}>${caption}\n${inside}</table>`, block, layout, id)
  }
  // Before the table and not in it: Chromium 130, which is Electron 33's, begins a new page between a caption and the
  // row of headings under it wherever that row repeats.
  return `<p class="caption" id="${id}">${words}</p>\n<table aria-labelledby="${id}" ${described}>\n${inside}</table>`
}

/** On a screen a table of many columns scrolls sideways by itself, with the keyboard too. */
function scrolled(made: string, { columns, summary }: TableBlock, layout: HtmlLayout, caption?: string): string {
  if (layout.medium === 'print' || columns.length <= NARROW) return made
  layout.wide.add(columns.length)
  const name = caption === undefined ? `aria-label="${attribute(summary)}"` : `aria-labelledby="${caption}"`
  return `<div class="scroll columns-${columns.length}" role="group" tabindex="0" ${name}>${made}</div>`
}

function cell(one: Cell, block: TableBlock, layout: HtmlLayout, place: { isHeader: boolean; column: number }): string {
  const { columnSpan = 1, rowSpan = 1, fill } = one
  const align = one.align ?? block.columns[place.column]?.align ?? 'left'
  if (fill !== undefined) layout.fills.add(`${fill.background}/${fill.text}`)
  const names = classes(
    align !== 'left' && align,
    fill !== undefined && `fill-${fill.background}-${fill.text}`,
    one.bold === true && 'bold',
    one.frame === true && 'frame',
    one.turned === true && 'turned',
  )
  const scope = place.isHeader
    ? ` scope="${columnSpan > 1 ? 'colgroup' : 'col'}"`
    : one.header === true
      ? ` scope="${rowSpan > 1 ? 'rowgroup' : 'row'}"`
      : ''
  const tag = scope === '' ? 'td' : 'th'
  const spans = (columnSpan > 1 ? ` colspan="${columnSpan}"` : '') + (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '')
  const lines = one.text.map((line) => `<p>${inlines(line, layout)}</p>`).join('')
  return `<${tag}${scope}${spans}${names}>${one.turned === true ? `<div>${lines}</div>` : lines}</${tag}>`
}

function inlines(of: readonly Inline[], layout: HtmlLayout): string {
  return of
    .map((inline) => {
      const part = typeof inline === 'string' ? { text: inline } : inline
      let said = text(part.text)
      if (part.italic === true) said = `<em>${said}</em>`
      if (part.struck === true) said = `<del>${said}</del>`
      if (part.bold === true) said = `<strong>${said}</strong>`
      const target = part.link === undefined ? undefined : layout.target(part.link.bookmark)
      return target === undefined ? said : `<a href="#${target}">${said}</a>`
    })
    .join('')
}

/** Text as content: line breaks and tabs are kept, nothing is read as markup. */
export function text(raw: string): string {
  return cleanText(raw)
    .text.split('\n')
    .map((line) => line.split('\t').map(escapeXml).join('<span class="tab">&#9;</span>'))
    .join('<br/>')
}

/** Text as the value of an attribute. */
export function attribute(raw: string): string {
  return escapeXml(cleanText(raw).text)
}

function classes(...names: (string | false | undefined)[]): string {
  const said = names.filter((name) => name !== undefined && name !== false && name !== '')
  return said.length === 0 ? '' : ` class="${said.join(' ')}"`
}
