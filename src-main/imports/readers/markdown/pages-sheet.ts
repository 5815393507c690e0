import type { GridSheet } from '../../grid.ts'
import { placeRows, plainSheet } from '../plain-sheet.ts'
import type { Page } from './page.ts'

/** The column that says which file, or which table of a file, a row came from; it stands last. */
export const SOURCE_PAGE = 'Source page'

/** Pages as one sheet: the headings of all in the order in which they first appear, and a row for each page. */
export function pagesSheet(name: string, pages: readonly Page[]): GridSheet {
  const columns = new Map<string, { heading: string; at: number }>()
  for (const { entries } of pages) {
    for (const { heading } of entries) {
      const key = heading.toLowerCase()
      if (!columns.has(key)) columns.set(key, { heading, at: columns.size })
    }
  }
  // What says where a page came from stands last.
  const order = [...columns.values()].sort(
    (a, b) => Number(a.heading === SOURCE_PAGE) - Number(b.heading === SOURCE_PAGE) || a.at - b.at,
  )
  const rows = pages.map(({ entries }) => {
    const texts = new Map(entries.map(({ heading, text }) => [heading.toLowerCase(), text]))
    return order.map(({ heading }) => texts.get(heading.toLowerCase()) ?? '')
  })
  return plainSheet(name, placeRows([order.map(({ heading }) => heading), ...rows]))
}
