import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Refusal } from '../../src-shared/domain/result.ts'
import { documentFileName, exportDocument, mediaTypes } from '../documents/export-document.ts'
import { logCounts } from '../repositories/log-counts.ts'
import { findingsOf } from '../services/finding.ts'
import { takeSnapshot } from '../services/snapshot.ts'
import type { Handler } from './handler.ts'

export const documentHandlers = {
  'document.export': async ({ projectId, document, format }, session) => {
    if (document === 'safety-case' && format === 'xlsx') {
      throw new Refusal('refused', 'The clinical safety case report is a Word document.', 'Choose docx.')
    }
    const { reader, queue } = session.workspace
    const at = session.ports.clock.now().toISOString()
    // Through the queue: a command that commits between the snapshot and the counts would make the file look wrong.
    const { snapshot, database } = await queue.run(async () => ({
      snapshot: await takeSnapshot(reader.db, projectId, at),
      database: await logCounts(reader.db, projectId),
    }))
    const { pack, today, files } = session
    const outPath = join(await files.folder(), `${randomUUID()}.${format}`)
    const findings = findingsOf(snapshot, pack, today)
    const result = await exportDocument({ database, snapshot, pack, findings, today, document, format, outPath })
    if (!result.ok) throw new Refusal(result.error.code, result.error.message, result.error.hint)
    const fileName = documentFileName(snapshot, document, format, today)
    const token = files.offer({ name: fileName, mediaType: mediaTypes[format], path: outPath })
    return { token, fileName, size: result.value.size, selfCheck: result.value.selfCheck }
  },
} satisfies { 'document.export': Handler<'document.export'> }
