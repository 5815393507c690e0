import type { Clause } from '../../src-shared/domain/standards-pack.ts'
import classes from './clauses.module.css'
import { useProject } from './project-context.ts'

/** How sure a clause's wording is, as it is said beside it; nothing for what was read. */
function confidenceWords(confidence: Clause['confidence']): string {
  if (confidence === 'verified') return ''
  if (confidence === 'quoted') return 'as quoted by another party'
  return confidence === 'unconfirmed' ? 'unconfirmed wording' : `unconfirmed wording (${confidence})`
}

/**
 * Clauses by name (`DCB0129 6.3.2`), each in the pack's own words with how sure they are. Those of standards that the
 * project does not follow are left out.
 */
export function ClauseList({ clauses }: { clauses: readonly string[] }) {
  const { pack, snapshot } = useProject()
  const shown = clauses.flatMap((name) => {
    const [standard = '', number = ''] = name.split(' ')
    if (!snapshot.project.standards.some((id) => id === standard)) return []
    const clause = pack.standards.find(({ id }) => id === standard)?.clauses.find(({ id }) => id === number)
    return [{ name, clause }]
  })
  if (shown.length === 0) return null
  return (
    <dl className={classes.clauses}>
      {shown.map(({ name, clause }) => (
        <div key={name} className={classes.clause}>
          <dt>{name}</dt>
          <dd>
            {clause === undefined ? 'Not in the standards pack of this version.' : clause.text}
            {clause !== undefined && clause.confidence !== 'verified' && (
              <span className={classes.unsure}>{` – ${confidenceWords(clause.confidence)}`}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
