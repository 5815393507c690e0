import type { DocumentFormat, DocumentKind } from '../../../src-shared/contract/exchange.ts'
import type { Project } from '../../../src-shared/domain/project.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { documentTitle } from './identity.ts'

/** Longest part taken from the project, so that the whole name fits every file system. */
const NAME_LIMIT = 90

/**
 * A name for the file, safe on Windows, macOS and Linux:
 * `Meridian EPR deployment - Hazard log - 0.9 DRAFT - 22 November 2026.docx`.
 */
export function suggestFileName(
  project: Pick<Project, 'name' | 'version'>,
  document: DocumentKind,
  format: DocumentFormat,
  today: string,
  extract?: { what: string },
  issuedVersion?: string,
): string {
  const version = issuedVersion ?? `${project.version} DRAFT`.trim()
  const parts = [
    project.name,
    extract === undefined ? documentTitle[document] : `Extract of ${extract.what}`,
    version,
    formatDay(today),
  ].map(safeName)
  return `${parts.filter((part) => part !== '').join(' - ')}.${format}`
}

/** A name for a picture: `Meridian EPR deployment - Bow-tie of HAZ-014 - 22 November 2026.svg`. */
export function pictureFileName(
  project: Pick<Project, 'name'>,
  title: string,
  format: 'svg' | 'png',
  today: string,
): string {
  const parts = [project.name, title, formatDay(today)].map(safeName)
  return `${parts.filter((part) => part !== '').join(' - ')}.${format}`
}

/** Text without what a file system forbids or a shell stumbles over. */
export function safeName(text: string): string {
  return (
    text
      .normalize('NFC')
      // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
      .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, NAME_LIMIT)
      .replace(/^[\s.]+|[\s.]+$/g, '')
  )
}
