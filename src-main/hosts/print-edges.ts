import type { PrintOptions } from '../backend/backend.ts'

/*
 * What stands at the top and at the foot of every printed page. Both printers lay these out apart from the page, so
 * each carries its own looks.
 */

const LOOK =
  "font-family:Arial,'Liberation Sans',Helvetica,sans-serif;font-size:8pt;color:#425563;width:100%;margin:0;-webkit-print-color-adjust:exact"

/** Templates for Chromium's header and footer: the document's words, and "Page n of m". */
export function printEdges({ header, footer, side }: PrintOptions): { headerTemplate: string; footerTemplate: string } {
  const padding = `padding:0 ${side}pt;box-sizing:border-box`
  return {
    headerTemplate: `<div style="${LOOK};${padding};font-weight:bold">${escapeHtml(header)}</div>`,
    footerTemplate:
      `<div style="${LOOK};${padding}"><div style="border-top:0.5pt solid #aeb7bd;padding-top:4pt;display:flex;justify-content:space-between">` +
      `<span>${escapeHtml(footer)}</span><span style="white-space:nowrap;padding-left:12pt">Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div></div>`,
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (found) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[found] ?? '')
}
