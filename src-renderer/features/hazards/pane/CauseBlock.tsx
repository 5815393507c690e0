import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { Cause, Hazard } from '../../../../src-shared/domain/hazard.ts'
import { ConfirmWithReason } from '../../../components/ConfirmWithReason.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { LongTextField } from '../../../components/TextField.tsx'
import { useHazardCommands } from './hazard-commands.ts'
import { LinkedControls } from './LinkedControls.tsx'
import { MoveCause } from './MoveCause.tsx'
import classes from './pane.module.css'

/** One cause with the controls that answer it beside it. */
export function CauseBlock({ hazard, cause, onOpen }: { hazard: Hazard; cause: Cause; onOpen: (id: string) => void }) {
  const { readOnly } = useFieldSettings()
  const { run } = useHazardCommands(hazard.id)
  const [asking, setAsking] = useState<'archive' | 'move' | null>(null)
  return (
    <li className={classes.cause}>
      <div className={classes.causeText} data-field="causes" data-part-of={cause.id}>
        <LongTextField
          label={`Cause ${cause.number}`}
          minRows={1}
          value={cause.text}
          onSave={(text) => run('cause.update', { hazardId: hazard.id, causeId: cause.id, text }, { quiet: true })}
        />
        {!readOnly && (
          <div className={classes.causeMenu}>
            <Menu position="bottom-end" transitionProps={{ duration: 0 }} withInitialFocusPlaceholder={false}>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" aria-label={`Actions on cause ${cause.number}`}>
                  <IconDots size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setAsking('move')}>Move to another hazard…</Menu.Item>
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
      <MoveCause
        opened={asking === 'move'}
        hazard={hazard}
        cause={cause}
        onClose={() => setAsking(null)}
        onOpen={onOpen}
      />
    </li>
  )
}
