import { useNavigate } from '@tanstack/react-router'
import { useCommand } from '../api/commands.ts'
import { NameDialog } from '../components/NameDialog.tsx'
import { useProject } from '../project/project-context.ts'
import type { useUndo } from '../project/use-undo.ts'
import { CommandPalette } from './CommandPalette.tsx'
import { entries } from './entries.ts'
import { type PaletteEntry, recordEntries } from './palette-entries.ts'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'

export type FrameDialog = 'palette' | 'shortcuts' | 'new hazard'

/** The palette, the list of shortcuts, and what the palette asks for; one at a time. */
export function FrameDialogs(props: {
  open: FrameDialog | null
  undo: ReturnType<typeof useUndo>
  onOpen: (dialog: FrameDialog | null) => void
}) {
  const { projectId, snapshot, canWrite } = useProject()
  const { undo } = props
  const run = useCommand()
  const navigate = useNavigate()
  const params = { projectId }
  const close = () => props.onOpen(null)

  function listed(): PaletteEntry[] {
    const act = (id: string, words: string, also: string, hint = '') => ({
      id: `do:${id}`,
      kind: 'do' as const,
      number: '',
      words,
      also,
      hint,
    })
    return [
      ...(canWrite ? [act('new-hazard', 'New hazard', 'add create')] : []),
      ...(undo.undoable === null ? [] : [act('undo', `Undo: ${undo.undoable.summary}`, 'take back', 'Ctrl+Z')]),
      ...(undo.redoable === null ? [] : [act('redo', `Redo: ${undo.redoable.summary}`, '', 'Ctrl+Y')]),
      act('export', 'Export a document', 'word excel docx xlsx hazard log safety case report'),
      ...(canWrite ? [act('import', 'Import a hazard log', 'excel workbook xlsx csv')] : []),
      act('shortcuts', 'Keyboard shortcuts', 'help keys', '?'),
      act('projects', 'All projects', 'switch open another start'),
      ...entries.map(({ to, word, letter }) => ({
        id: `page:${to}`,
        kind: 'page' as const,
        number: '',
        words: word,
        also: 'page',
        hint: `g ${letter}`,
      })),
      ...recordEntries(snapshot),
    ]
  }

  const actions: Record<string, () => void> = {
    'do:new-hazard': () => props.onOpen('new hazard'),
    'do:undo': undo.undo,
    'do:redo': undo.redo,
    'do:export': () => void navigate({ to: '/projects/$projectId/documents', params }),
    'do:import': () => void navigate({ to: '/import', search: { project: projectId } }),
    'do:shortcuts': () => props.onOpen('shortcuts'),
    'do:projects': () => void navigate({ to: '/' }),
  }

  function act(entry: PaletteEntry): void {
    const recordId = entry.id.slice(entry.id.indexOf(':') + 1)
    const page = entries.find(({ to }) => `page:${to}` === entry.id)
    if (page !== undefined) void navigate({ to: page.to, params })
    else if (entry.kind === 'hazard') openHazard(recordId)
    else if (entry.kind === 'control') {
      void navigate({ to: '/projects/$projectId/controls', params, search: { record: recordId } })
    } else actions[entry.id]?.()
  }

  function openHazard(hazard: string): void {
    void navigate({ to: '/projects/$projectId/hazards', params, search: { hazard, view: 'page' } })
  }

  return (
    <>
      <CommandPalette opened={props.open === 'palette'} onClose={close} entries={listed} onRun={act} />
      <ShortcutsDialog opened={props.open === 'shortcuts'} onClose={close} />
      <NameDialog
        opened={props.open === 'new hazard'}
        onClose={close}
        title="New hazard"
        label="Name of the hazard"
        helpKey="hazard.name"
        action="Add the hazard"
        onMake={async (name) => {
          const answer = await run('hazard.create', { projectId, values: { name } }, { quiet: true })
          if (answer.ok && answer.value.id !== null) openHazard(answer.value.id)
          return answer
        }}
      />
    </>
  )
}
