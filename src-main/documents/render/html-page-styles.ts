import type { DocumentModel } from '../document.ts'
import type { HtmlLayout } from './html-blocks.ts'
import { printedLooks } from './html-styles.ts'
import { QUIET, RULE } from './styles.ts'

/** The style sheet of a document that is read on a screen, light or dark, wide or narrow, and printed by its reader. */
export function pageCss({ fills, wide }: HtmlLayout, model: DocumentModel): string {
  const room = [...wide]
    .sort((one, other) => one - other)
    .map((columns) => `.columns-${columns} table { min-width: ${Math.min(64, columns * 6.5)}rem; }\n`)
  return `${printedLooks(fills, model)}${BOTH}@media screen {\n${SCREEN}${room.join('')}}\n${DARK}`
}

const BOTH = `
.edge { color: #${QUIET}; font-size: 9pt; }
.edge p { margin: 0 0 2pt; }
.edge-mark { font-weight: bold; }
header.edge { border-bottom: 0.75pt solid #${RULE}; padding-bottom: 4pt; margin-bottom: 8pt; }
footer.edge { border-top: 0.75pt solid #${RULE}; padding-top: 6pt; margin-top: 18pt; }
.provenance { font-size: 8pt; overflow-wrap: anywhere; }
table caption { caption-side: top; }
h4 { color: #003087; font-size: 12pt; line-height: 1.15; margin: 12pt 0 4pt; break-after: avoid; break-inside: avoid; }
h2 { font-size: 18pt; margin: 18pt 0 8pt; }
h3 { font-size: 14pt; margin: 15pt 0 6pt; }
h2.level-3 { font-size: 12pt; margin: 12pt 0 4pt; }
h1.title { margin: 12pt 0 8pt; }
@media print { .skip { display: none; } }
`

/* Lengths in rem and px: whoever sets larger text in the browser gets it. */
const SCREEN = `
html { font-size: 100%; scroll-padding-top: 1rem; }
body { font-size: 1rem; line-height: 1.5; max-width: 72rem; margin: 0 auto; padding: 1rem clamp(0.75rem, 3vw, 2.5rem) 3rem; overflow-wrap: break-word; }
main { display: block; }
main:focus { outline: none; }
section { padding: 0; }
p, li { max-width: 48rem; }
td p, th p, .mark, .entry, .edge p { max-width: none; }
h1.title { font-size: clamp(1.75rem, 5vw, 2.4rem); }
h2 { font-size: clamp(1.35rem, 4vw, 1.6rem); margin: 2.5rem 0 0.75rem; }
h3 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
h4, h2.level-3 { font-size: 1.05rem; margin: 1.5rem 0 0.4rem; }
.subtitle { font-size: 1.2rem; }
.mark { font-size: 1.3rem; border-width: 2px; margin: 0.5rem 0 1.5rem; }
.contents { font-size: 1.5rem; }
.entry { margin: 0; }
.entry a { display: inline-block; padding: 0.15rem 0; text-decoration: underline; text-underline-offset: 0.15em; }
.entry-2 { font-size: 1rem; padding-left: 1.25rem; }
.entry-3 { font-size: 1rem; padding-left: 2.5rem; }
a { color: #005eb8; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid #005eb8; outline-offset: 2px; }
table, table.small { font-size: 0.9rem; line-height: 1.35; margin: 0 0 1rem; }
th, td, .small th, .small td { padding: 0.3rem 0.4rem; border-width: 1px; }
.new-page { margin-top: 2.5rem; }
.caption, table caption { font-size: 0.95rem; font-weight: bold; color: #003087; text-align: left; padding: 0.75rem 0 0.35rem; margin: 0; }
.scroll { overflow-x: auto; margin: 0 0 1rem; }
.scroll table { margin: 0; }
.scroll caption span { position: sticky; left: 0; display: inline-block; max-width: min(100%, calc(100vw - 2rem)); }
.note { font-size: 0.9rem; }
.edge { font-size: 0.9rem; }
.provenance { font-size: 0.8rem; }
.drawing { overflow-x: auto; background: #ffffff; }
.figure svg { height: auto; min-width: min(100%, 34rem); max-width: 100%; }
.skip { position: absolute; left: -999rem; top: 0; padding: 0.5rem 1rem; background: #ffeb3b; color: #212b32; font-weight: bold; }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 1; }
`

/**
 * Cells filled by a rating keep their own colours, both of ground and of text; pictures keep their white ground. On a
 * narrow screen a table that does not scroll gives a word the room it needs.
 */
const DARK = `@media screen and (prefers-color-scheme: dark) {
body { background: #14191d; color: #e8edee; }
h1, h2, h3, h4, .title, .contents, .label, .caption, table caption { color: #a8cdf5; }
.subtitle, .note, .edge { color: #b9c5cd; }
.mark { border-color: #e8edee; }
.warning { background: #33270f; border-left-color: #ed8b00; }
a { color: #8fc1f7; }
a:focus-visible, .scroll:focus-visible { outline-color: #8fc1f7; }
th, td { border-color: #4c5a64; }
thead th, .fill-F0F4F5-212B32 { background: #263038; color: #e8edee; }
.frame { outline-color: #ffffff; }
header.edge, footer.edge { border-color: #4c5a64; }
.figure .caption { background: none; }
}
@media screen and (max-width: 40rem) {
table { table-layout: auto; }
.scroll table { table-layout: fixed; }
th { overflow-wrap: break-word; }
}
@media screen and (forced-colors: active) { th, td { border-color: CanvasText; } }
`
