import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One page as a reader sees it: its text with single spaces, and its size in points. */
export interface PrintedPage {
  text: string
  width: number
  height: number
}

/** A bookmark of the outline with the page it leads to, from 1. */
export interface Bookmark {
  title: string
  level: number
  page: number
}

/** What a PDF shows: pages and outline. */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ pages: PrintedPage[]; outline: Bookmark[]; labels: string[] }> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
  const pdf = await loading.promise
  const pages: PrintedPage[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const said = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('')
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    pages.push({ text: said.replace(/\s+/g, ' ').trim(), width: right - left, height: top - bottom })
  }
  const outline: Bookmark[] = []
  const collect = async (nodes: Awaited<ReturnType<typeof pdf.getOutline>>, level: number): Promise<void> => {
    for (const { title, dest, items } of nodes ?? []) {
      const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
      const page = place === null ? 0 : (await pdf.getPageIndex(place[0])) + 1
      outline.push({ title: title.replace(/\s+/g, ' ').trim(), level, page })
      await collect(items, level + 1)
    }
  }
  await collect(await pdf.getOutline(), 1)
  const labels = (await pdf.getPageLabels()) ?? []
  await loading.destroy()
  return { pages, outline, labels }
}

/** An element of the structure tree, with its kind as an older reader takes it. */
export interface Element {
  kind: string
  alt: string
  scope: string
  summary: string
  inside: Element[]
}

/** What a PDF says of itself: structure, properties, language, metadata, files inside. */
export async function inspectPdf(bytes: Uint8Array) {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const { catalog, context } = pdf
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  const roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict)
  const elements = (of: PDFDict): Element[] =>
    listOf(of.lookup(PDFName.of('K')))
      .map((kid) => context.lookup(kid))
      .filter((kid) => kid instanceof PDFDict && kid.has(PDFName.of('S')))
      .map((kid) => {
        const one = kid as PDFDict
        const name = one.lookup(PDFName.of('S'), PDFName).decodeText()
        const older = roles?.lookup(PDFName.of(name))
        const told = listOf(one.lookup(PDFName.of('A'))).map((each) => context.lookup(each))
        const attribute = (key: string) =>
          told.map((each) => (each instanceof PDFDict ? wordsOf(each.lookup(PDFName.of(key))) : '')).join('')
        return {
          kind: older instanceof PDFName ? older.decodeText() : name,
          alt: wordsOf(one.lookup(PDFName.of('Alt'))),
          scope: attribute('Scope'),
          summary: attribute('Summary'),
          inside: elements(one),
        }
      })
  const info = context.lookup(context.trailerInfo.Info, PDFDict)
  const metadata = catalog.lookup(PDFName.of('Metadata'))
  return {
    structure: elements(root),
    properties: Object.fromEntries(
      info.entries().map(([name, value]) => [name.decodeText(), wordsOf(context.lookup(value))]),
    ),
    language: wordsOf(catalog.lookup(PDFName.of('Lang'))),
    marked: String(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))),
    showsTitle: String(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle'))),
    metadata:
      metadata instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8') : '',
    created: pdf.getCreationDate(),
    modified: pdf.getModificationDate(),
    attachments: pdf.getAttachments(),
  }
}

/** Every element of a kind, in reading order. */
export function elementsOf(structure: readonly Element[], kind: string): Element[] {
  return structure.flatMap((one) => [...(one.kind === kind ? [one] : []), ...elementsOf(one.inside, kind)])
}

function listOf(value: PDFObject | undefined): PDFObject[] {
  if (value instanceof PDFArray) return value.asArray()
  return value === undefined ? [] : [value]
}

function wordsOf(value: PDFObject | undefined): string {
  if (value instanceof PDFString || value instanceof PDFHexString || value instanceof PDFName) return value.decodeText()
  return ''
}
