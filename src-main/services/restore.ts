import type { Archived } from '../../src-shared/domain/record.ts'
import { Refusal } from '../../src-shared/domain/result.ts'

/**
 * A record as it is out of the archive.
 * @param name what it is called, at the beginning of a sentence
 * @throws Refusal `refused` where nobody archived it (what was merged or undone has its own way back)
 */
export function restored<T extends { archived: Archived }>(record: T, name: string): T {
  if (record.archived?.how !== 'archived') {
    throw new Refusal('refused', `${name} is not archived. Nothing was changed.`)
  }
  return { ...record, archived: null }
}
