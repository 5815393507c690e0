import { Link } from '@tanstack/react-router'
import type { Control } from '../../../src-shared/domain/control.ts'
import { ifItFails } from '../../../src-shared/domain/if-it-fails.ts'
import { fallPhrases, NOTHING_FALLS } from '../../../src-shared/format/if-it-fails-words.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { EVIDENCED_LEGEND } from '../../../src-shared/format/standing-words.ts'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { useProject } from '../../project/project-context.ts'

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
            <span className={record.grow}>{fallPhrases(one).join('; ') || NOTHING_FALLS}</span>
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
