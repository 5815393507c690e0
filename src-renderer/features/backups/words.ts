import type { KeptAs } from '../../../src-shared/domain/backup.ts'
import type { IntegrityFinding, IntegrityPart } from '../../../src-shared/domain/integrity.ts'

const WHY: Record<string, string> = {
  daily: 'Once a day',
  'on-demand': 'By hand',
  'before-import': 'Before an import',
  'before-update': 'Before an update',
  'before-restore': 'Before a restore',
  'file-gone': 'The file was moved or replaced',
}

/** Why a backup was made. */
export function whyWords(why: string): string {
  return WHY[why] ?? why.replaceAll('-', ' ')
}

/** Why a backup is kept. */
export const keptWords: Record<KeptAs, string> = {
  newest: 'the newest',
  day: 'of its day',
  week: 'of its week',
  month: 'of its month',
  days: 'for some days',
}

/** Parts of a full check. */
export const partWords: Record<IntegrityPart, string> = {
  file: 'File',
  schema: 'Tables and guards',
  'foreign keys': 'References',
  checksums: 'Outside the ledger',
  ledger: 'Ledger',
  tables: 'Records',
  'issued versions': 'Issued versions',
  evidence: 'Evidence files',
  head: 'Noted changes',
}

/** `page 12, change 4`: where a finding is. */
export function placeWords({ where: { page, seq, kind, file } }: IntegrityFinding): string {
  return [
    ...(page === undefined ? [] : [`page ${page}`]),
    ...(seq === undefined ? [] : [`change ${seq}`]),
    ...(file === undefined ? (kind === undefined ? [] : [kind]) : [file]),
  ].join(', ')
}
