import { cleanText } from '../../../src-shared/domain/text.ts'
import type { Block, Cell, DocumentModel, Inline, TableBlock } from '../document.ts'
import { pageGeometry } from '../page-geometry.ts'
import { bookmarkName, collectBookmarks } from './bookmarks.ts'
import { pictureHtml } from './html-picture.ts'
import { documentCss } from './html-styles.ts'
import { isTall } from './row-estimate.ts'

import { columnWidths } from './table.ts'
import { framedSides } from './table-frames.ts'
import { escapeXml } from './xml.ts'

/** What is counted through the whole document while its blocks are laid out. */
interface Layout {
  model: DocumentModel
  target: (id: string) => string | undefined
  placed: Set<string>
  /** Fills met so far, `RRGGBB/RRGGBB`: each becomes a class, so that no element needs a style of its own. */
  fills: Set<string>
  tables: number
  figures: number
  page: ReturnType<typeof pageGeometry>
}

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>

/**
 * Lays a document model out as one page of HTML that stands on its own: headings, lists and tables as such, captions,
 * headers with their scope, British English, no script, nothing fetched. Printed, each section has its own paper.
 * Header, footer and page numbers come from the printer (see `hosts/print-edges.ts`): margin boxes print nothing in
 * older Chromium. Well-formed XML, so that the self-check reads it back as it does a Word file.
 */
export function renderHtml(model: DocumentModel): string {
  const bookmarks = collectBookmarks(model)
  const layout: Layout = {
    model,
    target: (id) => bookmarks.target(id),
    placed: new Set(),
    fills: new Set(),
    tables: 0,
    figures: 0,
    page: pageGeometry('portrait', model.density),
  }
  const sections = model.sections.map(({ orientation, blocks }) => {
    layout.page = pageGeometry(orientation, model.density)
    return `<section class="${orientation}">\n${renderBlocks(blocks, layout)}</section>\n`
  })
  const { title, author, subject, keywords } = model.properties
  const meta = (name: string, content: string) => `<meta name="${name}" content="${attribute(content)}"/>\n`
  return (
    '<!DOCTYPE html>\n<html lang="en-GB" xmlns="http://www.w3.org/1999/xhtml">\n<head>\n<meta charset="utf-8"/>\n' +
    `<title>${text(title)}</title>\n${meta('author', author)}${meta('description', subject)}${meta('keywords', keywords.join(', '))}` +
    `<style>\n${documentCss(layout.fills, model.density)}</style>\n</head>\n` +
    `<body${model.density === 'compact' ? ' class="compact"' : ''}>\n<main>\n${sections.join('')}</main>\n</body>\n</html>\n`
  )
}

function renderBlocks(blocks: readonly Block[], layout: Layout): string {
  return blocks
    .map((block, index) => {
      const next = blocks[index + 1]
      const stays = next?.kind === 'table' && next.keepWithPrevious === true
      return `${renderBlock(block, layout, stays)}\n`
    })
    .join('')
}

function renderBlock(block: Block, layout: Layout, stays: boolean): string {
  switch (block.kind) {
    case 'title':
      return (
        `<header><p class="title">${text(block.text)}</p>` +
        (block.subtitle === '' ? '' : `<p class="subtitle">${text(block.subtitle)}</p>`) +
        `${block.mark === '' ? '' : `<p class="mark">${text(block.mark)}</p>`}</header>`
      )
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
        `<div class="figure">${pictureHtml(block.picture, layout.figures, layout.page)}` +
        `<p class="caption">Figure ${layout.figures}: ${text(block.caption)}</p></div>`
      )
  }
}

function heading(block: BlockOf<'heading'>, layout: Layout): string {
  const name = bookmarkName(block.id)
  const id = layout.placed.has(name) ? '' : ` id="${name}"`
  layout.placed.add(name)
  const tag = `h${block.level}`
  return `<${tag}${id}${classes(block.newPage === true && 'new-page')}>${text(block.text)}</${tag}>`
}

/** Links without page numbers, which Chromium cannot know yet; a PDF has its outline beside them. */
function contents(block: BlockOf<'contents'>, { model }: Layout): string {
  const title = block.title ?? 'Contents'
  const entries = model.sections
    .flatMap(({ blocks }) => blocks)
    .filter((one) => one.kind === 'heading')
    .filter(({ level }) => level <= block.depth)
  const lines = entries.map(
    ({ level, id, text: words }) =>
      `<p class="entry entry-${level}"><a href="#${bookmarkName(id)}">${text(words)}</a></p>`,
  )
  return `<nav aria-label="${attribute(title)}"${classes(block.newPage === true && 'new-page')}><p class="contents">${text(title)}</p>${lines.join('')}</nav>`
}

function table(block: TableBlock, layout: Layout): string {
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
  if (block.caption === '') return `<table aria-label="${attribute(block.summary)}"${looks}>\n${inside}</table>`
  layout.tables += 1
  const id = `table-${layout.tables}`
  const place = layout.page.compact ? '' : `Table ${layout.tables}: `
  // Before the table and not in it: Chromium 130, which is Electron 33's, begins a new page between a caption and the
  // row of headings under it wherever that row repeats.
  return (
    `<p class="caption" id="${id}">${place}${text(block.caption)}</p>\n` +
    `<table aria-labelledby="${id}" aria-description="${attribute(block.summary)}"${looks}>\n${inside}</table>`
  )
}

function cell(one: Cell, block: TableBlock, layout: Layout, place: { isHeader: boolean; column: number }): string {
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

function inlines(of: readonly Inline[], layout: Layout): string {
  return of
    .map((inline) => {
      const part = typeof inline === 'string' ? { text: inline } : inline
      let said = text(part.text)
      if (part.italic === true) said = `<em>${said}</em>`
      if (part.bold === true) said = `<strong>${said}</strong>`
      const target = part.link === undefined ? undefined : layout.target(part.link.bookmark)
      return target === undefined ? said : `<a href="#${target}">${said}</a>`
    })
    .join('')
}

/** Text is text: line breaks and tabs are kept, nothing is read as markup. */
function text(raw: string): string {
  return cleanText(raw)
    .text.split('\n')
    .map((line) => line.split('\t').map(escapeXml).join('<span class="tab">&#9;</span>'))
    .join('<br/>')
}

function attribute(raw: string): string {
  return escapeXml(cleanText(raw).text)
}

function classes(...names: (string | false | undefined)[]): string {
  const said = names.filter((name) => name !== undefined && name !== false && name !== '')
  return said.length === 0 ? '' : ` class="${said.join(' ')}"`
}
