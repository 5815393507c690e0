import type { RegisterEntry } from '../../../src-shared/domain/registers.ts'
import type { Result } from '../../../src-shared/domain/result.ts'
import { FieldFrame, type FieldProps } from '../../components/FieldFrame.tsx'
import record from '../../components/record.module.css'
import { TextField } from '../../components/TextField.tsx'
import { useProject } from '../../project/project-context.ts'
import { useWholeSave } from '../../project/use-whole-save.ts'

type Accepting = RegisterEntry<'plan'>['acceptance']

/** For each rating of the scheme, who may accept it under the plan. */
export function Acceptance(props: {
  /** Id of the plan. */
  of: string
  frame: FieldProps
  value: Accepting
  onSave: (next: Accepting) => Promise<Result<unknown>>
}) {
  const { value } = props
  const save = useWholeSave(props.of, value, props.onSave)
  const { snapshot } = useProject()
  const { ratings } = snapshot.project.scheme
  const locked = props.frame.readOnly === true ? { readOnly: true } : {}
  return (
    <FieldFrame {...props.frame} labelled={false}>
      {({ labelId }) => (
        <ul className={record.list} aria-labelledby={labelId}>
          {ratings.toReversed().map((rating) => (
            <li key={rating.number}>
              <TextField
                {...locked}
                label={`${rating.number} ${rating.label}`}
                value={value.find((one) => one.rating === rating.number)?.who ?? ''}
                onSave={(who) =>
                  save((now) => {
                    const others = now.filter((one) => one.rating !== rating.number)
                    return who.trim() === ''
                      ? others
                      : [...others, { rating: rating.number, who }].sort((a, b) => a.rating - b.rating)
                  })
                }
              />
            </li>
          ))}
        </ul>
      )}
    </FieldFrame>
  )
}
