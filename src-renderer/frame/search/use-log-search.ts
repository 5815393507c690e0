import { useEffect, useState } from 'react'
import { useProject } from '../../project/project-context.ts'
import { plainOf } from '../palette-entries.ts'
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
      const more = !search.work(() => deadline.timeRemaining() < LEAST)
      waiting = requestIdleCallback(more ? go : name)
    }
    // What has a name is read in small letters too, or the first letter typed would wait for 25,000 of them.
    let named = 0
    function name(deadline: IdleDeadline): void {
      const all = search.named
      while (named < all.length && deadline.timeRemaining() > LEAST) {
        const entry = all[named++]
        if (entry !== undefined) plainOf(entry)
      }
      if (named < all.length) waiting = requestIdleCallback(name)
    }
    return () => cancelIdleCallback(waiting)
  }, [search, snapshot])
  return search
}
