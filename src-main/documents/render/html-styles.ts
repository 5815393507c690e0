import type { DocumentModel } from '../document.ts'
import { pageOf } from '../page-geometry.ts'
import { FONT, HEADER_FILL, HEADING, INK, QUIET, RULE } from './styles.ts'

/**
 * The style sheet of a document that is to be printed. Nothing is shown on a screen: laying the page out for a screen
 * that nobody looks at takes a fifth of the time.
 */
export function documentCss(fills: ReadonlySet<string>, model: DocumentModel): string {
  return `@media screen { body { display: none; } }\n${printedLooks(fills, model)}`
}

/** The looks of the Word files, in CSS. `fills` are `RRGGBB/RRGGBB`. */
export function printedLooks(fills: ReadonlySet<string>, model: DocumentModel): string {
  return `${pages(model)}${LOOKS}${model.density === 'compact' ? COMPACT : ''}${[...fills].map(fillRule).join('')}`
}

function fillRule(fill: string): string {
  const [background = '', ink = ''] = fill.split('/')
  return `.fill-${background}-${ink} { background: #${background}; color: #${ink}; }\n`
}

/** Paper by section; the first rule is also that of a document with one kind of page. */
function pages(model: DocumentModel): string {
  const rule = (orientation: 'portrait' | 'landscape') => {
    const { marginTop, marginX, marginBottom } = pageOf(model, orientation)
    const [top, side, bottom] = [marginTop, marginX, marginBottom].map((twentieths) => `${twentieths / 20}pt`)
    return `@page ${orientation} { size: A4 ${orientation}; margin: ${top} ${side} ${bottom}; }\nsection.${orientation} { page: ${orientation}; }\n`
  }
  return `${rule('portrait')}${rule('landscape')}section + section { break-before: page; }\n`
}

const LOOKS = `
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; color: #${INK}; background: #ffffff; font: 11pt/1.32 ${FONT}, 'Liberation Sans', Helvetica, sans-serif; }
p { margin: 0 0 6pt; orphans: 2; widows: 2; }
h1, h2, h3 { color: #${HEADING}; line-height: 1.15; break-after: avoid; break-inside: avoid; }
h1 { font-size: 18pt; margin: 18pt 0 8pt; }
h2 { font-size: 14pt; margin: 15pt 0 6pt; }
h3, .level-3 { font-size: 12pt; margin: 12pt 0 4pt; }
.new-page { break-before: page; margin-top: 0; }
.keep { break-after: avoid; }
a { color: inherit; }
.title { font-size: 28pt; font-weight: bold; color: #${HEADING}; margin: 36pt 0 8pt; line-height: 1.15; }
.subtitle { font-size: 15pt; color: #${QUIET}; margin: 0 0 10pt; }
.mark { font-size: 20pt; font-weight: bold; text-align: center; border: 2.25pt solid #${INK}; padding: 6pt; margin: 6pt 6pt 18pt; }
.contents { font-size: 18pt; font-weight: bold; color: #${HEADING}; margin: 12pt 0 10pt; break-after: avoid; }
.entry { margin: 0 0 2pt; }
.entry { break-inside: avoid; }
.entry a { text-decoration: none; display: flex; align-items: flex-end; }
.entry-words { flex: 0 1 auto; }
.leader { flex: 1 0 8pt; margin: 0 0 2.5pt 3pt; border-bottom: 0.75pt dotted #${QUIET}; }
.entry-page { flex: 0 0 25pt; text-align: right; }
.entry-1 { font-weight: bold; margin-top: 5pt; }
.entry-2 { padding-left: 17pt; font-size: 10pt; }
.entry-3 { padding-left: 34pt; font-size: 10pt; }
.note { font-size: 9pt; color: #${QUIET}; }
.warning { border-left: 4pt solid #ED8B00; background: #FFF9E8; padding: 4pt 8pt; }
.label { font-weight: bold; color: #${HEADING}; margin-top: 8pt; }
ul, ol { margin: 0 0 7pt; padding-left: 21pt; }
/* Half of a table's outer line stands outside it, and would be cut off at the edge of the paper's text. */
section { padding: 0 0.6pt; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 10pt; line-height: 1.15; margin: 0 0 8pt; }
table.small { font-size: 9pt; }
table.together { break-inside: avoid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tr.may-break { break-inside: auto; }
.caption { font-size: 10pt; font-weight: bold; color: #${HEADING}; text-align: left; margin: 8pt 0 4pt; padding: 0; break-after: avoid; }
th, td { border: 0.5pt solid #${RULE}; padding: 3pt 5pt; vertical-align: top; text-align: left; font-weight: normal; overflow-wrap: anywhere; }
.small th, .small td { padding: 2pt 3.5pt; }
thead th { background: #${HEADER_FILL}; font-weight: bold; }
th p, td p { margin: 0 0 2pt; }
th p:last-child, td p:last-child { margin: 0; }
th.centre, td.centre { text-align: center; vertical-align: middle; }
th.right, td.right { text-align: right; }
th.bold, td.bold { font-weight: bold; }
.frame { outline: 2.5pt solid #000000; outline-offset: -1.5pt; }
.turned { vertical-align: bottom; padding: 2pt 0; }
.turned div { writing-mode: vertical-rl; transform: rotate(180deg); margin: 0 auto; max-height: 70pt; }
.tab { white-space: pre; }
.figure { break-inside: avoid; margin: 0 0 8pt; }
.figure svg { display: block; max-width: 100%; }
.figure .caption { margin: 4pt 0 0; }
`

/** For what must stand on one sheet. */
const COMPACT = `
body { font-size: 9.5pt; line-height: 1.22; }
h1 { font-size: 15pt; margin: 0 0 2pt; }
h2 { font-size: 11pt; margin: 7pt 0 3pt; }
h3, .level-3 { font-size: 10pt; margin: 6pt 0 2pt; }
p { margin: 0 0 3pt; }
.note { font-size: 8pt; line-height: 1.18; }
table, table.small { font-size: 8pt; margin: 0 0 3pt; }
th p, td p { margin: 0 0 1pt; }
.caption { font-size: 9pt; margin: 4pt 0 2pt; }
.small th, .small td, th, td { padding: 0.9pt 3pt; }
ul, ol { margin: 0 0 4pt; padding-left: 16pt; }
`
