import { Checkbox } from '@mantine/core'
import type { StandardId } from '../../../src-shared/domain/project.ts'
import { FieldFrame } from '../../components/FieldFrame.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useSavedValue } from '../../components/use-saved-value.ts'
import { OrganisationSelect } from '../../project/OrganisationSelect.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './settings.module.css'
import { useProjectPatch } from './use-project-patch.ts'

const STANDARDS: { id: StandardId; forWhom: string }[] = [
  { id: 'DCB0129', forWhom: 'for the manufacturer of a health IT system' },
  { id: 'DCB0160', forWhom: 'for the health or care organisation that deploys and uses it' },
]

const sameSet = (a: StandardId[], b: StandardId[]) => a.length === b.length && a.every((one) => b.includes(one))

function StandardsField() {
  const { snapshot, canWrite } = useProject()
  const save = useProjectPatch()
  const saved = useSavedValue(snapshot.project.standards, (standards) => save({ standards }), sameSet)
  return (
    <FieldFrame label="Standards" helpKey="project.standards" labelled={false} error={saved.error}>
      {({ labelId, describedBy }) => (
        <fieldset className={classes.fieldset} aria-labelledby={labelId} aria-describedby={describedBy}>
          {STANDARDS.map(({ id, forWhom }) => (
            <Checkbox
              key={id}
              label={`${id}, ${forWhom}`}
              disabled={!canWrite}
              checked={saved.shown.includes(id)}
              onChange={(event) =>
                saved.choose(
                  STANDARDS.map((one) => one.id).filter((one) =>
                    one === id ? event.currentTarget.checked : saved.shown.includes(one),
                  ),
                )
              }
            />
          ))}
        </fieldset>
      )}
    </FieldFrame>
  )
}

/** Name, standards, whose it is, and where in its life it stands. */
export function AboutProject() {
  const { snapshot, pack } = useProject()
  const save = useProjectPatch()
  const { project } = snapshot
  const phases = pack.lifecyclePhases.filter(
    ({ id, standards }) => id === project.phase || standards.some((one) => project.standards.includes(one)),
  )
  return (
    <div className={classes.form}>
      <TextField label="Name" helpKey="project.name" value={project.name} onSave={(name) => save({ name })} />
      <div className={classes.pair}>
        <TextField
          label="Reference"
          spelling={false}
          helpKey="project.reference"
          value={project.reference}
          onSave={(reference) => save({ reference })}
        />
        <TextField
          label="Programme"
          helpKey="project.programme"
          value={project.programme}
          onSave={(programme) => save({ programme })}
        />
      </div>
      <StandardsField />
      <OrganisationSelect
        label="Organisation"
        helpKey="project.organisation"
        hint="Whose safety case it is. Controls of any other are another organisation's."
        kindOfNew={project.standards.includes('DCB0160') ? 'deploying organisation' : 'manufacturer'}
        value={project.organisationId}
        onSave={(organisationId) => save({ organisationId })}
      />
      <div className={classes.pair}>
        <SelectField
          label="Lifecycle phase"
          helpKey="project.phase"
          hint="Checks know what is not yet due in it."
          value={project.phase === '' ? null : project.phase}
          choices={phases.map(({ id, title }) => ({ value: id, label: title }))}
          onSave={(phase) => save({ phase: phase ?? '' })}
        />
        <TextField
          label="Version of the working log"
          spelling={false}
          helpKey="project.logVersion"
          value={project.version}
          onSave={(version) => save({ version })}
        />
      </div>
    </div>
  )
}
