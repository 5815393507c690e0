import { Button } from '@mantine/core'
import { tellFailure } from '../../api/commands.ts'
import { SuggestField } from '../../components/SuggestField.tsx'
import { OrganisationSelect } from '../../project/OrganisationSelect.tsx'
import { nameOf, useProject } from '../../project/project-context.ts'
import { useWholeSave } from '../../project/use-whole-save.ts'
import classes from './settings.module.css'
import { useProjectPatch } from './use-project-patch.ts'

const ROLES = ['manufacturer', 'deploying organisation', 'third party supplier', 'commissioner', 'hosting provider']

/** The other organisations of the project, each with its role. */
export function Organisations() {
  const { snapshot, organisations, canWrite } = useProject()
  const named = snapshot.project.organisations
  const save = useProjectPatch()
  const saveWhole = useWholeSave(snapshot.project.id, named, (organisations: typeof named) => save({ organisations }))

  async function remove(index: number): Promise<void> {
    const answer = await saveWhole((now) => now.toSpliced(index, 1))
    if (!answer.ok) tellFailure(answer.error)
  }

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
              <Button variant="default" aria-label={`Remove ${name}`} onClick={() => void remove(index)}>
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
          onSave={(organisationId) => saveWhole((now) => [...now, { organisationId: organisationId ?? '', role: '' }])}
        />
      )}
    </div>
  )
}
