import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { z } from 'zod'
import { usePreference } from '../api/preferences.ts'
import { useProject } from '../project/project-context.ts'
import { kindOfRecord } from '../project/record-place.ts'

const schema = z.array(z.string().max(120)).max(20)
const NONE: string[] = []
const MOST = 8

interface Search {
  hazard?: string
  record?: string
  section?: string
}

/** Where one was lately in this project, newest first, as ids of palette entries; remembers each record opened. */
export function useRecent(): readonly string[] {
  const { projectId, snapshot } = useProject()
  const [recent, setRecent, read] = usePreference(`recent.${projectId}`, schema, NONE)
  const { pathname, search } = useLocation()
  const { hazard, record, section } = search as Search
  const id = hazard ?? record ?? null
  const kind = id === null ? null : kindOfRecord(snapshot, id)
  const here =
    id !== null && kind !== null
      ? entryIdOf(kind, id)
      : section !== undefined && pathname.endsWith('/documents')
        ? `section:${section}`
        : null

  useEffect(() => {
    if (!read || here === null || recent[0] === here) return
    setRecent([here, ...recent.filter((one) => one !== here)].slice(0, MOST))
  }, [read, here, recent, setRecent])
  return recent
}

function entryIdOf(kind: string, id: string): string {
  const plain = ['hazard', 'control', 'evidence', 'person', 'organisation']
  return plain.includes(kind) ? `${kind}:${id}` : `register:${kind}:${id}`
}
