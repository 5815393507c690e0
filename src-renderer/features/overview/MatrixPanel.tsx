import { useNavigate } from '@tanstack/react-router'
import { Fragment } from 'react'
import { matrixCounts } from '../../../src-shared/domain/counts.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { Matrix } from '../../components/Matrix.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './overview.module.css'
import { initialParts, residualParts } from './words.ts'

/** One stage's matrix with its counts; a cell leads to its hazards; the sum is said under it. */
export function MatrixPanel({ stage }: { stage: 'initial' | 'residual' }) {
  const { snapshot, assessed, counts, projectId } = useProject()
  const navigate = useNavigate()
  const { cells, unscored } = matrixCounts([...assessed], snapshot, stage)
  const parts = stage === 'initial' ? initialParts : residualParts
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
      <Matrix
        scheme={snapshot.project.scheme}
        caption={`${stage === 'initial' ? 'Initial' : 'Residual'} clinical risk: the rating, and in bold the hazards`}
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
