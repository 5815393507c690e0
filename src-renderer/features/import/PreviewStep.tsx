import { Button, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { ProjectSummary } from '../../../src-shared/contract/project.ts'
import type { ImportOptions } from '../../../src-shared/domain/import-options.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { keys } from '../../api/keys.ts'
import { ask, usePack } from '../../api/queries.ts'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { ChangesList } from './ChangesList.tsx'
import { Correct } from './Correct.tsx'
import { correctionsOf, type Reading, unread } from './corrections.ts'
import type { Change, Draft } from './draft.ts'
import { ExistingList, takeable } from './ExistingList.tsx'
import { HazardList } from './HazardList.tsx'
import classes from './import.module.css'
import { LeftOutList } from './LeftOutList.tsx'
import { MergeList } from './MergeList.tsx'
import { Offered } from './Offered.tsx'
import { WrongList } from './WrongList.tsx'
import { controlsAfterMerging, scoresSentence } from './words.ts'

/** The scheme that the ratings of the preview were looked up in. */
function useSchemeOf(projectId: string | null): Scheme | null {
  const pack = usePack()
  const snapshot = useQuery({
    queryKey: keys.snapshot(projectId ?? ''),
    queryFn: () => ask('project.snapshot', { projectId: projectId ?? '' }),
    enabled: projectId !== null,
    structuralSharing: false,
  })
  return projectId === null ? (pack.data?.scheme ?? null) : (snapshot.data?.project.scheme ?? null)
}

/** Second step: everything as it would be, everything found wrong, everything that would stay behind. */
export function PreviewStep(props: {
  reading: Reading
  draft: Draft
  change: Change
  whose: 'ours' | 'supplier'
  into: ProjectSummary | null
  busy: boolean
  failure: Failure | null
  onBack: () => void
  /** Reads the file again with what was corrected. */
  onRead: (options: ImportOptions) => void
  onForget: (signature: string, options: ImportOptions) => void
  onImport: () => void
}) {
  const { reading, draft, change, whose, onBack, busy } = props
  const { preview } = reading
  const ours = useSchemeOf(draft.into === 'existing' ? draft.projectId : null)
  // Where their scheme is kept, hazards are shown as it rates them.
  const scheme = reading.options.scale?.choice === 'own' ? preview.scale.own.scheme : ours
  const [tab, setTab] = useState<string | null>(preview.changes === null ? 'hazards' : 'changes')
  const [corrected, setCorrected] = useState({ from: reading, wanted: correctionsOf(reading) })
  // A new reading holds what was asked of it; nothing is corrected beyond it yet.
  const { wanted } = corrected.from === reading ? corrected : { wanted: correctionsOf(reading) }
  const changed = unread(wanted, reading)
  const toRead = changed.columns || changed.scale
  const why = toRead
    ? `The ${changed.columns ? 'columns above were' : 'scale above was'} changed: read the file again before importing.`
    : preview.missing.length > 0
      ? `Say first which is ${preview.missing.join(', ')}.`
      : null

  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      // Where something is being corrected, Escape closes lists and never loses the corrections.
      const correcting = event.target instanceof Element && event.target.closest('[data-corrections]') !== null
      if (event.key === 'Escape' && !event.defaultPrevented && !busy && !correcting) onBack()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [onBack, busy])

  const { counts } = preview
  const after = controlsAfterMerging(preview, draft.merge)
  const parts: { key: string; word: string; count: number; content: ReactNode }[] = [
    ...(preview.changes === null
      ? []
      : [
          {
            key: 'changes',
            word: 'Changes',
            count: preview.changes.added.length + preview.changes.changed.length + preview.changes.missing.length,
            content: <ChangesList changes={preview.changes} draft={draft} change={change} />,
          },
        ]),
    {
      key: 'hazards',
      word: 'Hazards',
      count: counts.hazards,
      content:
        counts.hazards === 0 ? (
          <p className={classes.lead}>No hazard is read before it is said which column names or describes it.</p>
        ) : (
          <HazardList preview={preview} scheme={scheme} options={reading.options} />
        ),
    },
    { key: 'wrong', word: 'Found wrong', count: preview.findings.length, content: <WrongList preview={preview} /> },
    {
      key: 'merge',
      word: 'Same wording',
      count: preview.duplicates.length,
      content: <MergeList preview={preview} merge={draft.merge} onMerge={(merge) => change({ merge })} />,
    },
    ...(whose === 'supplier'
      ? [
          {
            key: 'existing',
            word: 'Existing controls?',
            count: takeable(preview).length,
            content: (
              <ExistingList
                preview={preview}
                existing={draft.existing}
                onExisting={(existing) => change({ existing })}
              />
            ),
          },
        ]
      : []),
    {
      key: 'offered',
      word: 'Also offered',
      count: preview.cover.length + preview.assumptions.length,
      content: <Offered preview={preview} draft={draft} change={change} />,
    },
    {
      key: 'left-out',
      word: 'Left out',
      count: preview.leftOut.length,
      content: <LeftOutList preview={preview} />,
    },
  ]

  return (
    <>
      <p className={classes.lead}>
        {preview.file.name}, sheet “{preview.sheet}”, read as {preview.mapping.title}.{' '}
        {formatNumber(counts.controlEntriesRead)} control entries read: {formatNumber(counts.controls)} kept,{' '}
        {formatNumber(counts.dropped)} said only “None”, {formatNumber(counts.empty)} empty.
      </p>
      <Correct
        reading={reading}
        scheme={ours}
        whose={whose}
        wanted={wanted}
        change={(next) => setCorrected({ from: reading, wanted: next })}
        busy={busy}
        onRead={props.onRead}
        onForget={props.onForget}
      />
      <Tabs value={tab} onChange={setTab} keepMounted={false} className={classes.tabs ?? ''}>
        <Tabs.List aria-label="Parts of the preview" className={classes.tabList ?? ''}>
          {parts.map(({ key, word, count }) => (
            <Tabs.Tab key={key} value={key}>
              {word} {formatNumber(count)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ key, content }) => (
          <Tabs.Panel key={key} value={key} className={classes.panel ?? ''}>
            {content}
          </Tabs.Panel>
        ))}
      </Tabs>
      <div className={classes.bar}>
        {props.failure && <ProblemPanel failure={props.failure} />}
        <div className={classes.barLine}>
          <p className={classes.summary}>
            <strong>
              {preview.changes === null
                ? `${formatCount(counts.hazards, 'hazard')}, ${formatCount(counts.causes, 'cause')}, ${formatCount(after, 'control')}`
                : `${formatCount(preview.changes.added.length, 'new hazard')}, ${formatNumber(preview.changes.changed.length)} changed`}
            </strong>{' '}
            into {props.into === null ? `the new project “${draft.projectName}”` : props.into.name}
            {draft.merge.size > 0 && `; ${formatCount(draft.merge.size, 'wording')} merged`}
            {whose === 'supplier' && `; ${formatCount(draft.existing.size, 'entry', 'entries')} taken as existing`}.{' '}
            {scoresSentence(reading, whose, draft.supplierName)} A backup comes first.
            {why !== null && <strong id="import-not-yet"> {why}</strong>}
          </p>
          <Button variant="default" onClick={onBack} disabled={busy}>
            Back
          </Button>
          <Button
            onClick={props.onImport}
            loading={busy}
            disabled={why !== null}
            aria-describedby={why === null ? undefined : 'import-not-yet'}
          >
            Import
          </Button>
        </div>
      </div>
    </>
  )
}
