import { ActionIcon, Menu } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconKeyboard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
} from '@tabler/icons-react'
import { Link, useMatchRoute, useNavigate } from '@tanstack/react-router'
import { formatNumber } from '../../src-shared/format/numbers.ts'
import { useProjects } from '../api/queries.ts'
import { KeyHint } from '../components/KeyHint.tsx'
import { keysOf } from '../components/shortcuts.ts'
import { openFindings, useProject } from '../project/project-context.ts'
import { undoWords, type useUndo } from '../project/use-undo.tsx'
import { entries } from './entries.ts'
import classes from './frame.module.css'
import { ThemeToggle } from './ThemeToggle.tsx'

function ProjectSwitcher({ narrow }: { narrow: boolean }) {
  const { snapshot, projectId } = useProject()
  const projects = useProjects()
  const navigate = useNavigate()
  return (
    <Menu position="bottom-start" width={280} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button
          type="button"
          className={classes.switcher}
          aria-label={`Project: ${snapshot.project.name}. Change project`}
        >
          {narrow ? snapshot.project.name.slice(0, 2) : snapshot.project.name} <span aria-hidden>▾</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(projects.data ?? [])
          .filter(({ id }) => id !== projectId)
          .map(({ id, name }) => (
            <Menu.Item
              key={id}
              onClick={() =>
                void navigate({
                  to: '/projects/$projectId/overview',
                  params: { projectId: id },
                  search: { at: undefined },
                })
              }
            >
              {name}
            </Menu.Item>
          ))}
        <Menu.Item onClick={() => void navigate({ to: '/' })}>All projects…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Undo or redo, saying what it would take back or do again. Stays reachable while off, so that its words can be read. */
function UndoButton(props: {
  words: string
  keys: string
  icon: typeof IconArrowBackUp
  narrow: boolean
  off: boolean
  onClick: () => void
}) {
  return (
    <button
      type="button"
      className={classes.undo}
      aria-disabled={props.off}
      aria-label={props.words}
      title={`${props.words} (${props.keys})`}
      onClick={props.off ? undefined : props.onClick}
    >
      <props.icon size={18} stroke={1.5} aria-hidden />
      {!props.narrow && <span className={classes.undoWords}>{props.words}</span>}
    </button>
  )
}

/** The rail: project, pages with their counts, undo and redo in words, looks. */
export function Rail(props: {
  undo: ReturnType<typeof useUndo>
  /** Opens the palette. */
  onPalette: () => void
  /** Opens the list of shortcuts. */
  onShortcuts: () => void
}) {
  const { undo } = props
  const { projectId, counts, findings } = useProject()
  const [narrow, setNarrow] = useLocalStorage({
    key: 'hazard-ledger-narrow-rail',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  // The workshop is a sheet of the hazards.
  const inWorkshop = useMatchRoute()({ to: '/projects/$projectId/workshop' }) !== false
  const figures: Partial<Record<string, number>> = {
    Hazards: counts.hazards,
    ...(findings === null ? {} : { Checks: openFindings(findings).length }),
  }
  return (
    <header className={`${classes.rail} ${narrow ? classes.narrow : ''}`}>
      <ProjectSwitcher narrow={narrow} />
      <button
        type="button"
        className={classes.find}
        title="Go to or do anything, find any word (Ctrl+K)"
        onClick={props.onPalette}
      >
        <IconSearch size={16} stroke={1.5} aria-hidden />
        {narrow ? (
          <span className={classes.hidden}>Find or do</span>
        ) : (
          <span className={classes.undoWords}>Find or do</span>
        )}
        {!narrow && <KeyHint keys="Ctrl+K" />}
      </button>
      <nav className={classes.nav} aria-label="Pages of the project">
        <ul>
          {entries.map(({ to, word, shortcut, icon: Icon }) => {
            const figure = figures[word]
            return (
              <li key={to}>
                <Link
                  to={to}
                  params={{ projectId }}
                  className={classes.entry}
                  activeOptions={{ includeSearch: false }}
                  title={`${word} (${keysOf(shortcut)[0]})`}
                  {...(narrow ? { 'aria-label': word } : {})}
                  {...(word === 'Hazards' && inWorkshop ? { 'aria-current': 'page' } : {})}
                >
                  <Icon size={18} stroke={1.5} aria-hidden />
                  {!narrow && <span className={classes.entryWord}>{word}</span>}
                  {!narrow && figure !== undefined && <span>{formatNumber(figure)}</span>}
                </Link>
              </li>
            )
          })}
        </ul>
      </nav>
      <div className={classes.tools}>
        <UndoButton
          words={undoWords('Undo', undo.undoable)}
          keys="Ctrl+Z"
          icon={IconArrowBackUp}
          narrow={narrow}
          off={undo.undoable === null}
          onClick={undo.undo}
        />
        <UndoButton
          words={undoWords('Redo', undo.redoable)}
          keys="Ctrl+Y"
          icon={IconArrowForwardUp}
          narrow={narrow}
          off={undo.redoable === null}
          onClick={undo.redo}
        />
        <ThemeToggle />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
          onClick={props.onShortcuts}
        >
          <IconKeyboard size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={narrow ? 'Widen the rail' : 'Narrow the rail'}
          aria-expanded={!narrow}
          onClick={() => setNarrow(!narrow)}
        >
          {narrow ? (
            <IconLayoutSidebarLeftExpand size={18} aria-hidden />
          ) : (
            <IconLayoutSidebarLeftCollapse size={18} aria-hidden />
          )}
        </ActionIcon>
      </div>
    </header>
  )
}
