import type { PastPoint } from '../../src-shared/contract/past.ts'
import type { SnapshotLine } from '../../src-shared/contract/snapshot-lines.ts'
import { type Failure, ok, type Result, refuse } from '../../src-shared/domain/result.ts'
import { call } from './api.ts'
import { ReadLines, type ReadProject } from './read-lines.ts'
import { transport } from './transport.ts'
import { inStretches } from './turn.ts'

const broken: Failure = refuse(
  'fault',
  'The project could not be read to its end.',
  'Try again; if it happens once more, look whether Hazard Ledger is still running.',
).error

/**
 * Reads a project, or what changed since a position, or how it was, line by line as it arrives. The page draws and hears keys
 * meanwhile: reading 10,000 hazards in one piece held it up for seconds.
 */
export async function readProject(
  projectId: string,
  since: { seq: number; hash: string } | null,
  at?: PastPoint,
): Promise<Result<ReadProject>> {
  const offered = await call('project.read', {
    projectId,
    since: since && { seq: since.seq, hash: since.hash },
    ...(at === undefined ? {} : { at }),
  })
  if (!offered.ok) return offered
  try {
    const answer = await fetch(`/files/${offered.value.token}`, { headers: transport.fileHeaders() })
    if (!answer.ok || answer.body === null) return { ok: false, error: broken }
    const read = new ReadLines()
    const pause = inStretches()
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest: string[] = []
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      const pieces = value.split('\n')
      for (const [index, piece] of pieces.entries()) {
        rest.push(piece)
        if (index === pieces.length - 1) break
        read.take(JSON.parse(rest.join('')) as SnapshotLine)
        rest = []
        await pause()
      }
    }
    const whole = read.done()
    return whole === null ? { ok: false, error: broken } : ok(whole)
  } catch {
    return { ok: false, error: broken }
  }
}
