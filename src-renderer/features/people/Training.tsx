import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Person } from '../../../src-shared/domain/person.ts'
import type { Result } from '../../../src-shared/domain/result.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { DateField } from '../../components/DateField.tsx'
import { NameDialog } from '../../components/NameDialog.tsx'
import record from '../../components/record.module.css'
import { TextField } from '../../components/TextField.tsx'
import { useWholeSave } from '../../project/use-whole-save.ts'

type Course = Person['training'][number]

/** Training in clinical risk management: what, by whom, when. */
export function Training(props: {
  /** Id of the person. */
  of: string
  training: Course[]
  locked: boolean
  onSave: (training: Course[]) => Promise<Result<unknown>>
}) {
  const { training, locked } = props
  const save = useWholeSave(props.of, training, props.onSave)
  const [adding, setAdding] = useState(false)
  const change = (index: number, patch: Partial<Course>) =>
    save((now) => now.map((one, at) => (at === index ? { ...one, ...patch } : one)))
  return (
    <>
      {training.length === 0 && <p className={record.plain}>Not recorded</p>}
      <ul className={record.list}>
        {training.map((course, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a course has no identity but its place
          <li key={index}>
            {locked ? (
              [course.title, course.provider, formatDay(course.date)].filter(Boolean).join(', ')
            ) : (
              <div className={record.pair}>
                <TextField
                  helpKey="person.training"
                  label={`Training ${index + 1}`}
                  value={course.title}
                  onSave={(title) => change(index, { title })}
                />
                <TextField
                  helpKey="person.training"
                  label={`Provider of training ${index + 1}`}
                  spelling={false}
                  value={course.provider}
                  onSave={(provider) => change(index, { provider })}
                />
                <DateField
                  helpKey="person.training"
                  label={`Date of training ${index + 1}`}
                  value={course.date}
                  onSave={(date) => change(index, { date })}
                />
                <span className={record.row}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove training ${index + 1}`}
                    onClick={() => void save((now) => now.toSpliced(index, 1))}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </span>
              </div>
            )}
          </li>
        ))}
      </ul>
      {!locked && (
        <Button variant="default" onClick={() => setAdding(true)}>
          Add training
        </Button>
      )}
      <NameDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title="Training taken"
        label="Title"
        action="Add the training"
        onMake={(title) => save((now) => [...now, { title, provider: '', date: null }])}
      />
    </>
  )
}
