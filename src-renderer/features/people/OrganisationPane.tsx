import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  type Organisation,
  type OrganisationEntry,
  organisationEntry,
} from '../../../src-shared/domain/organisation.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { useCommand } from '../../api/commands.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { Pane } from '../../components/Pane.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { choicesOf, SelectField } from '../../components/SelectField.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useProject } from '../../project/project-context.ts'
import { organisationRoles } from './organisation-roles.ts'

/** An organisation of the workspace, and its role in this project. */
export function OrganisationPane(props: { organisation: Organisation; onClose: () => void }) {
  const { organisation } = props
  const { snapshot, canWrite } = useProject()
  const run = useCommand()
  const [archiving, setArchiving] = useState(false)
  const { project } = snapshot
  const locked = !canWrite || organisation.archived !== null
  const fixed = locked ? { readOnly: true } : {}
  const save = (patch: Partial<OrganisationEntry>) =>
    run('organisation.update', { id: organisation.id, patch }, { quiet: true })
  const named = project.organisations.find(({ organisationId }) => organisationId === organisation.id)
  const others = project.organisations.filter(({ organisationId }) => organisationId !== organisation.id)
  const also = organisationRoles(project, organisation.id).filter((role) => role !== named?.role)
  return (
    <Pane title={organisation.name} onClose={props.onClose}>
      <Section title="Organisation">
        {organisation.archived !== null && (
          <p className={record.warn}>
            Archived on {formatMoment(organisation.archived.at)}: {organisation.archived.reason}
          </p>
        )}
        <TextField
          {...fixed}
          label="Name"
          spelling={false}
          helpKey="organisation.name"
          field="name"
          value={organisation.name}
          onSave={(name) => save({ name })}
        />
        <div className={record.pair}>
          <SelectField
            {...fixed}
            label="Kind"
            helpKey="organisation.kind"
            field="kind"
            value={organisation.kind}
            choices={choicesOf(organisationEntry.shape.kind.options)}
            onSave={(kind) => save({ kind: kind ?? 'other' })}
          />
          <TextField
            {...fixed}
            label="Code or reference"
            spelling={false}
            helpKey="organisation.reference"
            field="reference"
            value={organisation.reference}
            onSave={(reference) => save({ reference })}
          />
        </div>
        <TextField
          {...fixed}
          label="Role in this project"
          helpKey="project.organisations"
          field="role"
          hint={also.length > 0 ? `Also: ${also.join(', ')} (set under Settings).` : 'Empty where it has none.'}
          value={named?.role ?? ''}
          onSave={(role) =>
            run(
              'project.update',
              {
                id: project.id,
                patch: {
                  organisations: role.trim() === '' ? others : [...others, { organisationId: organisation.id, role }],
                },
              },
              { quiet: true },
            )
          }
        />
      </Section>
      {canWrite && (
        <div className={record.end}>
          {organisation.archived === null ? (
            <Button variant="default" onClick={() => setArchiving(true)}>
              Archive the organisation
            </Button>
          ) : (
            <Button variant="default" onClick={() => void run('organisation.restore', { id: organisation.id })}>
              Take it out of the archive
            </Button>
          )}
        </div>
      )}
      <ConfirmWithReason
        opened={archiving}
        onClose={() => setArchiving(false)}
        title={`Archive ${organisation.name}`}
        action="Archive the organisation"
        onConfirm={(reason) => run('organisation.archive', { id: organisation.id, reason }, { quiet: true })}
      >
        It leaves the lists to choose from, in every project of this workspace. Records that name it keep it.
      </ConfirmWithReason>
    </Pane>
  )
}
