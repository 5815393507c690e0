import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { InputOf } from '../../src-shared/contract/index.ts'
import { call } from '../api/api.ts'
import { tellFailure } from '../api/commands.ts'
import { download } from '../api/files.ts'
import { atPast } from './past.ts'
import { useProject } from './project-context.ts'

/** Saves a picture of the open project as a file of its own. */
export function SavePicture(props: {
  picture: InputOf<'picture.export'>['picture']
  /** The hazard of a bow-tie. */
  hazardId?: string
}) {
  const { projectId, past } = useProject()
  const [busy, setBusy] = useState(false)

  async function save(format: 'svg' | 'png'): Promise<void> {
    setBusy(true)
    const made = await call('picture.export', {
      projectId,
      picture: props.picture,
      id: props.hazardId ?? null,
      format,
      ...atPast(past),
    })
    const saved = made.ok ? await download(made.value.token, made.value.fileName) : made
    if (!saved.ok) tellFailure(saved.error)
    setBusy(false)
  }

  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} aria-hidden />}
          disabled={busy}
        >
          {busy ? 'Drawing…' : 'Save picture'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('svg')}>As SVG: lines that stay sharp at any size</Menu.Item>
        <Menu.Item onClick={() => void save('png')}>As PNG: a picture for slides and mail</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
