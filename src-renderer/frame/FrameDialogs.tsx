import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '../api/commands.ts'
import { NameDialog } from '../components/NameDialog.tsx'
import { useProject } from '../project/project-context.ts'
import { goToRecord } from '../project/record-place.ts'
import type { useUndo } from '../project/use-undo.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { newRecords } from './new-records.ts'
import type { PaletteEntry, PaletteLine } from './palette-entries.ts'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { useLogSearch } from './search/use-log-search.ts'
import { type PaletteCommand, useFrameCommands } from './use-frame-commands.ts'
import { useRecent } from './use-recent.ts'
import { WordsDialog } from './WordsDialog.tsx'

export type FrameDialog = 'palette' | 'shortcuts' | 'words' | `new ${(typeof newRecords)[number]['kind']}`

/** The palette, the list of shortcuts, what the words mean, and what the palette asks for; one at a time. */
export function FrameDialogs(props: {
  open: FrameDialog | null
  undo: ReturnType<typeof useUndo>
  onOpen: (dialog: FrameDialog | null) => void
  onTour: () => void
}) {
  const { projectId, snapshot } = useProject()
  const run = useCommand()
  const navigate = useNavigate()
  const log = useLogSearch()
  const recent = useRecent()
  const commands = useFrameCommands({ undo: props.undo, open: props.onOpen, tour: props.onTour })
  const close = () => props.onOpen(null)

  function offered() {
    log.take(snapshot)
    const all = commands()
    const named = new Map<string, PaletteEntry>([...log.named, ...all].map((entry) => [entry.id, entry]))
    const lately = recent.flatMap((id) => {
      const entry = named.get(id)
      return entry === undefined ? [] : [{ ...entry, id: `recent:${id}`, kind: 'recent' as const }]
    })
    return { entries: [...lately, ...all], log }
  }

  function go({ entry, found }: PaletteLine): void {
    const id = entry.kind === 'recent' ? entry.id.slice('recent:'.length) : entry.id
    const command: PaletteCommand | undefined = commands().find((one) => one.id === id)
    if (command !== undefined) {
      command.run()
      return
    }
    const [kind = '', first = '', second = ''] = id.split(':')
    const field = found?.field
    const go = (place: Parameters<typeof goToRecord>[3]) => goToRecord(navigate, projectId, snapshot, place)
    if (kind === 'cause') go({ kind: 'hazard', id: first, field: 'causes', part: second })
    else if (kind === 'hazard' || kind === 'control' || kind === 'evidence') go({ kind, id: first, field })
    else if (kind === 'person' || kind === 'organisation') go({ kind, id: first, field })
    else if (kind === 'register') {
      void navigate({
        to: '/projects/$projectId/registers',
        params: { projectId },
        search: { kind: first, record: second, ...(field === undefined ? {} : { field }) },
      })
    }
  }

  return (
    <>
      <CommandPalette opened={props.open === 'palette'} onClose={close} offered={offered} onRun={go} />
      <ShortcutsDialog opened={props.open === 'shortcuts'} onClose={close} />
      <WordsDialog opened={props.open === 'words'} onClose={close} />
      {newRecords.map((one) => (
        <NameDialog
          key={one.kind}
          opened={props.open === `new ${one.kind}`}
          onClose={close}
          title={one.title}
          label={one.label}
          helpKey={one.helpKey}
          action={one.action}
          onMake={async (name) => {
            const answer = await one.make(run, projectId, name)
            if (answer.ok && answer.value.id !== null) {
              goToRecord(navigate, projectId, snapshot, { kind: one.kind, id: answer.value.id })
            }
            return answer
          }}
        />
      ))}
    </>
  )
}
