import type { DocumentFormat, DocumentKind, SelfCheck } from '../../src-shared/contract/exchange.ts'
import { readDocument } from './render/read-back.ts'
import { readHtmlDocument } from './render/read-html.ts'
import { compareReadings } from './self-check/compare.ts'
import { expectedReadings } from './self-check/expected.ts'
import type { Asked, Reading } from './self-check/figures.ts'
import { readCsvFigures } from './self-check/read-csv.ts'
import { readDocumentFigures } from './self-check/read-docx.ts'
import { readXlsxFigures } from './self-check/read-xlsx.ts'

/**
 * Reads a finished file back and lays its figures beside the database's: the hazard numbers, and the counts by status
 * and by rating, from the hazards' own tables as well as from the summaries. Counts only: it does not read the texts.
 * Of a PDF the page is read that goes to print: what the printer makes of it cannot be read back as tables.
 *
 * A file in which nothing can be found that the document is about proves nothing and is not in order.
 *
 * @param bytes the finished file, not the model that made it; for `pdf` the page of HTML
 */
export async function selfCheckFile(
  bytes: Uint8Array,
  format: DocumentFormat,
  database: Asked,
  document: DocumentKind = 'hazard-log',
): Promise<SelfCheck> {
  return judged(await readFigures(bytes, format, document), database, document)
}

/** The result of a file that says what the database says. */
export function expectedSelfCheck(document: DocumentKind, format: DocumentFormat, database: Asked): SelfCheck {
  return judged(expectedReadings(document, format, database), database, document)
}

function judged(readings: readonly Reading[], database: Asked, document: DocumentKind): SelfCheck {
  const lines = compareReadings(readings, database)
  const [about, count] = subjectOf(document, database)
  if (!lines.some(({ what }) => what.startsWith(about))) {
    lines.push({ what: about, inFile: 'not found', inDatabase: String(count), equal: false })
  }
  return { ok: lines.every(({ equal }) => equal), scope: 'counts only', lines }
}

/** The line without which a document proves nothing, and how many the database has of what it is about. */
function subjectOf(document: DocumentKind, { hazards, entries }: Asked): [line: string, count: number] {
  if (document === 'board-page') return ['Hazards by initial rating', hazards.length]
  if (document === 'extract' && entries !== undefined) {
    return [entries.of === 'control' ? 'Control numbers' : 'Findings', entries.numbers.length]
  }
  return ['Hazard numbers', hazards.length]
}

async function readFigures(bytes: Uint8Array, format: DocumentFormat, document: DocumentKind): Promise<Reading[]> {
  if (format === 'xlsx') return await readXlsxFigures(bytes, document)
  if (format === 'csv') return readCsvFigures(bytes)
  const file = format === 'docx' ? readDocument(bytes) : readHtmlDocument(new TextDecoder().decode(bytes))
  return readDocumentFigures(file, document)
}
