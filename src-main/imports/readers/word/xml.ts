import { SaxParser, type SaxTag } from '@cj-tech-master/excelts/xml'

/** WordprocessingML, transitional and strict. */
const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
])
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/** An element of Word's own, by its name without prefix, attributes without theirs. */
export interface WordElement {
  name: string
  attributes: Record<string, string>
}

/** What a walk through a part tells. */
export interface WordHandlers {
  open: (element: WordElement) => void
  close: (name: string) => void
  text: (text: string) => void
}

/**
 * Walks a part of a Word file. Elements of other vocabularies are passed over (what is within them is not); so is what
 * stands in `mc:Fallback`, which says once more what `mc:Choice` said.
 *
 * @throws Error where the XML is not well-formed
 */
export function walkWord(xml: string, { open, close, text }: WordHandlers): void {
  const parser = new SaxParser({ xmlns: true, position: false, invalidCharHandling: 'skip' })
  let fallback = 0
  parser.on('error', (error: Error) => {
    throw error
  })
  parser.on('opentag', (tag: SaxTag) => {
    if (isFallback(tag)) fallback++
    else if (fallback === 0 && WORD.has(tag.uri ?? '')) {
      const attributes: Record<string, string> = {}
      for (const [name, given] of Object.entries(tag.attributes)) attributes[name.slice(name.indexOf(':') + 1)] = given
      open({ name: tag.local ?? tag.name, attributes })
    }
  })
  parser.on('text', (found: string) => {
    if (fallback === 0) text(found)
  })
  parser.on('cdata', (found: string) => {
    if (fallback === 0) text(found)
  })
  parser.on('closetag', (tag: SaxTag) => {
    if (isFallback(tag)) fallback--
    else if (fallback === 0 && WORD.has(tag.uri ?? '')) close(tag.local ?? tag.name)
  })
  parser.write(xml)
  parser.close()
}

function isFallback({ local, uri }: SaxTag): boolean {
  return local === 'Fallback' && uri === COMPATIBILITY
}

/** Calls for each start tag of Word's own, in order. */
export function eachElement(xml: string, open: (name: string, attributes: Record<string, string>) => void): void {
  walkWord(xml, { open: ({ name, attributes }) => open(name, attributes), close: () => {}, text: () => {} })
}

/** The value that most elements of Word carry, `w:val`. */
export function value(attributes: Record<string, string>): string {
  return attributes['val'] ?? ''
}
