import { useMemo } from 'react'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { BulkPanel } from '../../components/listing/BulkPanel.tsx'
import { toastWithUndo } from '../../project/bulk-toast.tsx'
import { useProject } from '../../project/project-context.ts'
import { controlBulkFields, NO_JUDGEMENTS, whyNotControl } from './bulk-fields.ts'
import type { ControlRow } from './control-rows.ts'

/** Sets one field of the controls that were selected when it was opened, in one change that one Undo takes back. */
export function ControlBulk(props: { ids: readonly string[]; rows: readonly ControlRow[]; onClose: () => void }) {
  const { ids, rows } = props
  const { projectId, snapshot, people, organisations } = useProject()
  const { milestones } = snapshot.project
  const run = useCommand()
  const fields = useMemo(
    () => controlBulkFields({ people: people.values(), organisations: organisations.values(), milestones }),
    [people, organisations, milestones],
  )
  const chosen = useMemo(() => {
    const wanted = new Set(ids)
    return rows.filter(({ id }) => wanted.has(id))
  }, [ids, rows])

  return (
    <BulkPanel
      of="control"
      rows={chosen}
      fields={fields}
      nameOf={({ control }) => control.number}
      whyNot={() => whyNotControl}
      note={NO_JUDGEMENTS}
      onClose={props.onClose}
      onChange={async (field, value, changes) => {
        const set = value === '' ? null : value
        const answer = await run(
          'control.edit-many',
          {
            projectId,
            how: 'bulk',
            edits: changes.map(({ id }) => ({ controlId: id, patch: { [field.key]: set } })),
          },
          { quiet: true },
        )
        if (answer.ok) {
          const count = formatCount(answer.value.changed, 'control')
          toastWithUndo(run, projectId, `${field.word} of ${count}: ${field.wordOf(value)}.`, answer.value)
        }
        return answer
      }}
    />
  )
}
