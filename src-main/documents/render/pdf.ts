import { AFRelationship, ParseSpeeds, PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { cleanText } from '../../../src-shared/domain/text.ts'
import type { Attachment, DocumentModel } from '../document.ts'
import { documentMetadata } from './pdf-metadata.ts'
import { pagesOfHeadings } from './pdf-pages.ts'
import { describeTables, mapNewerRoles, nameOutline } from './pdf-structure.ts'
import type { PrintFacts } from './print-facts.ts'

/** Objects up to which a file is packed: what packing saves of a larger one takes minutes. */
const PACKED = 60_000

/** What a printed document is finished with. */
export interface Finishing {
  facts: PrintFacts
  /** Files that it carries inside it. */
  attachments: readonly Attachment[]
}

/**
 * Finishes what a browser printed: title, author and times of the model and not of the printer, the same again as XMP
 * with the model's own properties, language, labels of the pages, captions and summaries of the tables in the structure
 * tree, and the files it carries.
 *
 * @param printed a PDF as Chromium prints it
 * @param expected on which page each heading stands as the contents say
 * @returns the bytes, and on which page each heading stands, from 1, by the name of its link; no bytes where that is
 *   another than expected
 * @throws Error where the bytes are no PDF
 */
export async function finishPdf(
  printed: Uint8Array,
  { facts, attachments }: Finishing,
  expected?: Record<string, number>,
): Promise<{ bytes: Uint8Array | undefined; pages: Record<string, number> }> {
  const document = await openPdf(printed)
  const pages = pagesOfHeadings(document)
  const moved = Object.entries(pages).some(([name, page]) => expected !== undefined && expected[name] !== page)
  if (moved) return { bytes: undefined, pages }
  const { properties } = facts
  describe(document, properties)
  document.catalog.set(PDFName.of('PageLabels'), document.context.obj({ Nums: [0, { S: 'D' }] }))
  mapNewerRoles(document)
  nameOutline(document, facts.headings)
  describeTables(document, facts.tables)
  const made = new Date(properties.created)
  for (const { name, mediaType, bytes, description } of attachments) {
    await document.attach(bytes, name, {
      mimeType: mediaType,
      description,
      creationDate: made,
      modificationDate: made,
      afRelationship: AFRelationship.Data,
    })
  }
  const useObjectStreams = document.context.enumerateIndirectObjects().length <= PACKED
  const bytes = await document.save({
    useObjectStreams,
    objectsPerTick: Number.POSITIVE_INFINITY,
    updateFieldAppearances: false,
  })
  return { bytes, pages }
}

/** A PDF for reading or finishing. @throws Error where the bytes are none */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
}

/** Title, author, times: in the file's own list, and as XMP. */
function describe(document: PDFDocument, properties: DocumentModel['properties']): void {
  const made = new Date(properties.created)
  const printer = document.getProducer()
  const producer = printer === undefined ? 'Hazard Ledger' : `Hazard Ledger, printed by ${printer}`
  document.setTitle(cleanText(properties.title).text, { showInWindowTitleBar: true })
  document.setAuthor(cleanText(properties.author).text)
  document.setSubject(cleanText(properties.subject).text)
  document.setKeywords([cleanText(properties.keywords.join(', ')).text])
  document.setCreator('Hazard Ledger')
  document.setProducer(producer)
  document.setCreationDate(made)
  document.setModificationDate(made)
  document.setLanguage('en-GB')
  const info = document.context.lookup(document.context.trailerInfo.Info, PDFDict)
  const company = properties.company === '' ? {} : { Company: properties.company }
  for (const [name, value] of Object.entries({ ...company, ...properties.custom })) {
    const key = PDFName.of(cleanText(name).text)
    // What the standard keeps for itself is never overwritten.
    if (!info.has(key)) info.set(key, PDFHexString.fromText(cleanText(value).text))
  }
  const metadata = document.context.stream(documentMetadata(properties, producer), { Type: 'Metadata', Subtype: 'XML' })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(metadata))
}
