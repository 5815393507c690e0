import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { cleanText } from '../../../src-shared/domain/text.ts'
import type { PrintFacts } from './print-facts.ts'

/*
 * What Chromium leaves to be mended in the structure tree (ISO 32000-1, 14.7 and 14.8). An element names its kind in
 * `S`, its place above in `P` and what is in it in `K`.
 */

const [S, P, K, A] = [PDFName.of('S'), PDFName.of('P'), PDFName.of('K'), PDFName.of('A')] as const

/** Newer Chromium marks words with kinds of PDF 2.0, which a reader of older files does not know. */
const NEWER: Record<string, string> = {
  Strong: 'Span',
  Em: 'Span',
  Title: 'P',
  Aside: 'Div',
  FENote: 'Note',
  Sub: 'Span',
}

/** Says for each kind of PDF 2.0 what an older reader is to take it for. */
export function mapNewerRoles(document: PDFDocument): void {
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'))
  if (!(root instanceof PDFDict)) return
  const known = root.lookup(PDFName.of('RoleMap'))
  const roles = known instanceof PDFDict ? known : document.context.obj({})
  for (const [kind, older] of Object.entries(NEWER)) {
    if (!roles.has(PDFName.of(kind))) roles.set(PDFName.of(kind), PDFName.of(older))
  }
  root.set(PDFName.of('RoleMap'), roles)
}

/**
 * Names the lines of the outline as the headings are: Chromium runs words together where a heading's line ends. Nothing
 * where the printer saw other headings than the model has.
 */
export function nameOutline(document: PDFDocument, headings: PrintFacts['headings']): void {
  const outline = document.catalog.lookup(PDFName.of('Outlines'))
  const lines: PDFDict[] = []
  const collect = (parent: PDFDict): void => {
    let line = parent.lookup(PDFName.of('First'))
    while (line instanceof PDFDict) {
      lines.push(line)
      collect(line)
      line = line.lookup(PDFName.of('Next'))
    }
  }
  if (outline instanceof PDFDict) collect(outline)
  if (lines.length !== headings.length) return
  lines.forEach((line, index) => {
    const words = cleanText(headings[index] ?? '').text.replace(/\s+/g, ' ')
    line.set(PDFName.of('Title'), PDFHexString.fromText(words))
  })
}

/**
 * Gives each table its summary, and makes the paragraph before a captioned one its caption: printed, that stands before
 * the table so that no page begins between the two. Nothing where the printer saw other tables than the model has.
 */
export function describeTables(document: PDFDocument, tables: PrintFacts['tables']): void {
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'))
  if (!(root instanceof PDFDict)) return
  const found: Found[] = []
  walk(document, root, found)
  if (found.length !== tables.length) return
  found.forEach((one, index) => {
    const told = tables[index]
    if (told === undefined) return
    summarise(document, one.table, cleanText(told.summary).text)
    if (told.captioned) moveCaption(document, one)
  })
}

/** A table with where it stands and the element before it. */
interface Found {
  ref: PDFRef
  table: PDFDict
  parent: PDFDict
  before: PDFRef | undefined
}

/** Every table in reading order; tables never stand within tables. */
function walk(document: PDFDocument, element: PDFDict, found: Found[]): void {
  const kids = element.lookup(K)
  const refs: PDFObject[] =
    kids instanceof PDFArray ? kids.asArray() : element.get(K) === undefined ? [] : [element.get(K) as PDFObject]
  let before: PDFRef | undefined
  for (const ref of refs) {
    const kid = ref instanceof PDFRef ? document.context.lookup(ref) : undefined
    if (!(ref instanceof PDFRef) || !(kid instanceof PDFDict)) continue
    if (kid.get(S) === PDFName.of('Table')) found.push({ ref, table: kid, parent: element, before })
    else walk(document, kid, found)
    before = ref
  }
}

function summarise(document: PDFDocument, table: PDFDict, summary: string): void {
  if (summary === '') return
  const told = document.context.obj({ O: 'Table', Summary: PDFHexString.fromText(summary) })
  const others = table.get(A)
  const before = others instanceof PDFArray ? others.asArray() : others === undefined ? [] : [others]
  table.set(A, document.context.obj([...before, told]))
}

/** The paragraph before the table becomes the first element in it. */
function moveCaption(document: PDFDocument, { ref, table, parent, before }: Found): void {
  const caption = before === undefined ? undefined : document.context.lookup(before)
  const around = parent.lookup(K)
  if (before === undefined || !(caption instanceof PDFDict) || caption.get(S) !== PDFName.of('P')) return
  if (!(around instanceof PDFArray)) return
  const at = around.asArray().findIndex((one) => one === before)
  if (at < 0) return
  around.remove(at)
  caption.set(S, PDFName.of('Caption'))
  caption.set(P, ref)
  const inside = table.lookup(K)
  const rows =
    inside instanceof PDFArray ? inside.asArray() : table.get(K) === undefined ? [] : [table.get(K) as PDFObject]
  table.set(K, document.context.obj([before, ...rows]))
}
