import { crc32, inflateRawSync } from 'node:zlib'
import { type Result, refuse } from '../../../src-shared/domain/result.ts'
import { isDeeperThan } from './xml-depth.ts'

/** Most bytes one part, and all parts together, may hold once unpacked. */
export const PART_LIMIT = 64 * 1024 * 1024
const TOTAL_LIMIT = 128 * 1024 * 1024
const ENTRY_LIMIT = 10_000
/** Elements within each other; Word nests tables in tables, and stays far below. */
const DEPTH_LIMIT = 500

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** How refusals speak of the kind of file that was expected. */
export interface OfficeKind {
  /** "an Excel workbook" */
  file: string
  /** "an older Excel or Office format (.xls)" */
  older: string
  /** What to do with one that is too large. */
  tooLarge: string
  /** What to do with a file that is something else. */
  notThis: string
  /** What to do with a file of an older or odd kind. */
  openAndSave: string
  /** What to do with a damaged file. */
  fetchAgain: string
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

/** A failure `unreadable`: what is wrong with the file, that nothing was changed, and what to do. */
export function unreadable(name: string, what: string, hint: string): ReturnType<typeof refuse> {
  return refuse('unreadable', `${name} cannot be read: ${what} Nothing was changed.`, hint)
}

/** The parts of a sound ZIP file of Office. */
export interface OfficeParts {
  names: Set<string>
  /** Those that were asked for. */
  contents: Map<string, Uint8Array>
}

/**
 * Checks a file that should be one of Office before any library sees it, because none of them checks: that it is a
 * whole, unencrypted ZIP file, that no part is larger than it says or than {@link PART_LIMIT}, that the CRC-32 of each
 * part is right (a flipped byte would otherwise come in as changed hazard text), and that no part of XML declares a
 * document type, and with it entities.
 *
 * @param keep names the parts whose content is wanted
 * @returns the parts, or a failure `unreadable`
 */
export function readParts(
  bytes: Uint8Array,
  name: string,
  kind: OfficeKind,
  keep: (part: string) => boolean,
): Result<OfficeParts> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const container = checkContainer(bytes, view, name, kind)
  if (!container.ok) return container
  const directory = readDirectory(bytes, view, name, kind)
  if (!directory.ok) return directory
  const found: OfficeParts = { names: new Set(), contents: new Map() }
  for (const entry of directory.value) {
    if (found.names.has(entry.name)) {
      return unreadable(name, `it holds two parts named ${entry.name}.`, kind.fetchAgain)
    }
    found.names.add(entry.name)
    const content = unpack(bytes, view, entry, name, kind)
    if (!content.ok) return content
    if (/\.(?:xml|rels)$/i.test(entry.name) && declaresDocumentType(content.value)) {
      return unreadable(
        name,
        `its part ${entry.name} declares a document type, which ${kind.file} never does.`,
        kind.openAndSave,
      )
    }
    if (/\.(?:xml|rels)$/i.test(entry.name) && isDeeperThan(content.value, DEPTH_LIMIT)) {
      return unreadable(
        name,
        `its part ${entry.name} is nested more deeply than ${kind.file} ever is.`,
        kind.openAndSave,
      )
    }
    if (keep(entry.name)) found.contents.set(entry.name, content.value)
  }
  return { ok: true, value: found }
}

/** A document type stands before the first element, whatever the encoding of the part. */
function declaresDocumentType(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const start = (length: number) => bytes.subarray(0, length).toString('latin1').replaceAll('\u0000', '')
  const head = start(PROLOGUE)
  const prologue = /<[A-Za-z_]/.test(head) ? head : start(bytes.length)
  const element = prologue.search(/<[A-Za-z_]/)
  return (element < 0 ? prologue : prologue.slice(0, element)).includes('<!DOCTYPE')
}

/** In how many bytes the first element of a part is looked for first; seldom more than a declaration goes before it. */
const PROLOGUE = 4096

/** Tells apart, by the first bytes, what people choose by mistake. */
function checkContainer(bytes: Uint8Array, view: DataView, name: string, kind: OfficeKind): Result<true> {
  if (bytes.length === 0) return unreadable(name, 'the file is empty.', kind.fetchAgain)
  if (OLE2.every((byte, index) => bytes[index] === byte)) {
    const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    return encrypted
      ? unreadable(
          name,
          'it is protected with a password.',
          'Open it in the program that made it, remove the password under File, Info, save it and choose it again.',
        )
      : unreadable(name, `it is in ${kind.older}.`, kind.openAndSave)
  }
  if (bytes.length < 4 || view.getUint32(0, true) !== LOCAL_HEADER) {
    return unreadable(name, `it is not ${kind.file}, whatever its name says.`, kind.notThis)
  }
  return { ok: true, value: true }
}

function readDirectory(bytes: Uint8Array, view: DataView, name: string, kind: OfficeKind): Result<Entry[]> {
  const truncated = () => unreadable(name, 'the file is not whole; its end is missing.', kind.fetchAgain)
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
    return unreadable(name, 'it has more parts than a hazard log needs.', kind.openAndSave)
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
      kind.tooLarge,
    )
  }
  return { ok: true, value: entries }
}

/** Unpacks one part and proves it against its size and CRC-32. */
function unpack(bytes: Uint8Array, view: DataView, entry: Entry, name: string, kind: OfficeKind): Result<Uint8Array> {
  const damaged = () =>
    unreadable(name, `its part ${entry.name} is damaged, so its text cannot be trusted.`, kind.fetchAgain)
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
    return unreadable(name, `its part ${entry.name} is packed in a way Office does not use.`, kind.openAndSave)
  }
  if (content.length !== entry.size || crc32(content) !== entry.crc) return damaged()
  return { ok: true, value: content }
}
