import { Button, SegmentedControl } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Stage } from '../../../../src-shared/domain/assessment.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { lookUp, rank, type Scheme } from '../../../../src-shared/domain/scheme.ts'
import type { HazardRisk } from '../../../../src-shared/domain/standing.ts'
import { EVIDENCED_LEGEND, TODAY_LEGEND } from '../../../../src-shared/format/standing-words.ts'
import { tellFailure } from '../../../api/commands.ts'
import { announce } from '../../../components/announce.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { isTyping, useLetterKeys } from '../../../components/letter-keys.ts'
import { Matrix, type MatrixCell } from '../../../components/Matrix.tsx'
import { RatingChip } from '../../../components/RatingChip.tsx'
import { Section } from '../../../components/Section.tsx'
import { useProject } from '../../../project/project-context.ts'
import { ChangePicture } from './ChangePicture.tsx'
import { useHazardCommands } from './hazard-commands.ts'
import { MatrixGuide } from './MatrixGuide.tsx'
import { leadTo } from './place.tsx'
import classes from './risk.module.css'
import { StageForm } from './StageForm.tsx'
import { useResidualAsInitial } from './use-residual-as-initial.ts'

/** How long after `g` a letter names a page, in milliseconds, as for the frame. */
const GO_TIME = 1500

const SHAPES = { initial: '○', residual: '●' }

/** The cell where a stage stands; null where it is not scored in words of the scheme. */
function cellOf(
  scheme: Scheme,
  made: { severity: string | null; likelihood: string | null } | null,
): MatrixCell | null {
  if (made === null || made.severity === null || made.likelihood === null) return null
  const { severity, likelihood } = made
  return rank(scheme.severity, severity) < 0 || rank(scheme.likelihood, likelihood) < 0
    ? null
    : { severity, likelihood }
}

/** Both assessments of a hazard: the matrix as the input, what changed between them, and what was said of each. */
export function RiskSection({ hazard, risk }: { hazard: Hazard; risk: HazardRisk }) {
  const { snapshot } = useProject()
  const { readOnly } = useFieldSettings()
  const { score } = useHazardCommands(hazard.id)
  const [letters] = useLetterKeys()
  const place = useRef<HTMLDivElement>(null)
  const goingAt = useRef(Number.NEGATIVE_INFINITY)
  const [stage, setStage] = useState<Stage>(risk.initial.rating === null ? 'initial' : 'residual')
  const [looked, setLooked] = useState<MatrixCell | null>(null)
  const same = useResidualAsInitial(hazard, risk)
  const { scheme } = snapshot.project
  const cells = { initial: cellOf(scheme, risk.initial.assessment), residual: cellOf(scheme, risk.residual.assessment) }
  const standsAt = cells[stage] ?? cells.initial

  function choose(next: Stage): void {
    setStage(next)
    announce(`Cells now set the ${next} risk.`)
  }

  /** Sets the score, then goes on to the reason for the word that changed. */
  async function pick(cell: MatrixCell): Promise<void> {
    const before = risk[stage].assessment
    const answer = await score(stage, cell)
    if (!answer.ok) {
      tellFailure(answer.error)
      return
    }
    const rating = lookUp(scheme, cell.severity, cell.likelihood)
    announce(
      `${stage === 'initial' ? 'Initial' : 'Residual'}: ${cell.severity}, ${cell.likelihood}. ${rating?.number} ${rating?.label}.`,
    )
    const reason =
      before?.severity !== cell.severity
        ? 'severityReason'
        : before.likelihood !== cell.likelihood
          ? 'likelihoodReason'
          : null
    if (reason !== null && place.current !== null) leadTo(place.current, `${stage}.${reason}`, null)
  }

  function hear(event: KeyboardEvent): void {
    if (event.key === 'g') goingAt.current = event.timeStamp
    const next = ({ i: 'initial', r: 'residual' } as const)[event.key.toLowerCase()]
    if (next === undefined || !letters || readOnly || event.ctrlKey || event.altKey || event.metaKey) return
    // After `g` a letter names a page.
    if (isTyping(event.target) || event.timeStamp - goingAt.current < GO_TIME) return
    event.preventDefault()
    choose(next)
  }

  return (
    <Section title="Risk assessment">
      <div ref={place}>
        {!readOnly && (
          <fieldset className={classes.switch} aria-label="What a cell of the matrix sets">
            <span>A cell sets the</span>
            <SegmentedControl
              size="xs"
              value={stage}
              onChange={(value) => choose(value === 'initial' ? 'initial' : 'residual')}
              data={[
                { value: 'initial', label: '○ initial risk' },
                { value: 'residual', label: '● residual risk' },
              ]}
            />
            {same !== null && (
              <Button
                variant="default"
                size="compact-sm"
                data-residual-as-initial
                onClick={same}
                title="Copies severity and likelihood only"
              >
                Residual as initial&ensp;
                <KeyHint keys="Alt+R" />
              </Button>
            )}
          </fieldset>
        )}
        <div className={classes.inputRow}>
          {/* The cells inside are buttons; the letters choose what they set. */}
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
          <div className={classes.input} onKeyDown={hear}>
            <Matrix
              scheme={scheme}
              caption="Initial ○ and residual ● in the matrix"
              marks={{ initial: risk.initial.assessment, residual: risk.residual.assessment }}
              shapes={SHAPES}
              arrow={
                cells.initial === null || cells.residual === null ? null : { from: cells.initial, to: cells.residual }
              }
              start={standsAt}
              onLook={setLooked}
              {...(readOnly ? {} : { onPick: (cell: MatrixCell) => void pick(cell) })}
            />
            {!readOnly && (
              <p className={classes.keys}>
                Arrows, Home, End, Page Up, Page Down move · Enter sets the {stage} risk
                {letters ? ' · i initial · r residual' : ''}
              </p>
            )}
          </div>
          <MatrixGuide scheme={scheme} cell={looked ?? standsAt} />
        </div>
        <p className={classes.under}>
          <strong>Today's risk</strong> <RatingChip rating={risk.today} />
        </p>
        <p className={classes.legend}>
          {TODAY_LEGEND} {EVIDENCED_LEGEND}
        </p>
        <Disclosure summary="What all the words mean">
          <dl className={classes.meanings}>
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
        <ChangePicture hazard={hazard} risk={risk} />
        <Stages hazard={hazard} risk={risk} />
      </div>
    </Section>
  )
}

function Stages({ hazard, risk }: { hazard: Hazard; risk: HazardRisk }) {
  return (
    <div className={classes.stages}>
      <StageForm hazard={hazard} stage="initial" risk={risk} />
      <StageForm hazard={hazard} stage="residual" risk={risk} />
    </div>
  )
}
