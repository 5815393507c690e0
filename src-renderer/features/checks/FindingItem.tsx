import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnsweredFinding } from '../../../src-shared/checks/finding.ts'
import type { Answer } from '../../../src-shared/domain/registers.ts'
import { ok } from '../../../src-shared/domain/result.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { useCommand } from '../../api/commands.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { FindingPlaceLink } from '../../project/FindingPlaceLink.tsx'
import { nameOf, useProject } from '../../project/project-context.ts'
import classes from './checks.module.css'

/** Who gave an answer, when and why. */
function AnswerWords({ answer, lead }: { answer: Answer; lead: string }) {
  const { people } = useProject()
  const by = nameOf(people, answer.personId)
  return (
    <div className={classes.answer}>
      <p>
        {lead} {by === '' ? 'by somebody who was not named' : `by ${by}`} on {formatDay(answer.on)}:
      </p>
      <p className={classes.reason}>{answer.reason}</p>
    </div>
  )
}

/** Other hazards that share what the finding is about. */
function SharedWith({ finding }: { finding: AnsweredFinding }) {
  const { snapshot, projectId } = useProject()
  const others = finding.touches.filter((id) => id !== finding.hazardId)
  if (others.length === 0) return null
  return (
    <span>
      Concerns{' '}
      {others.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to="/projects/$projectId/hazards" params={{ projectId }} search={{ hazard: id, view: 'page' }}>
            {snapshot.records.hazard.find((one) => one.id === id)?.number ?? 'another hazard'}
          </Link>
        </span>
      ))}{' '}
      too
    </span>
  )
}

/** One finding: what, where, its answer, and the ways on. */
export function FindingItem({ finding, onMoved }: { finding: AnsweredFinding; onMoved: () => void }) {
  const { projectId, snapshot, canWrite } = useProject()
  const run = useCommand()
  const [dialog, setDialog] = useState<'answer' | 'withdraw' | null>(null)
  const { answer, key, values } = finding
  const earlier = finding.reopened
    ? snapshot.records.answer.findLast((one) => one.finding === key && one.archived === null)
    : undefined

  async function give(reason: string) {
    const given = await run('finding.answer', { projectId, key, values, reason }, { quiet: true })
    if (given.ok) onMoved()
    return given
  }

  async function withdraw(reason: string) {
    if (answer === null) return ok(null)
    const withdrawn = await run('finding.withdraw-answer', { answerId: answer.id, reason }, { quiet: true })
    if (withdrawn.ok) onMoved()
    return withdrawn
  }

  return (
    <li className={classes.finding}>
      <p className={classes.message}>{finding.message}</p>
      {earlier !== undefined && (
        <AnswerWords answer={earlier} lead="Open again: the values changed after it was answered" />
      )}
      {answer !== null && <AnswerWords answer={answer} lead="Answered" />}
      <div className={classes.ways}>
        <FindingPlaceLink place={finding.place} />
        <SharedWith finding={finding} />
        {canWrite && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={`${answer === null ? 'Answer' : 'Withdraw the answer'}: ${finding.message}`}
            onClick={() => setDialog(answer === null ? 'answer' : 'withdraw')}
          >
            {answer === null ? 'Answer…' : 'Withdraw the answer…'}
          </Button>
        )}
      </div>
      <ConfirmWithReason
        opened={dialog === 'answer'}
        onClose={() => setDialog(null)}
        title="Answer the finding"
        action="Answer"
        reasonLabel="Why this stands as it is"
        onConfirm={give}
      >
        <p className={classes.dialogText}>{finding.message}</p>
        <p className={classes.dialogNote}>
          The answer holds while these values stand; when they change, the finding opens again. Documents list it with
          who, when and why.{finding.level === 'error' && ' Errors are answered by the clinical safety officer only.'}
        </p>
      </ConfirmWithReason>
      <ConfirmWithReason
        opened={dialog === 'withdraw'}
        onClose={() => setDialog(null)}
        title="Withdraw the answer"
        action="Withdraw the answer"
        onConfirm={withdraw}
      >
        <p className={classes.dialogText}>{finding.message}</p>
        <p className={classes.dialogNote}>The finding stands open again. The answer stays in the history.</p>
      </ConfirmWithReason>
    </li>
  )
}
