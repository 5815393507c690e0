import { useCallback, useEffect, useState } from 'react'
import type { Result } from '../../src-shared/domain/result.ts'
import { useProject } from './project-context.ts'
import { WholeSaves } from './whole-saves.ts'

/**
 * For a value that is saved whole though its parts are fields of their own (go-live milestones, a hazard's actions, the
 * facts of the health IT system): a field left while the save of another is under way follows it and builds on it, not
 * on what was drawn before it, which would bring the older words back.
 *
 * @param of id of the record that the value belongs to: saves of one never build on another's value
 * @returns saves what `change` makes of the newest value; a refusal leaves the value as it was
 */
export function useWholeSave<T, R extends Result<unknown>>(of: string, value: T, save: (next: T) => Promise<R>) {
  const { seq } = useProject().snapshot.position
  const begin = () => ({ of, saves: new WholeSaves(value, seq) })
  const [current, setCurrent] = useState(begin)
  if (current.of !== of) setCurrent(begin)
  const { saves } = current
  useEffect(() => {
    if (current.of === of) saves.heard(value, seq)
  }, [current, saves, of, value, seq])
  return useCallback((change: (now: T) => T): Promise<R> => saves.save(change, save), [saves, save])
}
