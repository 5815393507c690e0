import { notifications } from '@mantine/notifications'
import type { DocumentFormat, DocumentKind, LogLayout } from '../../src-shared/contract/exchange.ts'
import { call } from '../api/api.ts'
import { tellFailure } from '../api/commands.ts'
import { download } from '../api/files.ts'
import { atPast } from '../project/past.ts'
import type { ProjectView } from '../project/project-context.ts'

/** A document that the palette exports at once. */
export interface Exportable {
  document: DocumentKind
  format: DocumentFormat
  /** Of a hazard log as xlsx or csv. */
  layout?: LogLayout
  /** In the middle of a sentence. */
  name: string
}

/**
 * Builds a document and saves it, as the page of documents does; where its self-check finds a difference nothing is
 * saved, and `onDifference` leads to that page.
 */
export async function exportDocument(
  { projectId, past }: Pick<ProjectView, 'projectId' | 'past'>,
  what: Exportable,
  onDifference: () => void,
): Promise<void> {
  const { name, ...made } = what
  const answer = await call('document.export', { projectId, ...made, ...atPast(past) })
  if (!answer.ok) {
    tellFailure(answer.error)
    return
  }
  if (!answer.value.selfCheck.ok) {
    notifications.show({
      title: `Nothing was saved: figures in ${name} differ from the database.`,
      message: 'Export it on the page of documents: it lists the figures.',
      color: 'red',
      autoClose: 12_000,
    })
    onDifference()
    return
  }
  const saved = await download(answer.value.token, answer.value.fileName)
  if (!saved.ok) tellFailure(saved.error)
  else notifications.show({ message: `Saved: ${answer.value.fileName}. Its figures equal the database's.` })
}
