import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { whatIsUndone } from '../../src-shared/format/change-words.ts'
import { useCommand } from '../api/commands.ts'
import { keys } from '../api/keys.ts'
import { ask, queryClient, useUndoPeek } from '../api/queries.ts'
import { goToRecord, kindOfRecord } from './record-place.ts'

/**
 * Undo and redo of the project's changes, with what each would do in words (null where there is nothing). What was done
 * is told with a way to what changed, unless it is already open.
 */
export function useUndo(projectId: string, canWrite: boolean) {
  const run = useCommand()
  const navigate = useNavigate()
  const router = useRouter()
  const peek = useUndoPeek(projectId)
  const undoable = canWrite ? (peek.data?.undo ?? null) : null
  const redoable = canWrite ? (peek.data?.redo ?? null) : null

  /** The first record that a change touched and that can be shown, if it is not what the address names already. */
  const changedElsewhere = useCallback(
    async (seq: number): Promise<(() => void) | null> => {
      const [entry] = await ask('history.list', { projectId, recordId: null, before: seq + 1, limit: 1 }).catch(
        () => [],
      )
      const snapshot = queryClient.getQueryData<Snapshot>(keys.snapshot(projectId))
      if (entry?.seq !== seq || snapshot === undefined) return null
      for (const { id } of entry.records) {
        const kind = kindOfRecord(snapshot, id)
        if (kind === null) continue
        const { hazard, record } = router.state.location.search as { hazard?: string; record?: string }
        if (hazard === id || record === id) return null
        return () => goToRecord(navigate, projectId, snapshot, { kind, id })
      }
      return null
    },
    [projectId, navigate, router],
  )

  const step = useCallback(
    async (way: 'undo' | 'redo') => {
      // Read at the press: what the page last heard may be a moment old.
      const now = canWrite ? await ask('undo.peek', { projectId }).catch(() => null) : null
      const what = now?.[way] ?? null
      if (what === null) {
        notifications.show({ message: `There is nothing to ${way}.`, autoClose: 3000 })
        return
      }
      const answer = await run(way === 'undo' ? 'change.undo' : 'change.redo', { projectId, seq: what.seq })
      if (!answer.ok) return
      const words = `${way === 'undo' ? 'Undone' : 'Redone'}: ${whatIsUndone(what.summary)}`
      const show = await changedElsewhere(answer.value.seq)
      const id = `undo-${answer.value.seq}`
      notifications.show({
        id,
        message:
          show === null ? (
            words
          ) : (
            <span>
              {words}{' '}
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  notifications.hide(id)
                  show()
                }}
              >
                Show
              </Button>
            </span>
          ),
        autoClose: 10_000,
      })
    },
    [run, projectId, canWrite, changedElsewhere],
  )
  // One after the other: each press names the change that is last when its turn comes.
  const last = useRef(Promise.resolve())
  const press = useCallback(
    (way: 'undo' | 'redo') => {
      last.current = last.current.then(() => step(way)).catch(() => undefined)
    },
    [step],
  )
  const undo = useCallback(() => press('undo'), [press])
  const redo = useCallback(() => press('redo'), [press])
  return { undo, redo, undoable, redoable }
}

/** What Undo or Redo would do, as buttons, menus and the palette say it. */
export function undoWords(way: 'Undo' | 'Redo', what: { summary: string } | null): string {
  return what === null ? `Nothing to ${way.toLowerCase()}` : `${way}: ${whatIsUndone(what.summary)}`
}
