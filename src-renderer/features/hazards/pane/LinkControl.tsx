import { useState } from 'react'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { useCommand } from '../../../api/commands.ts'
import { useProject } from '../../../project/project-context.ts'
import { ControlField, type TakenControl } from './ControlField.tsx'
import classes from './pane.module.css'

/**
 * One field that links controls: one that exists, a new one, or a pasted list of new ones as one step. They answer the
 * causes named, or the hazard as a whole where none is. Enter links and stays for the next.
 */
export function LinkControl(props: {
  hazard: Hazard
  causeIds: string[]
  /** What the control will answer, for the field's name. */
  answers: string
  /** Controls that answer it already. */
  linked: ReadonlySet<string>
}) {
  const { hazard, causeIds } = props
  const { projectId } = useProject()
  const run = useCommand()
  const [said, setSaid] = useState('')

  async function link(taken: TakenControl) {
    const to = { hazardId: hazard.id, causeIds }
    const answer =
      taken.names === undefined
        ? await run('link.add', { ...to, controlId: taken.controlId }, { quiet: true })
        : await run('control.create-many', { projectId, names: taken.names, link: to }, { quiet: true })
    if (!answer.ok) return answer
    const many = taken.names !== undefined && taken.names.length > 1
    setSaid(
      many
        ? `${taken.names?.length} new controls linked to ${props.answers}.`
        : `${answer.value.number ?? 'The control'} linked to ${props.answers}.`,
    )
    return answer
  }

  return (
    <>
      <ControlField
        label={`Link a control to ${props.answers}`}
        placeholder="Link a control, or write a new one"
        linked={props.linked}
        onTake={link}
      />
      <output className={classes.saidOnly}>{said}</output>
    </>
  )
}
