import { resolve } from 'node:path'
import type { OutputOf } from '../../src-shared/contract/index.ts'
import { isPackageName } from '../../src-shared/domain/package.ts'
import { Refusal, type Result } from '../../src-shared/domain/result.ts'
import type { Backend } from '../backend/backend.ts'
import { type Answer, type Call, EXIT } from './answer.ts'
import { parseCommandLine, type Request, USAGE } from './arguments.ts'
import { runCheck } from './check.ts'
import { runCompare } from './compare.ts'
import { runExport } from './export.ts'
import { runImport } from './import.ts'
import { type Asks, runIssue } from './issue.ts'
import { runExportPackage, runImportPackage } from './package.ts'
import { runSample } from './sample.ts'
import { runVerifyBundle, runVerifyWorkspace } from './verify.ts'

/** What the command line needs of the world. */
export interface Surroundings extends Asks {
  /** Folder of the product's own files. */
  dataFolder: string
  open(options: { workspace: string; create: boolean; readOnly: boolean; person: string | undefined }): Promise<Backend>
  out(text: string): void
  err(text: string): void
}

/**
 * Runs one request and returns the exit code. With `--json` standard output holds the one object and nothing else.
 */
export async function runCommandLine(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const parsed = parseCommandLine(words)
  if (typeof parsed === 'string') {
    surroundings.err(`${parsed}\n\n${USAGE}`)
    return EXIT.usage
  }
  const { request, json, person } = parsed
  try {
    const answer =
      request.action === 'verify-bundle'
        ? await runVerifyBundle(request.bundle)
        : request.action === 'verify'
          ? await runVerifyWorkspace(request.workspace, surroundings.dataFolder, request.head)
          : await inWorkspace(request, person, surroundings)
    surroundings.out(json ? `${JSON.stringify(answer.object)}\n` : `${answer.lines.join('\n')}\n`)
    return answer.exit
  } catch (error) {
    const failure =
      error instanceof Refusal
        ? error.failure
        : { code: 'fault' as const, message: error instanceof Error ? error.message : String(error) }
    if (json) surroundings.out(`${JSON.stringify({ error: failure })}\n`)
    else surroundings.err(`${failure.message}${'hint' in failure && failure.hint ? `\n${failure.hint}` : ''}\n`)
    return failure.code === 'fault' ? EXIT.fault : EXIT.refused
  }
}

/** A request about a workspace: opened before, closed after, whatever comes of it. */
type WorkspaceRequest = Exclude<Request, { action: 'verify-bundle' | 'verify' }>

/** Requests that write need the lock; the others read a copy. */
const WRITES: readonly Request['action'][] = ['import', 'issue', 'sample']
const MAKES: readonly Request['action'][] = ['import', 'sample']

async function inWorkspace(
  request: WorkspaceRequest,
  person: string | undefined,
  surroundings: Surroundings,
): Promise<Answer> {
  const backend = await surroundings.open({
    workspace: resolve(request.workspace),
    create: MAKES.includes(request.action),
    readOnly: !WRITES.includes(request.action),
    person,
  })
  try {
    const call: Call = async (channel, input) => {
      const result = (await backend.call(channel, input)) as Result<OutputOf<typeof channel>>
      if (result.ok) return result.value as never
      throw Object.assign(new Refusal(result.error.code, result.error.message), { failure: result.error })
    }
    const { problem } = await call('workspace.status', {})
    if (problem) throw Object.assign(new Refusal(problem.failure.code, ''), { failure: problem.failure })
    return await answerTo(request, call, backend, surroundings)
  } finally {
    await backend.close()
  }
}

async function answerTo(
  request: WorkspaceRequest,
  call: Call,
  backend: Backend,
  surroundings: Surroundings,
): Promise<Answer> {
  switch (request.action) {
    case 'import':
      return isPackageName(request.file)
        ? await runImportPackage(request, call, backend)
        : await runImport(request, call, backend)
    case 'check':
      return await runCheck(request, call)
    case 'export':
      return await runExport(request, call, backend)
    case 'export-package':
      return await runExportPackage(request, call, backend)
    case 'issue':
      return await runIssue(request, call, backend, surroundings)
    case 'compare':
      return await runCompare(request, call)
    case 'sample':
      return await runSample(call)
  }
}
