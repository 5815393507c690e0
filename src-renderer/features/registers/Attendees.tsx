import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { RegisterEntry } from '../../../src-shared/domain/registers.ts'
import { ok, type Result } from '../../../src-shared/domain/result.ts'
import { FieldFrame, type FieldProps } from '../../components/FieldFrame.tsx'
import { useFieldSettings } from '../../components/field-settings.ts'
import record from '../../components/record.module.css'
import { TextField } from '../../components/TextField.tsx'
import { PersonSelect } from '../../project/PersonSelect.tsx'
import { nameOf, useProject } from '../../project/project-context.ts'
import { useWholeSave } from '../../project/use-whole-save.ts'

type Attending = RegisterEntry<'session'>['attendees']

/** Who took part in a session, each in a role. */
export function Attendees(props: {
  /** Id of the session. */
  of: string
  frame: FieldProps
  value: Attending
  onSave: (next: Attending) => Promise<Result<unknown>>
}) {
  const { value } = props
  const save = useWholeSave(props.of, value, props.onSave)
  const { people } = useProject()
  const settings = useFieldSettings()
  const locked = props.frame.readOnly ?? settings.readOnly
  return (
    <FieldFrame {...props.frame} labelled={false}>
      {({ labelId }) => (
        <>
          <ul className={record.columns} aria-labelledby={labelId}>
            {value.map(({ personId, role }, index) => {
              const name = nameOf(people, personId)
              return (
                // oxlint-disable-next-line react/no-array-index-key -- one person may attend in two roles
                <li key={`${personId} ${index}`} className={record.row}>
                  {locked && <span className={record.grow}>{name}</span>}
                  {locked ? (
                    <span>{role}</span>
                  ) : (
                    <>
                      <TextField
                        helpKey="session.attendees"
                        label={`${name}: role`}
                        value={role}
                        onSave={(next) => save((now) => now.with(index, { personId, role: next }))}
                      />
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={`Remove ${name}`}
                        onClick={() => void save((now) => now.toSpliced(index, 1))}
                      >
                        <IconX size={16} aria-hidden />
                      </ActionIcon>
                    </>
                  )}
                </li>
              )
            })}
          </ul>
          {!locked && (
            // Another key, another empty field: the one who was chosen stands in the list.
            <PersonSelect
              key={value.length}
              helpKey="session.attendees"
              label="Add an attendee"
              value={null}
              onSave={(id) =>
                id === null
                  ? Promise.resolve(ok(null))
                  : save((now) => [...now, { personId: id, role: people.get(id)?.profession ?? '' }])
              }
            />
          )}
        </>
      )}
    </FieldFrame>
  )
}
