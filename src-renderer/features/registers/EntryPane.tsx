import { Button } from '@mantine/core'
import { useState } from 'react'
import type { RegisterKind } from '../../../src-shared/domain/registers.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { useCommand } from '../../api/commands.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { Pane } from '../../components/Pane.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { useProject } from '../../project/project-context.ts'
import { RecordHistory } from '../../project/RecordHistory.tsx'
import { RegisterFieldView } from './RegisterFieldView.tsx'
import { type AnyEntry, formOf } from './register-fields.ts'

/** One entry of a register as a form. */
export function EntryPane(props: {
  kind: RegisterKind
  entry: AnyEntry
  title: string
  focusField: string | undefined
  onClose: () => void
}) {
  const { kind, entry } = props
  const { canWrite } = useProject()
  const run = useCommand()
  const [archiving, setArchiving] = useState(false)
  const form = formOf(kind)
  const locked = !canWrite || entry.archived !== null
  return (
    <Pane title={props.title} focusField={props.focusField} onClose={props.onClose}>
      <Section title={form.one.charAt(0).toUpperCase() + form.one.slice(1)}>
        {entry.archived !== null && (
          <p className={record.warn}>
            Archived on {formatMoment(entry.archived.at)}: {entry.archived.reason}
          </p>
        )}
        {'acknowledgedOn' in entry && entry.acknowledgedOn === null && <p className={record.warn}>Not acknowledged.</p>}
        {form.fields.map((field) => (
          <RegisterFieldView
            key={field.key}
            field={field}
            entry={entry}
            locked={locked}
            save={(patch) => run('register.update', { kind, id: entry.id, patch }, { quiet: true })}
          />
        ))}
      </Section>
      <Section title="History">
        <RecordHistory recordId={entry.id} />
      </Section>
      {canWrite && (
        <div className={record.end}>
          {entry.archived === null ? (
            <Button variant="default" onClick={() => setArchiving(true)}>
              Archive
            </Button>
          ) : (
            <Button variant="default" onClick={() => void run('register.restore', { kind, id: entry.id })}>
              Take it out of the archive
            </Button>
          )}
        </div>
      )}
      <ConfirmWithReason
        opened={archiving}
        onClose={() => setArchiving(false)}
        title={`Archive the ${form.one}`}
        action="Archive"
        onConfirm={(reason) => run('register.archive', { kind, id: entry.id, reason }, { quiet: true })}
      >
        It leaves the register and the documents; its history stays.
      </ConfirmWithReason>
    </Pane>
  )
}
