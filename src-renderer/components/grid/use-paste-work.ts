import { useMemo, useState } from 'react'
import type { Failure, Result } from '../../../src-shared/domain/result.ts'
import { failureText } from '../use-saved-value.ts'
import { type CellEdit, refusedCells } from './held-column.ts'
import {
  countsOf,
  editsOf,
  type Judged,
  judge,
  type LaidOut,
  missingNames,
  type PastedCell,
  type PasteRules,
} from './paste-plan.ts'

/** A paste that waits to be looked at. */
export interface PasteWork<T> {
  /** Another one for each paste. */
  id: number
  laid: LaidOut
  /** Every cell as it was read. */
  first: readonly Judged[]
  rules: PasteRules<T>
  /** How a row is called: its number, or `new row 2`. */
  rowWords: (cell: PastedCell) => string
  words: { one: string; several: string }
  /** The refusal that opened it, where it was tried at once. */
  refused: Failure | null
  /** Sends the edits; resolves once they are kept or refused, and closes the panel where they are kept. */
  apply: (edits: CellEdit[]) => Promise<Result<unknown>>
}

type Bad = Extract<Judged, { outcome: 'bad' }>

/** Every cell of a paste as it was read. */
export function judgeAll<T>({ laid, rules }: Pick<PasteWork<T>, 'laid' | 'rules'>): Judged[] {
  return [...laid.cells, ...missingNames(laid, rules.nameColumn)].map((cell) => judge(cell, rules))
}

/** The cells that a refusal names. */
function badOf(judged: readonly Judged[], edits: readonly CellEdit[], failure: Failure): Bad[] {
  const cells = new Map(judged.map(({ cell }) => [cell.key, cell]))
  return refusedCells(edits, failure.fields ?? {}).flatMap(({ edit, why }) => {
    const cell = cells.get(`${edit.rowId ?? `new ${edit.newRow}`} ${edit.columnId}`)
    return cell === undefined ? [] : [{ cell, outcome: 'bad', why, fits: [] }]
  })
}

/** What a refusal says above its cells, or alone where it names none. */
function refusalWords(failure: Failure, bad: readonly Bad[]): string {
  return bad.length === 0 ? failureText(failure) : [failure.message, failure.hint].filter(Boolean).join(' ')
}

/** A paste under work: what was found, what was mended since, and what it all comes to. */
export function usePasteWork<T extends { id: string }>(work: PasteWork<T>) {
  const { rules, laid, first } = work
  /** Cells mended, left as they are, or refused since, by key. */
  const [early] = useState(() =>
    work.refused === null ? [] : badOf(first, editsOf(first, rules.nameColumn), work.refused),
  )
  const [since, setSince] = useState<ReadonlyMap<string, Judged>>(new Map(early.map((one) => [one.cell.key, one])))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState(work.refused === null ? '' : refusalWords(work.refused, early))

  const judged = useMemo(() => first.map((one) => since.get(one.cell.key) ?? one), [first, since])
  const [late, setLate] = useState<readonly Bad[]>(early)
  const listed = useMemo(() => {
    const found = first.filter((one): one is Bad => one.outcome === 'bad')
    const keys = new Set(found.map(({ cell }) => cell.key))
    return [...found, ...late.filter(({ cell }) => !keys.has(cell.key))]
  }, [first, late])
  const open = useMemo(
    () => new Map(judged.flatMap((one) => (one.outcome === 'bad' ? [[one.cell.key, one] as const] : []))),
    [judged],
  )
  const counts = useMemo(() => countsOf(laid, judged, rules), [laid, judged, rules])

  function put(changes: readonly (readonly [string, Judged])[], leaving: boolean): void {
    setSince((before) => new Map([...before, ...changes]))
    setLeft((before) => {
      const next = new Set(before)
      for (const [key] of changes) {
        if (leaving) next.add(key)
        else next.delete(key)
      }
      return next
    })
  }

  return {
    listed,
    open,
    left,
    counts,
    busy,
    refusal,
    mend: (cell: PastedCell, text: string): void => {
      put([[cell.key, judge({ ...cell, text }, rules)]], false)
    },
    /** Leaves the cells as they stand: nothing is put there. */
    leave: (keys: readonly string[]): void => {
      const cells = new Map(first.map(({ cell }) => [cell.key, cell]))
      put(
        keys.flatMap((key) => {
          const cell = cells.get(key)
          return cell === undefined ? [] : [[key, { cell, outcome: 'same' as const }] as const]
        }),
        true,
      )
    },
    apply: async (): Promise<void> => {
      const edits = editsOf(judged, rules.nameColumn)
      setBusy(true)
      setRefusal('')
      const answer = await work.apply(edits)
      setBusy(false)
      if (answer.ok) return
      const bad = badOf(first, edits, answer.error)
      setLate((before) => [...before, ...bad])
      put(
        bad.map((one) => [one.cell.key, one]),
        false,
      )
      setRefusal(refusalWords(answer.error, bad))
    },
  }
}
