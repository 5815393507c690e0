import { useMemo } from 'react'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { useCommand } from '../../../api/commands.ts'
import { BulkPanel } from '../../../components/listing/BulkPanel.tsx'
import { toastWithUndo } from '../../../project/bulk-toast.tsx'
import { useProject } from '../../../project/project-context.ts'
import type { HazardRow } from '../list/rows.ts'
import { hazardBulkFields, NO_JUDGEMENTS, whyNotHazard } from './bulk-fields.ts'

const nameOf = ({ hazard }: HazardRow) => hazard.number

/** Sets one field of the hazards that were selected when it was opened, in one change that one Undo takes back. */
export function HazardBulk(props: { ids: readonly string[]; rows: readonly HazardRow[]; onClose: () => void }) {
  const { ids, rows } = props
  const { projectId, people } = useProject()
  const run = useCommand()
  const fields = useMemo(() => hazardBulkFields(people.values(), rows), [people, rows])
  const chosen = useMemo(() => {
    const wanted = new Set(ids)
    return rows.filter(({ id }) => wanted.has(id))
  }, [ids, rows])

  return (
    <BulkPanel
      of="hazard"
      rows={chosen}
      fields={fields}
      nameOf={nameOf}
      whyNot={whyNotHazard}
      note={NO_JUDGEMENTS}
      onClose={props.onClose}
      onChange={async (field, value, changes) => {
        const set = field.kind !== 'text' && value === '' ? null : value
        const answer = await run(
          'hazard.edit-many',
          {
            projectId,
            how: 'bulk',
            edits: changes.map(({ id }) => ({ hazardId: id, patch: { [field.key]: set } })),
          },
          { quiet: true },
        )
        if (answer.ok) {
          const count = formatCount(answer.value.changed, 'hazard')
          toastWithUndo(run, projectId, `${field.word} of ${count}: ${field.wordOf(value)}.`, answer.value)
        }
        return answer
      }}
    />
  )
}
