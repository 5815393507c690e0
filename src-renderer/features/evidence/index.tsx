import { Button, FileButton } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Evidence } from '../../../src-shared/domain/evidence.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { formatCount, formatNumber, formatSize } from '../../../src-shared/format/numbers.ts'
import { tellFailure, useCommand } from '../../api/commands.ts'
import { sendFile } from '../../api/files.ts'
import { type Chip, Chips } from '../../components/Chips.tsx'
import { type Column, DenseTable } from '../../components/DenseTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useLetterKey } from '../../components/letter-keys.ts'
import { NameDialog } from '../../components/NameDialog.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { QuickSearch } from '../../components/QuickSearch.tsx'
import record from '../../components/record.module.css'
import { SplitPane } from '../../components/SplitPane.tsx'
import { useProject } from '../../project/project-context.ts'
import { EvidencePane } from './EvidencePane.tsx'
import { countUses, evidenceUses, isPastReview } from './evidence-uses.ts'

const ASK = 'Please add no patient-identifiable information; mark evidence that holds any.'

const filters: Record<string, { word: string; holds: (piece: Evidence, today: string, uses: number) => boolean }> = {
  past: { word: 'Past its review-by date', holds: (piece, today) => isPastReview(piece, today) },
  unused: { word: 'Not used', holds: (_piece, _today, uses) => uses === 0 },
  patient: { word: 'Holds patient data', holds: (piece) => piece.holdsPatientData },
  archived: { word: 'Archived', holds: (piece) => piece.archived !== null },
}

function evidenceColumns(today: string, used: (piece: Evidence) => number): Column<Evidence>[] {
  return [
    {
      key: 'title',
      title: 'Title',
      cell: ({ title, archived }) => (archived === null ? title : `${title} (archived)`),
    },
    { key: 'type', title: 'Type', width: '11em', cell: ({ type }) => type.charAt(0).toUpperCase() + type.slice(1) },
    {
      key: 'date',
      title: 'Date',
      width: '10.5em',
      cell: ({ date }) => <span className={record.nowrap}>{formatDay(date)}</span>,
    },
    {
      key: 'reviewBy',
      title: 'Review by',
      width: '11em',
      cell: (piece) => (
        <>
          <span className={record.nowrap}>{formatDay(piece.reviewBy)}</span>
          {isPastReview(piece, today) && <strong> past its review-by date</strong>}
        </>
      ),
    },
    {
      key: 'file',
      title: 'File',
      cell: ({ file, reference }) =>
        file?.name ?? (reference === '' ? 'No file, no reference' : `Reference: ${reference}`),
    },
    { key: 'size', title: 'Size', width: '6em', right: true, cell: ({ file }) => (file ? formatSize(file.size) : '') },
    {
      key: 'patient',
      title: 'Patient data',
      width: '8em',
      cell: ({ holdsPatientData }) => (holdsPatientData ? 'holds some' : ''),
    },
    { key: 'used', title: 'Used by', width: '5em', right: true, cell: (piece) => formatNumber(used(piece)) },
  ]
}

/** The evidence of the project: files kept beside the workspace, and references to what is kept elsewhere. */
export function Page() {
  const { projectId, snapshot, today, canWrite } = useProject()
  const search = useSearch({ from: '/projects/$projectId/evidence' })
  const navigate = useNavigate({ from: '/projects/$projectId/evidence' })
  const run = useCommand()
  const [adding, setAdding] = useState(false)
  const [busy, setBusy] = useState('')
  const uses = useMemo(() => evidenceUses(snapshot), [snapshot])
  const used = (piece: Evidence) => {
    const own = uses.get(piece.id)
    return own ? countUses(own) : 0
  }
  const all = snapshot.records.evidence
  const live = all.filter(({ archived }) => archived === null)
  const show = new Set((search.show ?? '').split(',').filter(Boolean))
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const shown = all.filter((piece) => {
    const text = [piece.title, piece.type, piece.reference, piece.note, piece.file?.name ?? ''].join('\n').toLowerCase()
    return (
      (piece.archived === null || show.has('archived')) &&
      words.every((word) => text.includes(word)) &&
      [...show].every((key) => filters[key]?.holds(piece, today, used(piece)) !== false)
    )
  })
  const chosen = all.find(({ id }) => id === search.record)
  const chosenUses = chosen && uses.get(chosen.id)

  const open = (id: string | undefined) =>
    void navigate({ search: (now) => ({ ...now, record: id, field: undefined, part: undefined }) })

  async function addFile(file: File): Promise<void> {
    if (!canWrite) return
    setBusy(file.name)
    const sent = await sendFile(file)
    if (!sent.ok) tellFailure(sent.error)
    else {
      const made = await run('evidence.create', { projectId, token: sent.value.token, values: {} })
      if (made.ok && made.value.id !== null) open(made.value.id)
    }
    setBusy('')
  }
  useLetterKey('n', canWrite ? () => setAdding(true) : null)

  const chips: Chip[] = Object.entries(filters)
    .map(([key, { word, holds }]) => ({
      key,
      word,
      count: (key === 'archived' ? all : live).filter((piece) => holds(piece, today, used(piece))).length,
    }))
    .filter(({ key, count }) => count > 0 || show.has(key))

  function toggle(key: string): void {
    const next = new Set(show)
    if (!next.delete(key)) next.add(key)
    const on = [...next].join(',')
    void navigate({ search: (now) => ({ ...now, show: on === '' ? undefined : on }), replace: true })
  }

  const columns = evidenceColumns(today, used)
  const narrow = new Set(['title', 'type', 'reviewBy', 'used'])

  const actions = canWrite && (
    <>
      <Button variant="default" onClick={() => setAdding(true)}>
        Add a reference
      </Button>
      <FileButton onChange={(file) => file && void addFile(file)}>
        {(props) => (
          <Button {...props} loading={busy !== ''}>
            Add a file
          </Button>
        )}
      </FileButton>
    </>
  )
  return (
    <>
      <PageHeader title="Evidence" count={live.length} actions={actions}>
        <QuickSearch
          label="Search evidence"
          value={search.q ?? ''}
          onChange={(q) => void navigate({ search: (now) => ({ ...now, q: q === '' ? undefined : q }), replace: true })}
        />
        <span className={record.dimmed} aria-live="polite">
          {busy === '' ? '' : `Taking in “${busy}”…`}
          {shown.length === live.length ? '' : ` ${formatCount(shown.length, 'piece')} shown`}
        </span>
      </PageHeader>
      <div className={record.bar}>
        <Chips label="Particular evidence" chips={chips} on={show} onToggle={toggle} />
        {canWrite && <span className={record.dimmed}>Files can be dropped anywhere here. {ASK}</span>}
      </div>
      {all.length === 0 ? (
        <EmptyState action={actions}>
          No evidence is recorded yet: test reports, minutes, training records, whatever shows that a control is in
          place and works.
        </EmptyState>
      ) : (
        <SplitPane
          name="evidence"
          first={48}
          list={
            shown.length === 0 ? (
              <EmptyState
                action={
                  <Button
                    variant="default"
                    onClick={() => void navigate({ search: (now) => ({ ...now, q: undefined, show: undefined }) })}
                  >
                    Show all evidence
                  </Button>
                }
              >
                No evidence fits the search and filters.
              </EmptyState>
            ) : (
              <DenseTable
                caption="Evidence"
                rows={shown}
                columns={chosen ? columns.filter(({ key }) => narrow.has(key)) : columns}
                chosenId={chosen?.id ?? null}
                onOpen={({ id }) => open(id)}
              />
            )
          }
          pane={
            chosen &&
            chosenUses && (
              <EvidencePane
                key={chosen.id}
                piece={chosen}
                uses={chosenUses}
                focusField={search.field}
                onClose={() => open(undefined)}
              />
            )
          }
        />
      )}
      <NameDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title="Evidence that is kept elsewhere"
        label="Title"
        helpKey="evidence.title"
        action="Add the reference"
        onMake={async (title) => {
          const made = await run('evidence.create', { projectId, token: null, values: { title } }, { quiet: true })
          if (made.ok && made.value.id !== null) open(made.value.id)
          return made
        }}
      >
        <p className={record.note}>{ASK}</p>
      </NameDialog>
    </>
  )
}
