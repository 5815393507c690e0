import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnsweredFinding, FindingPlace } from '../../../../src-shared/checks/finding.ts'
import { groupFindings } from '../../../../src-shared/checks/group-findings.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { useCommand } from '../../../api/commands.ts'
import { ConfirmWithReason } from '../../../components/ConfirmWithReason.tsx'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { LevelMark } from '../../../components/LevelMark.tsx'
import { Section } from '../../../components/Section.tsx'
import { nameOf, openFindings, useProject } from '../../../project/project-context.ts'
import classes from './pane.module.css'

/** Findings that concern this hazard, grouped by rule: what, why, and the way to the field or to an answer. */
export function FindingsSection(props: {
  hazard: Hazard
  findings: AnsweredFinding[]
  onLead: (field: string, part: string | null) => void
}) {
  const { findings, findingsFailure } = useProject()
  const open = openFindings(props.findings)
  const rest = props.findings.filter((one) => !open.includes(one))
  return (
    <Section title={`Findings ${open.length === 0 ? '' : open.length}`.trim()}>
      {findings === null && (
        <p className={classes.dimmed}>
          {findingsFailure === null
            ? 'The findings are being read.'
            : `${findingsFailure.message} The page of checks tries again.`}
        </p>
      )}
      {findings !== null && open.length === 0 && (
        <p className={classes.dimmed}>No rule is broken on this hazard, or each finding is answered.</p>
      )}
      {groupFindings(open).map((group) => (
        <Disclosure
          key={group.key}
          summary={
            <span className={classes.findingLine}>
              <LevelMark level={group.level} /> <span>{group.summary}</span>
            </span>
          }
        >
          <p className={classes.dimmed}>{group.why}</p>
          <ul className={classes.findings}>
            {group.findings.map((one) => (
              <OneFinding
                key={one.key}
                finding={one}
                hazard={props.hazard}
                onLead={props.onLead}
                alone={group.count === 1}
              />
            ))}
          </ul>
        </Disclosure>
      ))}
      {rest.length > 0 && (
        <Disclosure summary={`Answered or not yet due (${rest.length})`}>
          <ul className={classes.findings}>
            {rest.map((one) => (
              <OneFinding key={one.key} finding={one} hazard={props.hazard} onLead={props.onLead} />
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  )
}

function OneFinding(props: {
  finding: AnsweredFinding
  hazard: Hazard
  onLead: (field: string, part: string | null) => void
  alone?: boolean
}) {
  const { finding } = props
  const { canWrite, projectId, people } = useProject()
  const run = useCommand()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const { place, answer } = finding

  function go({ kind, recordId, field, partId }: FindingPlace): void {
    if (kind === 'hazard' && recordId === props.hazard.id && field !== 'benefitAnalysis') {
      props.onLead(field === '' ? 'name' : field, partId)
      return
    }
    const params = { projectId }
    const search = { record: recordId, field }
    if (kind === 'control') void navigate({ to: '/projects/$projectId/controls', params, search })
    else if (kind === 'evidence') void navigate({ to: '/projects/$projectId/evidence', params, search })
    else if (kind === 'person') void navigate({ to: '/projects/$projectId/people', params, search })
    else if (kind === 'register')
      void navigate({ to: '/projects/$projectId/registers', params, search: { record: recordId } })
    else if (kind === 'hazard' && field === 'benefitAnalysis') {
      void navigate({ to: '/projects/$projectId/registers', params, search: { kind: 'benefitAnalysis' } })
    } else if (kind === 'hazard') {
      const there = { hazard: recordId, field: field === '' ? undefined : field, part: partId ?? undefined }
      void navigate({ to: '/projects/$projectId/hazards', params, search: there })
    } else void navigate({ to: '/projects/$projectId/checks', params, search: {} })
  }

  return (
    <li>
      {props.alone !== true && <p>{finding.message}</p>}
      {finding.notYetDue && <p className={classes.dimmed}>Not yet due in the project's phase.</p>}
      {finding.reopened && <p className={classes.dimmed}>It was answered on other values, so it stands open again.</p>}
      {answer !== null && (
        <p className={classes.dimmed}>
          Answered by {nameOf(people, answer.personId) || 'somebody not named'} on {formatDay(answer.on)}:{' '}
          {answer.reason}
        </p>
      )}
      <div className={classes.row}>
        <Button variant="default" onClick={() => go(place)}>
          Go to it
        </Button>
        {canWrite && answer === null && (
          <Button variant="subtle" onClick={() => setAsking(true)}>
            Answer…
          </Button>
        )}
        {canWrite && answer !== null && (
          <Button variant="subtle" onClick={() => setAsking(true)}>
            Withdraw the answer…
          </Button>
        )}
      </div>
      <ConfirmWithReason
        opened={asking}
        onClose={() => setAsking(false)}
        title={answer === null ? 'Answer the finding' : 'Withdraw the answer'}
        action={answer === null ? 'Answer' : 'Withdraw'}
        onConfirm={(reason) =>
          answer === null
            ? run('finding.answer', { projectId, key: finding.key, values: finding.values, reason }, { quiet: true })
            : run('finding.withdraw-answer', { answerId: answer.id, reason }, { quiet: true })
        }
      >
        <p className={classes.dialogText}>{finding.message}</p>
        {answer === null && (
          <p className={classes.dimmed}>The answer holds while what it was given on stays as it is.</p>
        )}
      </ConfirmWithReason>
    </li>
  )
}
