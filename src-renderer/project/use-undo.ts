import { notifications } from '@mantine/notifications'
import { useCallback, useRef } from 'react'
import { useCommand } from '../api/commands.ts'
import { useUndoPeek } from '../api/queries.ts'

/** Undo and redo of the project's changes, with what each would do in words (null where there is nothing). */
export function useUndo(projectId: string, canWrite: boolean) {
  const run = useCommand()
  const peek = useUndoPeek(projectId)
  const busy = useRef(false)
  const undoable = canWrite ? (peek.data?.undo ?? null) : null
  const redoable = canWrite ? (peek.data?.redo ?? null) : null

  const step = useCallback(
    async (way: 'undo' | 'redo', what: { seq: number; summary: string } | null) => {
      // A second press before the first is answered would name the same change again.
      if (busy.current) return
      if (what === null) {
        notifications.show({ message: `There is nothing to ${way}.`, autoClose: 3000 })
        return
      }
      busy.current = true
      const answer = await run(way === 'undo' ? 'change.undo' : 'change.redo', { projectId, seq: what.seq })
      busy.current = false
      if (answer.ok) notifications.show({ message: `${way === 'undo' ? 'Undone' : 'Redone'}: ${what.summary}` })
    },
    [run, projectId],
  )
  const undo = useCallback(() => void step('undo', undoable), [step, undoable])
  const redo = useCallback(() => void step('redo', redoable), [step, redoable])
  return { undo, redo, undoable, redoable }
}
