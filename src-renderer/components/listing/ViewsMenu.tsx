import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { ok, type Result, refuse } from '../../../src-shared/domain/result.ts'
import { NameDialog } from '../NameDialog.tsx'
import { ChosenMark } from './ChosenMark.tsx'
import classes from './listing.module.css'
import { nameProblem } from './views.ts'

interface NamedView {
  id: string
  name: string
}

/** Ways to look at a list, kept under names: choose, keep, rename, remove. */
export function ViewsMenu(props: {
  builtIn: readonly NamedView[]
  own: readonly NamedView[]
  chosen: NamedView | null
  /** The list is looked at otherwise than the chosen view says. */
  changed: boolean
  onChoose: (id: string) => void
  onLeave: () => void
  onSaveAs: (name: string) => void
  onUpdate: () => void
  onRename: (id: string, name: string) => void
  onRemove: (id: string) => void
}) {
  const { builtIn, own, chosen, changed } = props
  const [asking, setAsking] = useState<'save' | 'rename' | null>(null)
  const isOwn = own.some(({ id }) => id === chosen?.id)
  const button = useRef<HTMLButtonElement>(null)

  function close(): void {
    setAsking(null)
    // The line of the menu that asked is gone: its button takes the keyboard.
    requestAnimationFrame(() => button.current?.focus())
  }

  function named(name: string, id: string | undefined, keep: () => void): Promise<Result<unknown>> {
    const problem = nameProblem([...builtIn, ...own], name, id)
    if (problem !== '') return Promise.resolve(refuse('refused', problem))
    keep()
    return Promise.resolve(ok(null))
  }

  const line = (view: NamedView) => (
    <Menu.Item
      key={view.id}
      rightSection={<ChosenMark on={view.id === chosen?.id} />}
      onClick={() => props.onChoose(view.id)}
    >
      {view.name}
    </Menu.Item>
  )

  return (
    <>
      {/* Where a name is asked for, its field has the keyboard: the menu may not take it back as it closes. */}
      <Menu position="bottom-start" withArrow withInitialFocusPlaceholder={false} returnFocus={asking === null}>
        <Menu.Target>
          <Button ref={button} variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {chosen === null ? 'Views' : `View: ${chosen.name}`}
            {changed && <span className={classes.changed}>&ensp;changed</span>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
          <Menu.Label>Ready-made views</Menu.Label>
          {builtIn.map(line)}
          <Menu.Label>Your views</Menu.Label>
          {own.length === 0 && <div className={classes.menuNote}>None kept yet.</div>}
          {own.map(line)}
          <Menu.Divider />
          {changed && chosen !== null && (
            <Menu.Item onClick={() => props.onChoose(chosen.id)}>Show “{chosen.name}” as it was kept</Menu.Item>
          )}
          {changed && isOwn && <Menu.Item onClick={props.onUpdate}>Keep the changes in “{chosen?.name}”</Menu.Item>}
          <Menu.Item onClick={() => setAsking('save')}>Save as a new view…</Menu.Item>
          {isOwn && <Menu.Item onClick={() => setAsking('rename')}>Rename “{chosen?.name}”…</Menu.Item>}
          {isOwn && chosen !== null && (
            <Menu.Item onClick={() => props.onRemove(chosen.id)}>Delete “{chosen.name}”</Menu.Item>
          )}
          {chosen !== null && <Menu.Item onClick={props.onLeave}>Back to before the view</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <NameDialog
        opened={asking === 'save'}
        onClose={close}
        title="Save as a view"
        label="Name of the view"
        action="Save the view"
        onMake={(name) => named(name, undefined, () => props.onSaveAs(name))}
      />
      {chosen !== null && (
        <NameDialog
          key={`${chosen.id} ${chosen.name}`}
          opened={asking === 'rename'}
          onClose={close}
          title="Rename the view"
          label="Name of the view"
          action="Rename the view"
          first={chosen.name}
          onMake={(name) => named(name, chosen.id, () => props.onRename(chosen.id, name))}
        />
      )}
    </>
  )
}
