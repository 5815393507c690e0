import type { DocumentModel } from '../document.ts'
import { attribute, type HtmlLayout, htmlLayout, renderSections, text } from './html-blocks.ts'
import { documentCss } from './html-styles.ts'

/**
 * Lays a document model out as one page of HTML that is to be printed: headings, lists and tables as such, captions,
 * headers with their scope, British English, no script, nothing fetched. Each section has its own paper. Header, footer
 * and page numbers come from the printer (see `hosts/print-edges.ts`): margin boxes print nothing in older Chromium.
 * Well-formed XML, so that the self-check reads it back as it does a Word file.
 *
 * @param pages page of each heading by the name of its link, for the contents; without it their room is kept empty
 */
export function renderHtml(model: DocumentModel, pages: HtmlLayout['pages'] = {}): string {
  const layout = htmlLayout(model, 'print', pages)
  const sections = renderSections(model, layout)
  return (
    `<!DOCTYPE html>\n<html lang="en-GB" xmlns="http://www.w3.org/1999/xhtml">\n<head>\n<meta charset="utf-8"/>\n` +
    `${headFacts(model)}<style>\n${documentCss(layout.fills, model)}</style>\n</head>\n` +
    `<body${model.density === 'compact' ? ' class="compact"' : ''}>\n<main>\n${sections}</main>\n</body>\n</html>\n`
  )
}

/** Title and properties of a document, the model's own among them, as they stand in a page's head. */
export function headFacts({ properties }: DocumentModel): string {
  const { title, author, subject, keywords, company, created, custom } = properties
  const meta = (name: string, content: string) => `<meta name="${attribute(name)}" content="${attribute(content)}"/>\n`
  const own = Object.entries({ publisher: company, 'dcterms.created': created, ...custom })
  return (
    `<title>${text(title)}</title>\n${meta('author', author)}${meta('description', subject)}` +
    `${meta('keywords', keywords.join(', '))}${own.map(([name, value]) => meta(name, value)).join('')}`
  )
}
