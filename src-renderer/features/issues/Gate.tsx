import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnsweredFinding } from '../../../src-shared/checks/finding.ts'
import { isAnswerable, issueGate } from '../../../src-shared/checks/issue-gate.ts'
import { holdersOf } from '../../../src-shared/domain/project.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { Disclosure } from '../../components/Disclosure.tsx'
import { LevelMark } from '../../components/LevelMark.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Reading } from '../../components/Reading.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { FindingPlaceLink } from '../../project/FindingPlaceLink.tsx'
import { nameOf, useProject } from '../../project/project-context.ts'
import classes from './issues.module.css'

/** What settles an error that no answer does. */
function settles({ check }: AnsweredFinding): string {
  return check === 'benefit-analysis-missing'
    ? 'No answer settles this: it needs a benefit-risk analysis, and the acceptance of the person whom the plan authorises for this rating.'
    : 'No answer settles this: a risk of this rating cannot be marked acceptable.'
}

function AnalysisLink({ finding }: { finding: AnsweredFinding }) {
  const { projectId } = useProject()
  if (finding.check !== 'benefit-analysis-missing') return null
  const search = { kind: 'benefitAnalysis', ...(finding.place.partId === null ? {} : { record: finding.place.partId }) }
  return (
    <Link to="/projects/$projectId/registers" params={{ projectId }} search={search}>
      Go to the benefit analyses
    </Link>
  )
}

function Blocking({
  finding,
  officer,
  onAnswer,
}: {
  finding: AnsweredFinding
  officer: boolean
  onAnswer: () => void
}) {
  return (
    <li>
      <p className={record.text}>{finding.message}</p>
      {!isAnswerable(finding) && <p className={record.dimmed}>{settles(finding)}</p>}
      <div className={record.row}>
        <FindingPlaceLink place={finding.place} />
        {!isAnswerable(finding) ? (
          <AnalysisLink finding={finding} />
        ) : officer ? (
          <Button size="compact-xs" variant="default" aria-label={`Answer: ${finding.message}`} onClick={onAnswer}>
            Answer…
          </Button>
        ) : (
          <span className={record.dimmed}>The clinical safety officer answers it, or it is mended.</span>
        )}
      </div>
    </li>
  )
}

/** Errors under the hazard they are about, in the order of the log. */
function byHazard(blocking: readonly AnsweredFinding[]): Map<string | null, AnsweredFinding[]> {
  const groups = new Map<string | null, AnsweredFinding[]>()
  for (const one of blocking) {
    const known = groups.get(one.hazardId)
    if (known) known.push(one)
    else groups.set(one.hazardId, [one])
  }
  return groups
}

/** What stands open before an issue: errors that block it, those answered, and how many lesser ones it will list. */
export function Gate() {
  const { projectId, snapshot, people, findings, findingsFailure, checkAgain, personId, today, canWrite } = useProject()
  const run = useCommand()
  const [answering, setAnswering] = useState<AnsweredFinding | null>(null)
  if (findings === null) {
    return (
      <Section title="What stands open">
        {findingsFailure === null ? (
          <Reading>the findings</Reading>
        ) : (
          <ProblemPanel failure={findingsFailure} onRetry={checkAgain} />
        )}
      </Section>
    )
  }
  const { blocking, answered, open } = issueGate(findings)
  const officer =
    canWrite && personId !== null && holdersOf(snapshot.project, 'clinical safety officer', today).includes(personId)
  const hazards = new Map(snapshot.records.hazard.map((one) => [one.id, one]))
  return (
    <Section title="What stands open">
      {blocking.length === 0 ? (
        <p className={record.plain}>
          No error blocks the issue. The rules cannot tell whether hazards are missing or scores are right.
        </p>
      ) : (
        <>
          <p className={record.warn}>
            {formatCount(blocking.length, 'error')} {blocking.length === 1 ? 'blocks' : 'block'} the issue. Each is
            mended, or answered by the clinical safety officer with a reason that the documents print.
          </p>
          {[...byHazard(blocking)].map(([hazardId, list]) => {
            const hazard = hazardId === null ? undefined : hazards.get(hazardId)
            const title = hazard === undefined ? 'The project as a whole' : `${hazard.number} ${hazard.name}`
            return (
              <section key={hazardId ?? ''} aria-label={title} className={classes.group}>
                <h3>{title}</h3>
                <ul className={record.list} aria-label={`Errors that block the issue: ${title}`}>
                  {list.map((one) => (
                    <Blocking key={one.key} finding={one} officer={officer} onAnswer={() => setAnswering(one)} />
                  ))}
                </ul>
              </section>
            )
          })}
        </>
      )}
      {answered.length > 0 && (
        <Disclosure summary={`${formatCount(answered.length, 'error')} answered; the documents print each answer`}>
          <ul className={record.list} aria-label="Errors answered">
            {answered.map((one) => (
              <li key={one.key}>
                <p className={record.text}>{one.message}</p>
                <p className={record.dimmed}>
                  Answered by {nameOf(people, one.answer?.personId ?? null) || 'somebody who was not named'} on{' '}
                  {formatDay(one.answer?.on ?? null)}:
                </p>
                <p className={record.text}>{one.answer?.reason}</p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <p className={classes.counts}>
        <LevelMark level="warning" count={open.warnings} />
        <LevelMark level="notice" count={open.notices} />
        <span>
          They do not block; the hazard log lists them.{' '}
          <Link to="/projects/$projectId/checks" params={{ projectId }}>
            Go to the checks
          </Link>
        </span>
      </p>
      {answering !== null && (
        <ConfirmWithReason
          opened
          onClose={() => setAnswering(null)}
          title="Answer the finding"
          action="Answer"
          reasonLabel="Why this stands as it is"
          onConfirm={(reason) =>
            run('finding.answer', { projectId, key: answering.key, values: answering.values, reason }, { quiet: true })
          }
        >
          <p className={record.plain}>{answering.message}</p>
          <p className={record.note}>
            The answer holds while these values stand; when they change, the finding opens again. The documents print it
            with who, when and why.
          </p>
        </ConfirmWithReason>
      )}
    </Section>
  )
}
