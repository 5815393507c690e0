import { createReadStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Backend } from '../backend/backend.ts'
import { type Answer, type Call, EXIT } from './answer.ts'
import type { Request } from './arguments.ts'

/** Imports a hazard log unattended: nothing merged, no supplier's control taken as existing, assumptions taken over. */
export async function runImport(
  request: Extract<Request, { action: 'import' }>,
  call: Call,
  backend: Backend,
): Promise<Answer> {
  if (!existsSync(request.file)) {
    throw new Refusal('not-found', `There is no file ${request.file}. Nothing was changed.`)
  }
  const sent = await backend.acceptFile(basename(request.file), createReadStream(request.file))
  if (!sent.ok) throw new Refusal(sent.error.code, sent.error.message, sent.error.hint)
  const { token } = sent.value
  const projects = await call('project.list', {})
  const known = projects.find(({ name }) => name.toLowerCase() === request.project?.toLowerCase())
  const projectId = known?.id ?? null
  const preview = await call('import.preview', { token, projectId })
  const done = await call('import.run', {
    token,
    projectId,
    projectName: request.project ?? '',
    // A supplier's log comes to a deploying organisation; one of ours is taken for a manufacturer's own.
    standard: request.standard ?? (request.whose === 'supplier' ? 'DCB0160' : 'DCB0129'),
    whose: request.whose,
    supplierName: request.supplier,
    merge: [],
    existing: [],
    take: { cover: true, assumptions: true },
  })
  const { project, hazards, causes, controls } = done
  const { leftOut } = preview
  return {
    object: { project, hazards, causes, controls, findings: preview.findings },
    lines: [
      `${project}: ${hazards} hazards, ${causes} causes, ${controls} control entries read; ${leftOut.length} left out, listed in the import's record.`,
      ...preview.findings.map(({ rule, hazard, cell, message }) => `${rule}  ${hazard ?? ''}  ${cell}  ${message}`),
    ],
    exit: EXIT.done,
  }
}
