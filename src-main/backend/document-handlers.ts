import { join } from 'node:path'
import { Refusal } from '../../src-shared/domain/result.ts'
import { documentFileName, exportDocument, mediaTypes } from '../documents/export-document.ts'
import { findingsOf } from '../services/finding.ts'
import { takeSnapshot } from '../services/snapshot.ts'
import type { Handler } from './handlers.ts'

export const documentHandlers = {
  'document.export': async ({ projectId, document, format }, session) => {
    if (document === 'safety-case' && format === 'xlsx') {
      throw new Refusal('refused', 'The clinical safety case report is a Word document.', 'Choose docx.')
    }
    const { reader, queue } = session.workspace
    const at = session.ports.clock.now().toISOString()
    // Through the queue: a command that commits between the snapshot and the counts would make the file look wrong.
    return await queue.run(async () => {
      const snapshot = await takeSnapshot(reader.db, projectId, at)
      const findings = findingsOf(snapshot, session.pack, session.today)
      const fileName = documentFileName(snapshot, document, format, session.today)
      const outPath = join(await session.files.folder(), `${crypto.randomUUID()}.${format}`)
      const result = await exportDocument({
        db: reader.db,
        snapshot,
        pack: session.pack,
        findings,
        today: session.today,
        document,
        format,
        outPath,
      })
      if (!result.ok) throw new Refusal(result.error.code, result.error.message, result.error.hint)
      const token = session.files.offer({ name: fileName, mediaType: mediaTypes[format], path: outPath })
      return { token, fileName, size: result.value.size, selfCheck: result.value.selfCheck }
    })
  },
} satisfies { 'document.export': Handler<'document.export'> }
