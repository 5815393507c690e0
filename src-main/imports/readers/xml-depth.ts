const LESS = 0x3c
const GREATER = 0x3e
const SLASH = 0x2f
const QUOTES = [0x22, 0x27]

/**
 * Whether elements of a part stand deeper in each other than `limit`, which those of Office never do: libraries take
 * seconds over tens of thousands. A part in UTF-16, which Office does not write, is not looked at.
 */
export function isDeeperThan(part: Uint8Array, limit: number): boolean {
  const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  if (xml[0] === 0xff || xml[0] === 0xfe || xml[1] === 0) return false
  let depth = 0
  for (let at = xml.indexOf(LESS); at >= 0; at = xml.indexOf(LESS, at)) {
    const next = xml[at + 1]
    if (next === 0x21 || next === 0x3f) at = endOfMarkup(xml, at)
    else {
      const end = endOfTag(xml, at)
      if (next === SLASH) depth--
      else if (xml[end - 1] !== SLASH) depth++
      at = end
    }
    if (depth > limit) return true
  }
  return false
}

/** Where a comment, a CDATA section, a declaration or an instruction ends. */
function endOfMarkup(xml: Buffer, at: number): number {
  const start = xml.toString('latin1', at, at + 9)
  const close = start.startsWith('<!--') ? '-->' : start === '<![CDATA[' ? ']]>' : start.startsWith('<?') ? '?>' : '>'
  const end = xml.indexOf(close, at + 2)
  return end < 0 ? xml.length : end
}

/** Where a tag ends: a `>` within quotation marks is text. */
function endOfTag(xml: Buffer, at: number): number {
  let quote = 0
  for (let place = at + 1; place < xml.length; place++) {
    const byte = xml[place] ?? 0
    if (quote !== 0) quote = byte === quote ? 0 : quote
    else if (byte === GREATER) return place
    else if (QUOTES.includes(byte)) quote = byte
  }
  return xml.length
}
