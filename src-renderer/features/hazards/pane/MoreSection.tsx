import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { formatMoment } from '../../../../src-shared/format/dates.ts'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { Section } from '../../../components/Section.tsx'
import { LongTextField, TextField } from '../../../components/TextField.tsx'
import { useNewEntry } from '../../../components/use-new-entry.ts'
import { EvidenceSelect } from '../../../project/EvidenceSelect.tsx'
import { useProject } from '../../../project/project-context.ts'
import { useWholeSave } from '../../../project/use-whole-save.ts'
import { useHazardCommands } from './hazard-commands.ts'
import classes from './pane.module.css'
import { Place } from './place.tsx'

/** Evidence for the hazard as a whole, references, notes, and hazards it was split from or merged with. */
export function MoreSection({ hazard, onOpen }: { hazard: Hazard; onOpen: (id: string) => void }) {
  const { snapshot } = useProject()
  const { update } = useHazardCommands(hazard.id)
  return (
    <Section title="Evidence, references, notes">
      <Place field="evidenceIds">
        <EvidenceSelect
          label="Evidence of the hazard as a whole"
          helpKey="hazard.evidence"
          value={hazard.evidenceIds}
          onSave={(evidenceIds) => update({ evidenceIds })}
        />
      </Place>
      <References hazard={hazard} />
      <Place field="notes">
        <LongTextField
          label="Notes"
          helpKey="hazard.notes"
          hint="No patient-identifiable information, please."
          value={hazard.notes}
          onSave={(notes) => update({ notes })}
        />
      </Place>
      {hazard.related.length > 0 && (
        <ul className={classes.plain} aria-label="Related hazards">
          {hazard.related.map(({ hazardId, how, at }) => (
            <li key={`${hazardId} ${how}`}>
              {how}{' '}
              <button type="button" className={classes.link} onClick={() => onOpen(hazardId)}>
                {snapshot.records.hazard.find(({ id }) => id === hazardId)?.number ?? 'a hazard'}
              </button>{' '}
              <span className={classes.dimmed}>{formatMoment(at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const NO_REFERENCE: Hazard['references'][number] = { label: '', text: '' }

function References({ hazard }: { hazard: Hazard }) {
  const { update } = useHazardCommands(hazard.id)
  const { readOnly } = useFieldSettings()
  const adding = useNewEntry(NO_REFERENCE)
  const set = (patch: Partial<Hazard['references'][number]>) => adding.edit((now) => ({ ...now, ...patch }))
  const { references } = hazard
  const save = useWholeSave(hazard.id, references, (next: Hazard['references']) => update({ references: next }))
  const change = (at: number, patch: Partial<Hazard['references'][number]>) =>
    save((now) => now.map((one, index) => (index === at ? { ...one, ...patch } : one)))

  function add(): void {
    const made = { label: adding.typed.label.trim(), text: adding.typed.text.trim() }
    if (made.label === '' && made.text === '') return
    void adding.send(() => save((now) => [...now, made]), `${made.label} ${made.text}`.trim())
  }

  return (
    <fieldset className={classes.group} aria-label="References" data-field="references">
      {references.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a reference has no identity but its place
        <div key={index} className={classes.reference}>
          <TextField
            helpKey="hazard.references"
            label={`Reference ${index + 1}: what it is`}
            value={one.label}
            onSave={(said) => change(index, { label: said })}
          />
          <TextField
            helpKey="hazard.references"
            label="Number or text"
            value={one.text}
            onSave={(said) => change(index, { text: said })}
          />
          {!readOnly && (
            <ActionIcon
              className={classes.remove ?? ''}
              variant="subtle"
              color="gray"
              aria-label={`Take reference ${index + 1} away`}
              onClick={() => void save((now) => now.toSpliced(index, 1))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {!readOnly && (
        <form
          className={classes.row}
          aria-label="New reference"
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <TextInput
            aria-label="New reference: what it is"
            placeholder="New reference, e.g. Incident"
            value={adding.typed.label}
            onChange={(event) => set({ label: event.currentTarget.value })}
          />
          <TextInput
            className={classes.grow ?? ''}
            aria-label="New reference: number or text"
            placeholder="Number or text"
            value={adding.typed.text}
            error={adding.error === '' ? false : adding.error}
            onChange={(event) => set({ text: event.currentTarget.value })}
          />
          <Button type="submit" variant="default">
            Add
          </Button>
        </form>
      )}
    </fieldset>
  )
}
