import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useFieldSettings } from './field-settings.ts'
import classes from './fields.module.css'
import { type OnSave, useSavedValue } from './use-saved-value.ts'

const sameList = (a: string[], b: string[]) => a.length === b.length && a.every((text, index) => text === b[index])

/** Lines of text, each edited in place; added, changed and removed lines save at once. `item` names one of them. */
export function ListField(props: FieldProps & { value: string[]; onSave: OnSave<string[]>; item: string }) {
  const { readOnly } = useFieldSettings()
  const locked = props.readOnly ?? readOnly
  const saved = useSavedValue(props.value, props.onSave, sameList)
  const [adding, setAdding] = useState('')

  function keep(lines: string[]): void {
    saved.choose(lines.map((line) => line.trim()).filter((line) => line !== ''))
  }

  function add(): void {
    if (adding.trim() === '') return
    keep([...saved.shown, adding])
    setAdding('')
  }

  return (
    <FieldFrame {...props} labelled={false} error={saved.error}>
      {({ labelId, describedBy }) => (
        <ul className={classes.list} aria-labelledby={labelId} aria-describedby={describedBy}>
          {saved.shown.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line has no identity but its place
            <li key={index} className={classes.row}>
              <TextInput
                className={classes.grow ?? ''}
                aria-label={`${props.item} ${index + 1}`}
                value={line}
                readOnly={locked}
                onChange={(event) => saved.type(saved.shown.with(index, event.currentTarget.value))}
                onBlur={() => keep(saved.shown)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') keep(saved.shown)
                }}
              />
              {!locked && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove ${props.item.toLowerCase()} ${index + 1}`}
                  onClick={() => keep(saved.shown.toSpliced(index, 1))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
          {!locked && (
            <li className={classes.row}>
              <TextInput
                className={classes.grow ?? ''}
                aria-label={`New ${props.item.toLowerCase()}`}
                value={adding}
                onChange={(event) => setAdding(event.currentTarget.value)}
                onBlur={add}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') add()
                }}
              />
              <Button variant="default" onClick={add}>
                Add
              </Button>
            </li>
          )}
        </ul>
      )}
    </FieldFrame>
  )
}
