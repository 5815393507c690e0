import { type ImportOptions, recognisedOnly } from '../../src-shared/domain/import-options.ts'
import type { ImportPreview } from '../../src-shared/domain/import-preview.ts'
import { Refusal, type Result } from '../../src-shared/domain/result.ts'
import type { Scheme } from '../../src-shared/domain/scheme.ts'
import { readPreview } from '../imports/read-file.ts'
import { readHead } from '../ledger/append.ts'
import { recordById } from '../repositories/records.ts'
import type { SentFile } from '../services/command.ts'
import { type Imported, reimportChanges, runImport } from '../services/import.ts'
import { takeSnapshot } from '../services/snapshot.ts'
import type { Handler } from './handler.ts'
import type { Session } from './session.ts'

export const importHandlers = {
  'import.preview': async ({ token, projectId, options }, session) =>
    await preview(sent(token, session), projectId, options, session),
  'import.run': async (input, session) => {
    const file = sent(input.token, session)
    const read = await preview(file, input.projectId, input.options, session)
    const { workspace } = session
    const kept = await workspace.evidence.keep(file)
    const head = await readHead(workspace.reader.db)
    if (head.seq > 0) await session.backup('before-import')
    let imported: Imported | undefined
    const done = await session.command('import.run', async (context) => {
      imported = await runImport(input, read, kept, context)
      return imported
    })
    await session.files.drop(input.token)
    if (!imported) throw new Error('The import ended without its outcome.')
    return {
      seq: done.head.seq,
      projectId: imported.projectId,
      importId: imported.importId,
      project: imported.projectName,
      hazards: read.counts.hazards,
      causes: read.counts.causes,
      controls: read.counts.controls,
    }
  },
} satisfies { [C in 'import.preview' | 'import.run']: Handler<C> }

function sent(token: string, session: Session): SentFile {
  const file = session.files.look(token)
  if (file) return file
  throw new Refusal(
    'not-found',
    'The file was used already or did not arrive. Nothing was changed.',
    'Choose it once more.',
  )
}

async function preview(
  file: SentFile,
  projectId: string | null,
  options: ImportOptions | undefined,
  session: Session,
): Promise<ImportPreview> {
  const scheme = await schemeOf(projectId, session)
  const made = unwrap(
    await session.running.watch(`Reading ${file.name}`, (signal) =>
      readPreview(
        file.path,
        file.name,
        { scheme, options: options ?? recognisedOnly },
        { signal, start: session.ports.startProcess },
      ),
    ),
  )
  if (projectId === null) return made
  const now = session.ports.clock.now().toISOString()
  const { records } = await session.workspace.read((db) => takeSnapshot(db, projectId, now))
  return { ...made, changes: reimportChanges(records, made) }
}

async function schemeOf(projectId: string | null, session: Session): Promise<Scheme> {
  if (projectId === null) return session.pack.scheme
  return (await recordById(session.workspace.reader.db, 'project', projectId)).scheme
}

/** The value of a result, or its failure on the way to the router. */
function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  const { code, message, hint } = result.error
  throw new Refusal(code, message, hint)
}
