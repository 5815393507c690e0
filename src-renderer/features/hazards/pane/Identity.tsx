import { Button } from '@mantine/core'
import { type Hazard, hazardStatus } from '../../../../src-shared/domain/hazard.ts'
import { formatMoment } from '../../../../src-shared/format/dates.ts'
import { hazardStatusWord } from '../../../../src-shared/format/standing-words.ts'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { SelectField } from '../../../components/SelectField.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { PersonSelect } from '../../../project/PersonSelect.tsx'
import { useProject } from '../../../project/project-context.ts'
import { useHazardCommands } from './hazard-commands.ts'
import classes from './pane.module.css'
import { Place } from './place.tsx'

/** Name, status and owner of a hazard, and that it stands outside the counts where it does. */
export function Identity({ hazard }: { hazard: Hazard }) {
  const { pack, snapshot } = useProject()
  const { readOnly } = useFieldSettings()
  const commands = useHazardCommands(hazard.id)
  const meaning = pack.statuses.find(({ status }) => status === hazard.status)
  const caution =
    meaning !== undefined && snapshot.project.standards.includes('DCB0160') ? meaning.cautionUnderDcb0160 : ''

  return (
    <>
      {hazard.archived !== null && (
        <p className={classes.banner}>
          Out of the counts since {formatMoment(hazard.archived.at)} ({hazard.archived.how}): {hazard.archived.reason}
        </p>
      )}
      {hazard.candidate && hazard.archived === null && (
        <div className={classes.banner}>
          A candidate: named only, outside the counts.
          {!readOnly && (
            <Button onClick={() => void commands.run('hazard.promote', { id: hazard.id })}>Take into the log</Button>
          )}
        </div>
      )}
      <div className={classes.identity}>
        <Place field="name" className={classes.wide}>
          <TextField
            label="Hazard"
            helpKey="hazard.name"
            value={hazard.name}
            onSave={(name) => commands.update({ name })}
          />
        </Place>
        <Place field="status">
          <SelectField
            label="Status"
            helpKey="hazard.status"
            value={hazard.status}
            choices={hazardStatus.options.map((value) => ({ value, label: hazardStatusWord[value] }))}
            {...(caution === ''
              ? {}
              : {
                  hint: `What “${hazardStatusWord[hazard.status]}” means under DCB0160 is unconfirmed; F1 says what is known.`,
                })}
            onSave={(status) => commands.update({ status: status ?? 'not stated' })}
          />
        </Place>
        <Place field="ownerId">
          <PersonSelect
            label="Owner"
            helpKey="hazard.owner"
            value={hazard.ownerId}
            onSave={(ownerId) => commands.update({ ownerId })}
          />
        </Place>
      </div>
    </>
  )
}
