import { useState } from 'react'
import type { IssueState } from '../../../src-shared/contract/issue.ts'
import type { AskedState } from '../../../src-shared/domain/approval-state.ts'
import { type Baseline, issuedDocumentTitle } from '../../../src-shared/domain/baseline.ts'
import { ok } from '../../../src-shared/domain/result.ts'
import { proposedStatement } from '../../../src-shared/format/issue-words.ts'
import { useCommand } from '../../api/commands.ts'
import { FormDialog } from '../../components/FormDialog.tsx'
import record from '../../components/record.module.css'
import { SecretField } from '../../components/SecretField.tsx'
import { useProject } from '../../project/project-context.ts'
import { DecisionForm, WHAT_IT_PROVES } from '../../project/signing/DecisionForm.tsx'
import { blankDecision, entryOf, wantingOf } from '../../project/signing/decision-draft.ts'
import { Fingerprint } from '../../project/signing/Fingerprint.tsx'
import signing from '../../project/signing/signing.module.css'
import { signingKey } from './issue-state.ts'

/** Signs a decision about one document of a version, by the key of the person working. */
export function SignDialog(props: {
  baseline: Baseline
  asked: AskedState
  keys: IssueState['keys']
  onClose: () => void
}) {
  const { baseline, asked } = props
  const { snapshot, people } = useProject()
  const run = useCommand()
  const document = baseline.documents.find((one) => one.document === asked.document)
  const version = document?.version ?? baseline.version
  const { project } = snapshot
  const [draft, setDraft] = useState(() =>
    blankDecision(proposedStatement({ document: asked.document, version, role: asked.role, project })),
  )
  const [passphrase, setPassphrase] = useState('')
  const key = signingKey(props.keys, asked.personId, baseline.issuedAt)
  const asks = key?.held === 'by a passphrase'
  const wanting = wantingOf(draft) || (asks && passphrase === '' ? 'Write the passphrase of your key.' : '')

  async function sign() {
    const entry = entryOf(draft)
    if (entry === null) return ok(null)
    return await run(
      'approval.sign',
      {
        baselineId: baseline.id,
        document: asked.document,
        role: asked.role,
        entry,
        passphrase: asks ? passphrase : null,
      },
      { quiet: true },
    )
  }

  return (
    <FormDialog
      title={`Sign: ${issuedDocumentTitle[asked.document]} ${version}`}
      action="Sign"
      size="lg"
      wanting={wanting}
      onClose={props.onClose}
      onSend={sign}
    >
      {(send) => (
        <>
          <dl className={`${record.facts} ${signing.facts}`}>
            <dt>Document</dt>
            <dd>
              {issuedDocumentTitle[asked.document]}, version {version}
              {document !== undefined && document.reference !== '' && ` (${document.reference})`}
            </dd>
            <dt>Content</dt>
            <dd>
              <code className={record.hash}>{baseline.sha256}</code>
            </dd>
            <dt>You sign as</dt>
            <dd>
              {asked.name}, {asked.role}
            </dd>
            {key !== undefined && (
              <>
                <dt>By the key</dt>
                <dd>
                  <Fingerprint of={key.fingerprint} />
                </dd>
              </>
            )}
          </dl>
          <DecisionForm
            draft={draft}
            onChange={setDraft}
            people={[...people.values()].filter(({ archived }) => archived === null).map(({ name }) => name)}
            gates={project.milestones.map(({ name }) => name)}
          />
          {asks && (
            <SecretField
              label="Passphrase of your key"
              helpKey="key.passphrase"
              value={passphrase}
              onChange={setPassphrase}
              onEnter={send}
            />
          )}
          <p className={record.note}>{WHAT_IT_PROVES}</p>
        </>
      )}
    </FormDialog>
  )
}
