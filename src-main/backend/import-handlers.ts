import { type ImportOptions, recognisedOnly } from '../../src-shared/domain/import-options.ts'
import type { ImportPreview } from '../../src-shared/domain/import-preview.ts'
import { whySchemeStays } from '../../src-shared/domain/keep-scheme.ts'
import { Refusal, type Result } from '../../src-shared/domain/result.ts'
import type { Scheme } from '../../src-shared/domain/scheme.ts'
import { readPreview } from '../imports/read-file.ts'
import { readHead } from '../ledger/append.ts'
import { recordById } from '../repositories/records.ts'
import type { SentFile } from '../services/command.ts'
import { type Imported, reimportChanges, runImport } from '../services/import.ts'
import { notKept } from '../services/import-scheme.ts'
import { takeSnapshot } from '../services/snapshot.ts'
import type { Handler } from './handler.ts'
import type { Session } from './session.ts'

export const importHandlers = {
  'import.preview': async ({ token, projectId, options }, session) =>
    await preview(sent(token, session), projectId, options, session),
  'import.run': async (input, session) => {
    const file = sent(input.token, session)
    const read = await preview(file, input.projectId, input.options, session)
    refuseMissing(read)
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
      columnsKept: session.savedMappings.imported(
        read,
        input.options ?? recognisedOnly,
        session.ports.clock.now().toISOString(),
      ),
    }
  },
  'import.forget-columns': async ({ signature }, session) => ({
    forgotten: session.savedMappings.forget(signature),
  }),
} satisfies { [C in 'import.preview' | 'import.run' | 'import.forget-columns']: Handler<C> }

/** @throws Refusal `refused` where no column says what nothing can be imported without */
function refuseMissing({ file, missing }: ImportPreview): void {
  if (missing.length === 0) return
  throw new Refusal(
    'refused',
    `${file.name} cannot be imported yet: it is not known which is ${missing.join('; ')}. Nothing was changed.`,
    'Say which column that is and read the file again.',
  )
}

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
  const { mappings: saved, notices } = session.savedMappings.read()
  const read = unwrap(
    await session.running.watch(`Reading ${file.name}`, (signal) =>
      readPreview(
        file.path,
        file.name,
        { scheme, options: options ?? recognisedOnly, saved },
        { signal, start: session.ports.startProcess },
      ),
    ),
  )
  const made = { ...read, notices: [...read.notices, ...notices] }
  return refuseNotKept(projectId === null ? made : await againstProject(made, projectId, session), options)
}

/** What the log would change in a project, and whether that could take its scheme. */
async function againstProject(made: ImportPreview, projectId: string, session: Session): Promise<ImportPreview> {
  const now = session.ports.clock.now().toISOString()
  const { records } = await session.workspace.read((db) => takeSnapshot(db, projectId, now))
  const changes = reimportChanges(records, made)
  const why = made.scale.own.scheme === null ? null : whySchemeStays(records.hazard, changes !== null)
  const scale = why === null ? made.scale : { ...made.scale, own: { ...made.scale.own, scheme: null, why } }
  return { ...made, changes, scale }
}

/** @throws Refusal `refused` where their scheme was to be kept and cannot be */
function refuseNotKept(made: ImportPreview, options: ImportOptions | undefined): ImportPreview {
  if (options?.scale?.choice === 'own' && made.scale.own.scheme === null)
    throw notKept(made.file.name, made.scale.own.why)
  return made
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
