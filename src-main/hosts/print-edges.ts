import type { PrintOptions } from '../backend/backend.ts'

/*
 * What stands at the top and at the foot of every printed page. Both printers lay these out apart from the page, so
 * each carries its own looks.
 */

const LOOK =
  "font-family:Arial,'Liberation Sans',Helvetica,sans-serif;font-size:8pt;color:#425563;width:100%;margin:0;-webkit-print-color-adjust:exact"

/** What Chromium is told to put around every page; a trial is the page alone. */
export function printedAround(
  options: PrintOptions,
): { displayHeaderFooter: false } | { displayHeaderFooter: true; headerTemplate: string; footerTemplate: string } {
  return options.trial === true ? { displayHeaderFooter: false } : { displayHeaderFooter: true, ...printEdges(options) }
}

/** Templates for Chromium's header and footer: the document's words, "Page n of m", and small lines under them. */
export function printEdges({ header, footer, side, provenance = [] }: PrintOptions): {
  headerTemplate: string
  footerTemplate: string
} {
  const padding = `padding:0 ${side}pt;box-sizing:border-box`
  return {
    headerTemplate: `<div style="${LOOK};${padding};font-weight:bold">${escapeHtml(header)}</div>`,
    footerTemplate:
      `<div style="${LOOK};${padding}"><div style="border-top:0.5pt solid #aeb7bd;padding-top:4pt;display:flex;justify-content:space-between">` +
      `<span>${escapeHtml(footer)}</span><span style="white-space:nowrap;padding-left:12pt">Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>` +
      `${provenance.map((line) => `<div style="font-size:6.5pt;line-height:8pt;padding-top:0.5pt">${escapeHtml(line)}</div>`).join('')}</div>`,
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (found) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[found] ?? '')
}
