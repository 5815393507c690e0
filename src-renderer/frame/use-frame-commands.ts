import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import type { DocumentFormat, LogLayout } from '../../src-shared/contract/exchange.ts'
import { registerKinds } from '../../src-shared/domain/registers.ts'
import { formatMoment } from '../../src-shared/format/dates.ts'
import { isHeadSection, outlineFor } from '../../src-shared/format/report-sections.ts'
import { useCommand } from '../api/commands.ts'
import type { ShortcutId } from '../components/shortcut-table.ts'
import { keysOf } from '../components/shortcuts.ts'
import { readPageActions } from '../project/page-actions.ts'
import { useProject } from '../project/project-context.ts'
import { undoWords, type useUndo } from '../project/use-undo.tsx'
import { textSizes, useComfort } from '../theme/comfort.ts'
import { entries } from './entries.ts'
import { exportDocument } from './export-document.tsx'
import type { FrameDialog } from './FrameDialogs.tsx'
import { newRecords } from './new-records.ts'
import type { EntryKind, PaletteEntry } from './palette-entries.ts'
import { REGISTER_WORDS } from './search/documents.ts'

/** A line of the palette that is no record: where it leads or what it does comes with it. */
export interface PaletteCommand extends PaletteEntry {
  run: () => void
}

/** Parts of the settings by the words of their tabs. */
const SETTINGS = [
  { key: 'project', word: 'Project', also: 'name reference programme standards organisation phase version' },
  { key: 'system', word: 'Health IT system', also: 'supplier intended use scope environment users configuration' },
  { key: 'milestones', word: 'Go-live milestones', also: 'date' },
  { key: 'organisations', word: 'Organisations', also: 'role' },
  { key: 'scheme', word: 'Risk scheme', also: 'matrix severity likelihood rating words' },
  { key: 'comfort', word: 'Comfort', also: 'text size colours contrast spelling dictionary words' },
  { key: 'more', word: 'Keys and archive', also: 'letters shortcuts archive' },
]

/** Chooses a part of the settings once its page stands. */
function openSettingsPart(word: string): void {
  let left = 60
  function look(): void {
    const tab = [...document.querySelectorAll<HTMLElement>('main [role="tab"]')].find((one) => one.textContent === word)
    if (tab !== undefined) {
      tab.click()
      tab.focus()
    } else if (left-- > 0) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

const make = (kind: EntryKind, id: string, words: string, also: string, hint: string, run: () => void) => ({
  id: `${kind}:${id}`,
  kind,
  number: '',
  words,
  also,
  hint,
  run,
})

const keyOf = (id: ShortcutId) => keysOf(id)[0] ?? ''

/**
 * Everything the palette can do and every page, register, section and setting it can go to, as things stand; read it as
 * the palette opens.
 */
export function useFrameCommands(props: {
  undo: ReturnType<typeof useUndo>
  open: (dialog: FrameDialog) => void
  tour: () => void
}): () => PaletteCommand[] {
  const { projectId, snapshot, pack, canWrite, past } = useProject()
  const { undo, open } = props
  const run = useCommand()
  const navigate = useNavigate()
  const [comfort, changeComfort] = useComfort()
  const params = { projectId }
  const act = (id: string, words: string, also: string, perform: () => void, hint = '') =>
    make('do', id, words, also, hint, perform)

  const toDocuments = () => void navigate({ to: '/projects/$projectId/documents', params })
  const doExport = (document: 'hazard-log' | 'safety-case' | 'board-page', format: DocumentFormat, name: string) =>
    act(`export-${document}-${format}`, `Export ${name}`, 'document save word excel print html', () => {
      notifications.show({ message: `Building ${name}…`, autoClose: 3000 })
      void exportDocument({ projectId, past }, { document, format, name }, toDocuments)
    })

  const send = (format: 'xlsx' | 'csv', layout: LogLayout, where: string) =>
    act(`send-${format}-${layout}`, `Send the hazard log ${where}`, 'export save excel workbook csv colleagues', () => {
      notifications.show({ message: 'Building the hazard log…', autoClose: 3000 })
      void exportDocument(
        { projectId, past },
        { document: 'hazard-log', format, layout, name: 'the hazard log' },
        toDocuments,
      )
    })

  async function backUp(): Promise<void> {
    const answer = await run('workspace.backup', {})
    if (answer.ok)
      notifications.show({ message: `Backed up at ${formatMoment(answer.value.at)}: ${answer.value.fileName}` })
  }

  function colours(): PaletteCommand[] {
    const offered = [
      ['system', 'Colours as the system has them'],
      ['light', 'Light colours'],
      ['dark', 'Dark colours'],
      ['contrast-light', 'High contrast, light'],
      ['contrast-dark', 'High contrast, dark'],
    ] as const
    return offered
      .filter(([value]) => value !== comfort.colours)
      .map(([value, words]) =>
        act(`colours-${value}`, words, 'theme look appearance mode', () => changeComfort({ colours: value })),
      )
  }

  function sizes(): PaletteCommand[] {
    const at = textSizes.indexOf(comfort.textSize)
    const larger = textSizes[at + 1]
    const smaller = textSizes[at - 1]
    const size = (to: (typeof textSizes)[number], words: string) =>
      act(`text-${to}`, `${words} (${to} %)`, 'font zoom bigger size', () => changeComfort({ textSize: to }))
    return [
      ...(larger === undefined ? [] : [size(larger, 'Larger text')]),
      ...(smaller === undefined ? [] : [size(smaller, 'Smaller text')]),
    ]
  }

  return () => [
    ...readPageActions().map(({ id, words, also = '', hint = '', run: perform }) =>
      act(`page-${id}`, words, also, perform, hint),
    ),
    ...(canWrite
      ? newRecords.map(({ kind, title }) => act(`new-${kind}`, title, 'add create', () => open(`new ${kind}`)))
      : []),
    act(
      'workshop',
      'Workshop: enter hazards, causes, controls and scores',
      'sheet fast entry candidates list session panel',
      () => void navigate({ to: '/projects/$projectId/workshop', params }),
      keyOf('workshop'),
    ),
    ...(undo.undoable === null
      ? []
      : [act('undo', undoWords('Undo', undo.undoable), 'take back', undo.undo, keyOf('undo'))]),
    ...(undo.redoable === null ? [] : [act('redo', undoWords('Redo', undo.redoable), '', undo.redo, keyOf('redo'))]),
    doExport('hazard-log', 'docx', 'the hazard log as Word'),
    send('xlsx', 'hazards', 'to Excel, a hazard a row, as the published NHS logs'),
    send('xlsx', 'causes', 'to Excel, a cause a row'),
    send('csv', 'hazards', 'as CSV'),
    doExport('hazard-log', 'pdf', 'the hazard log as PDF'),
    doExport('hazard-log', 'html', 'the hazard log as a web page'),
    doExport('safety-case', 'docx', 'the clinical safety case report as Word'),
    doExport('safety-case', 'pdf', 'the clinical safety case report as PDF'),
    doExport('safety-case', 'html', 'the clinical safety case report as a web page'),
    doExport('board-page', 'pdf', 'the overview for a board as PDF'),
    doExport('board-page', 'html', 'the overview for a board as a web page'),
    ...(canWrite
      ? [
          act(
            'import',
            'Import a hazard log',
            'excel workbook xlsx csv package',
            () => void navigate({ to: '/import', search: { project: projectId } }),
          ),
          act('backup', 'Back up now', 'save copy workspace', () => void backUp()),
        ]
      : []),
    ...(canWrite
      ? [
          act(
            'issue',
            'Issue a version',
            'baseline freeze approve sign release',
            () => void navigate({ to: '/projects/$projectId/issues', params, search: { act: 'issue' } }),
          ),
        ]
      : []),
    act(
      'compare',
      'Compare versions',
      'difference changed since issue baseline',
      () => void navigate({ to: '/projects/$projectId/issues', params, search: { act: 'compare' } }),
    ),
    act(
      'answer-request',
      'Answer an approval request',
      'approve sign request file elsewhere',
      () => void navigate({ to: '/approve' }),
    ),
    act(
      'backups',
      'Backups and integrity',
      'restore check verify damage schedule',
      () => void navigate({ to: '/backups' }),
    ),
    ...colours(),
    ...sizes(),
    act('shortcuts', 'Keyboard shortcuts', 'help keys', () => open('shortcuts'), keyOf('shortcuts')),
    act('words', 'What the words mean', 'help glossary terms definitions meaning', () => open('words'), keyOf('help')),
    act('tour', 'Take the tour', 'help learn five minutes introduction sample', props.tour),
    act('projects', 'All projects', 'switch open another start', () => void navigate({ to: '/' })),
    ...entries.map(({ to, word, shortcut }) =>
      make('page', to, word, 'page', keyOf(shortcut), () => void navigate({ to, params })),
    ),
    ...[...registerKinds, 'import' as const].map((kind) =>
      make(
        'page',
        `register-${kind}`,
        registerTitle(kind),
        'register',
        'register',
        () => void navigate({ to: '/projects/$projectId/registers', params, search: { kind } }),
      ),
    ),
    ...outlineFor(pack, snapshot.project.standards)
      .filter((section, _index, all) => !isHeadSection(section, all))
      .map(({ id, number, title }) =>
        make(
          'section',
          id,
          `${number} ${title}`.trim(),
          'section report safety case',
          'section of the report',
          () => void navigate({ to: '/projects/$projectId/documents', params, search: { section: id } }),
        ),
      ),
    ...SETTINGS.map(({ key, word, also }) =>
      make('setting', key, `Settings: ${word}`, also, 'settings', () => {
        void navigate({ to: '/projects/$projectId/settings', params })
        openSettingsPart(word)
      }),
    ),
  ]
}

/** `Test issues`: a register as a page. */
function registerTitle(kind: keyof typeof REGISTER_PAGES): string {
  return REGISTER_PAGES[kind]
}

const REGISTER_PAGES = {
  assumption: 'Assumptions and constraints',
  testIssue: 'Test issues',
  session: 'Sessions',
  plan: 'Clinical risk management plan',
  thirdParty: 'Third parties',
  handOver: 'Hand-overs',
  supplierReview: "Supplier's documents reviewed",
  benefitAnalysis: 'Benefit analyses',
  boardDecision: 'Decisions for the board',
  import: 'Imports',
} satisfies Record<keyof typeof REGISTER_WORDS | 'import', string>
