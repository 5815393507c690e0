import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { DocumentFormat, DocumentKind, ExtractRequest } from '../../src-shared/contract/exchange.ts'
import { formatCount } from '../../src-shared/format/numbers.ts'
import { call } from '../api/api.ts'
import { tellFailure } from '../api/commands.ts'
import { download } from '../api/files.ts'
import { atPast } from './past.ts'
import { useProject } from './project-context.ts'

/** What to make. */
export interface ExportWish {
  document: DocumentKind
  format: DocumentFormat
  extract?: ExtractRequest
  /** An issued version to make it from; otherwise the log as it is shown. */
  baselineId?: string
}

/**
 * Makes a document of the open project and saves it, unless its self-check found a figure that differs: such a file is
 * not handed out, and the notification says so.
 */
export function useExport(): { busy: DocumentFormat | null; start: (wish: ExportWish) => Promise<void> } {
  const { projectId, past } = useProject()
  const [busy, setBusy] = useState<DocumentFormat | null>(null)

  async function make(wish: ExportWish): Promise<void> {
    const made = await call('document.export', {
      projectId,
      ...wish,
      ...(wish.baselineId === undefined ? atPast(past) : {}),
    })
    if (!made.ok) return tellFailure(made.error)
    const { token, fileName, selfCheck } = made.value
    const different = selfCheck.lines.filter(({ equal }) => !equal).length
    if (different > 0) {
      return tellFailure({
        code: 'fault',
        message: `${formatCount(different, 'figure')} read back from the document ${different === 1 ? 'differs' : 'differ'} from the database. The file was not saved.`,
        hint: 'Make it once more; if it stays so, the page History and a backup help to find out why.',
      })
    }
    const saved = await download(token, fileName)
    if (!saved.ok) return tellFailure(saved.error)
    notifications.show({
      message: `${fileName}: the counts read back equal those of the database (${selfCheck.scope}).`,
    })
  }

  return {
    busy,
    start: async (wish) => {
      if (busy !== null) return
      setBusy(wish.format)
      await make(wish)
      setBusy(null)
    },
  }
}
