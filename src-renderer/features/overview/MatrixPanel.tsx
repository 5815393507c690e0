import { useNavigate } from '@tanstack/react-router'
import { Fragment } from 'react'
import { matrixCounts } from '../../../src-shared/domain/counts.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { Matrix } from '../../components/Matrix.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './overview.module.css'
import { initialParts, residualParts, todayParts } from './words.ts'

export type Stage = 'initial' | 'today' | 'residual'

const TITLE: Record<Stage, string> = {
  initial: 'Initial clinical risk',
  today: "Today's risk",
  residual: 'Residual clinical risk',
}
const PARTS = { initial: initialParts, today: todayParts, residual: residualParts }

/** One stage's matrix with its counts; a cell leads to its hazards; the sum is said under it. */
export function MatrixPanel({ stage }: { stage: Stage }) {
  const { snapshot, assessed, counts, projectId } = useProject()
  const navigate = useNavigate()
  const { cells, unscored } = matrixCounts(assessed, snapshot, stage)
  const parts = PARTS[stage]
  const total = cells.flat().reduce(
    (sum, cell) => ({
      all: sum.all + cell.all,
      evidenced: sum.evidenced + cell.evidenced,
      unconfirmed: sum.unconfirmed + cell.unconfirmed,
    }),
    { all: 0, evidenced: 0, unconfirmed: 0 },
  )
  const told = parts(total).filter(({ count }) => count > 0)
  const noneNeeded = stage === 'residual' ? counts.standing['no control needed'] : 0
  return (
    <div className={classes.matrix}>
      <h2 className={classes.over}>{TITLE[stage]}</h2>
      <Matrix
        scheme={snapshot.project.scheme}
        caption={`${TITLE[stage]}: the rating, and in bold the hazards`}
        counts={cells}
        parts={parts}
        onPick={({ likelihood, severity }) =>
          void navigate({
            to: '/projects/$projectId/hazards',
            params: { projectId },
            search: { [stage]: `${likelihood}|${severity}` },
          })
        }
      />
      <p className={classes.under}>
        {formatCount(counts.hazards, 'hazard')} = {formatNumber(total.all)} in the matrix{' '}
        {told.length > 0 && (
          <>
            (
            {told.map(({ mark, word, count }, index) => (
              <Fragment key={word}>
                {index > 0 && ', '}
                <span aria-hidden>{mark}</span> {formatNumber(count)} {word}
              </Fragment>
            ))}
            ){' '}
          </>
        )}
        + {formatNumber(unscored)} not scored
        {noneNeeded > 0 && `, of which ${formatNumber(noneNeeded)} with no control needed`}
      </p>
    </div>
  )
}
