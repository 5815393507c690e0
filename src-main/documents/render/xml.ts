/** A start tag, an end tag or a text of an XML part, in document order. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: Record<string, string>; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|([^<]+)/g
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/**
 * Walks a well-formed XML part. Enough for the parts a Word library writes; knows no document type and so no entities
 * but XML's own.
 */
export function* walkXml(xml: string): Generator<XmlEvent> {
  for (const [, data, slash, name, attributes, empty, text] of xml.matchAll(TOKEN)) {
    if (data !== undefined) yield { kind: 'text', text: data }
    else if (text !== undefined) yield { kind: 'text', text: decode(text) }
    else if (name !== undefined) {
      if (slash === '/') yield { kind: 'close', name }
      else {
        yield { kind: 'open', name, attributes: readAttributes(attributes ?? ''), empty: empty === '/' }
        if (empty === '/') yield { kind: 'close', name }
      }
    }
  }
}

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, double, single] of source.matchAll(ATTRIBUTE)) {
    if (name !== undefined) attributes[name] = decode(double ?? single ?? '')
  }
  return attributes
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10))
      return NAMED[name ?? ''] ?? whole
    },
  )
}

/** Text as the content of an element or of a double-quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(
    /[&<>"\n\t]/g,
    (found) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[found] ?? `&#${found.charCodeAt(0)};`,
  )
}
