import type { HistoryEntry } from '../../../src-shared/contract/exchange.ts'
import type { StandardsPack } from '../../../src-shared/domain/standards-pack.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'

export { fieldInWords, isNamed, type Names, namesOf, valueInWords, whoMade } from '../../project/record-words.ts'

type Known = ReadonlyMap<number, HistoryEntry>

/** Taken back, and not done again since: an undo may itself be taken back by a redo, and that by another undo. */
export function isUndone({ undoneBy }: HistoryEntry, bySeq: Known): boolean {
  if (undoneBy === null) return false
  const by = bySeq.get(undoneBy)
  return by === undefined || !isUndone(by, bySeq)
}

/** What a change took back or did again, and what became of itself; empty for one that simply stands. */
export function undoWords(entry: HistoryEntry, bySeq: Known): string {
  const words: string[] = []
  if (entry.undoes !== null) {
    const of = bySeq.get(entry.undoes)
    words.push(
      entry.command === 'change.redo' && of !== undefined && of.undoes !== null
        ? `does change ${formatNumber(of.undoes)} again`
        : `takes back change ${formatNumber(entry.undoes)}`,
    )
  }
  if (entry.undoneBy !== null) {
    words.push(`taken back by change ${formatNumber(entry.undoneBy)}`)
    const again = bySeq.get(entry.undoneBy)?.undoneBy
    if (again !== null && again !== undefined && !isUndone(entry, bySeq))
      words.push(`done again by change ${formatNumber(again)}`)
  }
  return words.join(', ')
}

/** A record's label with the title of a section in place of its key: `section "Executive summary"`. */
export function labelInWords(label: string, { outline }: StandardsPack): string {
  const key = /^section "([\w-]+)"$/.exec(label)?.[1]
  const section = outline.find(({ id }) => id === key)
  return section === undefined ? label : `section "${`${section.number} ${section.title}`.trim()}"`
}
