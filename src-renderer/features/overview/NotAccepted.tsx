import { Link } from '@tanstack/react-router'
import { whyNotAccepted } from '../../../src-shared/domain/compare.ts'
import { notAcceptedWord } from '../../../src-shared/format/board-words.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { RatingChip } from '../../components/RatingChip.tsx'
import { useProject } from '../../project/project-context.ts'
import { More, useShortList } from './More.tsx'
import classes from './overview.module.css'

/** Residual clinical risks that do not stand accepted, the highest rating first, each with why. */
export function NotAccepted() {
  const { assessed, counts, projectId } = useProject()
  const found = assessed
    .flatMap((one) => {
      const why = whyNotAccepted(one)
      return why === null ? [] : [{ ...one, why }]
    })
    .toSorted((a, b) => (b.risk.residual.rating?.number ?? 0) - (a.risk.residual.rating?.number ?? 0))
  const list = useShortList(found)
  return (
    <section aria-labelledby="overview-not-accepted" className={classes.block}>
      <h2 id="overview-not-accepted" className={classes.over}>
        Residual clinical risk not accepted
      </h2>
      <p className={classes.said}>
        {found.length === 0
          ? `All ${formatCount(counts.hazards, 'hazard')}: a person accepted the residual clinical risk, or none is asked for.`
          : `${formatNumber(found.length)} of ${formatCount(counts.hazards, 'hazard')}.`}
      </p>
      {found.length > 0 && (
        <table className={`${classes.table} ${classes.list}`}>
          <caption>Hazards whose residual clinical risk does not stand accepted, and why</caption>
          <thead>
            <tr>
              <th scope="col">Hazard</th>
              <th scope="col">Residual</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {list.shown.map(({ hazard, risk, why }) => (
              <tr key={hazard.id}>
                <td>
                  <Link to="/projects/$projectId/hazards" params={{ projectId }} search={{ hazard: hazard.id }}>
                    {hazard.number}
                  </Link>{' '}
                  {hazard.name}
                </td>
                <td className={classes.word}>
                  <RatingChip rating={risk.residual.rating} residual={risk.residualStanding} quiet />
                </td>
                <td>{notAcceptedWord[why]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More list={list} what="hazard" />
    </section>
  )
}
