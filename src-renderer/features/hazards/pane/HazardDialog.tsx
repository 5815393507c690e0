import { Checkbox, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { ok, type Result, refuse } from '../../../../src-shared/domain/result.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { useCommand } from '../../../api/commands.ts'
import { ConfirmWithReason } from '../../../components/ConfirmWithReason.tsx'
import { useProject } from '../../../project/project-context.ts'
import classes from './pane.module.css'

export type HazardDialogKind = 'split' | 'merge' | 'archive'

const TITLES: Record<HazardDialogKind, { title: string; action: string }> = {
  split: { title: 'Split off causes into a new hazard', action: 'Split' },
  merge: { title: 'Merge into another hazard', action: 'Merge' },
  archive: { title: 'Archive the hazard', action: 'Archive' },
}

/** Splitting, merging and archiving a hazard, each with its reason; all of them Undo takes back. */
export function HazardDialog(props: {
  kind: HazardDialogKind | null
  hazard: Hazard
  /** Causes ticked from the first. */
  causeIds?: string[]
  onClose: () => void
  onOpen: (id: string) => void
}) {
  const { hazard } = props
  const { snapshot } = useProject()
  const run = useCommand()
  const [name, setName] = useState('')
  const [causeIds, setCauseIds] = useState<string[]>(props.causeIds ?? [])
  const [intoId, setIntoId] = useState<string | null>(null)
  const kind = props.kind ?? 'archive'
  const causes = liveCauses(hazard)
  const others = snapshot.records.hazard.filter((one) => one.id !== hazard.id && one.archived === null)

  async function confirm(reason: string): Promise<Result<unknown>> {
    if (kind === 'archive') return await run('hazard.archive', { id: hazard.id, reason }, { quiet: true })
    if (kind === 'merge') {
      if (intoId === null) return refuse('refused', 'Choose the hazard to merge into.')
      const answer = await run('hazard.merge', { id: hazard.id, intoId, reason }, { quiet: true })
      if (answer.ok) props.onOpen(intoId)
      return answer
    }
    if (name.trim() === '' || causeIds.length === 0) {
      return refuse('refused', 'Name the new hazard and tick at least one cause.')
    }
    const answer = await run('hazard.split', { id: hazard.id, name, causeIds, reason }, { quiet: true })
    if (!answer.ok) return answer
    if (answer.value.id !== null) props.onOpen(answer.value.id)
    return ok(null)
  }

  return (
    <ConfirmWithReason
      opened={props.kind !== null}
      onClose={props.onClose}
      title={`${TITLES[kind].title}: ${hazard.number}`}
      action={TITLES[kind].action}
      onConfirm={confirm}
    >
      {kind === 'archive' && (
        <p className={classes.dialogText}>
          {hazard.number} leaves the counts. Its number stays taken, and documents list it with the reason.
        </p>
      )}
      {kind === 'merge' && (
        <>
          <p className={classes.dialogText}>
            {formatCount(causes.length, 'cause')} with their controls move to the other hazard; {hazard.number} is
            archived as merged. Each side names the other.
          </p>
          <Select
            label="Merge into"
            data-autofocus
            searchable
            data={others.map((one) => ({ value: one.id, label: `${one.number} ${one.name}` }))}
            value={intoId}
            onChange={setIntoId}
          />
        </>
      )}
      {kind === 'split' && (
        <>
          <p className={classes.dialogText}>
            The causes ticked move with their controls to a new hazard. Each side names the other.
          </p>
          <TextInput
            label="Name of the new hazard"
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <fieldset className={`${classes.ticks} ${classes.inDialog}`}>
            <legend>Causes that move</legend>
            {causes.map((cause) => (
              <Checkbox
                key={cause.id}
                size="xs"
                label={`${cause.number}. ${cause.text}`}
                checked={causeIds.includes(cause.id)}
                onChange={(event) => {
                  const on = event.currentTarget.checked
                  setCauseIds((ids) => (on ? [...ids, cause.id] : ids.filter((id) => id !== cause.id)))
                }}
              />
            ))}
          </fieldset>
        </>
      )}
    </ConfirmWithReason>
  )
}
