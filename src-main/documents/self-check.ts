import type { DocumentFormat, DocumentKind, SelfCheck } from '../../src-shared/contract/exchange.ts'
import type { DatabaseCounts } from '../repositories/log-counts.ts'
import { compareReadings } from './self-check/compare.ts'
import { expectedReadings } from './self-check/expected.ts'
import type { Reading } from './self-check/figures.ts'
import { readDocxFigures } from './self-check/read-docx.ts'
import { readXlsxFigures } from './self-check/read-xlsx.ts'

/**
 * Reads a finished file back and lays its figures beside the database's: the hazard numbers, and the counts by status
 * and by rating, from the hazards' own tables as well as from the summaries. Counts only: it does not read the texts.
 *
 * A file in which no hazards can be found proves nothing and is not in order.
 *
 * @param bytes the finished file, not the model that made it
 */
export async function selfCheckFile(
  bytes: Uint8Array,
  format: DocumentFormat,
  database: DatabaseCounts,
): Promise<SelfCheck> {
  return judged(await readFigures(bytes, format), database)
}

/** The result of a file that says what the database says. */
export function expectedSelfCheck(document: DocumentKind, format: DocumentFormat, database: DatabaseCounts): SelfCheck {
  return judged(expectedReadings(document, format, database), database)
}

function judged(readings: readonly Reading[], database: DatabaseCounts): SelfCheck {
  const lines = compareReadings(readings, database)
  const tellsNumbers = lines.some(({ what }) => what.startsWith('Hazard numbers'))
  if (!tellsNumbers) {
    const inDatabase = String(database.hazards.length)
    lines.push({ what: 'Hazard numbers', inFile: 'not found', inDatabase, equal: false })
  }
  return { ok: lines.every(({ equal }) => equal), scope: 'counts only', lines }
}

async function readFigures(bytes: Uint8Array, format: DocumentFormat): Promise<Reading[]> {
  return format === 'docx' ? readDocxFigures(bytes) : await readXlsxFigures(bytes)
}
