import { useContext } from 'react'
import type { OrganisationEntry } from '../../src-shared/domain/organisation.ts'
import { useCommand } from '../api/commands.ts'
import { usePeople } from '../api/queries.ts'
import type { FieldProps } from '../components/FieldFrame.tsx'
import type { OnSave } from '../components/use-saved-value.ts'
import { ProjectContext } from './project-context.ts'
import { RecordSelect } from './RecordSelect.tsx'

/** An organisation of the workspace; a new name can be added on the spot, as one of `kindOfNew`. */
export function OrganisationSelect(
  props: FieldProps & { value: string | null; onSave: OnSave<string | null>; kindOfNew?: OrganisationEntry['kind'] },
) {
  const run = useCommand()
  const all = usePeople().data?.organisations ?? []
  const project = useContext(ProjectContext)
  // In the past an organisation is called as then.
  const organisations = project === null || project.past === null ? all : [...project.organisations.values()]
  return (
    <RecordSelect
      {...props}
      records={organisations}
      onAdd={(name) => run('organisation.create', { values: { name, kind: props.kindOfNew ?? 'other' } })}
    />
  )
}
