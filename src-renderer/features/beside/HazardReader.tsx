import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { stateOf } from '../../../src-shared/domain/control.ts'
import { type Hazard, liveCauses } from '../../../src-shared/domain/hazard.ts'
import { riskOf } from '../../../src-shared/domain/standing.ts'
import { hazardStatusWord } from '../../../src-shared/format/standing-words.ts'
import { StateMark } from '../../components/Marks.tsx'
import { RatingChip } from '../../components/RatingChip.tsx'
import record from '../../components/record.module.css'
import { useProject } from '../../project/project-context.ts'
import { useBeside } from '../../project/use-beside.ts'
import classes from './beside.module.css'
import type { BesideProps } from './index.tsx'
import { RecordList } from './RecordList.tsx'

/** Hazards beside a page, to be read: what it is, its risk, its causes with the controls that answer each. */
export function HazardReader({ recordId, onShow }: BesideProps) {
  const { snapshot, assessed } = useProject()
  const { hazard } = snapshot.records
  const ratings = useMemo(() => new Map(assessed.map((one) => [one.hazard.id, one.risk])), [assessed])
  const lines = useMemo(
    () =>
      hazard
        .filter((one) => one.archived === null)
        .map((one) => ({
          id: one.id,
          number: one.number,
          name: one.name,
          text: `${one.number} ${one.name} ${one.description} ${one.impact}`.toLowerCase(),
          mark: one.candidate ? (
            <span className={record.dimmed}>candidate</span>
          ) : (
            <RatingChip rating={ratings.get(one.id)?.today ?? null} short quiet />
          ),
        })),
    [hazard, ratings],
  )
  const chosen = hazard.find(({ id }) => id === recordId)
  if (chosen !== undefined) return <OneHazard hazard={chosen} onBack={() => onShow(null)} />
  return <RecordList what="Hazards" nothing="No hazards yet." lines={lines} onShow={onShow} />
}

function OneHazard({ hazard, onBack }: { hazard: Hazard; onBack: () => void }) {
  const { projectId, context } = useProject()
  const beside = useBeside()
  const risk = riskOf(hazard, context)
  const controlsOf = (causeId: string | null) =>
    hazard.links
      .filter((link) => link.causeId === causeId)
      .flatMap((link) => {
        const control = context.controls.get(link.controlId)
        return control === undefined ? [] : [control]
      })
  const list = (causeId: string | null) => {
    const controls = controlsOf(causeId)
    if (controls.length === 0) return <p className={record.dimmed}>No control</p>
    return (
      <ul className={record.steps}>
        {controls.map((control) => (
          <li key={control.id}>
            <button type="button" className={record.quiet} onClick={() => beside(`controls:${control.id}`)}>
              {control.number}
            </button>{' '}
            {control.name} <StateMark state={stateOf(control)} />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <>
      <button type="button" className={classes.back} onClick={onBack}>
        All hazards
      </button>
      <div className={classes.record}>
        <h2 tabIndex={-1}>
          {hazard.number} {hazard.name}
        </h2>
        <dl className={record.facts}>
          <dt>Initial</dt>
          <dd>
            <RatingChip rating={risk.initial.rating} standing={risk.initial.standing} />
          </dd>
          <dt>Residual</dt>
          <dd>
            <RatingChip
              rating={risk.residual.rating}
              standing={risk.residual.standing}
              residual={risk.residualStanding}
            />
          </dd>
          <dt>Status</dt>
          <dd>{hazardStatusWord[hazard.status]}</dd>
        </dl>
        {hazard.description !== '' && <p className={classes.text}>{hazard.description}</p>}
        {hazard.impact !== '' && (
          <>
            <h3>Potential clinical impact</h3>
            <p className={classes.text}>{hazard.impact}</p>
          </>
        )}
        {liveCauses(hazard).map((cause) => (
          <section key={cause.id}>
            <h3>Cause {cause.number}</h3>
            <p className={classes.text}>{cause.text}</p>
            {list(cause.id)}
          </section>
        ))}
        {controlsOf(null).length > 0 && (
          <section>
            <h3>The hazard as a whole</h3>
            {list(null)}
          </section>
        )}
        <p>
          <Link
            to="/projects/$projectId/hazards"
            params={{ projectId }}
            search={{ hazard: hazard.id, view: 'pane' }}
            className={record.link}
          >
            Open {hazard.number} on its page
          </Link>
        </p>
      </div>
    </>
  )
}
