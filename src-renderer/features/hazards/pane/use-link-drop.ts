import { type DragEvent, useState } from 'react'
import { useCommand } from '../../../api/commands.ts'
import { announce } from '../../../components/announce.ts'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { useProject } from '../../../project/project-context.ts'
import { DRAGGED_CONTROL } from '../../../project/use-beside.ts'
import { useDragged } from './dragged.ts'

/**
 * Takes controls dragged onto a cause, or onto the hazard as a whole (null): the link moves with what was said of it;
 * with Ctrl the control answers both. A control dragged from the register beside the page is linked.
 *
 * @param answers what it will answer, in words
 */
export function useLinkDrop(hazardId: string, causeId: string | null, answers: string) {
  const { context } = useProject()
  const run = useCommand()
  const { readOnly } = useFieldSettings()
  const dragged = useDragged()
  const [over, setOver] = useState(false)
  const fits =
    dragged !== null && dragged.kind === 'link' && dragged.hazardId === hazardId && dragged.causeId !== causeId
      ? dragged
      : null

  /** A control from the register beside the page. */
  const fromRegister = (event: DragEvent) => !readOnly && event.dataTransfer.types.includes(DRAGGED_CONTROL)

  async function linkFromRegister(event: DragEvent): Promise<void> {
    event.preventDefault()
    const controlId = event.dataTransfer.getData(DRAGGED_CONTROL)
    const answer = await run('link.add', { hazardId, controlId, causeIds: causeId === null ? [] : [causeId] })
    if (answer.ok) announce(`${answer.value.number ?? 'The control'} linked to ${answers}.`)
  }

  async function drop(event: DragEvent): Promise<void> {
    setOver(false)
    if (fromRegister(event)) {
      await linkFromRegister(event)
      return
    }
    if (fits === null) return
    event.preventDefault()
    const also = event.ctrlKey
    const answer = also
      ? await run('link.add', { hazardId, controlId: fits.controlId, causeIds: causeId === null ? [] : [causeId] })
      : await run('link.move', { hazardId, linkId: fits.linkId, causeId })
    const number = context.controls.get(fits.controlId)?.number ?? 'The control'
    if (answer.ok) announce(also ? `${number} answers ${answers} too.` : `${number} now answers ${answers}.`)
  }

  return {
    over,
    place: {
      onDragOver: (event: DragEvent) => {
        const beside = fromRegister(event)
        if (fits === null && !beside) return
        event.preventDefault()
        event.dataTransfer.dropEffect = beside ? 'link' : event.ctrlKey ? 'copy' : 'move'
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => void drop(event),
    },
  }
}
