import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { Cause, Hazard } from '../../../../src-shared/domain/hazard.ts'
import { ConfirmWithReason } from '../../../components/ConfirmWithReason.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { isShortcut } from '../../../components/shortcuts.ts'
import { LongTextField } from '../../../components/TextField.tsx'
import { dragBy } from './dragged.ts'
import { HazardDialog } from './HazardDialog.tsx'
import { useHazardCommands } from './hazard-commands.ts'
import { LinkedControls } from './LinkedControls.tsx'
import { MoveCause } from './MoveCause.tsx'
import classes from './pane.module.css'
import { useLinkDrop } from './use-link-drop.ts'

/** One cause with the controls that answer it beside it. */
export function CauseBlock({ hazard, cause, onOpen }: { hazard: Hazard; cause: Cause; onOpen: (id: string) => void }) {
  const { readOnly } = useFieldSettings()
  const { run } = useHazardCommands(hazard.id)
  const [asking, setAsking] = useState<'archive' | 'move' | 'split' | null>(null)
  const { over, place } = useLinkDrop(hazard.id, cause.id, `cause ${cause.number}`)

  function hear(event: KeyboardEvent): void {
    // Dialogs speak through the cause but keep their keys.
    if (readOnly || event.defaultPrevented || (event.target as HTMLElement).closest('[role="dialog"]') !== null) return
    const ways = { letters: false }
    const act = isShortcut(event, 'move-part', ways) ? 'move' : isShortcut(event, 'split-cause', ways) ? 'split' : null
    if (act === null) return
    event.preventDefault()
    setAsking(act)
  }

  return (
    // The keys of a cause are heard from its text and its controls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className={`${classes.cause} ${over ? classes.dropHere : ''}`} onKeyDown={hear} {...place}>
      <div className={classes.causeText} data-field="causes" data-part-of={cause.id}>
        <LongTextField
          helpKey="cause.text"
          label={`Cause ${cause.number}`}
          minRows={1}
          value={cause.text}
          onSave={(text) => run('cause.update', { hazardId: hazard.id, causeId: cause.id, text }, { quiet: true })}
        />
        {!readOnly && (
          <div className={classes.causeMenu}>
            <ActionIcon
              variant="subtle"
              color="gray"
              className={classes.grip ?? ''}
              aria-label={`Move cause ${cause.number}`}
              title="Drag onto a hazard of the list, or press Alt+M"
              onClick={() => setAsking('move')}
              {...dragBy({ kind: 'cause', hazardId: hazard.id, causeId: cause.id })}
            >
              <IconGripVertical size={16} aria-hidden />
            </ActionIcon>
            <Menu position="bottom-end" transitionProps={{ duration: 0 }} withInitialFocusPlaceholder={false}>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" aria-label={`Actions on cause ${cause.number}`}>
                  <IconDots size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item rightSection={<KeyHint keys="Alt+M" />} onClick={() => setAsking('move')}>
                  Move to another hazard…
                </Menu.Item>
                <Menu.Item rightSection={<KeyHint keys="Alt+S" />} onClick={() => setAsking('split')}>
                  Split into a new hazard…
                </Menu.Item>
                <Menu.Item onClick={() => setAsking('archive')}>Take out…</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
        )}
      </div>
      <LinkedControls hazard={hazard} causeId={cause.id} answers={`cause ${cause.number}`} />
      <ConfirmWithReason
        opened={asking === 'archive'}
        onClose={() => setAsking(null)}
        title={`Take cause ${cause.number} out of ${hazard.number}`}
        action="Take the cause out"
        onConfirm={(reason) =>
          run('cause.archive', { hazardId: hazard.id, causeId: cause.id, reason }, { quiet: true })
        }
      >
        <p className={classes.dialogText}>
          Its links go with it; the controls stay in the register and the number stays taken.
        </p>
      </ConfirmWithReason>
      {asking === 'split' && (
        <HazardDialog
          kind="split"
          hazard={hazard}
          causeIds={[cause.id]}
          onClose={() => setAsking(null)}
          onOpen={onOpen}
        />
      )}
      <MoveCause opened={asking === 'move'} hazard={hazard} cause={cause} onClose={() => setAsking(null)} />
    </li>
  )
}
