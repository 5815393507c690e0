import { Button } from '@mantine/core'
import { useState } from 'react'
import type { IssueState } from '../../../src-shared/contract/issue.ts'
import { type AskedState, approvalState } from '../../../src-shared/domain/approval-state.ts'
import { type Baseline, issuedDocumentTitle } from '../../../src-shared/domain/baseline.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { peopleWaitedFor, statusOfIssue } from '../../../src-shared/format/issue-words.ts'
import { formatNumber, formatSize } from '../../../src-shared/format/numbers.ts'
import { tellFailure, useCommand } from '../../api/commands.ts'
import { download } from '../../api/files.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { Pane } from '../../components/Pane.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { useProject } from '../../project/project-context.ts'
import signing from '../../project/signing/signing.module.css'
import { ApprovalItem } from './ApprovalItem.tsx'
import { signingProblem, withdrawnOf } from './issue-state.ts'
import classes from './issues.module.css'
import { SignDialog } from './SignDialog.tsx'
import { VersionExports } from './VersionExports.tsx'

function Facts({ baseline }: { baseline: Baseline }) {
  return (
    <dl className={`${record.facts} ${signing.facts}`}>
      <dt>Issued</dt>
      <dd>
        {formatMoment(baseline.issuedAt)} by {baseline.issuedBy === '' ? 'somebody not named' : baseline.issuedBy}, as
        stated on this computer
      </dd>
      <dt>Lifecycle phase</dt>
      <dd>{baseline.phase === '' ? 'Not recorded' : baseline.phase}</dd>
      <dt>Purpose</dt>
      <dd>{baseline.purpose === '' ? 'Not recorded' : baseline.purpose}</dd>
      <dt>Summary of changes</dt>
      <dd>{baseline.summary}</dd>
      {baseline.documents.map(({ document, version, reference }) => (
        <div key={document} className={classes.fact}>
          <dt>{issuedDocumentTitle[document]}</dt>
          <dd>
            version {version}, {reference === '' ? 'no reference recorded' : `reference ${reference}`}
          </dd>
        </div>
      ))}
      <dt>SHA-256</dt>
      <dd>
        <code className={record.hash}>{baseline.sha256}</code>
        <br />
        of {formatSize(baseline.size)}
      </dd>
      <dt>Ledger</dt>
      <dd>
        change {formatNumber(baseline.position.seq)}, head <code className={record.hash}>{baseline.position.hash}</code>
      </dd>
    </dl>
  )
}

/** One issued version: what it is, what was decided about it, its documents. What was frozen never changes. */
export function VersionPane(props: { baseline: Baseline; state: IssueState; onClose: () => void }) {
  const { baseline, state } = props
  const { people, personId, today, canWrite } = useProject()
  const run = useCommand()
  const [signing, setSigning] = useState<AskedState | null>(null)
  const [withdrawing, setWithdrawing] = useState(false)
  const decided = approvalState(baseline, state.approvals)

  function whyNot(asked: AskedState): string | null {
    if (asked.personId !== personId) return ''
    const { keys } = state
    const { issuedAt } = baseline
    const problem = signingProblem({ person: people.get(personId), role: asked.role, keys, issuedAt, today })
    if (problem !== null) return problem.why
    const here = keys.some((key) => key.personId === personId && key.revoked === null && key.held !== null)
    return here ? null : 'the private key is not on this computer'
  }

  async function request(asked: AskedState): Promise<void> {
    const made = await run('approval.request', { baselineId: baseline.id, personId: asked.personId })
    if (!made.ok) return
    const saved = await download(made.value.token, made.value.fileName)
    if (!saved.ok) tellFailure(saved.error)
  }

  return (
    <Pane title={`Version ${baseline.version}`} onClose={props.onClose}>
      <Section title={statusOfIssue(baseline, state.approvals)}>
        {baseline.withdrawn !== null && (
          <p className={record.warn}>
            Withdrawn on {formatMoment(baseline.withdrawn.at)}: {baseline.withdrawn.reason}
          </p>
        )}
        {decided.standing === 'awaiting approval' && decided.waiting.length > 0 && (
          <p className={classes.next}>
            Next: {peopleWaitedFor(decided.waiting)} {decided.waiting.length === 1 ? 'decides' : 'decide'}. Export the
            documents for them to read, have them sign here, or send a request file to whoever works elsewhere.
          </p>
        )}
        <Facts baseline={baseline} />
      </Section>
      <Section title="Approvals">
        {baseline.documents.map(({ document, version }) => (
          <section
            key={document}
            className={classes.document}
            aria-label={`Approvals: ${issuedDocumentTitle[document]}`}
          >
            <h3>
              {issuedDocumentTitle[document]}, version {version}
            </h3>
            <ul className={record.list}>
              {decided.asked
                .filter((asked) => asked.document === document)
                .map((asked) => (
                  <ApprovalItem
                    key={`${asked.personId} ${asked.role}`}
                    baseline={baseline}
                    asked={asked}
                    earlier={withdrawnOf(baseline, asked, state.approvals)}
                    whyNot={whyNot(asked)}
                    onSign={() => setSigning(asked)}
                    onRequest={() => void request(asked)}
                  />
                ))}
            </ul>
          </section>
        ))}
      </Section>
      <Section title="Documents of this version">
        <VersionExports baseline={baseline} />
      </Section>
      {canWrite && baseline.withdrawn === null && (
        <div className={record.end}>
          <Button variant="default" onClick={() => setWithdrawing(true)}>
            Withdraw the version…
          </Button>
        </div>
      )}
      {signing !== null && (
        <SignDialog baseline={baseline} asked={signing} keys={state.keys} onClose={() => setSigning(null)} />
      )}
      <ConfirmWithReason
        opened={withdrawing}
        onClose={() => setWithdrawing(false)}
        title={`Withdraw version ${baseline.version}`}
        action="Withdraw the version"
        onConfirm={(reason) => run('baseline.withdraw', { id: baseline.id, reason }, { quiet: true })}
      >
        <p className={record.plain}>
          The version stays in the list with your reason, its number stays taken, and its documents say that it was
          withdrawn when they are made again. Copies already sent say nothing: tell whoever has them.
        </p>
      </ConfirmWithReason>
    </Pane>
  )
}
