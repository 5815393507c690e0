import { useCallback, useRef } from 'react'
import type { Result } from '../../../../src-shared/domain/result.ts'

/** Does one thing after another: typing is faster than saving, and what comes next may need what was made before. */
export type Step = <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>

export function useSteps(): Step {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return useCallback((work) => {
    const next = last.current.then(work)
    last.current = next.catch(() => undefined)
    return next
  }, [])
}
