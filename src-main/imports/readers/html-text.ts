import { decode } from 'html-entities'

/** A tag of HTML as a scan finds it. */
export interface HtmlTag {
  kind: 'open' | 'close'
  /** In lower case. */
  name: string
  /** As it stands between name and `>`. */
  attributes: string
  /** Where it begins in the source, and the place after its `>`. */
  from: number
  to: number
}

/** Elements whose tags are markup; any other `<word>` is text that somebody wrote, such as `<patient>`. */
const KNOWN = new Set(
  (
    'a abbr address article aside b big blockquote body br caption center cite code col colgroup dd del details dfn div dl ' +
    'dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li link main mark meta nav ' +
    'o:p ol p pre q s samp script section small span strike strong style sub summary sup svg table tbody td tfoot th ' +
    'thead time tr tt u ul var wbr'
  ).split(' '),
)
const LINE = new Set(
  'address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(
    ' ',
  ),
)
const UNSEEN = new Set(['script', 'style', 'head'])

const TAG = /^<(\/?)([a-z][a-z0-9:]*)((?:\s[^<>]*)?)\/?>/i
/** Length of text, in UTF-16 units, after which no more is read into one cell. */
export const MOST_TEXT = 100_000
/** Longest tag looked for: what is longer is a stray `<`. */
const TAG_LENGTH = 4096

/** The tag of a known element that begins at a `<`, or undefined where that is text. */
export function tagAt(source: string, from: number): HtmlTag | undefined {
  const match = TAG.exec(source.slice(from, from + TAG_LENGTH))
  const name = match?.[2]?.toLowerCase()
  if (match === null || name === undefined || !KNOWN.has(name)) return undefined
  return {
    kind: match[1] === '/' ? 'close' : 'open',
    name,
    attributes: match[3] ?? '',
    from,
    to: from + match[0].length,
  }
}

/** The tags of known elements in order; comments and what `script` and `style` hold are passed over. */
export function* htmlTags(source: string, start = 0): Generator<HtmlTag> {
  for (let at = source.indexOf('<', start); at >= 0; ) {
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4)
      at = end < 0 ? -1 : source.indexOf('<', end + 3)
      continue
    }
    const tag = tagAt(source, at)
    if (tag === undefined) {
      at = source.indexOf('<', at + 1)
      continue
    }
    yield tag
    at = source.indexOf('<', tag.kind === 'open' && UNSEEN.has(tag.name) ? endOfUnseen(source, tag) : tag.to)
  }
}

/** Where what nobody sees ends: at its end tag, or with the source. */
function endOfUnseen(source: string, { name, to }: HtmlTag): number {
  const end = new RegExp(`</${name}`, 'gi')
  end.lastIndex = to
  return end.exec(source)?.index ?? source.length
}

/** The value of an attribute, entities decoded. */
export function htmlAttribute(attributes: string, wanted: string): string | undefined {
  for (const match of attributes.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)) {
    if (match[1]?.toLowerCase() === wanted) return decode(match[2] ?? match[3] ?? match[4] ?? '')
  }
  return undefined
}

/** Takes comments out of HTML; one that never ends hides the rest, as it does in a browser. */
export function withoutComments(source: string): string {
  let text = ''
  let from = 0
  for (let at = source.indexOf('<!--'); at >= 0; at = source.indexOf('<!--', from)) {
    text += source.slice(from, at)
    const end = source.indexOf('-->', at + 4)
    if (end < 0) return text
    from = end + 3
  }
  return text + source.slice(from)
}

function withoutEndSpaces(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 0x20) end--
  return text.slice(0, end)
}

/** A link as text that keeps its address: `text (address)`, the address alone where the text says the same. */
export function linkText(text: string, address: string): string {
  const shown = text.trim()
  const target = address.trim()
  if (target === '' || target === shown || target === `mailto:${shown}`) return text
  return shown === '' ? target : `${text} (${target})`
}

/**
 * HTML as a person reads it: white space collapsed, `br`, paragraphs and rows as line ends, list items with `- ` or
 * their number, links with their address in brackets, entities decoded.
 */
export function htmlText(source: string): string {
  const plain = withoutComments(source)
  const links: { address: string; from: number }[] = []
  const lists: { ordered: boolean; count: number }[] = []
  let text = ''
  let from = 0
  const add = (raw: string): void => {
    const words = decode(raw.replace(/[ \t\r\n\f]+/g, ' '))
    text += text === '' || text.endsWith(' ') || text.endsWith('\n') ? words.replace(/^ /, '') : words
  }
  const endLine = (): void => {
    text = withoutEndSpaces(text)
    if (text !== '' && !text.endsWith('\n')) text += '\n'
  }
  for (const tag of htmlTags(plain)) {
    // No cell may be so long: what calls the reader refuses it.
    if (text.length > MOST_TEXT) return text
    if (tag.from < from) continue
    if (!(tag.kind === 'close' && UNSEEN.has(tag.name))) add(plain.slice(from, tag.from))
    from = tag.to
    if (tag.kind === 'open') {
      if (tag.name === 'br') text = `${withoutEndSpaces(text)}\n`
      else if (LINE.has(tag.name)) endLine()
      if (tag.name === 'ul' || tag.name === 'ol') lists.push({ ordered: tag.name === 'ol', count: 0 })
      else if (tag.name === 'li') {
        const list = lists.at(-1)
        if (list !== undefined) list.count++
        text += `${'  '.repeat(Math.min(Math.max(0, lists.length - 1), 9))}${list?.ordered === true ? `${list.count}. ` : '- '}`
      } else if (tag.name === 'a') {
        links.push({ address: htmlAttribute(tag.attributes, 'href') ?? '', from: text.length })
      } else if (tag.name === 'img') add(htmlAttribute(tag.attributes, 'alt') ?? '')
      else if (tag.name === 'td' || tag.name === 'th') {
        if (text !== '' && !text.endsWith('\n')) text += ' | '
      } else if (UNSEEN.has(tag.name)) from = endOfUnseen(plain, tag)
    } else {
      if (tag.name === 'ul' || tag.name === 'ol') lists.pop()
      if (tag.name === 'a') {
        const link = links.pop()
        if (link !== undefined) text = text.slice(0, link.from) + linkText(text.slice(link.from), link.address)
      }
      if (LINE.has(tag.name) && tag.name !== 'br') endLine()
    }
  }
  add(plain.slice(from))
  return text.replace(/[ \t]+$/gm, '').trim()
}
