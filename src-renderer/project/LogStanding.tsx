import { Link } from '@tanstack/react-router'
import { workingLogWords } from '../../src-shared/format/issue-words.ts'
import { useIssueState } from '../api/queries.ts'
import record from '../components/record.module.css'
import { useProject } from './project-context.ts'

/** The last version that was not withdrawn, and what the working log says of itself beside it; null until it is read. */
export function useLogStanding(): { last: { id: string; version: string } | null; words: string } | null {
  const { projectId } = useProject()
  const { data } = useIssueState(projectId)
  if (data === undefined) return null
  const last = data.baselines.find(({ withdrawn }) => withdrawn === null) ?? null
  return { last, words: workingLogWords(last, data.changesSince ?? 0) }
}

/** `Not approved: 14 changes since 1.0`, leading to the issued versions. Of the past nothing is said. */
export function LogStanding({ small }: { small?: boolean }) {
  const { projectId, past } = useProject()
  const standing = useLogStanding()
  if (standing === null || past !== null) return null
  const words = small === true ? standing.words.charAt(0).toLowerCase() + standing.words.slice(1) : standing.words
  return (
    <Link to="/projects/$projectId/issues" params={{ projectId }} className={record.link}>
      {words}
    </Link>
  )
}
