import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib'

/**
 * On which page of a PDF each place stands that a link of the document leads to, by the link's name, pages from 1.
 * Chromium writes the names as a list in the catalogue; a tree of names, which the standard allows too, is read as well.
 */
export function pagesOfHeadings(document: PDFDocument): Record<string, number> {
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref.toString(), index + 1]))
  const found: Record<string, number> = {}
  const add = (name: string, target: PDFObject | undefined) => {
    const place = target instanceof PDFDict ? target.lookup(PDFName.of('D')) : target
    const page = place instanceof PDFArray ? pages.get(place.get(0).toString()) : undefined
    if (page !== undefined) found[name] = page
  }
  const listed = document.catalog.lookup(PDFName.of('Dests'))
  if (listed instanceof PDFDict) {
    for (const [name, target] of listed.entries()) add(name.decodeText(), document.context.lookup(target))
  }
  const names = document.catalog.lookup(PDFName.of('Names'))
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined
  if (tree instanceof PDFDict) readNames(tree, add)
  return found
}

function readNames(node: PDFDict, add: (name: string, target: PDFObject | undefined) => void): void {
  const names = node.lookup(PDFName.of('Names'))
  if (names instanceof PDFArray) {
    for (let at = 0; at + 1 < names.size(); at += 2) {
      const name = names.lookup(at)
      if (name instanceof PDFString || name instanceof PDFHexString) add(name.decodeText(), names.lookup(at + 1))
    }
  }
  const kids = node.lookup(PDFName.of('Kids'))
  if (!(kids instanceof PDFArray)) return
  for (let at = 0; at < kids.size(); at++) {
    const kid = kids.lookup(at)
    if (kid instanceof PDFDict) readNames(kid, add)
  }
}
