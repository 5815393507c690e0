import { createHash } from 'node:crypto'
import type { DocumentModel } from '../document.ts'
import { headFacts } from './html.ts'
import { attribute, htmlLayout, renderSections, text } from './html-blocks.ts'
import { pageCss } from './html-page-styles.ts'

/** Where the skip link leads. */
const BODY = 'document'

/**
 * Lays a document model out as a file of HTML to be kept and read: one file, no script, nothing fetched, allowed to show
 * nothing but itself. Well-formed XML, so that the self-check reads it back as it does a Word file.
 */
export function renderHtmlPage(model: DocumentModel): string {
  const layout = htmlLayout(model, 'screen')
  const sections = renderSections(model, layout)
  const css = `\n${pageCss(layout, model)}`
  // The one style sheet by its hash: not even a style written into a text would be obeyed.
  const policy =
    `default-src 'none'; style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'; img-src data:; ` +
    "base-uri 'none'; form-action 'none'"
  const { header, footer, provenance = [] } = model
  const edge = [header, footer].filter((words) => words !== '')
  const small = provenance.map((line) => `<p class="provenance">${text(line)}</p>`).join('')
  const words = edge.map((line, index) => `<p${index === 0 ? ' class="edge-mark"' : ''}>${text(line)}</p>`).join('')
  return (
    `<!DOCTYPE html>\n<html lang="en-GB" xmlns="http://www.w3.org/1999/xhtml">\n<head>\n<meta charset="utf-8"/>\n` +
    `<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}"/>\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n' +
    `<meta name="color-scheme" content="light dark"/>\n<meta name="generator" content="Hazard Ledger"/>\n` +
    `${headFacts(model)}<style>${css}</style>\n</head>\n` +
    `<body${model.density === 'compact' ? ' class="compact"' : ''}>\n` +
    `<a class="skip" href="#${BODY}">Skip to the document</a>\n` +
    `<header class="edge">${words}</header>\n` +
    `<main id="${BODY}" tabindex="-1">\n${sections}</main>\n` +
    `<footer class="edge">${words}${small}</footer>\n</body>\n</html>\n`
  )
}
