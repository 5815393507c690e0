import { strFromU8, strToU8, unzipSync } from 'fflate'
import { cleanText } from '../../../src-shared/domain/text.ts'
import type { DocumentModel, TableBlock } from '../document.ts'
import { drawingFor, type Pngs } from './png.ts'
import { escapeXml } from './xml.ts'
import { packParts } from './zip-times.ts'

/**
 * Writes into the parts of a finished file what the library cannot: the tables' alternative text, the times of the
 * clock port, the organisation; and packs them with fixed times.
 *
 * @param drawn the tables of the document body, in order, and its pictures as they were drawn
 */
export function finishDocx(
  bytes: Uint8Array,
  model: DocumentModel,
  { tables, pngs }: { tables: readonly TableBlock[]; pngs: Pngs },
): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [name, part] of Object.entries(parts)) {
    const drawing = name.startsWith('word/media/') ? drawingFor(pngs, part) : undefined
    if (drawing !== undefined) parts[name] = drawing
  }
  edit(parts, 'word/document.xml', (xml) => describeTables(xml, tables))
  edit(parts, 'docProps/core.xml', (xml) => withTimes(xml, model.properties.created))
  edit(parts, 'docProps/app.xml', () => applicationProperties(model.properties.company))
  return packParts(parts)
}

function edit(parts: Record<string, Uint8Array>, name: string, change: (xml: string) => string): void {
  const part = parts[name]
  if (part === undefined) throw new Error(`The Word library wrote no ${name}.`)
  parts[name] = strToU8(change(strFromU8(part)))
}

/**
 * Gives each table its alternative text (`w:tblCaption`, `w:tblDescription`: ISO/IEC 29500-1, 17.4.41 and 17.4.46), the
 * last two children of `w:tblPr`. Tables never stand within tables, so they come in the model's order.
 */
function describeTables(xml: string, tables: readonly TableBlock[]): string {
  let index = 0
  const described = xml.replaceAll('</w:tblPr>', () => {
    const table = tables[index++]
    const caption =
      table === undefined || table.caption === '' ? '' : `<w:tblCaption w:val="${attribute(table.caption)}"/>`
    const summary =
      table === undefined || table.summary === '' ? '' : `<w:tblDescription w:val="${attribute(table.summary)}"/>`
    return `${caption}${summary}</w:tblPr>`
  })
  if (index !== tables.length) throw new Error(`${tables.length} tables went in and ${index} came out.`)
  return described
}

function withTimes(xml: string, created: string): string {
  return xml.replace(
    /(<dcterms:(created|modified)[^>]*>)[^<]*(?=<)/g,
    (_whole, start: string) => `${start}${attribute(created)}`,
  )
}

function applicationProperties(company: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">' +
    `<Application>Hazard Ledger</Application><Company>${attribute(company)}</Company></Properties>`
  )
}

function attribute(text: string): string {
  return escapeXml(cleanText(text).text)
}
