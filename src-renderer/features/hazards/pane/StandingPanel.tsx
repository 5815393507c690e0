import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Stage } from '../../../../src-shared/domain/assessment.ts'
import { type FactChange } from '../../../../src-shared/domain/facts.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import type { ScoredStage } from '../../../../src-shared/domain/standing.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { useCommand } from '../../../api/commands.ts'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { nameOf, type ProjectView, useProject } from '../../../project/project-context.ts'
import { ConfirmScore } from './ConfirmScore.tsx'
import classes from './pane.module.css'

/** What changed, naming it by its number where it is still there. */
function nameOfChange(change: FactChange, hazard: Hazard, { context }: ProjectView): string {
  const cause = hazard.causes.find(({ id }) => id === change.id)
  const link = hazard.links.find(({ id }) => id === change.id)
  const control = context.controls.get(link?.controlId ?? change.id ?? '')
  const number = change.what === 'cause' && cause ? ` ${cause.number}` : control ? ` ${control.number}` : ''
  return `${change.what}${number} ${change.how}`
}

/** How a score stands where it is not simply confirmed, and the way to confirm it as it is. */
export function StandingPanel(props: { hazard: Hazard; stage: Stage; scored: ScoredStage }) {
  const { hazard, stage, scored } = props
  const project = useProject()
  const run = useCommand()
  const { readOnly } = useFieldSettings()
  const [opened, setOpened] = useState(false)
  const { assessment, standing } = scored
  if (assessment === null || standing === 'not scored' || standing === 'incomplete') return null
  if (standing === 'confirmed') {
    return (
      <p className={classes.dimmed} data-field={`${stage}.confirmed`}>
        {assessment.confirmedBy === null
          ? 'Entered here; nobody is named as having confirmed it.'
          : `Confirmed by ${nameOf(project.people, assessment.confirmedBy)}${assessment.assessedOn === null ? '' : `, assessed on ${formatDay(assessment.assessedOn)}`}.`}
      </p>
    )
  }
  const imported = standing === 'imported, not confirmed'
  return (
    <div className={classes.standing} data-field={`${stage}.confirmed`}>
      {imported ? (
        <p>Imported, not confirmed: no person here stands for this score yet.</p>
      ) : (
        <>
          <p>Scored before these changes:</p>
          <ul className={classes.plain}>
            {scored.changes.map((change) => (
              <li key={`${change.what} ${change.id ?? ''} ${change.how}`}>{nameOfChange(change, hazard, project)}</li>
            ))}
          </ul>
        </>
      )}
      {!readOnly && (
        <Button variant="default" onClick={() => setOpened(true)}>
          Confirm this {stage} score…
        </Button>
      )}
      <ConfirmScore
        opened={opened}
        onClose={() => setOpened(false)}
        title={`Confirm the ${stage} score of ${hazard.number}`}
        scored={scored}
        onConfirm={(personId, assessedOn) =>
          run('assessment.confirm', { hazardId: hazard.id, stage, personId, assessedOn }, { quiet: true })
        }
      />
    </div>
  )
}
