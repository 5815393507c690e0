import { useMemo } from 'react'
import type { FieldProps } from '../components/FieldFrame.tsx'
import type { OnSave } from '../components/use-saved-value.ts'
import { useProject } from './project-context.ts'
import { RecordsSelect } from './RecordsSelect.tsx'

const NOTHING_YET = 'None recorded yet: add a file or a reference on the Evidence page (g e), then choose it here.'

/** Pieces of the project's evidence, each ticked in a list; those past their review-by date say so. */
export function EvidenceSelect(props: FieldProps & { value: string[]; onSave: OnSave<string[]> }) {
  const { snapshot, today } = useProject()
  const records = useMemo(
    () =>
      snapshot.records.evidence.map(({ id, title, archived, reviewBy }) => ({
        id,
        name: reviewBy !== null && reviewBy < today ? `${title} (past its review-by date)` : title,
        archived,
      })),
    [snapshot.records.evidence, today],
  )
  return <RecordsSelect {...props} records={records} nothingYet={NOTHING_YET} />
}
