import { copyFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Backend } from '../backend/backend.ts'
import { type Answer, type Call, EXIT, projectMeant } from './answer.ts'
import type { Request } from './arguments.ts'

/** Writes a document and says whether it agrees with the database. */
export async function runExport(
  request: Extract<Request, { action: 'export' }>,
  call: Call,
  backend: Backend,
): Promise<Answer> {
  const project = await projectMeant(request.project, call)
  const made = await call('document.export', {
    projectId: project.id,
    document: request.document,
    format: request.format,
    layout: request.layout,
  })
  const file = await backend.takeFile(made.token)
  if ('code' in file) throw new Refusal(file.code, file.message, file.hint)
  const out = resolve(request.out)
  try {
    await copyFile(file.path, out)
  } catch (error) {
    throw new Refusal(
      'not-writable',
      `${out} cannot be written (${error instanceof Error ? error.message : 'unknown reason'}). Nothing was written.`,
      'Choose another place.',
    )
  }
  const { selfCheck } = made
  return {
    object: { file: out, selfCheck },
    lines: [
      out,
      selfCheck.ok
        ? `The counts read back from the file equal those of the database (${selfCheck.lines.length} lines, counts only).`
        : 'The counts read back from the file differ from those of the database:',
      ...selfCheck.lines
        .filter(({ equal }) => !equal)
        .map(({ what, inFile, inDatabase }) => `${what}: ${inFile} in the file, ${inDatabase} in the database`),
    ],
    exit: selfCheck.ok ? EXIT.done : EXIT.fault,
  }
}
