import { Button, Group } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Failure, Result } from '../../src-shared/domain/result.ts'
import { Dialog } from './Dialog.tsx'
import { ProblemPanel } from './ProblemPanel.tsx'

/**
 * A few fields that are sent together. `onSend` does it; the dialog closes when that was kept, and otherwise stays with
 * all that was typed and says why. Mount it while it is wanted: what was typed goes with it.
 */
export function FormDialog(props: {
  onClose: () => void
  title: string
  /** The button's word, e.g. `Make the key`. */
  action: string
  /** Why it cannot be sent yet, shown beside the button; empty where it can. */
  wanting?: string
  size?: 'md' | 'lg' | 'xl'
  onSend: () => Promise<Result<unknown>>
  children: (send: () => void) => ReactNode
}) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const wanting = props.wanting ?? ''

  async function send(): Promise<void> {
    if (busy || wanting !== '') return
    setBusy(true)
    setFailure(null)
    const answer = await props.onSend()
    setBusy(false)
    if (answer.ok) props.onClose()
    else if (answer.error.code !== 'cancelled') setFailure(answer.error)
  }

  return (
    <Dialog opened onClose={props.onClose} title={props.title} size={props.size ?? 'md'}>
      {props.children(() => void send())}
      {failure && <ProblemPanel failure={failure} />}
      <Group justify="flex-end" gap="sm">
        {wanting !== '' && <output>{wanting}</output>}
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button loading={busy} disabled={wanting !== ''} onClick={() => void send()}>
          {props.action}
        </Button>
      </Group>
    </Dialog>
  )
}
