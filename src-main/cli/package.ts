import { createReadStream, existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Backend } from '../backend/backend.ts'
import { type Answer, type Call, EXIT, projectMeant } from './answer.ts'
import type { Request } from './arguments.ts'

/** Writes a whole project as a package. */
export async function runExportPackage(
  request: Extract<Request, { action: 'export-package' }>,
  call: Call,
  backend: Backend,
): Promise<Answer> {
  const project = await projectMeant(request.project, call)
  const { token, files, withheld } = await call('package.export', { projectId: project.id, as: request.as })
  const file = await backend.takeFile(token)
  if ('code' in file) throw new Refusal(file.code, file.message, file.hint)
  const out = resolve(request.out)
  try {
    await copyFile(file.path, out)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason'
    throw new Refusal(
      'not-writable',
      `${out} cannot be written (${why}). Nothing was written.`,
      'Choose another place.',
    )
  }
  return {
    object: { file: out, project: project.name, evidenceFiles: files, withheld },
    lines: [
      out,
      request.as === 'zip'
        ? `${files} evidence files in it.`
        : 'Without the files of its evidence: those go with .zip.',
      ...withheld.map((name) => `Stayed here, for it holds patient-identifiable information: ${name}`),
    ],
    exit: EXIT.done,
  }
}

/** Takes a package in as a new project; it keeps its name. */
export async function runImportPackage(
  request: Extract<Request, { action: 'import' }>,
  call: Call,
  backend: Backend,
): Promise<Answer> {
  if (!existsSync(request.file)) {
    throw new Refusal('not-found', `There is no file ${request.file}. Nothing was changed.`)
  }
  if (request.project !== null) {
    throw new Refusal(
      'refused',
      'A package keeps the name of its project. Nothing was changed.',
      'Leave out --project.',
    )
  }
  const sent = await backend.acceptFile(basename(request.file), createReadStream(request.file))
  if (!sent.ok) throw new Refusal(sent.error.code, sent.error.message, sent.error.hint)
  const { seq, projectId: _id, notice, ...taken } = await call('package.import', { token: sent.value.token })
  const { project, hazards, causes, controls, baselines, approvals, newKeys, filesNotThere } = taken
  return {
    object: { seq, ...taken },
    lines: [
      `${project}: ${hazards} hazards, ${causes} causes, ${controls} controls, ${baselines} issued versions, ${approvals} approvals. ${notice}`.trim(),
      ...newKeys.map(
        ({ person, fingerprint }) =>
          `New key of ${person}: ${fingerprint} (compare it with the one ${person} gave you)`,
      ),
      ...filesNotThere.map((name) => `Did not come with it: ${name}`),
    ],
    exit: EXIT.done,
  }
}
