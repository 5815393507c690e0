import { formatCount } from '../../../src-shared/format/numbers.ts'
import type { EditHow } from './held-column.ts'

/** What was done to many records, in words: `Pasted: 47 hazards changed, 3 new.` */
export function manyWords(how: EditHow, one: string, done: { changed: number; created: number }): string {
  const parts = [
    done.changed > 0 ? `${formatCount(done.changed, one)} changed` : '',
    done.created > 0 ? (done.changed > 0 ? `${done.created} new` : formatCount(done.created, `new ${one}`)) : '',
  ].filter((part) => part !== '')
  return `${{ paste: 'Pasted', fill: 'Filled', bulk: 'Emptied' }[how]}: ${parts.join(', ')}.`
}
