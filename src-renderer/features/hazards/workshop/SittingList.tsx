import type { KeyboardEvent } from 'react'
import { type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { riskOf } from '../../../../src-shared/domain/standing.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { RatingChip } from '../../../components/RatingChip.tsx'
import { useProject } from '../../../project/project-context.ts'
import classes from './workshop.module.css'

/** How many lines are drawn; a workshop works on fewer. */
const MOST = 200

export type Shown = 'sitting' | 'candidates' | 'unscored' | 'all'

/** Hazards to go through: each line brings its hazard onto the sheet. */
export function SittingList(props: {
  hazards: readonly Hazard[]
  currentId: string | null
  onOpen: (id: string) => void
}) {
  const { context } = useProject()
  const shown = props.hazards.slice(-MOST)

  function move(event: KeyboardEvent<HTMLOListElement>): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined || event.altKey) return
    const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
    const next = lines[lines.indexOf(document.activeElement as HTMLElement) + by]
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }

  const tabStop = shown.some(({ id }) => id === props.currentId) ? props.currentId : shown.at(-1)?.id
  return (
    <>
      {props.hazards.length > MOST && (
        <p className={classes.note}>The last {MOST} of them. The others are on the page Hazards.</p>
      )}
      {/* Arrows move between the lines. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol className={classes.list} aria-label="Hazards to go through" onKeyDown={move}>
        {shown.map((hazard) => {
          const risk = riskOf(hazard, context)
          const causes = liveCauses(hazard).length
          return (
            <li key={hazard.id}>
              <button
                type="button"
                className={classes.line}
                aria-current={hazard.id === props.currentId ? 'true' : undefined}
                tabIndex={hazard.id === tabStop ? 0 : -1}
                onClick={() => props.onOpen(hazard.id)}
              >
                <span className={classes.number}>{hazard.number}</span>
                <span className={classes.lineWords}>
                  {hazard.name}
                  <span className={classes.lineCounts}>
                    {hazard.candidate ? 'candidate · ' : ''}
                    {formatCount(causes, 'cause')} · {formatCount(hazard.links.length, 'control link')}
                  </span>
                </span>
                <RatingChip rating={risk.initial.rating} short quiet />
                <RatingChip rating={risk.residual.rating} residual={risk.residualStanding} short quiet />
              </button>
            </li>
          )
        })}
      </ol>
    </>
  )
}
