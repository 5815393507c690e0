import { Button } from '@mantine/core'
import { useState } from 'react'
import type { IntegrityFinding } from '../../../src-shared/domain/integrity.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { useIntegrity } from '../../api/queries.ts'
import { announce } from '../../components/announce.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { DenseTable } from '../../components/DenseTable.tsx'
import { Section } from '../../components/Section.tsx'
import classes from './backups.module.css'
import { partWords, placeWords } from './words.ts'

function Findings({ caption, findings }: { caption: string; findings: readonly IntegrityFinding[] }) {
  return (
    <DenseTable
      caption={caption}
      rows={findings.map((finding, index) => ({ ...finding, id: String(index) }))}
      columns={[
        { key: 'part', title: 'Part', width: '10em', cell: ({ part }) => partWords[part] },
        { key: 'where', title: 'Where', width: '14em', cell: (finding) => placeWords(finding) },
        { key: 'what', title: 'What was found', cell: ({ what }) => what },
      ]}
    />
  )
}

/** Looks at everything of the file, and lists what was found with its place. */
export function Integrity({ canWrite }: { canWrite: boolean }) {
  const run = useCommand()
  const integrity = useIntegrity()
  const [busy, setBusy] = useState(false)
  const [accepting, setAccepting] = useState(false)
  const { damage = [], lostHead = null, last = null } = integrity.data ?? {}

  async function check(): Promise<void> {
    setBusy(true)
    const answer = await run('integrity.check', {})
    setBusy(false)
    if (!answer.ok) return
    await integrity.refetch()
    announce(answer.value.ok ? 'Nothing was found.' : formatCount(answer.value.findings.length, 'finding'))
  }

  return (
    <Section
      title="Integrity"
      actions={
        <Button variant="default" loading={busy} onClick={() => void check()}>
          Check everything
        </Button>
      }
    >
      <p className={classes.note}>
        A quick check is made at every opening. This one looks at the file, the whole ledger, every record against it,
        issued versions and evidence files against their hashes, and the changes noted on this computer and in backups.
      </p>
      {lostHead && (
        <>
          <p>
            The ledger no longer holds change {lostHead.seq} noted on this computer on {formatMoment(lostHead.at)}. The
            file may be an older copy, or its ledger was rebuilt. Nothing was changed.
          </p>
          {canWrite && (
            <Button variant="default" onClick={() => setAccepting(true)}>
              Go on from the ledger as it stands…
            </Button>
          )}
        </>
      )}
      {last === null && damage.length > 0 && <Findings caption="What could not be read" findings={damage} />}
      {last !== null && (
        <>
          <p className={classes.facts}>
            Checked {formatMoment(last.at)}:{' '}
            <strong>
              {last.report.ok
                ? 'no difference was found.'
                : `${formatCount(last.report.findings.length, 'finding')}, listed with where they are.`}
            </strong>{' '}
            {formatCount(last.report.counts.changes, 'change')}, {formatCount(last.report.counts.records, 'record')},{' '}
            {formatCount(last.report.counts.issuedVersions, 'issued version')},{' '}
            {formatCount(last.report.counts.evidenceFiles, 'evidence file')} were looked at.
          </p>
          {last.report.head && (
            <p className={classes.note}>
              Head of the ledger: change {last.report.head.seq}, {last.report.head.hash}
            </p>
          )}
          {!last.report.ok && <Findings caption="Findings of the check" findings={last.report.findings} />}
        </>
      )}
      <ConfirmWithReason
        opened={accepting}
        onClose={() => setAccepting(false)}
        title="Go on from the ledger as it stands"
        action="Go on from here"
        onConfirm={(reason) => run('integrity.accept-head', { reason }, { quiet: true })}
      >
        <p>The change that is missing is noted with your reason on this computer, and this notice goes.</p>
      </ConfirmWithReason>
    </Section>
  )
}
