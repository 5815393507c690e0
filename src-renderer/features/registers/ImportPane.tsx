import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ImportRecord } from '../../../src-shared/domain/registers.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { formatCount, formatSize } from '../../../src-shared/format/numbers.ts'
import { DenseTable } from '../../components/DenseTable.tsx'
import { Pane } from '../../components/Pane.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { nameOf, useProject } from '../../project/project-context.ts'

const withIds = <T,>(list: readonly T[]) => list.map((one, index) => ({ ...one, id: String(index) }))

function Part(props: { title: string; nothing: string; count: number; children: ReactNode }) {
  return (
    <Section title={`${props.title} (${props.count})`}>
      {props.count === 0 ? <p className={record.plain}>{props.nothing}</p> : props.children}
    </Section>
  )
}

/** One import, as it was: what was read from where, what was found wrong with the source, what was left out. */
export function ImportPane(props: { entry: ImportRecord; onClose: () => void }) {
  const { entry } = props
  const { projectId, organisations } = useProject()
  const { counts, cover, versions, listed, leftOut, findings, textChanges } = entry
  return (
    <Pane title={entry.fileName} onClose={props.onClose}>
      <Section title="What was read">
        <dl className={record.facts}>
          <dt>Imported</dt>
          <dd>{formatMoment(entry.at)}</dd>
          <dt>Sheet</dt>
          <dd>{entry.sheet}</dd>
          <dt>Layout</dt>
          <dd>{entry.mapping}</dd>
          <dt>Whose log</dt>
          <dd>
            {entry.whose === 'ours'
              ? 'Ours: scores came in as imported, not confirmed'
              : `A supplier's or national log: its scores stay the source's${entry.organisationId === null ? '' : ` (${nameOf(organisations, entry.organisationId)})`}`}
          </dd>
          <dt>Entries</dt>
          <dd>
            {formatCount(counts.hazards, 'hazard')}, {formatCount(counts.causes, 'cause')},{' '}
            {formatCount(counts.controls, 'control entry', 'control entries')} read;{' '}
            {formatCount(leftOut.length, 'entry', 'entries')} left out, listed below
          </dd>
          <dt>Size</dt>
          <dd>{formatSize(entry.size)}</dd>
          <dt>SHA-256</dt>
          <dd className={record.hash}>{entry.sha256}</dd>
        </dl>
        {entry.evidenceId !== null && (
          <Link
            to="/projects/$projectId/evidence"
            params={{ projectId }}
            search={{ record: entry.evidenceId }}
            className={record.link}
          >
            The source file, kept as evidence
          </Link>
        )}
      </Section>
      <Part
        title="Findings of the source"
        count={findings.length}
        nothing="Nothing was found wrong with the source by the rules of the import."
      >
        <DenseTable
          caption="Findings of the source"
          rows={withIds(findings)}
          columns={[
            { key: 'cell', title: 'Cell', width: '9em', cell: ({ cell }) => cell },
            { key: 'hazard', title: 'Hazard', width: '6em', cell: ({ hazard }) => hazard },
            { key: 'message', title: 'Finding', cell: ({ message }) => message },
          ]}
        />
      </Part>
      <Part title="Left out" count={leftOut.length} nothing="Nothing that was read was left out.">
        <DenseTable
          caption="Left out"
          rows={withIds(leftOut)}
          columns={[
            { key: 'cell', title: 'Cell', width: '9em', cell: ({ cell }) => cell },
            { key: 'text', title: 'Text', cell: ({ text }) => text },
            { key: 'reason', title: 'Why', cell: ({ reason }) => reason },
          ]}
        />
      </Part>
      <Part title="Names on the source's cover" count={listed.length} nothing="The cover lists no names.">
        <p className={record.note}>Text of the source. None of these is an approval of ours.</p>
        <DenseTable
          caption="Names on the source's cover"
          rows={withIds(listed)}
          columns={[
            { key: 'name', title: 'Name', cell: ({ name }) => name },
            { key: 'title', title: 'Title', cell: ({ title }) => title },
            { key: 'as', title: 'Listed as', cell: ({ as }) => as },
            {
              key: 'date',
              title: 'Date',
              cell: ({ date }) => (date === '' ? 'listed; no date given' : `listed; ${date}`),
            },
            { key: 'cell', title: 'Cell', cell: ({ cell }) => cell },
          ]}
        />
      </Part>
      <Part title="Cover page" count={cover.length} nothing="There is no cover page.">
        <DenseTable
          caption="Cover page"
          rows={withIds(cover)}
          columns={[
            { key: 'label', title: 'Label', cell: ({ label }) => label },
            { key: 'value', title: 'Value', cell: ({ value }) => value },
            { key: 'cell', title: 'Cell', cell: ({ cell }) => cell },
          ]}
        />
      </Part>
      <Part title="Version history" count={versions.length} nothing="There is no version history.">
        <DenseTable
          caption="Version history"
          rows={withIds(versions)}
          columns={[
            { key: 'version', title: 'Version', cell: ({ version }) => version },
            { key: 'date', title: 'Date', cell: ({ date }) => date },
            { key: 'summary', title: 'Summary', cell: ({ summary }) => summary },
            { key: 'cell', title: 'Cell', cell: ({ cell }) => cell },
          ]}
        />
      </Part>
      <Part title="Texts that were changed" count={textChanges.length} nothing="No text had to be changed.">
        <DenseTable
          caption="Texts that were changed"
          rows={withIds(textChanges)}
          columns={[
            { key: 'cell', title: 'Cell', width: '9em', cell: ({ cell }) => cell },
            { key: 'change', title: 'Change', cell: ({ change }) => change },
          ]}
        />
      </Part>
    </Pane>
  )
}
