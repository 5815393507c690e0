import { useSearch } from '@tanstack/react-router'
import type { PastPoint } from '../../src-shared/contract/past.ts'

/** The open project as it was: where in the ledger, and on which calendar day it is read. */
export interface Past {
  point: PastPoint
  /** The last change that is part of it. */
  seq: number
  day: string
}

/** The time in the past that the address asks for; undefined for today. */
export function usePastPoint(): PastPoint | undefined {
  return useSearch({ strict: false }).at
}

/** What calls of the contract take besides, where the past is shown. */
export function atPast(past: Past | null): { at?: PastPoint } {
  return past === null ? {} : { at: past.point }
}
