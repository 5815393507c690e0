import { resolve } from 'node:path'
import type { OutputOf } from '../../src-shared/contract/index.ts'
import { Refusal, type Result } from '../../src-shared/domain/result.ts'
import type { Backend } from '../backend/backend.ts'
import { type Answer, type Call, EXIT } from './answer.ts'
import { parseCommandLine, USAGE } from './arguments.ts'
import { runCheck } from './check.ts'
import { runExport } from './export.ts'
import { runImport } from './import.ts'
import { runSample } from './sample.ts'

/** What the command line needs of the world. */
export interface Surroundings {
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
  const writes = request.action === 'import' || request.action === 'sample'
  let backend: Backend | undefined
  try {
    backend = await surroundings.open({
      workspace: resolve(request.workspace),
      create: writes,
      readOnly: !writes,
      person,
    })
    const open = backend
    const call: Call = async (channel, input) => {
      const result = (await open.call(channel, input)) as Result<OutputOf<typeof channel>>
      if (result.ok) return result.value as never
      throw Object.assign(new Refusal(result.error.code, result.error.message), { failure: result.error })
    }
    const { problem } = await call('workspace.status', {})
    if (problem) throw Object.assign(new Refusal(problem.failure.code, ''), { failure: problem.failure })
    const answer = await answerTo(request, call, open)
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
  } finally {
    await backend?.close()
  }
}

async function answerTo(
  request: Exclude<ReturnType<typeof parseCommandLine>, string>['request'],
  call: Call,
  backend: Backend,
): Promise<Answer> {
  switch (request.action) {
    case 'import':
      return await runImport(request, call, backend)
    case 'check':
      return await runCheck(request, call)
    case 'export':
      return await runExport(request, call, backend)
    case 'sample':
      return await runSample(call)
  }
}
