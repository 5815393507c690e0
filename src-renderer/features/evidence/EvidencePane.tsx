import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Evidence, type EvidenceEntry, evidenceType } from '../../../src-shared/domain/evidence.ts'
import { formatDay, formatMoment } from '../../../src-shared/format/dates.ts'
import { formatSize } from '../../../src-shared/format/numbers.ts'
import { call } from '../../api/api.ts'
import { tellFailure, useCommand } from '../../api/commands.ts'
import { download } from '../../api/files.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { DateField } from '../../components/DateField.tsx'
import { Pane } from '../../components/Pane.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { choicesOf, SelectField } from '../../components/SelectField.tsx'
import { LongTextField, TextField } from '../../components/TextField.tsx'
import { TickField } from '../../components/TickField.tsx'
import { usePageActions } from '../../project/page-actions.ts'
import { useProject } from '../../project/project-context.ts'
import { RecordHistory } from '../../project/RecordHistory.tsx'
import { useBeside } from '../../project/use-beside.ts'
import { EvidenceUse } from './EvidenceUse.tsx'
import { type EvidenceUses, isPastReview } from './evidence-uses.ts'
import { UseForLinks } from './UseForLinks.tsx'

function KeptFile(props: { piece: Evidence }) {
  const { file, id } = props.piece
  const [busy, setBusy] = useState(false)
  const beside = useBeside()
  if (file === null) {
    return <p className={record.plain}>No file is kept here: the reference says where the evidence is.</p>
  }
  async function fetchFile(): Promise<void> {
    setBusy(true)
    const answer = await call('evidence.download', { id })
    const fetched = answer.ok ? await download(answer.value.token, answer.value.fileName) : answer
    setBusy(false)
    if (!fetched.ok) tellFailure(fetched.error)
  }
  return (
    <>
      <dl className={record.facts}>
        <dt>File</dt>
        <dd>{file.name}</dd>
        <dt>Size</dt>
        <dd>{formatSize(file.size)}</dd>
        <dt>SHA-256</dt>
        <dd className={record.hash}>{file.sha256}</dd>
      </dl>
      <div className={record.row}>
        <Button variant="default" onClick={() => beside(`evidence:${id}`)}>
          Read it beside the page
        </Button>
        <Button variant="default" loading={busy} onClick={() => void fetchFile()}>
          Download the file
        </Button>
      </div>
      <p className={record.note}>
        The file never changes once it is kept; its hash is checked each time it is taken out.
      </p>
    </>
  )
}

/** One piece of evidence: what it is, its file, where it is used. */
export function EvidencePane(props: {
  piece: Evidence
  uses: EvidenceUses
  focusField: string | undefined
  onClose: () => void
}) {
  const { piece, uses } = props
  const { canWrite, today } = useProject()
  const run = useCommand()
  const [archiving, setArchiving] = useState(false)
  usePageActions(
    canWrite
      ? [
          piece.archived === null
            ? { id: 'archive', words: 'Archive the evidence…', hint: piece.title, run: () => setArchiving(true) }
            : {
                id: 'restore',
                words: 'Take it out of the archive',
                hint: piece.title,
                run: () => void run('evidence.restore', { id: piece.id }),
              },
        ]
      : [],
  )
  const locked = !canWrite || piece.archived !== null
  const fixed = locked ? { readOnly: true } : {}
  const save = (patch: Partial<EvidenceEntry>) => run('evidence.update', { id: piece.id, patch }, { quiet: true })

  return (
    <Pane title={piece.title} focusField={props.focusField} onClose={props.onClose}>
      <Section title="Evidence">
        {piece.archived !== null && (
          <p className={record.warn}>
            Archived on {formatMoment(piece.archived.at)}: {piece.archived.reason} Nothing rests on it any more.
          </p>
        )}
        {isPastReview(piece, today) && (
          <p className={record.warn}>
            Past its review-by date, {formatDay(piece.reviewBy)}: until somebody has looked at it again it does not
            count as present.
          </p>
        )}
        <TextField
          {...fixed}
          label="Title"
          helpKey="evidence.title"
          field="title"
          value={piece.title}
          onSave={(title) => save({ title })}
        />
        <div className={record.pair}>
          <SelectField
            {...fixed}
            label="Type"
            helpKey="evidence.type"
            field="type"
            value={piece.type}
            choices={choicesOf(evidenceType.options)}
            onSave={(type) => save({ type: type ?? 'other' })}
          />
          <DateField
            {...fixed}
            label="Date"
            helpKey="evidence.date"
            field="date"
            value={piece.date}
            onSave={(date) => save({ date })}
          />
          <DateField
            {...fixed}
            label="Review by"
            helpKey="evidence.reviewBy"
            field="reviewBy"
            value={piece.reviewBy}
            onSave={(reviewBy) => save({ reviewBy })}
          />
        </div>
        <LongTextField
          {...fixed}
          label="Reference"
          helpKey="evidence.reference"
          field="reference"
          minRows={1}
          value={piece.reference}
          onSave={(reference) => save({ reference })}
        />
        <LongTextField
          {...fixed}
          label="What it shows"
          helpKey="evidence.note"
          field="note"
          hint="No patient-identifiable information, please."
          value={piece.note}
          onSave={(note) => save({ note })}
        />
        <TickField
          {...fixed}
          label="Patient-identifiable information"
          helpKey="evidence.patientData"
          field="holdsPatientData"
          tick="It holds information that identifies a patient"
          hint="Marked evidence never leaves in a document, package or bundle. Please add none where it can be helped."
          value={piece.holdsPatientData}
          onSave={(holdsPatientData) => save({ holdsPatientData })}
        />
      </Section>
      <Section title="File">
        <KeptFile key={piece.id} piece={piece} />
      </Section>
      <EvidenceUse uses={uses} />
      {!locked && <UseForLinks evidenceId={piece.id} />}
      <Section title="History">
        <RecordHistory recordId={piece.id} />
      </Section>
      {canWrite && (
        <div className={record.end}>
          {piece.archived === null ? (
            <Button variant="default" onClick={() => setArchiving(true)}>
              Archive the evidence
            </Button>
          ) : (
            <Button variant="default" onClick={() => void run('evidence.restore', { id: piece.id })}>
              Take it out of the archive
            </Button>
          )}
        </div>
      )}
      <ConfirmWithReason
        opened={archiving}
        onClose={() => setArchiving(false)}
        title="Archive the evidence"
        action="Archive the evidence"
        onConfirm={(reason) => run('evidence.archive', { id: piece.id, reason }, { quiet: true })}
      >
        “{piece.title}” leaves the list; its file stays kept. A residual risk that rests on it falls back from evidenced
        to claimed.
      </ConfirmWithReason>
    </Pane>
  )
}
