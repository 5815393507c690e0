import { IconAlertTriangle } from '@tabler/icons-react'
import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ScoredStage } from '../../../../src-shared/domain/standing.ts'
import { changesSinceScore, controlStateMark } from '../../../../src-shared/format/standing-words.ts'
import { RatingChip } from '../../../components/RatingChip.tsx'
import type { HazardRow } from '../list/rows.ts'
import classes from './grid.module.css'

type Cell = CustomCellRendererProps<HazardRow>

/** Number, with what a hazard is that stands outside the counts. */
export function NumberCell({ data }: Cell) {
  if (data === undefined) return null
  const { hazard } = data
  const outside = hazard.archived === null ? (hazard.candidate ? 'candidate' : '') : hazard.archived.how
  return (
    <span className={classes.number}>
      <span className={classes.link}>{hazard.number}</span>
      {outside !== '' && <span className={classes.outside}>{outside}</span>}
    </span>
  )
}

/** Short words for a narrow column; the full ones are its title and what is read out. */
function standingMark(scored: ScoredStage): { short: string; full: string } | null {
  if (scored.standing === 'imported, not confirmed') return { short: 'unconfirmed', full: 'imported, not confirmed' }
  if (scored.standing !== 'scored before changes') return null
  return { short: 'changed', full: `scored before these changes: ${changesSinceScore(scored.changes)}` }
}

function Marked(props: { children: React.ReactNode; marks: ({ short: string; full: string } | null)[] }) {
  const marks = props.marks.filter((mark) => mark !== null)
  return (
    <span className={classes.rating}>
      <span className={classes.chip}>{props.children}</span>
      {marks.length > 0 && (
        <span className={classes.mark} title={marks.map(({ full }) => full).join('; ')}>
          {marks.map(({ short }) => short).join(', ')}
        </span>
      )}
    </span>
  )
}

export function InitialCell({ data }: Cell) {
  if (data === undefined) return null
  const { initial } = data.risk
  return (
    <Marked marks={[standingMark(initial)]}>
      <RatingChip rating={initial.rating} standing={initial.standing} quiet />
    </Marked>
  )
}

export function ResidualCell({ data }: Cell) {
  if (data === undefined) return null
  const { residual, residualStanding } = data.risk
  const claims =
    residualStanding === 'not scored' || residualStanding === 'imported, not confirmed' ? null : residualStanding
  const claim =
    residual.rating === null || claims === null ? null : { short: claims.split(',')[0] ?? claims, full: claims }
  return (
    <Marked marks={[claim, standingMark(residual)]}>
      <RatingChip rating={residual.rating} standing={residual.standing} residual={residualStanding} quiet />
    </Marked>
  )
}

export function TodayCell({ data }: Cell) {
  if (data === undefined) return null
  const { initial, residual, residualStanding, today } = data.risk
  return (
    <Marked marks={[standingMark(residualStanding === 'evidenced' ? residual : initial)]}>
      <RatingChip rating={today} quiet />
    </Marked>
  )
}

/** How many controls, and how far they are, as shapes with their words behind them. */
export function ControlsCell({ data }: Cell) {
  if (data === undefined) return null
  return (
    <span className={classes.controls} title={data.controlWords}>
      <span className={classes.figure}>{data.controls}</span>
      {data.states.map(({ state, count }) => (
        <span key={state} className={classes.state}>
          <span aria-hidden>{controlStateMark[state].mark}</span>
          {count}
          <span className={classes.hidden}> {controlStateMark[state].word}</span>
        </span>
      ))}
    </span>
  )
}

export function FindingsCell({ data }: Cell) {
  if (data === undefined || data.findings === 0) return null
  const words = data.errors === 0 ? `${data.findings} open` : `${data.findings} open, ${data.errors} of them errors`
  return (
    <span className={classes.findings} title={words}>
      {data.errors > 0 && <IconAlertTriangle size={14} aria-hidden />}
      {data.findings}
      {data.errors > 0 && <span className={classes.hidden}>, {data.errors} of them errors</span>}
    </span>
  )
}
