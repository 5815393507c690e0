import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Control } from '../../../src-shared/domain/control.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { StateMark } from '../../components/Marks.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { nameOf, useProject } from '../../project/project-context.ts'
import { RecordStep } from './RecordStep.tsx'

/** Every step of a control's life, the last one first; steps stay when the state falls back. */
export function ControlSteps(props: { control: Control; locked: boolean }) {
  const { control } = props
  const { projectId, people, context } = useProject()
  const [recording, setRecording] = useState(false)
  return (
    <Section
      title="Steps"
      actions={
        !props.locked &&
        !recording && (
          <span data-field="steps">
            <Button variant="default" onClick={() => setRecording(true)}>
              Record a step
            </Button>
          </span>
        )
      }
    >
      {recording && <RecordStep control={control} onDone={() => setRecording(false)} />}
      {control.steps.length === 0 ? (
        <p className={record.plain}>
          State not stated. No step is recorded
          {control.source === null ? '' : ': what a source says of a control is not a step of ours'}.
        </p>
      ) : (
        <ol className={record.steps} reversed>
          {control.steps.toReversed().map((step) => (
            <li key={step.id}>
              <span className={record.entry}>
                <StateMark state={step.state} />
                <span>
                  {formatDay(step.on)}
                  {step.personId === null ? ', nobody named' : `, ${nameOf(people, step.personId)}`}
                </span>
              </span>
              {(step.note !== '' || step.reasonKind !== null) && (
                <p>
                  {step.reasonKind !== null && `${step.reasonKind}: `}
                  {step.note}
                </p>
              )}
              {step.evidenceIds.length > 0 && (
                <p>
                  Evidence:{' '}
                  {step.evidenceIds.map((id, index) => (
                    <span key={id}>
                      {index > 0 && ', '}
                      <Link
                        to="/projects/$projectId/evidence"
                        params={{ projectId }}
                        search={{ record: id }}
                        className={record.link}
                      >
                        {context.evidence.get(id)?.title ?? 'not in this project'}
                      </Link>
                    </span>
                  ))}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
