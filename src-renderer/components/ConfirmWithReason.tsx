import { Button, Group } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Result } from '../../src-shared/domain/result.ts'
import { Dialog } from './Dialog.tsx'
import { FieldFrame } from './FieldFrame.tsx'
import { GrowingTextarea } from './GrowingTextarea.tsx'
import { failureText } from './use-saved-value.ts'

/**
 * Asks for a reason before something that needs one. `onConfirm` does it; the dialog closes when that was kept, and
 * otherwise stays with the reason typed and says why. What follows stands in `children`.
 */
export function ConfirmWithReason(props: {
  opened: boolean
  onClose: () => void
  title: string
  /** The button's word, e.g. `Archive the hazard`. */
  action: string
  onConfirm: (reason: string) => Promise<Result<unknown>>
  reasonLabel?: string
  children?: ReactNode
}) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)

  async function confirm(): Promise<void> {
    if (reason.trim() === '') {
      setError('Write the reason.')
      return
    }
    setBusy(true)
    const answer = await props.onConfirm(reason.trim())
    setBusy(false)
    if (!answer.ok) {
      setError(failureText(answer.error))
      return
    }
    setReason('')
    setError('')
    props.onClose()
  }

  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title}>
      {props.children}
      <FieldFrame helpKey="reason" label={props.reasonLabel ?? 'Reason'} error={error}>
        {({ id, describedBy }) => (
          <GrowingTextarea
            id={id}
            aria-describedby={describedBy}
            minRows={3}
            maxRows={12}
            data-autofocus
            value={reason}
            error={error !== ''}
            onChange={(event) => {
              setReason(event.currentTarget.value)
              setError('')
            }}
          />
        )}
      </FieldFrame>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button loading={busy} onClick={() => void confirm()}>
          {props.action}
        </Button>
      </Group>
    </Dialog>
  )
}
