import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReadRequest } from '../../../src-shared/contract/issue.ts'
import { issuedDocumentTitle } from '../../../src-shared/domain/baseline.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { formatCount, formatSize } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { download } from '../../api/files.ts'
import { useSigningKeys } from '../../api/queries.ts'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import record from '../../components/record.module.css'
import { SecretField } from '../../components/SecretField.tsx'
import { Section } from '../../components/Section.tsx'
import { DecisionForm, WHAT_IT_PROVES } from '../../project/signing/DecisionForm.tsx'
import { blankDecision, entryOf, wantingOf } from '../../project/signing/decision-draft.ts'
import { Fingerprint } from '../../project/signing/Fingerprint.tsx'
import signing from '../../project/signing/signing.module.css'
import classes from './approve.module.css'

type Asked = ReadRequest['asked'][number]

const nameOf = ({ document, version }: Asked) => `${issuedDocumentTitle[document]}, version ${version}`

function What({ request }: { request: ReadRequest }) {
  const { counts } = request
  return (
    <dl className={`${record.facts} ${signing.facts}`}>
      <dt>Project</dt>
      <dd>
        {request.project}
        {request.notice !== '' && (
          <>
            {'. '}
            <strong>{request.notice}</strong>
          </>
        )}
      </dd>
      <dt>Version</dt>
      <dd>
        {request.version}, issued on {formatMoment(request.issuedAt)} by{' '}
        {request.issuedBy === '' ? 'somebody not named' : request.issuedBy}
      </dd>
      <dt>Lifecycle phase</dt>
      <dd>{request.phase === '' ? 'Not recorded' : request.phase}</dd>
      <dt>Purpose</dt>
      <dd>{request.purpose === '' ? 'Not recorded' : request.purpose}</dd>
      <dt>Summary of changes</dt>
      <dd>{request.summary}</dd>
      <dt>It holds</dt>
      <dd>
        {formatCount(counts.hazards, 'hazard')}, {formatCount(counts.causes, 'cause')},{' '}
        {formatCount(counts.controls, 'control')}
      </dd>
      <dt>SHA-256</dt>
      <dd>
        <code className={record.hash}>{request.sha256}</code>
        <br />
        worked out here from the {formatSize(request.size)} in the file
      </dd>
      <dt>Asked of</dt>
      <dd>{request.person.name}</dd>
    </dl>
  )
}

/** The documents of a request to be read, the decisions about them, and the answer file. */
export function RequestView({ request }: { request: ReadRequest }) {
  const run = useCommand()
  const keys = useSigningKeys().data?.keys
  const [drafts, setDrafts] = useState(() => request.proposed.map((words) => blankDecision(words)))
  const [passphrase, setPassphrase] = useState('')
  const [making, setMaking] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [saved, setSaved] = useState('')
  // Bringing the key here while the request stands open counts at once.
  const held = keys?.find(({ fingerprint }) => fingerprint === request.fingerprint)?.held ?? request.held
  const asks = held === 'by a passphrase'
  const decided = request.asked.flatMap((asked, index) => {
    const draft = drafts[index]
    return draft === undefined || draft.decision === null ? [] : [{ asked, draft }]
  })
  const wanting =
    held === null
      ? 'The key is not on this computer.'
      : decided.length === 0
        ? 'Choose a decision.'
        : (decided.map(({ draft }) => wantingOf(draft)).find((words) => words !== '') ??
          (asks && passphrase === '' ? 'Write the passphrase of your key.' : ''))

  async function read(asked: Asked, format: 'pdf' | 'docx' | 'html'): Promise<void> {
    setMaking(`Making the ${issuedDocumentTitle[asked.document].toLowerCase()}…`)
    setFailure(null)
    const made = await run(
      'approval.request-document',
      { token: request.token, document: asked.document, format },
      { quiet: true },
    )
    const answer = made.ok ? await download(made.value.token, made.value.fileName) : made
    setMaking('')
    if (!answer.ok) setFailure(answer.error)
  }

  async function answer(): Promise<void> {
    if (wanting !== '') return
    setMaking('Signing…')
    setFailure(null)
    const answers = decided.flatMap(({ asked, draft }) => {
      const entry = entryOf(draft)
      return entry === null ? [] : [{ document: asked.document, role: asked.role, entry }]
    })
    const made = await run(
      'approval.answer',
      { token: request.token, answers, passphrase: asks ? passphrase : null },
      { quiet: true },
    )
    const kept = made.ok ? await download(made.value.token, made.value.fileName) : made
    setMaking('')
    setPassphrase('')
    if (!kept.ok) setFailure(kept.error)
    else if (made.ok) setSaved(made.value.fileName)
  }

  return (
    <Section title={`What is asked of ${request.person.name}`}>
      <What request={request} />
      {request.asked.map((asked, index) => (
        <section key={`${asked.document} ${asked.role}`} className={classes.document} aria-label={nameOf(asked)}>
          <h3>
            {nameOf(asked)}, as {asked.role}
          </h3>
          <div className={record.row}>
            <Button
              variant="default"
              disabled={making !== ''}
              aria-label={`Read as PDF: ${nameOf(asked)}`}
              onClick={() => void read(asked, 'pdf')}
            >
              Read as PDF
            </Button>
            <Button
              variant="default"
              disabled={making !== ''}
              aria-label={`Read as Word: ${nameOf(asked)}`}
              onClick={() => void read(asked, 'docx')}
            >
              Read as Word
            </Button>
            <Button
              variant="default"
              disabled={making !== ''}
              aria-label={`Read as web page: ${nameOf(asked)}`}
              onClick={() => void read(asked, 'html')}
            >
              Read as web page
            </Button>
            <span className={record.dimmed}>
              {asked.reference === '' ? 'No reference recorded' : `Reference ${asked.reference}`}
            </span>
          </div>
          <DecisionForm
            draft={drafts[index] ?? blankDecision('')}
            onChange={(next) => setDrafts(drafts.map((one, at) => (at === index ? next : one)))}
          />
        </section>
      ))}
      {held === null ? (
        <p className={record.warn}>
          The key that signs is not on this computer: <Fingerprint of={request.fingerprint} />. Open the request where
          the key is, or save the key there as a file and bring it here under “Your signing key”.
        </p>
      ) : (
        <p className={record.plain}>
          Signed by the key <Fingerprint of={request.fingerprint} />
        </p>
      )}
      {asks && (
        <SecretField
          label="Passphrase of your key"
          helpKey="key.passphrase"
          value={passphrase}
          onChange={setPassphrase}
          onEnter={() => void answer()}
        />
      )}
      <p className={record.note}>{WHAT_IT_PROVES}</p>
      {failure && <ProblemPanel failure={failure} />}
      <div className={classes.end}>
        <Button disabled={wanting !== '' || making !== ''} onClick={() => void answer()}>
          Sign and save the answer file
        </Button>
        <output>
          {making !== ''
            ? making
            : wanting !== ''
              ? wanting
              : decided.length < request.asked.length
                ? `${formatCount(request.asked.length - decided.length, 'document')} not decided: not in the answer.`
                : ''}
        </output>
      </div>
      {saved !== '' && (
        <p className={classes.saved}>
          {saved} is signed. Send it to whoever sent the request; it is taken in there under Issues.
        </p>
      )}
    </Section>
  )
}
