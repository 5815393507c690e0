import { useEffect, useState } from 'react'
import type { DocumentFormat, DocumentKind, LogLayout, SelfCheck } from '../../../src-shared/contract/exchange.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { call, onEvent } from '../../api/api.ts'
import { download } from '../../api/files.ts'
import { atPast } from '../../project/past.ts'
import { useProject } from '../../project/project-context.ts'

/** One export, from its start to the saved file. */
export type Export = { format: DocumentFormat } & (
  | { state: 'building'; work: string; part: number | null }
  | { state: 'failed'; failure: Failure }
  | { state: 'built'; fileName: string; size: number; selfCheck: SelfCheck; token: string; saved: boolean }
)

export interface Exports {
  /** The last export of each document. */
  of: Partial<Record<DocumentKind, Export>>
  /** True while one is being built: one at a time. */
  busy: boolean
  /** `layout` is of a hazard log as xlsx or csv. */
  start: (document: DocumentKind, format: DocumentFormat, layout?: LogLayout) => Promise<void>
  /** Saves a file whose self-check found a difference, all the same. */
  saveAnyway: (document: DocumentKind) => Promise<void>
}

/** Builds documents and saves them: at once where the self-check finds every figure equal, else when asked. */
export function useExports(): Exports {
  const { projectId, past } = useProject()
  const [of, setOf] = useState<Exports['of']>({})
  const put = (document: DocumentKind, next: Export) => setOf((now) => ({ ...now, [document]: next }))
  const busy = Object.values(of).some(({ state }) => state === 'building')

  useEffect(
    () =>
      onEvent('progress', ({ work, part }) =>
        setOf((now) =>
          Object.fromEntries(
            Object.entries(now).map(([document, one]) => [
              document,
              one.state === 'building' ? { ...one, work, part } : one,
            ]),
          ),
        ),
      ),
    [],
  )

  async function save(document: DocumentKind, built: Extract<Export, { state: 'built' }>): Promise<void> {
    const answer = await download(built.token, built.fileName)
    if (answer.ok) put(document, { ...built, saved: true })
    else put(document, { format: built.format, state: 'failed', failure: answer.error })
  }

  return {
    of,
    busy,
    start: async (document, format, layout) => {
      if (busy) return
      put(document, { format, state: 'building', work: '', part: null })
      // Not a command: the status line speaks of changes to the log, and this makes none.
      const answer = await call('document.export', {
        projectId,
        document,
        format,
        ...(layout === undefined ? {} : { layout }),
        ...atPast(past),
      })
      if (!answer.ok) {
        put(document, { format, state: 'failed', failure: answer.error })
        return
      }
      const built = { format, state: 'built' as const, ...answer.value, saved: false }
      put(document, built)
      if (built.selfCheck.ok) await save(document, built)
    },
    saveAnyway: async (document) => {
      const built = of[document]
      if (built?.state === 'built') await save(document, built)
    },
  }
}
