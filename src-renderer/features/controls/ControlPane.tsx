import { Button } from '@mantine/core'
import { useState } from 'react'
import { type ControlEntry, controlType } from '../../../src-shared/domain/control.ts'
import { formatDay, formatMoment } from '../../../src-shared/format/dates.ts'
import { controlTypeWord } from '../../../src-shared/format/standing-words.ts'
import { useCommand } from '../../api/commands.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { DateField } from '../../components/DateField.tsx'
import { StateMark } from '../../components/Marks.tsx'
import { Pane } from '../../components/Pane.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { choicesOf, SelectField } from '../../components/SelectField.tsx'
import { LongTextField } from '../../components/TextField.tsx'
import { OrganisationSelect } from '../../project/OrganisationSelect.tsx'
import { PersonSelect } from '../../project/PersonSelect.tsx'
import { Provenance } from '../../project/Provenance.tsx'
import { usePageActions } from '../../project/page-actions.ts'
import { useProject } from '../../project/project-context.ts'
import { RecordHistory } from '../../project/RecordHistory.tsx'
import { ControlLinks } from './ControlLinks.tsx'
import { ControlSteps } from './ControlSteps.tsx'
import type { ControlRow } from './control-rows.ts'
import { EvidenceForLinks } from './EvidenceForLinks.tsx'
import { IfItFails } from './IfItFails.tsx'

/** One control: what it is, its steps, every hazard and cause it touches, where it came from, its history. */
export function ControlPane(props: { row: ControlRow; focusField: string | undefined; onClose: () => void }) {
  const { control, state, links, overdue } = props.row
  const { snapshot, canWrite } = useProject()
  const run = useCommand()
  const [archiving, setArchiving] = useState(false)
  usePageActions(
    canWrite
      ? [
          control.archived === null
            ? { id: 'archive', words: 'Archive the control…', hint: control.number, run: () => setArchiving(true) }
            : {
                id: 'restore',
                words: 'Take it out of the archive',
                hint: control.number,
                run: () => void run('control.restore', { id: control.id }),
              },
        ]
      : [],
  )
  const locked = !canWrite || control.archived !== null
  const fixed = locked ? { readOnly: true } : {}
  const save = (patch: Partial<ControlEntry>) => run('control.update', { id: control.id, patch }, { quiet: true })

  return (
    <Pane
      number={control.number}
      title={control.name}
      focusField={props.focusField}
      onClose={props.onClose}
      actions={<StateMark state={state} />}
    >
      <Section title="Control">
        {control.archived !== null && (
          <p className={record.warn}>
            Archived on {formatMoment(control.archived.at)}: {control.archived.reason} Its number stays taken.
          </p>
        )}
        {overdue && (
          <p className={record.warn}>Overdue: the day by which it was needed has passed and it is not implemented.</p>
        )}
        <LongTextField
          minRows={1}
          {...fixed}
          label="Control"
          helpKey="control.name"
          field="name"
          value={control.name}
          onSave={(name) => save({ name })}
        />
        <LongTextField
          {...fixed}
          label="Description"
          helpKey="control.description"
          field="description"
          value={control.description}
          onSave={(description) => save({ description })}
        />
        <div className={record.pair}>
          <SelectField
            {...fixed}
            label="Type"
            helpKey="control.type"
            field="type"
            value={control.type}
            choices={choicesOf(controlType.options, (type) => controlTypeWord[type])}
            onSave={(type) => save({ type: type ?? 'not stated' })}
          />
          <OrganisationSelect
            {...fixed}
            label="Responsible organisation"
            helpKey="control.organisation"
            field="organisationId"
            value={control.organisationId}
            onSave={(organisationId) => save({ organisationId })}
          />
          <PersonSelect
            {...fixed}
            label="Owner"
            helpKey="control.owner"
            field="ownerId"
            value={control.ownerId}
            onSave={(ownerId) => save({ ownerId })}
          />
          <SelectField
            {...fixed}
            label="Needed before"
            helpKey="control.milestone"
            field="milestoneId"
            clearable
            placeholder="No milestone"
            value={control.milestoneId}
            choices={snapshot.project.milestones.map(({ id, name, date }) => ({
              value: id,
              label: date === null ? name : `${name}, ${formatDay(date)}`,
            }))}
            onSave={(milestoneId) => save({ milestoneId })}
          />
          <DateField
            {...fixed}
            label="Due"
            helpKey="control.due"
            field="due"
            value={control.due}
            onSave={(due) => save({ due })}
          />
        </div>
      </Section>
      <ControlSteps control={control} locked={locked} />
      <ControlLinks control={control} links={links} locked={locked} />
      {!locked && <EvidenceForLinks links={links} />}
      <IfItFails control={control} />
      {control.source !== null && (
        <Section title="Where it came from">
          <Provenance source={control.source} />
        </Section>
      )}
      <Section title="History">
        <RecordHistory recordId={control.id} />
      </Section>
      {canWrite && (
        <div className={record.end}>
          {control.archived === null ? (
            <Button variant="default" onClick={() => setArchiving(true)}>
              Archive the control
            </Button>
          ) : (
            <Button variant="default" onClick={() => void run('control.restore', { id: control.id })}>
              Take it out of the archive
            </Button>
          )}
        </div>
      )}
      <ConfirmWithReason
        opened={archiving}
        onClose={() => setArchiving(false)}
        title={`Archive ${control.number}`}
        action="Archive the control"
        onConfirm={(reason) => run('control.archive', { id: control.id, reason }, { quiet: true })}
      >
        It leaves the register; its number stays taken and its links stay on record, but no residual risk rests on it
        any more. A control that was examined and found impracticable is not archived: record the step “rejected”.
      </ConfirmWithReason>
    </Pane>
  )
}
