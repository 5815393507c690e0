import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { IssueState } from '../../../src-shared/contract/issue.ts'
import { issuedDocumentTitle } from '../../../src-shared/domain/baseline.ts'
import record from '../../components/record.module.css'
import { nameOf, useProject } from '../../project/project-context.ts'
import { type Askable, DOCUMENTS, type IssueDraft, isTicked } from './issue-draft.ts'
import { signingProblem } from './issue-state.ts'
import classes from './issues.module.css'

const MEND = {
  key: 'Go to their signing key',
  registration: 'Go to their registration',
  'issue again': 'Go to their signing key',
} as const

function CanSign({ one, keys }: { one: Askable; keys: IssueState['keys'] }) {
  const { projectId, people, today } = useProject()
  const problem = signingProblem({ person: people.get(one.personId), role: one.role, keys, issuedAt: null, today })
  if (problem === null) return <span className={record.dimmed}>Can sign: a key is enrolled.</span>
  const field = problem.mend === 'registration' ? 'registrationNumber' : 'keys'
  return (
    <span>
      <strong>Cannot sign:</strong> {problem.why}.{' '}
      <Link to="/projects/$projectId/people" params={{ projectId }} search={{ record: one.personId, field }}>
        {MEND[problem.mend]}
      </Link>
    </span>
  )
}

/** Whose approval of each document is asked, and whether each of them could sign. */
export function AskedTable(props: {
  all: readonly Askable[]
  keys: IssueState['keys']
  draft: IssueDraft
  onTick: (id: string, on: boolean) => void
}) {
  const { people } = useProject()
  return DOCUMENTS.map((document) => {
    const here = props.all.filter((one) => one.document === document)
    const title = issuedDocumentTitle[document]
    return (
      <fieldset key={document} className={record.ticks}>
        <legend>{title}</legend>
        {here.length === 0 && <p className={record.plain}>Nobody holds a role that approves it today.</p>}
        {here.map((one) => (
          <div key={one.id} className={classes.ask}>
            <Checkbox
              size="xs"
              label={`${nameOf(people, one.personId)}, ${one.role}`}
              aria-label={`${title}: ${nameOf(people, one.personId)}, ${one.role}`}
              checked={isTicked(props.draft, one)}
              onChange={(event) => props.onTick(one.id, event.currentTarget.checked)}
            />
            <CanSign one={one} keys={props.keys} />
          </div>
        ))}
      </fieldset>
    )
  })
}
