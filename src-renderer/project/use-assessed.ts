import { useEffect, useMemo, useState } from 'react'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { inStretches } from '../api/turn.ts'
import { type AssessedLog, Assessor } from './assess.ts'

/**
 * Hazards whose risk may be read in one piece, together about twenty milliseconds: as many as one push carries, so that
 * what such a change made is on the screen when its command is answered.
 */
const AT_ONCE = 300

/** A snapshot with everything read from it. */
export interface ReadLog extends AssessedLog {
  snapshot: Snapshot
  today: string
}

/**
 * The newest snapshot with the risk of its hazards. After a change of many hazards, and at first, the one before (or
 * null) stays until theirs are read, in pieces between which the page draws: 10,000 in one go held it up for a second.
 */
export function useAssessed(snapshot: Snapshot | undefined, today: string | undefined): ReadLog | null {
  const [assessor] = useState(() => new Assessor())
  const [prepared, setPrepared] = useState<ReadLog | null>(null)
  const quick = useMemo((): ReadLog | null => {
    if (snapshot === undefined || today === undefined) return null
    if (prepared?.snapshot === snapshot && prepared.today === today) return prepared
    const read = assessor.read(snapshot, today, AT_ONCE)
    return read && { snapshot, today, ...read }
  }, [snapshot, today, assessor, prepared])

  useEffect(() => {
    if (quick !== null || snapshot === undefined || today === undefined) return undefined
    let given = false
    const pause = inStretches()
    void assessor
      .prepare(snapshot, today, () => (given ? new Promise(() => undefined) : pause()))
      .then(() => {
        const read = given ? null : assessor.read(snapshot, today)
        if (read !== null) setPrepared({ snapshot, today, ...read })
      })
    return () => {
      given = true
    }
  }, [quick, snapshot, today, assessor])

  return quick ?? prepared
}
