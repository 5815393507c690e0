import { guarded, writeTabSeparated } from '../../../src-shared/format/pasted-cells/tab-separated.ts'
import type { HeldColumn } from './held-column.ts'

/**
 * Cells as they are read on screen, for a workbook: words, and days as `3 March 2026`, which a workbook takes for a day
 * and shows again with the month in letters, so that it comes back unmistaken (figures would come back in the order of
 * its country). What looks like a formula gets a leading `'`.
 */
export function copied<T>(rows: readonly T[], columns: readonly HeldColumn<T>[]): string {
  return writeTabSeparated(rows.map((row) => columns.map((column) => guarded(column.shown(row)))))
}

/** Where a paste was made: on a cell, on the line for new records, or in the panel of the paste before. */
export type PasteWhere = 'cell' | 'foot' | 'again'

/**
 * Hears copy, cut and paste while the focus is on a cell of the frame, its foot or the panel of a paste, not in a field.
 * Cutting copies: nothing is ever taken away by it. Answers how to stop.
 */
export function hearClipboard(
  frame: HTMLElement,
  on: {
    /** Text for the clipboard, or null to leave it as it is. */
    copy: (cut: boolean) => string | null
    paste: (text: string, where: PasteWhere) => void
  },
): () => void {
  const stopped = new AbortController()
  const { signal } = stopped
  function where(): PasteWhere | null {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || !frame.contains(at)) return null
    if (at.dataset['pasteHere'] !== undefined) return 'foot'
    if (at.closest('[data-paste-again]') !== null) return at.matches('input, textarea, select') ? null : 'again'
    return at.getAttribute('role') === 'gridcell' ? 'cell' : null
  }
  for (const name of ['copy', 'cut'] as const) {
    document.addEventListener(
      name,
      (event) => {
        if (where() !== 'cell' || event.clipboardData === null) return
        const text = on.copy(name === 'cut')
        if (text === null) return
        event.clipboardData.setData('text/plain', text)
        event.preventDefault()
      },
      { signal },
    )
  }
  document.addEventListener(
    'paste',
    (event) => {
      const at = where()
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (at === null) return
      event.preventDefault()
      on.paste(text, at)
    },
    { signal },
  )
  return () => stopped.abort()
}
