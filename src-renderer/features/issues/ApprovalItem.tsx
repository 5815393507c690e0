import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Approval } from '../../../src-shared/domain/approval.ts'
import { readSigned, type SignedApproval } from '../../../src-shared/domain/approval.ts'
import type { AskedState } from '../../../src-shared/domain/approval-state.ts'
import type { Baseline } from '../../../src-shared/domain/baseline.ts'
import { issuedDocumentTitle } from '../../../src-shared/domain/baseline.ts'
import { formatDay, formatMoment } from '../../../src-shared/format/dates.ts'
import { decisionWords } from '../../../src-shared/format/issue-words.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { Disclosure } from '../../components/Disclosure.tsx'
import record from '../../components/record.module.css'
import { useProject } from '../../project/project-context.ts'
import { Fingerprint } from '../../project/signing/Fingerprint.tsx'
import signing from '../../project/signing/signing.module.css'
import classes from './issues.module.css'
import { MeetDialog } from './MeetDialog.tsx'

/** Profession and registration as they stood in the record when it was signed; never that they were verified. */
function registrationOf({ person }: SignedApproval): string {
  const number = [person.registrationBody, person.registrationNumber].filter(Boolean).join(' ')
  const what = [person.profession, number === '' ? 'no registration recorded' : number].filter(Boolean).join(', ')
  const by = person.registrationCheckedBy === '' ? '' : ` by ${person.registrationCheckedBy}`
  const on = person.registrationCheckedOn === null ? '' : ` on ${formatDay(person.registrationCheckedOn)}`
  return `${what}; as recorded${by}${on}, no register was consulted`
}

function Conditions({ approval, signed }: { approval: Approval; signed: SignedApproval }) {
  const { canWrite } = useProject()
  const [meeting, setMeeting] = useState<number | null>(null)
  const condition = meeting === null ? undefined : signed.conditions[meeting]
  return (
    <>
      <ol className={record.list} aria-label="Conditions">
        {signed.conditions.map(({ text, owner, gate }, index) => {
          const met = approval.met.find((one) => one.index === index)
          return (
            // A signed condition is told by its place.
            // oxlint-disable-next-line react/no-array-index-key -- what was signed never changes
            <li key={index}>
              <p className={record.text}>{text}</p>
              <p className={record.dimmed}>
                Owner: {owner}. To be met before: {gate}.
              </p>
              {met === undefined ? (
                <div className={record.row}>
                  <strong>Open</strong>
                  {canWrite && approval.withdrawn === null && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`Record as met: ${text}`}
                      onClick={() => setMeeting(index)}
                    >
                      Record as met…
                    </Button>
                  )}
                </div>
              ) : (
                <p className={record.plain}>
                  Met on {formatDay(met.on)}, recorded by {met.by === '' ? 'somebody not named' : met.by}
                  {met.note === '' ? '' : `: ${met.note}`}
                </p>
              )}
            </li>
          )
        })}
      </ol>
      {condition !== undefined && meeting !== null && (
        <MeetDialog approvalId={approval.id} index={meeting} condition={condition} onClose={() => setMeeting(null)} />
      )}
    </>
  )
}

/** What somebody signed: decision, words, conditions, who, when and by which key. */
function Decided({ approval, signed }: { approval: Approval; signed: SignedApproval }) {
  return (
    <>
      {signed.statement !== '' && <p className={classes.quote}>{signed.statement}</p>}
      {signed.comment !== '' && <p className={classes.quote}>Comment: {signed.comment}</p>}
      {signed.conditions.length > 0 && <Conditions approval={approval} signed={signed} />}
      <dl className={`${record.facts} ${signing.facts}`}>
        <dt>Signed</dt>
        <dd>
          {formatMoment(signed.at)},{' '}
          {approval.cameBy === 'answer file'
            ? `came by answer file, taken in on ${formatMoment(approval.recordedAt)}`
            : 'in this workspace'}
        </dd>
        <dt>Person</dt>
        <dd>{registrationOf(signed)}</dd>
        <dt>Key</dt>
        <dd>
          <Fingerprint of={signed.keyFingerprint} />
        </dd>
      </dl>
    </>
  )
}

/** One approval asked: awaited with what can be done about it, or decided with everything that was signed. */
export function ApprovalItem(props: {
  baseline: Baseline
  asked: AskedState
  /** Decisions of the same person that were taken back. */
  earlier: readonly { approval: Approval; signed: SignedApproval }[]
  /** Why the person working cannot sign this; null where they can; empty where it is not theirs to sign. */
  whyNot: string | null
  onSign: () => void
  onRequest: () => void
}) {
  const { asked, earlier, whyNot } = props
  const { approval, signed } = asked
  const { canWrite } = useProject()
  const run = useCommand()
  const [withdrawing, setWithdrawing] = useState(false)
  const open = canWrite && props.baseline.withdrawn === null
  const what = `${asked.name}, ${issuedDocumentTitle[asked.document].toLowerCase()}`
  return (
    <li className={classes.asked}>
      <div className={classes.head}>
        <span className={classes.who}>
          {asked.name}, {asked.role}
        </span>
        <strong>{signed === null ? 'Awaited' : decisionWords[signed.decision]}</strong>
      </div>
      {approval !== null && signed !== null && <Decided approval={approval} signed={signed} />}
      {open && (
        <div className={record.row}>
          {signed === null ? (
            <>
              {whyNot !== '' && (
                <Button
                  size="compact-sm"
                  disabled={whyNot !== null}
                  aria-label={`Sign: ${what}`}
                  onClick={props.onSign}
                >
                  Sign…
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Approval request file: ${what}`}
                onClick={props.onRequest}
              >
                Approval request file…
              </Button>
              {whyNot !== null && whyNot !== '' && <span className={record.dimmed}>You cannot sign: {whyNot}.</span>}
            </>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Withdraw the decision: ${what}`}
              onClick={() => setWithdrawing(true)}
            >
              Withdraw the decision…
            </Button>
          )}
        </div>
      )}
      {earlier.length > 0 && (
        <Disclosure summary={`${formatCount(earlier.length, 'decision')} withdrawn`}>
          <ul className={record.list}>
            {earlier.map((one) => (
              <li key={one.approval.id}>
                <p className={record.warn}>
                  {decisionWords[readSigned(one.approval).decision]}, withdrawn on{' '}
                  {formatMoment(one.approval.withdrawn?.at ?? '')}: {one.approval.withdrawn?.reason}
                </p>
                <Decided {...one} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {approval !== null && (
        <ConfirmWithReason
          opened={withdrawing}
          onClose={() => setWithdrawing(false)}
          title={`Withdraw the decision of ${asked.name}`}
          action="Withdraw the decision"
          onConfirm={(reason) => run('approval.withdraw', { id: approval.id, reason }, { quiet: true })}
        >
          <p className={record.plain}>
            It counts no longer, and a new decision can be signed. What was signed stays in the list with your reason.
          </p>
        </ConfirmWithReason>
      )}
    </li>
  )
}
