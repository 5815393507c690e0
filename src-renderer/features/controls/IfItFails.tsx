import { Link } from '@tanstack/react-router'
import type { Control } from '../../../src-shared/domain/control.ts'
import type { Rating } from '../../../src-shared/domain/scheme.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { EVIDENCED_LEGEND, residualStandingWord } from '../../../src-shared/format/standing-words.ts'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { useProject } from '../../project/project-context.ts'
import { type FallBack, ifItFails } from './if-it-fails.ts'

const ratingWords = (rating: Rating | null) => (rating === null ? 'not scored' : `${rating.number} ${rating.label}`)

function consequences({ residual, today, unsettled }: FallBack): string {
  const told = [
    residual.now === residual.after
      ? ''
      : `residual: ${residualStandingWord[residual.now]} → ${residualStandingWord[residual.after]}`,
    today.now?.number === today.after?.number
      ? ''
      : `today's risk: ${ratingWords(today.now)} → ${ratingWords(today.after)}`,
    unsettled.length === 0 ? '' : `${unsettled.join(' and ')} score: scored before changes`,
  ].filter(Boolean)
  return told.length === 0 ? 'nothing that the rules can see changes' : told.join('; ')
}

/** The hazards that share a control, and what the rules take back on each if it fails. */
export function IfItFails(props: { control: Control }) {
  const { projectId, assessed, context } = useProject()
  const hazards = ifItFails(props.control, assessed, context)
  if (hazards.length === 0) return null
  return (
    <Section
      title={hazards.length === 1 ? 'If it fails' : `Shared by ${formatCount(hazards.length, 'hazard')}: if it fails`}
    >
      <ul className={record.list}>
        {hazards.map((one) => (
          <li key={one.id} className={record.entry}>
            <Link
              to="/projects/$projectId/hazards"
              params={{ projectId }}
              search={{ hazard: one.id }}
              className={record.link}
            >
              {one.number}
            </Link>
            <span className={record.grow}>{consequences(one)}</span>
          </li>
        ))}
      </ul>
      <p className={record.note}>
        What falls back by the rules of the log. They do not say how bad a failure would be: each hazard has to be
        looked at. {EVIDENCED_LEGEND}
      </p>
    </Section>
  )
}
