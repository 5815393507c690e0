import { useMemo } from 'react'
import type { Result } from '../../../src-shared/domain/result.ts'
import { DateField } from '../../components/DateField.tsx'
import type { FieldProps } from '../../components/FieldFrame.tsx'
import { choicesOf, SelectField } from '../../components/SelectField.tsx'
import { LongTextField, TextField } from '../../components/TextField.tsx'
import { EvidenceSelect } from '../../project/EvidenceSelect.tsx'
import { OrganisationSelect } from '../../project/OrganisationSelect.tsx'
import { PersonSelect } from '../../project/PersonSelect.tsx'
import { useProject } from '../../project/project-context.ts'
import { RecordSelect } from '../../project/RecordSelect.tsx'
import { RecordsSelect } from '../../project/RecordsSelect.tsx'
import { Acceptance } from './Acceptance.tsx'
import { Attendees } from './Attendees.tsx'
import { PlanScheme } from './PlanScheme.tsx'
import { type AnyEntry, type RegisterField, valueOf } from './register-fields.ts'

/** One field of a register's entry, drawn by its kind; saves as it is left. */
export function RegisterFieldView(props: {
  field: RegisterField
  entry: AnyEntry
  locked: boolean
  save: (patch: Record<string, unknown>) => Promise<Result<unknown>>
}) {
  const { field, entry } = props
  const { snapshot } = useProject()
  const { key, kind } = field
  const hazards = useMemo(
    () =>
      snapshot.records.hazard.map(({ id, number, name, archived }) => ({ id, name: `${number} ${name}`, archived })),
    [snapshot.records.hazard],
  )
  const evidence = useMemo(
    () => snapshot.records.evidence.map(({ id, title, archived }) => ({ id, name: title, archived })),
    [snapshot.records.evidence],
  )
  const frame: FieldProps = {
    label: field.label,
    field: key,
    ...(field.helpKey === undefined ? {} : { helpKey: field.helpKey }),
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    ...(props.locked ? { readOnly: true } : {}),
  }
  const value = valueOf(entry, key)
  const text = typeof value === 'string' ? value : ''
  const id = typeof value === 'string' ? value : null
  const ids = Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
  const save = (next: unknown) => props.save({ [key]: next })

  switch (kind.type) {
    case 'text':
      return <TextField {...frame} spelling={!/reference|version/i.test(key)} value={text} onSave={save} />
    case 'long':
      return <LongTextField {...frame} value={text} onSave={save} />
    case 'date':
      return <DateField {...frame} value={id} onSave={save} />
    case 'person':
      return <PersonSelect {...frame} value={id} onSave={save} />
    case 'organisation':
      return <OrganisationSelect {...frame} value={id} onSave={save} />
    case 'choice':
      return <SelectField {...frame} value={text} choices={choicesOf(kind.words)} onSave={save} />
    case 'hazard':
      return <RecordSelect {...frame} placeholder="No hazard chosen" value={id} records={hazards} onSave={save} />
    case 'hazards':
      return <RecordsSelect {...frame} value={ids} records={hazards} onSave={save} />
    case 'evidence':
      return <RecordSelect {...frame} placeholder="No evidence chosen" value={id} records={evidence} onSave={save} />
    case 'evidences':
      return <EvidenceSelect {...frame} value={ids} onSave={save} />
    case 'attendees':
      return <Attendees of={entry.id} frame={frame} value={'attendees' in entry ? entry.attendees : []} onSave={save} />
    case 'scheme':
      return <PlanScheme frame={frame} value={'scheme' in entry ? entry.scheme : null} onSave={save} />
    case 'acceptance':
      return (
        <Acceptance of={entry.id} frame={frame} value={'acceptance' in entry ? entry.acceptance : []} onSave={save} />
      )
  }
}
