import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Person } from '../../../src-shared/domain/person.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { useCommand } from '../../api/commands.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { DateField } from '../../components/DateField.tsx'
import { Pane } from '../../components/Pane.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { SuggestField } from '../../components/SuggestField.tsx'
import { TextField } from '../../components/TextField.tsx'
import { OrganisationSelect } from '../../project/OrganisationSelect.tsx'
import { useProject } from '../../project/project-context.ts'
import { PersonKeys } from '../../project/signing/PersonKeys.tsx'
import { checkedWords, registrationWords } from './officer-words.ts'
import { Training } from './Training.tsx'

/** A person of the workspace: name, profession, registration as recorded, training. */
export function PersonPane(props: { person: Person; focusField: string | undefined; onClose: () => void }) {
  const { person } = props
  const { pack, today, canWrite, personId } = useProject()
  const run = useCommand()
  const [archiving, setArchiving] = useState(false)
  const locked = !canWrite || person.archived !== null
  const fixed = locked ? { readOnly: true } : {}
  const save = (patch: Partial<Omit<Person, 'id' | 'archived'>>) =>
    run('person.update', { id: person.id, patch }, { quiet: true })
  return (
    <Pane title={person.name} focusField={props.focusField} onClose={props.onClose}>
      <Section title="Person">
        {person.archived !== null && (
          <p className={record.warn}>
            Archived on {formatMoment(person.archived.at)}: {person.archived.reason} What was done under this name
            stays.
          </p>
        )}
        <div className={record.pair}>
          <TextField
            {...fixed}
            label="Name"
            spelling={false}
            helpKey="person.name"
            field="name"
            value={person.name}
            onSave={(name) => save({ name })}
          />
          <SuggestField
            {...fixed}
            label="Profession"
            helpKey="person.profession"
            field="profession"
            value={person.profession}
            suggestions={pack.professions}
            onSave={(profession) => save({ profession })}
          />
          <OrganisationSelect
            {...fixed}
            label="Organisation"
            helpKey="person.organisation"
            field="organisationId"
            value={person.organisationId}
            onSave={(organisationId) => save({ organisationId })}
          />
        </div>
      </Section>
      <Section title="Professional registration">
        <p className={record.plain}>
          {registrationWords(person, today)}
          {person.registrationNumber !== '' && `. ${checkedWords(person)}`}
        </p>
        <div className={record.pair}>
          <TextField
            {...fixed}
            label="Registered with"
            spelling={false}
            helpKey="person.registrationBody"
            field="registrationBody"
            value={person.registrationBody}
            onSave={(registrationBody) => save({ registrationBody })}
          />
          <TextField
            {...fixed}
            label="Registration number"
            spelling={false}
            helpKey="person.registrationNumber"
            field="registrationNumber"
            value={person.registrationNumber}
            onSave={(registrationNumber) => save({ registrationNumber })}
          />
          <DateField
            {...fixed}
            label="Runs until"
            helpKey="person.registrationExpires"
            field="registrationExpires"
            value={person.registrationExpires}
            onSave={(registrationExpires) => save({ registrationExpires })}
          />
          <TextField
            {...fixed}
            label="Looked up by"
            spelling={false}
            helpKey="person.registrationCheckedBy"
            field="registrationCheckedBy"
            value={person.registrationCheckedBy}
            onSave={(registrationCheckedBy) => save({ registrationCheckedBy })}
          />
          <DateField
            {...fixed}
            label="Looked up on"
            helpKey="person.registrationCheckedOn"
            field="registrationCheckedOn"
            value={person.registrationCheckedOn}
            onSave={(registrationCheckedOn) => save({ registrationCheckedOn })}
          />
        </div>
      </Section>
      <Section title="Signing key">
        <div data-field="keys">
          <PersonKeys person={person} mine={person.id === personId} locked={locked} />
        </div>
      </Section>
      <Section title="Training in clinical risk management">
        <Training of={person.id} training={person.training} locked={locked} onSave={(training) => save({ training })} />
      </Section>
      {canWrite && (
        <div className={record.end}>
          {person.archived === null ? (
            <Button variant="default" onClick={() => setArchiving(true)}>
              Archive the person
            </Button>
          ) : (
            <Button variant="default" onClick={() => void run('person.restore', { id: person.id })}>
              Take the person out of the archive
            </Button>
          )}
        </div>
      )}
      <ConfirmWithReason
        opened={archiving}
        onClose={() => setArchiving(false)}
        title={`Archive ${person.name}`}
        action="Archive the person"
        onConfirm={(reason) => run('person.archive', { id: person.id, reason }, { quiet: true })}
      >
        The name leaves the lists to choose from, in every project of this workspace. What was done under it stays.
      </ConfirmWithReason>
    </Pane>
  )
}
