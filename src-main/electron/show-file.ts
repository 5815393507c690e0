import { shell } from 'electron'
import { Refusal } from '../../src-shared/domain/result.ts'

/**
 * Shows a file in the program that the system has for it. Only copies of evidence of known kinds come here
 * (backend/open-evidence.ts); the page never names a path.
 *
 * @throws Refusal `fault` where the system has no program for it
 */
export async function showFile(path: string): Promise<void> {
  const fault = await shell.openPath(path)
  if (fault !== '') {
    throw new Refusal('fault', `The system did not open the file (${fault}).`, 'Save a copy and open that.')
  }
}
