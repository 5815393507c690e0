import { createHash } from 'node:crypto'
import type { DocumentModel } from '../document.ts'

/** Word's limit for the name of a bookmark. */
const NAME_LIMIT = 40

/** The bookmarks of one document: the model's ids and the names Word allows for them. */
export interface Bookmarks {
  /** Word's name for a heading's id, or undefined where no heading has it: a link to nowhere is shown as text. */
  target(id: string): string | undefined
}

/** Collects the ids of all headings of a document. */
export function collectBookmarks(model: DocumentModel): Bookmarks {
  const names = new Map<string, string>()
  for (const section of model.sections) {
    for (const block of section.blocks) {
      if (block.kind === 'heading') names.set(block.id, bookmarkName(block.id))
    }
  }
  return { target: (id) => names.get(id) }
}

/**
 * Word's bookmark for an id: at most 40 letters, digits and underscores, beginning with a letter. An id that is not
 * such a name already gets a piece of its hash, so that two ids never share one.
 */
export function bookmarkName(id: string): string {
  if (/^[A-Za-z]\w{0,39}$/.test(id)) return id
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 10)
  return `b_${id.replace(/\W/g, '_').slice(0, NAME_LIMIT - hash.length - 3)}_${hash}`
}
