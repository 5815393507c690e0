import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { isRecordKind } from '../../../src-shared/domain/snapshot.ts'
import type { HistoryAsked } from '../../api/queries.ts'
import { useProject } from '../../project/project-context.ts'

/** How long typing rests before the ledger is asked, in milliseconds. */
const REST = 250

const isDay = (text: string | undefined) => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)

/**
 * Which changes the page asks for: the address holds it, so that Back brings it again; words are asked for as typing
 * rests.
 */
export function useAsked() {
  const { projectId, past } = useProject()
  const search = useSearch({ from: '/projects/$projectId/history' })
  const navigate = useNavigate()
  const [text, setText] = useState(search.q ?? '')
  const [words] = useDebouncedValue(text, REST)
  const { record, by, kind, about, from, to } = search
  const asked = useMemo(
    (): HistoryAsked => ({
      projectId,
      recordId: record ?? null,
      until: past?.seq ?? null,
      filter: {
        actor: by ?? null,
        kind: kind !== undefined && isRecordKind(kind) ? kind : null,
        family: about ?? null,
        from: isDay(from) ? (from ?? null) : null,
        to: isDay(to) ? (to ?? null) : null,
        words: words.slice(0, 200),
      },
    }),
    [projectId, past, record, by, kind, about, from, to, words],
  )
  const change = useCallback(
    (patch: Partial<HistoryAsked['filter']>) => {
      const names = { actor: 'by', kind: 'kind', family: 'about', from: 'from', to: 'to', words: 'q' } as const
      const entries = Object.entries(patch).map(([key, value]) => [
        names[key as keyof typeof names],
        value === null || value === '' ? undefined : value,
      ])
      void navigate({
        to: '.',
        search: (now: Record<string, unknown>) => ({ ...now, ...(Object.fromEntries(entries) as object) }),
        replace: true,
      })
    },
    [navigate],
  )
  const { actor, family } = asked.filter
  const isFiltered = [actor, asked.filter.kind, family, asked.filter.from, asked.filter.to].some((one) => one !== null)
  return {
    asked,
    text,
    setText,
    change,
    isFiltered: isFiltered || text !== '',
    clear: () => {
      setText('')
      change({ actor: null, kind: null, family: null, from: null, to: null, words: '' })
    },
  }
}
