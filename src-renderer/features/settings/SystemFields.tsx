import type { Project } from '../../../src-shared/domain/project.ts'
import { LongTextField, TextField } from '../../components/TextField.tsx'
import { OrganisationSelect } from '../../project/OrganisationSelect.tsx'
import { useProject } from '../../project/project-context.ts'
import { useWholeSave } from '../../project/use-whole-save.ts'
import classes from './settings.module.css'
import { useProjectPatch } from './use-project-patch.ts'

const LONG = [
  { field: 'description', label: 'Description' },
  { field: 'intendedUse', label: 'Intended use' },
  { field: 'clinicalScope', label: 'Clinical scope' },
  { field: 'operationalEnvironment', label: 'Operational environment' },
  { field: 'users', label: 'Users' },
  { field: 'configuration', label: 'Configuration of this release or deployment' },
] as const

/** The health IT system that the safety case is about. */
export function SystemFields() {
  const { id, system } = useProject().snapshot.project
  const save = useProjectPatch()
  const saveWhole = useWholeSave(id, system, (next: Project['system']) => save({ system: next }))
  const keep = (patch: Partial<Project['system']>) => saveWhole((now) => ({ ...now, ...patch }))
  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <TextField
          label="Health IT system"
          helpKey="project.system"
          value={system.name}
          onSave={(name) => keep({ name })}
        />
        <TextField
          label="Its version"
          spelling={false}
          helpKey="project.version"
          value={system.version}
          onSave={(version) => keep({ version })}
        />
      </div>
      <OrganisationSelect
        label="Supplier"
        helpKey="project.supplier"
        kindOfNew="manufacturer"
        value={system.supplierId}
        onSave={(supplierId) => keep({ supplierId })}
      />
      {LONG.map(({ field, label }) => (
        <LongTextField
          key={field}
          label={label}
          helpKey={`project.${field}`}
          value={system[field]}
          onSave={(text) => keep({ [field]: text })}
        />
      ))}
    </div>
  )
}
