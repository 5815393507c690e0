import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { call } from '../../api/api.ts'
import { tellFailure } from '../../api/commands.ts'
import { download } from '../../api/files.ts'
import type { HistoryAsked } from '../../api/queries.ts'

/** Every change that the filter lets through, a line for each field, as a file. */
export function ExportHistory({ asked, disabled }: { asked: HistoryAsked; disabled: boolean }) {
  const [busy, setBusy] = useState(false)

  async function save(format: 'xlsx' | 'csv'): Promise<void> {
    setBusy(true)
    const made = await call('history.export', { ...asked, format })
    const saved = made.ok ? await download(made.value.token, made.value.fileName) : made
    if (!saved.ok) tellFailure(saved.error)
    else if (made.ok) {
      notifications.show({ message: `Saved: ${made.value.fileName}, ${formatCount(made.value.changes, 'change')}.` })
    }
    setBusy(false)
  }

  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconFileExport size={16} aria-hidden />} disabled={busy || disabled}>
          {busy ? 'Making the file…' : 'Export these…'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('xlsx')}>As Excel</Menu.Item>
        <Menu.Item onClick={() => void save('csv')}>As CSV: plain text for other programs</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
