import { Button, Group, Modal } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Result } from '../../src-shared/domain/result.ts'
import { EntryField } from './EntryField.tsx'
import { failureText } from './use-saved-value.ts'

/** Asks for the one thing that a new record cannot be without; everything else is filled in where it is shown. */
export function NameDialog(props: {
  opened: boolean
  onClose: () => void
  title: string
  label: string
  helpKey?: string
  /** The button's word, e.g. `Add the control`. */
  action: string
  /** What stands there at first, for a new name of something named. */
  first?: string
  onMake: (name: string) => Promise<Result<unknown>>
  children?: ReactNode
}) {
  const [name, setName] = useState(props.first ?? '')
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  // The new record takes the focus; otherwise it goes back to where it was.
  const [made, setMade] = useState(false)

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    if (name.trim() === '') {
      setError('Write this first.')
      return
    }
    setBusy(true)
    setMade(false)
    const answer = await props.onMake(name.trim())
    setBusy(false)
    if (!answer.ok) {
      setError(failureText(answer.error))
      return
    }
    setName('')
    setError('')
    setMade(true)
    props.onClose()
  }

  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} returnFocus={!made}>
      <form onSubmit={(event) => void make(event)}>
        <EntryField
          label={props.label}
          {...(props.helpKey === undefined ? {} : { helpKey: props.helpKey })}
          value={name}
          error={error}
          required
          focused
          onChange={(text) => {
            setName(text)
            setError('')
          }}
        />
        {props.children}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {props.action}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
