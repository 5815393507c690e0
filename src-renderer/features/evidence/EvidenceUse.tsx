import { Link } from '@tanstack/react-router'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { useProject } from '../../project/project-context.ts'
import { countUses, type EvidenceUses } from './evidence-uses.ts'

/** Where a piece of evidence is used: steps of controls, links, hazards, registers. */
export function EvidenceUse(props: { uses: EvidenceUses }) {
  const { projectId } = useProject()
  const { uses } = props
  const params = { projectId }
  return (
    <Section title="Where it is used">
      {countUses(uses) === 0 && <p className={record.plain}>Nothing rests on it yet.</p>}
      <ul className={record.list}>
        {uses.steps.map(({ controlId, number, name, state }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- one control may name it at several steps
          <li key={`${controlId} ${index}`} className={record.entry}>
            <Link
              to="/projects/$projectId/controls"
              params={params}
              search={{ record: controlId }}
              className={record.link}
            >
              {number}
            </Link>
            <span className={record.grow}>
              {name}: step “{state}”
            </span>
          </li>
        ))}
        {uses.links.map(({ hazard, link, controlNumber, controlName }) => {
          const cause = hazard.causes.find(({ id }) => id === link.causeId)
          return (
            <li key={link.id} className={record.entry}>
              <Link
                to="/projects/$projectId/controls"
                params={params}
                search={{ record: link.controlId }}
                className={record.link}
              >
                {controlNumber}
              </Link>
              <span className={record.grow}>
                {controlName}: effectiveness on{' '}
                <Link
                  to="/projects/$projectId/hazards"
                  params={params}
                  search={{ hazard: hazard.id }}
                  className={record.link}
                >
                  {hazard.number}
                </Link>
                , {cause ? `cause ${cause.number}` : 'as a whole'} ({link.effectiveness})
              </span>
            </li>
          )
        })}
        {uses.hazards.map(({ id, number, name }) => (
          <li key={id} className={record.entry}>
            <Link to="/projects/$projectId/hazards" params={params} search={{ hazard: id }} className={record.link}>
              {number}
            </Link>
            <span className={record.grow}>{name}: evidence on the hazard as a whole</span>
          </li>
        ))}
        {uses.registers.map(({ kind, id, words }) => (
          <li key={id}>
            <Link
              to="/projects/$projectId/registers"
              params={params}
              search={{ kind, record: id }}
              className={record.link}
            >
              {words}
            </Link>
          </li>
        ))}
        {uses.imports.map(({ id, fileName }) => (
          <li key={id}>
            <Link
              to="/projects/$projectId/registers"
              params={params}
              search={{ kind: 'import', record: id }}
              className={record.link}
            >
              source file of the import of “{fileName}”
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
