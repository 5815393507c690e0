import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Stage } from '../../../../src-shared/domain/assessment.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import type { HazardRisk } from '../../../../src-shared/domain/standing.ts'
import { EVIDENCED_LEGEND, TODAY_LEGEND } from '../../../../src-shared/format/standing-words.ts'
import { tellFailure } from '../../../api/commands.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { Matrix } from '../../../components/Matrix.tsx'
import { RatingChip } from '../../../components/RatingChip.tsx'
import { Section } from '../../../components/Section.tsx'
import { useProject } from '../../../project/project-context.ts'
import { useHazardCommands } from './hazard-commands.ts'
import classes from './pane.module.css'
import { StageForm } from './StageForm.tsx'

const SHAPES = { initial: '○', residual: '●' }

/** Both assessments of a hazard: the matrix with the chosen cells, which is also an input, and what was said of each. */
export function RiskSection({ hazard, risk }: { hazard: Hazard; risk: HazardRisk }) {
  const { snapshot } = useProject()
  const { readOnly } = useFieldSettings()
  const { score } = useHazardCommands(hazard.id)
  const [stage, setStage] = useState<Stage>(risk.initial.rating === null ? 'initial' : 'residual')
  const { scheme } = snapshot.project

  return (
    <Section title="Risk assessment">
      <div className={classes.matrixRow}>
        <Matrix
          scheme={scheme}
          caption="Initial ○ and residual ● in the matrix"
          marks={{ initial: risk.initial.assessment, residual: risk.residual.assessment }}
          shapes={SHAPES}
          {...(readOnly
            ? {}
            : {
                onPick: (cell) => {
                  void score(stage, cell).then((answer) => {
                    if (!answer.ok) tellFailure(answer.error)
                  })
                },
              })}
        />
        <div className={classes.matrixSide}>
          {!readOnly && (
            <fieldset className={classes.group} aria-label="What a cell of the matrix sets">
              <p className={classes.label}>A cell sets the</p>
              <SegmentedControl
                size="xs"
                value={stage}
                onChange={(value) => setStage(value === 'initial' ? 'initial' : 'residual')}
                data={[
                  { value: 'initial', label: '○ initial risk' },
                  { value: 'residual', label: '● residual risk' },
                ]}
              />
            </fieldset>
          )}
          <p>
            <span className={classes.label}>Today's risk </span>
            <RatingChip rating={risk.today} />
          </p>
          <Disclosure summary="What the words mean">
            <dl className={classes.definitions}>
              {(['severity', 'likelihood'] as const).flatMap((axis) =>
                scheme[axis].map(({ word, definition }) => (
                  <div key={`${axis} ${word}`}>
                    <dt>
                      {word} {axis}
                    </dt>
                    <dd>{definition}</dd>
                  </div>
                )),
              )}
            </dl>
            <p className={classes.legend}>{scheme.convention}</p>
          </Disclosure>
          <p className={classes.legend}>{TODAY_LEGEND}</p>
          <p className={classes.legend}>{EVIDENCED_LEGEND}</p>
        </div>
      </div>
      <div className={classes.stages}>
        <StageForm hazard={hazard} stage="initial" risk={risk} />
        <StageForm hazard={hazard} stage="residual" risk={risk} />
      </div>
    </Section>
  )
}
