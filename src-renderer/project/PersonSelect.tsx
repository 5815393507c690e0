import { useContext } from 'react'
import { useCommand } from '../api/commands.ts'
import { usePeople } from '../api/queries.ts'
import type { FieldProps } from '../components/FieldFrame.tsx'
import type { OnSave } from '../components/use-saved-value.ts'
import { ProjectContext } from './project-context.ts'
import { RecordSelect } from './RecordSelect.tsx'

/** A person of the workspace, by name and profession; a new name can be added on the spot. Works outside projects too. */
export function PersonSelect(props: FieldProps & { value: string | null; onSave: OnSave<string | null> }) {
  const run = useCommand()
  const everybody = usePeople().data?.people ?? []
  const project = useContext(ProjectContext)
  // In the past somebody is called as then.
  const people = project === null || project.past === null ? everybody : [...project.people.values()]
  return (
    <RecordSelect
      {...props}
      records={people.map((one) => ({ ...one, detail: one.profession }))}
      onAdd={(name) => run('person.create', { values: { name } })}
    />
  )
}
