import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Run } from '../api/commands.ts'

/** The message that is shown, or was last. */
let shown: string | null = null

/**
 * Says what a change to several records did, with an Undo that works while that change is the project's last; after
 * that the backend refuses and says what came since.
 *
 * @param done the change, as its command answered
 */
export function toastWithUndo(run: Run, projectId: string, message: string, done: { seq: number }): void {
  // Only the last change can be undone from here: the message of the one before goes.
  if (shown !== null) notifications.hide(shown)
  const id = `bulk-${done.seq}`
  shown = id
  notifications.show({
    id,
    message: (
      <span>
        {message}{' '}
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            notifications.hide(id)
            void run('change.undo', { projectId, seq: done.seq }).then((answer) => {
              if (answer.ok) notifications.show({ message: `Undone: ${message}` })
            })
          }}
        >
          Undo
        </Button>
      </span>
    ),
    autoClose: 12_000,
  })
}
