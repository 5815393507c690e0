import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { editPart, nhsWorkbook } from '../../support/workbooks.ts'
import type { Random } from './random.ts'

/** A file as somebody would choose it. */
export interface WholeFile {
  name: string
  bytes: Uint8Array
}

const TABLE = [
  ['ID', 'Hazard', 'Cause', 'Existing controls', 'Severity', 'Likelihood', 'Risk'],
  ...Array.from({ length: 20 }, (_, at) => [
    `H-${at}`,
    `Hazard ${at} 患者`,
    '1) One 2) Two; three',
    'A control',
    'Major',
    'Low',
    '3',
  ]),
]

/** One sound file of each kind that is read. */
export async function wholeFiles(): Promise<WholeFile[]> {
  const page = `# H-1 Wrong patient\n\n## Causes\n- One\n- Two\n\n| Severity | Major |\n|---|---|\n| Likelihood | Low |\n`
  const markdown = TABLE.map((row, at) => `| ${row.join(' | ')} |${at === 0 ? `\n|${'---|'.repeat(row.length)}` : ''}`)
  return [
    { name: 'Log.xlsx', bytes: await workbook() },
    { name: 'Log.csv', bytes: strToU8(TABLE.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n')) },
    { name: 'Log.md', bytes: strToU8(`# Hazards\n\n${markdown.join('\n')}\n`) },
    { name: 'Log.docx', bytes: document() },
    { name: 'Pages.zip', bytes: zipSync({ '1.md': strToU8(page), '2.md': strToU8(page.replace('H-1', 'H-2')) }) },
  ]
}

/** A workbook as people keep them: with widths, names, a filter, drop-downs, links and frozen headings besides. */
async function workbook(): Promise<Uint8Array> {
  const named = editPart(await nhsWorkbook(), 'xl/workbook.xml', (xml) =>
    xml
      .replace(/<definedNames>.*<\/definedNames>/s, '')
      .replace(
        '</sheets>',
        `</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="2" hidden="1">'EPR Hazard Log'!$A$1:$S$9</definedName><definedName name="Likelihood">'Risk Matrix'!$C$2:$C$6</definedName><definedName name="_xlnm.Print_Area" localSheetId="2">'EPR Hazard Log'!$A$1:$S$9</definedName></definedNames>`,
      ),
  )
  return editPart(named, 'xl/worksheets/sheet3.xml', (xml) =>
    xml
      .replace(
        /(?:<cols>.*<\/cols>)?<sheetData>/,
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="4" width="20" customWidth="1"/><col min="5" max="19" width="9" hidden="1"/></cols><sheetData>',
      )
      .replace(
        '</sheetData>',
        '</sheetData><autoFilter ref="A1:S9"/><conditionalFormatting sqref="C2:C9"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>5</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="G2:G500"><formula1>Likelihood</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A2" location="\'Risk Matrix\'!A1"/></hyperlinks>',
      ),
  )
}

function document(): Uint8Array {
  const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const rows = TABLE.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${rels}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>${rows}</w:tbl></w:body></w:document>`,
    ),
  })
}

type Spoil = (bytes: Uint8Array, random: Random) => { bytes: Uint8Array; what: string }

/** A file spoilt in one of many ways, some of which a reader has no defence against but its limits. */
export function mutated(file: WholeFile, random: Random): WholeFile & { what: string } {
  const isZip = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b
  const ways = isZip ? [...anyBytes, ...inParts, ...inParts] : [...anyBytes, ...inText]
  return { name: file.name, ...random.pick(ways)(file.bytes, random) }
}

const anyBytes: Spoil[] = [
  (bytes, random) => {
    const spoilt = bytes.slice()
    const count = 1 + random.below(30)
    for (let at = 0; at < count; at++) spoilt[random.below(spoilt.length)] = random.below(256)
    return { bytes: spoilt, what: `${count} bytes changed` }
  },
  (bytes, random) => {
    const length = random.below(bytes.length)
    return { bytes: bytes.slice(0, length), what: `cut to ${length} bytes` }
  },
  (bytes, random) => {
    const [from, to] = [random.below(bytes.length), random.below(bytes.length)]
    const spoilt = bytes.slice()
    spoilt.set(bytes.slice(from, from + 512).subarray(0, Math.min(512, bytes.length - to)), to)
    return { bytes: spoilt, what: `a stretch from ${from} over ${to}` }
  },
  (_, random) => {
    const length = random.below(5_000)
    return { bytes: Uint8Array.from({ length }, () => random.below(256)), what: `${length} bytes of noise` }
  },
]

/** Something odd put into text at some place. */
const odd: ((random: Random) => [string, string])[] = [
  () => ['<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>&b;', 'entities'],
  (random) => ['<a>'.repeat(1 + random.below(60_000)), 'deep nesting'],
  (random) => ['"'.repeat(1 + random.below(3)), 'quotation marks'],
  (random) => ['|'.repeat(1 + random.below(50_000)), 'bars'],
  (random) => [','.repeat(1 + random.below(50_000)), 'commas'],
  (random) => ['\n'.repeat(1 + random.below(50_000)), 'blank lines'],
  (random) => ['1) a '.repeat(1 + random.below(5_000)), 'a long list'],
  (random) => ['('.repeat(1 + random.below(20_000)), 'brackets'],
  () => ['\uD800\u0000\uFFFE\u202E', 'characters that are none'],
  (random) => ['<row r="1048576"/>'.repeat(1 + random.below(2_000)), 'rows'],
]

function withOdd(text: string, random: Random): { text: string; what: string } {
  const [put, what] = random.pick(odd)(random)
  const at = random.below(text.length + 1)
  return { text: text.slice(0, at) + put + text.slice(at), what: `${what} at ${at}` }
}

const inText: Spoil[] = [
  (bytes, random) => {
    const { text, what } = withOdd(strFromU8(bytes), random)
    return { bytes: strToU8(text), what }
  },
]

/** Spoilt within, and packed again so that sizes and checksums are right. */
const repacked =
  (change: (text: string, random: Random) => { text: string; what: string }): Spoil =>
  (bytes, random) => {
    const parts = unzipSync(bytes)
    const name = random.pick(Object.keys(parts).filter((part) => !part.endsWith('/')))
    const { text, what } = change(strFromU8(parts[name] ?? new Uint8Array()), random)
    parts[name] = strToU8(text)
    return { bytes: zipSync(parts), what: `${name}: ${what}` }
  }

const inParts: Spoil[] = [
  repacked(withOdd),
  repacked((text, random) => {
    const length = random.below(text.length + 1)
    return { text: text.slice(0, length), what: `cut to ${length}` }
  }),
  repacked((text, random) => {
    const spoilt = text.split('')
    for (let at = 0; at < 5; at++)
      spoilt[random.below(spoilt.length)] = random.pick(['<', '>', '&', '"', '/', '9', 'Z', ' '])
    return { text: spoilt.join(''), what: 'signs of its own kind changed' }
  }),
  repacked((text, random) => {
    const cell = random.pick(['XFD1048576', 'A1048576', 'A0', 'ZZZZ1', 'A99999999999', '-1', 'A1:XFD1048576'])
    const cells = [...text.matchAll(/(?:\br|ref)="[^"]*"/g)]
    if (cells.length === 0) return { text, what: 'no cell to move' }
    const { index } = random.pick(cells)
    return {
      text: `${text.slice(0, index)}r="${cell}"${text.slice(text.indexOf('"', index + 5) + 1)}`,
      what: `a cell at ${cell}`,
    }
  }),
  repacked((text, random) => {
    const numbers = [...text.matchAll(/\d+/g)]
    if (numbers.length === 0) return { text, what: 'no number' }
    const { index, 0: was } = random.pick(numbers)
    const now = random.pick(['-1', '0', '2147483648', '1e308', '99999999999999999999', 'NaN'])
    return { text: text.slice(0, index) + now + text.slice(index + was.length), what: `${was} is ${now}` }
  }),
  repacked((text, random) => {
    const times = 2 ** random.below(8)
    return { text: text + text.repeat(times), what: `${times + 1} times itself` }
  }),
  (bytes, random) => {
    const megabytes = 1 + random.below(200)
    const parts = { ...unzipSync(bytes), 'xl/media/bomb.xml': new Uint8Array(megabytes * 1_048_576) }
    return { bytes: zipSync(parts), what: `a part that unpacks to ${megabytes} MB` }
  },
  (bytes) => {
    const inner = zipSync({ 'a.zip': bytes })
    return { bytes: zipSync({ ...unzipSync(bytes), 'b.zip': inner }), what: 'packed in itself' }
  },
]
