import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What can stand beside any page of a project. */
export const BESIDE = {
  controls: 'Control register',
  hazards: 'Hazards',
  evidence: 'Evidence',
} as const
export type BesideKind = keyof typeof BESIDE

/** Kind of what a dragged control is carried as, between the register beside and the causes it may answer. */
export const DRAGGED_CONTROL = 'application/x-hazard-ledger-control'

/**
 * Puts something beside the page that is open (`controls`, or `controls:ID` for one record), or with `undefined` takes it
 * away; the page itself stays as it is.
 */
export function useBeside(): (value: string | undefined) => void {
  const navigate = useNavigate()
  return useCallback(
    (value) =>
      void navigate({
        to: '.',
        // Each page has filters of its own; they stay.
        search: (now: Record<string, unknown>) => ({ ...now, beside: value }),
        replace: true,
      }),
    [navigate],
  )
}
