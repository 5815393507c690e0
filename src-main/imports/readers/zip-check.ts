import { crc32, inflateRawSync } from 'node:zlib'
import { type Result, refuse } from '../../../src-shared/domain/result.ts'

/** Most bytes one part, and all parts together, may hold once unpacked. */
export const PART_LIMIT = 128 * 1024 * 1024
const TOTAL_LIMIT = 256 * 1024 * 1024
const ENTRY_LIMIT = 10_000

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** What the check learnt about a sound workbook. */
export interface CheckedWorkbook {
  /** Sheets that hold cells, in the order of the workbook, as its own table of sheets names them. */
  sheets: { name: string; hidden: boolean }[]
  /** Chart and dialog sheets, which hold no cells. */
  sheetsWithoutCells: string[]
}

interface Entry {
  name: string
  flags: number
  method: number
  crc: number
  packed: number
  size: number
  offset: number
}

const OPEN_AND_SAVE = 'Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and choose it again.'
const FETCH_AGAIN = 'Fetch the file again from where it came from, check that it opens in Excel, and choose it again.'

function unreadable(name: string, what: string, hint: string): ReturnType<typeof refuse> {
  return refuse('unreadable', `${name} cannot be read: ${what} Nothing was changed.`, hint)
}

/**
 * Checks a file that should be an .xlsx workbook before any library sees it, because none of them checks: that it is
 * a whole, unencrypted ZIP file, that no part is larger than it says or than {@link PART_LIMIT}, that the CRC-32 of
 * each part is right (a flipped byte would otherwise come in as changed hazard text), and that its shared texts and
 * each sheet named in the workbook are there.
 *
 * @returns what the workbook holds, or a failure `unreadable`.
 */
export function checkWorkbook(bytes: Uint8Array, name: string): Result<CheckedWorkbook> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const container = checkContainer(bytes, view, name)
  if (!container.ok) return container
  const directory = readDirectory(bytes, view, name)
  if (!directory.ok) return directory
  const texts = new Map<string, string>()
  const names = new Set<string>()
  for (const entry of directory.value) {
    if (names.has(entry.name)) return unreadable(name, `it holds two parts named ${entry.name}.`, FETCH_AGAIN)
    names.add(entry.name)
    const content = unpack(bytes, view, entry, name)
    if (!content.ok) return content
    if (/\.rels$|workbook[^/]*\.xml$/i.test(entry.name)) {
      texts.set(entry.name, Buffer.from(content.value).toString('utf8'))
    }
  }
  return findSheets(names, texts, name)
}

/** Tells apart, by the first bytes, what people choose by mistake. */
function checkContainer(bytes: Uint8Array, view: DataView, name: string): Result<true> {
  if (bytes.length === 0) return unreadable(name, 'the file is empty.', FETCH_AGAIN)
  if (OLE2.every((byte, index) => bytes[index] === byte)) {
    const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    return encrypted
      ? unreadable(
          name,
          'it is protected with a password.',
          'Open it in Excel, remove the password under File, Info, Protect Workbook, save it and choose it again.',
        )
      : unreadable(name, 'it is in an older Excel or Office format (.xls).', OPEN_AND_SAVE)
  }
  if (bytes.length < 4 || view.getUint32(0, true) !== LOCAL_HEADER) {
    return unreadable(
      name,
      'it is not an Excel workbook, whatever its name says.',
      'If it is a text file with separated values, give it a name that ends in .csv; otherwise save it as .xlsx.',
    )
  }
  return { ok: true, value: true }
}

function readDirectory(bytes: Uint8Array, view: DataView, name: string): Result<Entry[]> {
  const truncated = () => unreadable(name, 'the file is not whole; its end is missing.', FETCH_AGAIN)
  let end = -1
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) {
      end = at
      break
    }
  }
  if (end < 0) return truncated()
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (count === 0xffff || start === 0xffffffff || count > ENTRY_LIMIT) {
    return unreadable(name, 'it has more parts than a hazard log needs.', OPEN_AND_SAVE)
  }
  if (start + size > end) return truncated()
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL_HEADER) return truncated()
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (entries.some(({ flags }) => (flags & 1) === 1)) {
    return unreadable(
      name,
      'it is protected with a password.',
      'Unpack it, or save it without a password, and choose it again.',
    )
  }
  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (total > TOTAL_LIMIT || entries.some((entry) => entry.size > PART_LIMIT)) {
    return unreadable(
      name,
      `it unpacks to ${Math.ceil(total / 1024 / 1024)} MB, more than a hazard log needs.`,
      'If it is a real log, copy its sheets into a new workbook and choose that one.',
    )
  }
  return { ok: true, value: entries }
}

/** Unpacks one part and proves it against its size and CRC-32. */
function unpack(bytes: Uint8Array, view: DataView, entry: Entry, name: string): Result<Uint8Array> {
  const damaged = () =>
    unreadable(name, `its part ${entry.name} is damaged, so its text cannot be trusted.`, FETCH_AGAIN)
  const { offset } = entry
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER) return damaged()
  const nameLength = view.getUint16(offset + 26, true)
  const localName = Buffer.from(bytes.subarray(offset + 30, offset + 30 + nameLength)).toString('utf8')
  // A part under a damaged name would be missing without anybody noticing.
  if (localName !== entry.name) return damaged()
  const start = offset + 30 + nameLength + view.getUint16(offset + 28, true)
  if (start + entry.packed > bytes.length) return damaged()
  const packed = bytes.subarray(start, start + entry.packed)
  let content: Uint8Array
  if (entry.method === 0) {
    content = packed
  } else if (entry.method === 8) {
    try {
      // One byte more than declared is enough to see a part that says less than it holds.
      content =
        entry.size === 0 && entry.packed === 0 ? packed : inflateRawSync(packed, { maxOutputLength: entry.size + 1 })
    } catch {
      return damaged()
    }
  } else {
    return unreadable(name, `its part ${entry.name} is packed in a way Excel does not use.`, OPEN_AND_SAVE)
  }
  if (content.length !== entry.size || crc32(content) !== entry.crc) return damaged()
  return { ok: true, value: content }
}

/** The value of an attribute in a start tag, entities decoded; the prefix of its name does not matter. */
function attribute(tag: string, wanted: string): string | undefined {
  const match = new RegExp(`\\s(?:[\\w.-]+:)?${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  const raw = match?.[1] ?? match?.[2]
  return raw
    ?.replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** Start tags of an element, whatever its prefix. */
function tags(xml: string, element: string): string[] {
  return xml.match(new RegExp(`<(?:[\\w.-]+:)?${element}(?=[\\s/>])[^>]*>`, 'g')) ?? []
}

/** A relation's target as the name of a part. */
function partName(folder: string, target: string): string {
  const parts: string[] = []
  for (const step of (target.startsWith('/') ? target.slice(1) : `${folder}${target}`).split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}

function findSheets(names: Set<string>, texts: Map<string, string>, name: string): Result<CheckedWorkbook> {
  const start = tags(texts.get('_rels/.rels') ?? '', 'Relationship').find((tag) =>
    attribute(tag, 'Type')?.endsWith('/officeDocument'),
  )
  const workbook = partName('', attribute(start ?? '', 'Target') ?? 'xl/workbook.xml')
  const xml = texts.get(workbook)
  if (xml === undefined || !/workbook[^/]*\.xml$/i.test(workbook)) {
    const what = names.has('word/document.xml')
      ? 'it is a Word document.'
      : names.has('content.xml')
        ? 'it is an OpenDocument file.'
        : names.has('xl/workbook.bin')
          ? 'it is a binary Excel workbook (.xlsb).'
          : 'it is a ZIP file but not an Excel workbook.'
    return unreadable(name, what, OPEN_AND_SAVE)
  }
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
  const relations = new Map(
    tags(texts.get(`${folder}_rels/${workbook.slice(folder.length)}.rels`) ?? '', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      { type: attribute(tag, 'Type') ?? '', target: partName(folder, attribute(tag, 'Target') ?? '') },
    ]),
  )
  // Excel takes no notice of case in the names of parts.
  const present = new Set([...names].map((part) => part.toLowerCase()))
  const missing = [...relations.values()].find(
    ({ type, target }) => /\/(?:sharedStrings|styles)$/.test(type) && !present.has(target.toLowerCase()),
  )
  if (missing !== undefined) {
    return unreadable(name, `its part ${missing.target} is named in it but is not there.`, FETCH_AGAIN)
  }
  const found: CheckedWorkbook = { sheets: [], sheetsWithoutCells: [] }
  for (const tag of tags(xml, 'sheet')) {
    const sheet = attribute(tag, 'name') ?? ''
    // `r:id`; the plain `sheetId` beside it does not match because the name must follow a space or a prefix.
    const relation = relations.get(attribute(tag, 'id'))
    if (relation === undefined || !present.has(relation.target.toLowerCase())) {
      return unreadable(name, `the sheet "${sheet}" is named in it but is not there.`, FETCH_AGAIN)
    }
    if (relation.type.endsWith('/worksheet')) {
      found.sheets.push({ name: sheet, hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible' })
    } else {
      found.sheetsWithoutCells.push(sheet)
    }
  }
  if (found.sheets.length === 0) return unreadable(name, 'it has no sheets.', FETCH_AGAIN)
  return { ok: true, value: found }
}
