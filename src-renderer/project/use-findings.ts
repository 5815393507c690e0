import { useCallback, useEffect, useRef, useState } from 'react'
import { type KeptLog, nothingKept } from '../../src-shared/checks/checked-log.ts'
import type { AnsweredFinding } from '../../src-shared/checks/finding.ts'
import { checkInSteps } from '../../src-shared/checks/run-checks.ts'
import type { Person } from '../../src-shared/domain/person.ts'
import type { Failure } from '../../src-shared/domain/result.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import { dueIn } from '../../src-shared/domain/standards-pack.ts'
import { inStretches } from '../api/turn.ts'
import type { ReadLog } from './use-assessed.ts'

/** How long changes rest before the checks of a large log run again, in milliseconds: not between two keys. */
const REST = 400
/** A log is large from this many hazards on. */
const LARGE = 500

/** Those of the replica, which are the newest, and whoever else is in the workspace. */
function withEverybody(named: Person[], people: readonly Person[] | undefined): Person[] {
  const known = new Set(named.map(({ id }) => id))
  return [...named, ...(people ?? []).filter(({ id }) => !known.has(id))]
}

/**
 * Findings of the checks, run here on the replica by the same rules as in documents and on the command line, between
 * typing and drawing. Those before the last change stay meanwhile; null until first read. Sending all 20,000 findings of
 * a large log after each change would hold up both sides for longer than finding them.
 *
 * @param people everybody of the workspace: the replica holds those whom the project named as it was read, and a role
 * may since have gone to somebody else
 */
export function useFindings(
  log: ReadLog | null,
  people: readonly Person[] | undefined,
  pack: StandardsPack | undefined,
): { findings: readonly AnsweredFinding[] | null; failure: Failure | null; again: () => void } {
  const [found, setFound] = useState<{ findings: readonly AnsweredFinding[] | null; failure: Failure | null }>({
    findings: null,
    failure: null,
  })
  const [tries, setTries] = useState(0)
  const kept = useRef<KeptLog>(nothingKept)
  const tried = useRef(0)

  useEffect(() => {
    if (log === null || pack === undefined) return undefined
    let given = false
    // Asked to run once more after a failure: from nothing.
    if (tried.current !== tries) kept.current = nothingKept
    tried.current = tries
    const run = async () => {
      const { today, assessed } = log
      const snapshot = { ...log.snapshot, people: withEverybody(log.snapshot.people, people) }
      const on = { today, due: dueIn(pack, snapshot.project.phase) }
      const pause = inStretches()
      const steps = checkInSteps(snapshot, on, assessed, kept.current)
      for (;;) {
        const step = steps.next()
        if (step.done) {
          kept.current = step.value.kept
          setFound({ findings: step.value.findings, failure: null })
          return
        }
        await pause()
        if (given) return
      }
    }
    const timer = setTimeout(
      () => {
        run().catch((fault: unknown) => {
          const failure: Failure = {
            code: 'fault',
            message: 'The checks did not run to their end.',
            hint: String(fault),
          }
          setFound((before) => ({ ...before, failure }))
        })
      },
      log.snapshot.records.hazard.length < LARGE || kept.current === nothingKept ? 0 : REST,
    )
    return () => {
      given = true
      clearTimeout(timer)
    }
  }, [log, people, pack, tries])

  const again = useCallback(() => setTries((times) => times + 1), [])
  return { ...found, again }
}
