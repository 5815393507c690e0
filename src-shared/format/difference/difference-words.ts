import {
  countDifferences,
  type FieldDifference,
  type ProjectDifference,
  type RecordDifference,
} from '../../domain/difference.ts'
import { formatCount } from '../numbers.ts'

/** What became of a record, in a word. */
export const howWord: Record<RecordDifference['how'], string> = {
  added: 'new',
  changed: 'changed',
  removed: 'taken out',
}

/** `HAZ-014  Allergy not shown`. */
export function recordHeading({ label, name }: RecordDifference): string {
  return name === '' ? label : `${label}  ${name}`
}

/** `Cause 3: text`; the field alone where it belongs to no part. */
export function fieldHeading({ field, part }: FieldDifference): string {
  return part === undefined ? field : `${part}: ${field.charAt(0).toLowerCase()}${field.slice(1)}`
}

/** `3 records new, 12 changed, 1 taken out`; `Nothing differs` where nothing does. */
export function differenceCounts(difference: ProjectDifference): string {
  const { added, changed, removed } = countDifferences(difference)
  if (added + changed + removed === 0) return 'Nothing differs'
  return [
    `${formatCount(added + changed + removed, 'record')}: ${formatCount(added, 'new', 'new')}`,
    formatCount(changed, 'changed', 'changed'),
    formatCount(removed, 'taken out', 'taken out'),
  ].join(', ')
}
