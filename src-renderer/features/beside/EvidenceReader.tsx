import { useMemo } from 'react'
import { stateOf } from '../../../src-shared/domain/control.ts'
import type { Evidence } from '../../../src-shared/domain/evidence.ts'
import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { formatSize } from '../../../src-shared/format/numbers.ts'
import record from '../../components/record.module.css'
import { useProject } from '../../project/project-context.ts'
import classes from './beside.module.css'
import { EvidenceFile } from './EvidenceFile.tsx'
import type { BesideProps } from './index.tsx'
import { RecordList } from './RecordList.tsx'

/** Evidence that a hazard, its links or its controls name. */
function evidenceOf({ records }: Snapshot, hazardId: string | null): Set<string> {
  const hazard = records.hazard.find(({ id }) => id === hazardId)
  if (hazard === undefined) return new Set()
  const controls = new Set(hazard.links.map((link) => link.controlId))
  return new Set([
    ...hazard.evidenceIds,
    ...hazard.links.flatMap((link) => link.evidenceIds),
    ...records.control
      .filter((one) => controls.has(one.id) && stateOf(one) !== 'not stated')
      .flatMap((one) => one.steps.flatMap((step) => step.evidenceIds)),
  ])
}

/** Evidence beside a page: that of the hazard shown first; PDFs and pictures are read here. */
export function EvidenceReader({ recordId, onShow, hazardId }: BesideProps) {
  const { snapshot } = useProject()
  const { evidence } = snapshot.records
  const lines = useMemo(() => {
    const own = evidenceOf(snapshot, hazardId)
    const number = snapshot.records.hazard.find(({ id }) => id === hazardId)?.number ?? ''
    const line = (piece: Evidence) => ({
      id: piece.id,
      number: '',
      name: piece.title,
      text: `${piece.title} ${piece.type} ${piece.reference} ${piece.note} ${piece.file?.name ?? ''}`.toLowerCase(),
      mark: <span className={record.dimmed}>{own.has(piece.id) ? `of ${number}` : piece.type}</span>,
    })
    const live = evidence.filter((one) => one.archived === null)
    return [...live.filter(({ id }) => own.has(id)), ...live.filter(({ id }) => !own.has(id))].map(line)
  }, [snapshot, evidence, hazardId])
  const chosen = evidence.find(({ id }) => id === recordId)
  if (chosen === undefined) {
    return <RecordList what="Evidence" nothing="No evidence is recorded yet." lines={lines} onShow={onShow} />
  }
  return (
    <>
      <button type="button" className={classes.back} onClick={() => onShow(null)}>
        All evidence
      </button>
      <div className={classes.record}>
        <h2 tabIndex={-1}>{chosen.title}</h2>
        <p className={record.dimmed}>
          {[
            chosen.type,
            formatDay(chosen.date),
            chosen.file && `${chosen.file.name}, ${formatSize(chosen.file.size)}`,
            chosen.archived && 'archived',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {chosen.note !== '' && <p className={classes.text}>{chosen.note}</p>}
        {chosen.reference !== '' && <p className={classes.text}>Reference: {chosen.reference}</p>}
        <EvidenceFile key={chosen.id} piece={chosen} />
      </div>
    </>
  )
}
