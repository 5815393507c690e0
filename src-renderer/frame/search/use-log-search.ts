import { useEffect, useState } from 'react'
import { useProject } from '../../project/project-context.ts'
import { LogSearch } from './log-search.ts'

/** What must be left of an idle moment to go on, in milliseconds. */
const LEAST = 2

/** The search over the open project's texts: indexed while nothing else happens, never while somebody types. */
export function useLogSearch(): LogSearch {
  const { snapshot } = useProject()
  const [search] = useState(() => new LogSearch())
  useEffect(() => {
    let waiting = requestIdleCallback(begin)
    function begin(): void {
      search.take(snapshot)
      waiting = requestIdleCallback(go)
    }
    function go(deadline: IdleDeadline): void {
      if (!search.work(() => deadline.timeRemaining() < LEAST)) waiting = requestIdleCallback(go)
    }
    return () => cancelIdleCallback(waiting)
  }, [search, snapshot])
  return search
}
