import { Button } from '@mantine/core'
import type { Project } from '../../../src-shared/domain/project.ts'
import { useCommand } from '../../api/commands.ts'
import { SuggestField } from '../../components/SuggestField.tsx'
import { OrganisationSelect } from '../../project/OrganisationSelect.tsx'
import { nameOf, useProject } from '../../project/project-context.ts'
import { useWholeSave } from '../../project/use-whole-save.ts'
import classes from './settings.module.css'
import { useProjectPatch } from './use-project-patch.ts'

const ROLES = ['manufacturer', 'deploying organisation', 'third party supplier', 'commissioner', 'hosting provider']

/** The other organisations of the project, each with its role. */
export function Organisations() {
  const { snapshot, organisations, canWrite, projectId } = useProject()
  const named = snapshot.project.organisations
  const run = useCommand()
  const save = useProjectPatch()
  const saveWhole = useWholeSave(named, (organisations: typeof named) => save({ organisations }))
  const put = (next: Project['organisations']) =>
    run('project.update', { id: projectId, patch: { organisations: next } }, { quiet: true })

  return (
    <div className={classes.form}>
      <p className={classes.note}>
        Whose safety case it is stands under Project. Here are the others: a control that one of them answers for is
        shown as another organisation's.
      </p>
      {named.map(({ organisationId, role }, index) => {
        const name = nameOf(organisations, organisationId)
        return (
          // An organisation may stand here with several roles: the place is its identity.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={classes.organisation}>
            <SuggestField
              helpKey="project.organisations"
              label={`Role of ${name}`}
              value={role}
              suggestions={ROLES}
              onSave={(next) => saveWhole((now) => now.with(index, { organisationId, role: next }))}
            />
            {canWrite && (
              <Button
                variant="default"
                aria-label={`Remove ${name}`}
                onClick={() => void put(named.toSpliced(index, 1))}
              >
                Remove
              </Button>
            )}
          </div>
        )
      })}
      {canWrite && (
        <OrganisationSelect
          key={named.length}
          helpKey="project.organisations"
          label="Add an organisation"
          hint="Its kind and reference stand under People."
          value={null}
          onSave={(organisationId) => put([...named, { organisationId: organisationId ?? '', role: '' }])}
        />
      )}
    </div>
  )
}
