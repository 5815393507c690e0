import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SourceScore, Stage } from '../../../../src-shared/domain/assessment.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import type { HazardRisk } from '../../../../src-shared/domain/standing.ts'
import { formatMoment } from '../../../../src-shared/format/dates.ts'
import { differenceSentence } from '../../../../src-shared/format/standing-words.ts'
import { useCommand } from '../../../api/commands.ts'
import { ConfirmWithReason } from '../../../components/ConfirmWithReason.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { nameOf, useProject } from '../../../project/project-context.ts'
import classes from './pane.module.css'

/** `Major, Low, 3`, as the source showed it. */
function shownWords(score: SourceScore): string {
  return [score.severityShown, score.likelihoodShown, score.ratingShown]
    .map((word) => word.trim() || 'blank')
    .join(', ')
}

/** What a source showed at this stage: its own, read-only; a difference from our matrix until a person confirms it. */
export function SourceScores({ hazard, stage, risk }: { hazard: Hazard; stage: Stage; risk: HazardRisk }) {
  const { snapshot, people } = useProject()
  const { readOnly } = useFieldSettings()
  const run = useCommand()
  const [asking, setAsking] = useState(false)
  return hazard.sourceScores
    .filter((score) => score.stage === stage)
    .map((score) => {
      const file = snapshot.records.import.find(({ id }) => id === score.importId)?.fileName ?? 'the source'
      const difference = risk.differences.find((one) => one.score === score)
      const { severity, likelihood, rating } = score.cells
      return (
        <div key={`${score.importId} ${score.stage}`} className={classes.source} data-field={`${stage}.sourceRating`}>
          <p>
            Source showed: {shownWords(score)}{' '}
            <span className={classes.dimmed}>
              ({file}, cells {[severity, likelihood, rating].filter(Boolean).join(', ')})
            </span>
          </p>
          {difference !== undefined && (
            <>
              <p className={difference.confirmed ? '' : classes.error}>{differenceSentence(difference)}.</p>
              {score.differenceConfirmed === null ? (
                !readOnly && (
                  <Button variant="default" onClick={() => setAsking(true)}>
                    Confirm this difference…
                  </Button>
                )
              ) : (
                <p className={classes.dimmed}>
                  Looked at by {nameOf(people, score.differenceConfirmed.by) || 'somebody not named'} on{' '}
                  {formatMoment(score.differenceConfirmed.at)}: {score.differenceConfirmed.reason}
                </p>
              )}
              <ConfirmWithReason
                opened={asking}
                onClose={() => setAsking(false)}
                title={`Confirm the difference on ${hazard.number}`}
                action="Confirm the difference"
                onConfirm={(reason) =>
                  run('difference.confirm', { hazardId: hazard.id, stage, reason }, { quiet: true })
                }
              >
                <p className={classes.dialogText}>
                  {differenceSentence(difference)}. Both stay on the hazard and in documents.
                  {Number(score.ratingShown) > difference.byScheme.number &&
                    ' The matrix gives the lower rating of the two.'}
                </p>
              </ConfirmWithReason>
            </>
          )}
        </div>
      )
    })
}
