import { useState } from 'react'
import type { OutputOf } from '../../../src-shared/contract/index.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { call } from '../../api/api.ts'
import { download } from '../../api/files.ts'
import { useProject } from '../../project/project-context.ts'

/** `zip` carries the files of the evidence too. */
export type PackageEnding = 'json' | 'zip'

/** The last package, from its start to the saved file. */
export type Packaged = { as: PackageEnding } & (
  | { state: 'building' }
  | { state: 'failed'; failure: Failure }
  | { state: 'saved'; made: OutputOf<'package.export'> }
)

export interface Packaging {
  last: Packaged | null
  start: (as: PackageEnding) => Promise<void>
}

/** Packs the whole project and saves the file. */
export function usePackaging(): Packaging {
  const { projectId } = useProject()
  const [last, setLast] = useState<Packaged | null>(null)
  return {
    last,
    start: async (as) => {
      if (last?.state === 'building') return
      setLast({ as, state: 'building' })
      // Not a command: the status line speaks of changes to the log, and this makes none.
      const made = await call('package.export', { projectId, as })
      if (!made.ok) {
        setLast({ as, state: 'failed', failure: made.error })
        return
      }
      const saved = await download(made.value.token, made.value.fileName)
      setLast(saved.ok ? { as, state: 'saved', made: made.value } : { as, state: 'failed', failure: saved.error })
    },
  }
}
