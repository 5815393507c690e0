import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { HazardsSearch } from '../../../app/search.ts'

const HERE = '/projects/$projectId/hazards'

/** The page's address: filters and the hazard shown. */
export function useHazardsSearch() {
  const search: HazardsSearch = useSearch({ from: HERE })
  const navigate = useNavigate({ from: HERE })
  /** Changes parts of the address; `undefined` takes one out. What only follows typing or arrows replaces. */
  const change = useCallback(
    (patch: Partial<HazardsSearch>, how?: { replace?: boolean }) =>
      void navigate({ search: (old: HazardsSearch) => ({ ...old, ...patch }), replace: how?.replace === true }),
    [navigate],
  )
  return [search, change] as const
}

export type HazardsAddress = HazardsSearch
export type ChangeAddress = ReturnType<typeof useHazardsSearch>[1]
