import { attribute, tags } from './office-tags.ts'

/** What a sheet's XML says before any library sees it. */
export interface ScannedSheet {
  /** Merged ranges as written, e.g. `A2:A4`. */
  merges: string[]
  /** What it names beyond the last that a sheet can have: "a row", "a column"; null where it names nothing such. */
  beyond: 'a row' | 'a column' | null
}

/** Rows and columns of a sheet, by Excel's limits (ECMA-376 leaves their numbers open). */
export const ROW_LIMIT = 1_048_576
export const COLUMN_LIMIT = 16_384

/**
 * Looks for what the library that reads cells has no defence against: it compares each merged range with every other,
 * which for 10,000 takes most of a minute, and makes or walks every row and column up to the highest number named.
 */
export function scanSheet(sheet: Uint8Array): ScannedSheet {
  const bytes = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength)
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes.includes('<\u0000')
  // Names and numbers are ASCII: read as one byte each, a sheet of 60 MB takes 60 MB.
  const xml = wide
    ? new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le').decode(bytes)
    : bytes.toString('latin1')
  const merging = xml.indexOf('mergeCells')
  const end = xml.indexOf('/mergeCells', merging)
  const merged = merging < 0 ? '' : xml.slice(merging, end < 0 ? undefined : end)
  return {
    merges: tags(merged, 'mergeCell').flatMap((tag) => attribute(tag, 'ref') ?? []),
    beyond: whatIsBeyond(xml),
  }
}

/** Tags of rows and columns with a number of as many signs as one beyond the limit has, or more. */
const FAR_ROW = /<(?:[\w.-]+:)?row\s(?:[^<>]*?\s)?r\s*=\s*(?:"[^"<]{7,}"|'[^'<]{7,}')/g
const FAR_COLUMN = /<(?:[\w.-]+:)?col\s[^<>]*?m(?:in|ax)\s*=\s*(?:"[^"<]{5,}"|'[^'<]{5,}')[^<>]*/g

function whatIsBeyond(xml: string): ScannedSheet['beyond'] {
  if (names(xml, FAR_ROW, ['r'], ROW_LIMIT)) return 'a row'
  return names(xml, FAR_COLUMN, ['min', 'max'], COLUMN_LIMIT) ? 'a column' : null
}

/** Whether a tag has a number above a limit in one of its attributes. */
function names(xml: string, far: RegExp, attributes: readonly string[], limit: number): boolean {
  for (const [tag] of xml.matchAll(far)) {
    if (attributes.some((name) => Number.parseInt(attribute(tag, name) ?? '', 10) > limit)) return true
  }
  return false
}
