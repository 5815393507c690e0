import { useEffect } from 'react'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { useCommand } from '../../../api/commands.ts'
import { announce } from '../../../components/announce.ts'
import { toastWithUndo } from '../../../project/bulk-toast.tsx'
import { useProject } from '../../../project/project-context.ts'
import { useDragged } from './dragged.ts'

const OVER = 'data-drop-over'

/** The row of a list that a cause is dragged over, by its hazard's id; a row may be drawn in several parts. */
function rowAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[role="row"][row-id]')?.getAttribute('row-id') ?? null) : null
}

function mark(id: string | null): void {
  for (const one of document.querySelectorAll(`[${OVER}]`)) one.removeAttribute(OVER)
  if (id === null) return
  for (const one of document.querySelectorAll(`[row-id="${CSS.escape(id)}"]`)) one.setAttribute(OVER, '')
}

/** While a cause of this hazard is dragged, other hazards' rows in the list take it: it moves there with its controls. */
export function useCauseDrop(hazard: Hazard): void {
  const { projectId, snapshot } = useProject()
  const run = useCommand()
  const dragged = useDragged()
  const cause =
    dragged !== null && dragged.kind === 'cause' && dragged.hazardId === hazard.id
      ? hazard.causes.find(({ id }) => id === dragged.causeId)
      : undefined
  const hazards = snapshot.records.hazard

  useEffect(() => {
    if (cause === undefined) return undefined
    const taker = (event: DragEvent) => {
      const id = rowAt(event.target)
      const into = id === null || id === hazard.id ? undefined : hazards.find((one) => one.id === id)
      return into?.archived === null ? into : undefined
    }
    const over = (event: DragEvent) => {
      const into = taker(event)
      mark(into?.id ?? null)
      if (into === undefined) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'move'
    }
    const drop = (event: DragEvent) => {
      const into = taker(event)
      mark(null)
      if (into === undefined) return
      event.preventDefault()
      void run('cause.move', { hazardId: hazard.id, causeId: cause.id, toHazardId: into.id }).then((answer) => {
        if (!answer.ok) return
        const message = `Cause ${cause.number} of ${hazard.number} moved to ${into.number} with its controls.`
        announce(message)
        toastWithUndo(run, projectId, message, answer.value)
      })
    }
    document.addEventListener('dragover', over)
    document.addEventListener('drop', drop)
    return () => {
      mark(null)
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', drop)
    }
  }, [cause, hazard.id, hazard.number, hazards, projectId, run])
}
