import { Button, Checkbox } from '@mantine/core'
import type { RegisterRecord } from '../../../../src-shared/domain/registers.ts'
import { ok } from '../../../../src-shared/domain/result.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { useCommand } from '../../../api/commands.ts'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { PersonSelect } from '../../../project/PersonSelect.tsx'
import { nameOf, useProject } from '../../../project/project-context.ts'
import { RecordSelect } from '../../../project/RecordSelect.tsx'
import { RecordsSelect } from '../../../project/RecordsSelect.tsx'
import { useWholeSave } from '../../../project/use-whole-save.ts'
import classes from './workshop.module.css'

type Session = RegisterRecord<'session'>

/**
 * The session of a workshop and who is present, named once. Whether the scores entered are theirs is a statement that
 * stands here to be seen and can be taken away (clinical-rules 3).
 */
export function Present(props: {
  session: Session | null
  theirs: boolean
  /** Hazards of this sitting that the session does not name yet. */
  undiscussed: string[]
  onSession: (id: string | null) => void
  onTheirs: (theirs: boolean) => void
}) {
  const { session } = props
  const { projectId, people, snapshot, today } = useProject()
  const { readOnly } = useFieldSettings()
  const run = useCommand()
  const quiet = { quiet: true }
  const save = (patch: Partial<Session>) =>
    run('register.update', { kind: 'session', id: session?.id ?? '', patch }, quiet)
  const attendees = session?.attendees ?? []
  const saveAttendees = useWholeSave(session?.id ?? '', attendees, (next: Session['attendees']) =>
    save({ attendees: next }),
  )
  const attend = (ids: string[]) =>
    saveAttendees((now) => ids.map((id) => now.find((one) => one.personId === id) ?? { personId: id, role: '' }))
  const join = (id: string) =>
    saveAttendees((now) => (now.some((one) => one.personId === id) ? now : [...now, { personId: id, role: '' }]))
  const attending = attendees.map(({ personId }) => personId)
  const names = attending.map((id) => nameOf(people, id)).join(', ')

  return (
    <section className={classes.present} aria-label="Who is present">
      <div className={classes.presentFields}>
        <RecordSelect
          label="Session"
          helpKey="assessment.session"
          placeholder="None: type a title to find or add one"
          value={session?.id ?? null}
          records={snapshot.records.session.map(({ id, title, date, archived }) => ({
            id,
            name: title,
            archived,
            detail: formatDay(date),
          }))}
          onSave={(id) => Promise.resolve(ok(props.onSession(id)))}
          onAdd={(title) =>
            run('register.create', { projectId, kind: 'session', values: { title, date: today, method: 'Workshop' } })
          }
        />
        {session !== null && (
          <>
            <RecordsSelect
              helpKey="session.attendees"
              label="Present"
              value={attending}
              records={[...people.values()]}
              placeholder="Nobody named"
              onSave={attend}
            />
            <PersonSelect
              helpKey="session.attendees"
              label="One more"
              value={null}
              onSave={(id) => (id === null ? Promise.resolve(ok(null)) : join(id))}
            />
          </>
        )}
      </div>
      {session === null ? (
        <p className={classes.note}>
          No session is named: a score takes the person working where their role scores, else it waits for an assessor.
        </p>
      ) : (
        <div className={classes.stated}>
          <Checkbox
            size="xs"
            label={`Scores entered here: assessed by ${names === '' ? 'nobody named yet' : names}, in “${session.title}”, ${formatDay(session.date ?? today)}; new hazards: raised in this workshop`}
            checked={props.theirs}
            disabled={readOnly}
            onChange={(event) => props.onTheirs(event.currentTarget.checked)}
          />
          {!readOnly && props.undiscussed.length > 0 && (
            <Button
              size="xs"
              variant="default"
              onClick={() => void save({ hazardIds: [...session.hazardIds, ...props.undiscussed] })}
            >
              Note {formatCount(props.undiscussed.length, 'hazard')} as discussed
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
