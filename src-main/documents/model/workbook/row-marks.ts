import { createHash } from 'node:crypto'
import type { Snapshot } from '../../../../src-shared/domain/snapshot.ts'
import type { SheetCell } from '../../document.ts'
import type { LogKey, LogLayout } from './log-columns.ts'

/** The way rows are written and marked; raised when either changes, so that no older sheet is held against it. */
const FORMAT = 1
const DIGITS = 16

/** What a sheet was sent from. */
export interface SentFrom {
  layout: LogLayout
  /** Last change of the ledger that is part of it, with the beginning of its hash. */
  seq: number
  hash: string
  /** Calendar day on which it was made, by which actions are due or overdue in it. */
  day: string
}

interface Marked {
  hazard: { id: string }
  cause: { id: string } | null
  cells: Record<LogKey, SheetCell>
}

/** What a row is of: a hazard, or in the layout of causes one of its causes or (`-`) the hazard as a whole. */
export function rowKey(layout: LogLayout, { hazard, cause }: Pick<Marked, 'hazard' | 'cause'>): string {
  return layout === 'hazards' ? hazard.id : `${hazard.id}/${cause?.id ?? '-'}`
}

/** The three marks of a row: what it is of, what it was sent from, and a checksum over both and every cell of it. */
export function rowMarks(view: { snapshot: Snapshot; today: string }, layout: LogLayout, row: Marked): string[] {
  const { position, project } = view.snapshot
  const key = rowKey(layout, row)
  const from = `${FORMAT};${layout};${position.seq}-${position.hash.slice(0, DIGITS)};${view.today}`
  const keys = (Object.keys(row.cells) as LogKey[]).sort((one, other) => (one < other ? -1 : 1))
  const cells = keys.map((name) => [name, String(row.cells[name].value ?? '')])
  const whole = JSON.stringify([project.id, position.hash, key, from, cells])
  return [key, from, createHash('sha256').update(whole).digest('hex').slice(0, DIGITS)]
}

/** What a sheet says it was sent from; undefined where it is not in this format. */
export function readSentFrom(text: string): SentFrom | undefined {
  const [, format, layout, seq, hash = '', day = ''] =
    /^(\d+);(hazards|causes);(\d+)-([0-9a-f]{16});(\d{4}-\d\d-\d\d)$/.exec(text) ?? []
  if (Number(format) !== FORMAT || (layout !== 'hazards' && layout !== 'causes')) return undefined
  return { layout, seq: Number(seq), hash, day }
}
