import type { RegisterEntry } from '../../../src-shared/domain/registers.ts'
import type { Result } from '../../../src-shared/domain/result.ts'
import type { FieldProps } from '../../components/FieldFrame.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { useProject } from '../../project/project-context.ts'

type Named = RegisterEntry<'plan'>['scheme']

const keyOf = ({ id, version }: NonNullable<Named>) => `${id} ${version}`

/** The risk scheme that the plan names: this log's, the pack's, or the one recorded before. */
export function PlanScheme(props: {
  frame: FieldProps
  value: Named
  onSave: (next: Named) => Promise<Result<unknown>>
}) {
  const { value } = props
  const { snapshot, pack } = useProject()
  const own = snapshot.project.scheme
  const known = new Map<string, { scheme: NonNullable<Named>; label: string }>()
  const offer = (scheme: NonNullable<Named>, label: string) => {
    const { id, version } = scheme
    if (!known.has(keyOf(scheme))) known.set(keyOf(scheme), { scheme: { id, version }, label })
  }
  offer(own, `${own.title}, version ${own.version} (this log's)`)
  offer(pack.scheme, `${pack.scheme.title}, version ${pack.scheme.version}`)
  if (value !== null) offer(value, `${value.id}, version ${value.version}`)
  return (
    <SelectField
      {...props.frame}
      clearable
      placeholder="Not looked up yet"
      value={value === null ? null : keyOf(value)}
      choices={[...known].map(([key, { label }]) => ({ value: key, label }))}
      onSave={(key) => props.onSave(key === null ? null : (known.get(key)?.scheme ?? null))}
    />
  )
}
