import { type ControlLink, type ControlLinkEntry, controlLinkEntry } from '../../src-shared/domain/hazard.ts'
import { useCommand } from '../api/commands.ts'
import { DateField } from '../components/DateField.tsx'
import record from '../components/record.module.css'
import { choicesOf, SelectField } from '../components/SelectField.tsx'
import { LongTextField } from '../components/TextField.tsx'
import { EvidenceSelect } from './EvidenceSelect.tsx'
import { PersonSelect } from './PersonSelect.tsx'
import { useProject } from './project-context.ts'

const { standing, remains, acts, effectiveness, newHazards } = controlLinkEntry.shape

/** Everything that belongs to one link of a control rather than to the control (clinical-rules 6, 8, 9; 6.1.2, 6.3.3). */
export function LinkFields(props: { hazardId: string; link: ControlLink; readOnly?: boolean }) {
  const { hazardId, link } = props
  const { personId, today } = useProject()
  const run = useCommand()
  const locked = props.readOnly === true ? { readOnly: true } : {}
  const save = (patch: Partial<ControlLinkEntry>) =>
    run('link.update', { hazardId, linkId: link.id, patch }, { quiet: true })

  function judge(value: ControlLinkEntry['effectiveness'] | null) {
    // Whoever judges stands beside the judgement from the first; another person or day can be named.
    const judged = value === 'effective' || value === 'not effective'
    return save({
      effectiveness: value ?? 'not yet judged',
      ...(judged && link.effectiveBy === null ? { effectiveBy: personId } : {}),
      ...(judged && link.effectiveOn === null ? { effectiveOn: today } : {}),
    })
  }

  return (
    <>
      <div className={record.pair}>
        <SelectField
          {...locked}
          label="Existing or additional"
          helpKey="link.standing"
          field="standing"
          value={link.standing}
          choices={choicesOf(standing.options)}
          onSave={(value) => save({ standing: value ?? 'not stated' })}
        />
        {link.standing === 'existing' && (
          <SelectField
            {...locked}
            label="Remains after go-live"
            helpKey="link.remains"
            field="remains"
            value={link.remains}
            choices={choicesOf(remains.options)}
            onSave={(value) => save({ remains: value ?? 'not stated' })}
          />
        )}
        <SelectField
          {...locked}
          label="How it acts"
          helpKey="link.acts"
          field="acts"
          value={link.acts}
          choices={choicesOf(acts.options)}
          onSave={(value) => save({ acts: value ?? 'not stated' })}
        />
        <SelectField
          {...locked}
          label="Effectiveness here"
          helpKey="link.effectiveness"
          field="effectiveness"
          value={link.effectiveness}
          choices={choicesOf(effectiveness.options)}
          onSave={judge}
        />
        {link.effectiveness !== 'not yet judged' && (
          <>
            <PersonSelect
              {...locked}
              label="Judged by"
              helpKey="link.effectiveBy"
              field="effectiveBy"
              value={link.effectiveBy}
              onSave={(effectiveBy) => save({ effectiveBy })}
            />
            <DateField
              {...locked}
              label="Judged on"
              helpKey="link.effectiveOn"
              field="effectiveOn"
              value={link.effectiveOn}
              onSave={(effectiveOn) => save({ effectiveOn })}
            />
          </>
        )}
      </div>
      <EvidenceSelect
        {...locked}
        label="Evidence of effectiveness"
        helpKey="link.evidence"
        field="evidenceIds"
        value={link.evidenceIds}
        onSave={(evidenceIds) => save({ evidenceIds })}
      />
      <div className={record.pair}>
        <SelectField
          {...locked}
          label="New hazards that it brings"
          helpKey="link.newHazards"
          field="newHazards"
          value={link.newHazards}
          choices={choicesOf(newHazards.options)}
          onSave={(value) => save({ newHazards: value ?? 'not yet assessed' })}
        />
        <LongTextField
          {...locked}
          label="What was found"
          helpKey="link.newHazardsNote"
          minRows={1}
          value={link.newHazardsNote}
          onSave={(newHazardsNote) => save({ newHazardsNote })}
        />
      </div>
    </>
  )
}
