import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import {
  type Control,
  type ControlStep,
  controlState,
  controlStep,
  progressOf,
  stateOf,
} from '../../../src-shared/domain/control.ts'
import { ok } from '../../../src-shared/domain/result.ts'
import { controlStateMark } from '../../../src-shared/format/standing-words.ts'
import { useCommand } from '../../api/commands.ts'
import { DateField } from '../../components/DateField.tsx'
import record from '../../components/record.module.css'
import { choicesOf, SelectField } from '../../components/SelectField.tsx'
import { LongTextField } from '../../components/TextField.tsx'
import { failureText } from '../../components/use-saved-value.ts'
import { EvidenceSelect } from '../../project/EvidenceSelect.tsx'
import { PersonSelect } from '../../project/PersonSelect.tsx'
import { useProject } from '../../project/project-context.ts'

type StepState = ControlStep['state']
const states = controlState.options.filter((state): state is StepState => state !== 'not stated')
type StepDraft = Omit<ControlStep, 'id' | 'recordedAt' | 'on'> & { on: string | null }
const reasonKinds = controlStep.shape.reasonKind.unwrap().options

/** The state that usually follows; a person chooses. */
function usualNext(control: Control): StepState {
  const order: StepState[] = ['proposed', 'agreed', 'implemented', 'verified']
  return order[progressOf(stateOf(control))] ?? 'verified'
}

/** Whether a step says why: it falls back, or the control ends or fails with it. */
function needsReason(control: Control, state: StepState): boolean {
  return (
    progressOf(state) < progressOf(stateOf(control)) ||
    state === 'rejected' ||
    state === 'withdrawn' ||
    state === 'failed verification'
  )
}

/** One step of a control's life, recorded as a whole: what, when, by whom, why, on what evidence. */
export function RecordStep(props: { control: Control; onDone: () => void }) {
  const { control } = props
  const { personId, today } = useProject()
  const run = useCommand()
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const [step, setStep] = useState<StepDraft>({
    state: usualNext(control),
    on: today,
    personId,
    note: '',
    reasonKind: null,
    evidenceIds: [],
  })
  const keep = async (patch: Partial<typeof step>) => {
    // The error stays until the next try: taking it away on leaving a field would move the button being pressed.
    setStep((now) => ({ ...now, ...patch }))
    return ok(null)
  }
  const withReason = needsReason(control, step.state)

  async function recordIt(): Promise<void> {
    if (step.on === null) {
      setError('Write the day of this step.')
      return
    }
    if (withReason && step.note.trim() === '') {
      setError(`Write the reason: "${step.state}" needs one here.`)
      return
    }
    setBusy(true)
    setError('')
    const reasonKind = step.state === 'rejected' ? step.reasonKind : null
    const answer = await run(
      'control.step',
      { id: control.id, step: { ...step, on: step.on, reasonKind } },
      { quiet: true },
    )
    setBusy(false)
    if (answer.ok) props.onDone()
    else setError(failureText(answer.error))
  }

  return (
    <fieldset className={record.form} aria-label="Record a step">
      <div className={record.pair}>
        <SelectField
          label="State"
          helpKey="control.state"
          value={step.state}
          choices={choicesOf(states, (state) => `${controlStateMark[state].mark} ${controlStateMark[state].word}`)}
          onSave={(state) => keep({ state: state ?? step.state })}
        />
        <DateField helpKey="control.stepOn" label="On" value={step.on} onSave={(on) => keep({ on })} />
        <PersonSelect
          helpKey="control.stepPerson"
          label="Person"
          value={step.personId}
          onSave={(person) => keep({ personId: person })}
        />
        {step.state === 'rejected' && (
          <SelectField
            helpKey="control.rejectedWhy"
            label="Why it is rejected"
            value={step.reasonKind}
            choices={choicesOf(reasonKinds)}
            onSave={(reasonKind) => keep({ reasonKind })}
          />
        )}
      </div>
      <LongTextField
        helpKey="control.stepNote"
        label={withReason ? 'Reason' : 'Note'}
        hint={
          withReason
            ? 'Needed for this step. No patient-identifiable information, please.'
            : 'No patient-identifiable information, please.'
        }
        value={step.note}
        onSave={(note) => keep({ note })}
      />
      <EvidenceSelect
        label="Evidence of this step"
        helpKey="control.steps"
        value={step.evidenceIds}
        onSave={(evidenceIds) => keep({ evidenceIds })}
      />
      {error !== '' && (
        <p className={record.warn} role="alert">
          {error}
        </p>
      )}
      <Group gap="sm" justify="flex-end">
        <Button variant="default" onClick={props.onDone}>
          Cancel
        </Button>
        <Button loading={busy} onClick={() => void recordIt()}>
          Record the step
        </Button>
      </Group>
    </fieldset>
  )
}
