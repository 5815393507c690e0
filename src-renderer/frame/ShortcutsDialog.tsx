import { Modal, Switch } from '@mantine/core'
import { KeyHint } from '../components/KeyHint.tsx'
import classes from './dialogs.module.css'
import { entries } from './entries.ts'
import { useLetterKeys } from './use-keys.ts'

interface Shortcut {
  /** Keys pressed together or one after another. */
  keys: string[]
  does: string
}

const EVERYWHERE: Shortcut[] = [
  { keys: ['Ctrl+K'], does: 'Go to or do anything: pages, hazards and controls by number or words' },
  { keys: ['Ctrl+/'], does: 'This list' },
  { keys: ['Ctrl+Z'], does: 'Undo the last change of the project (in a text field: what was typed)' },
  { keys: ['Ctrl+Y'], does: 'Redo it (also Ctrl+Shift+Z)' },
  { keys: ['Escape'], does: 'Give up what was typed, close what is open, step back' },
]
const IN_FIELDS: Shortcut[] = [
  { keys: ['Tab'], does: 'Next field; what was typed is saved as the field is left' },
  { keys: ['Enter'], does: 'Save a field of one line' },
  { keys: ['Ctrl+Enter'], does: 'Save a field of several lines' },
]
const IN_LISTS: Shortcut[] = [
  { keys: ['Arrows'], does: 'Move between cells, cells of a matrix, lines of a tree' },
  { keys: ['Enter'], does: 'Open what the focus is on; in a cell being edited, keep it and move down' },
  { keys: ['F2'], does: 'Edit a cell of the grid' },
]

function Group({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section className={classes.shortcuts}>
      <h3>{title}</h3>
      <dl>
        {shortcuts.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((one, index) => (
                <span key={one}>
                  {index > 0 && ' '}
                  <KeyHint keys={one} />
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The list of keyboard shortcuts, with the switch for single letters. */
export function ShortcutsDialog(props: { opened: boolean; onClose: () => void }) {
  const [letters, setLetters] = useLetterKeys()
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Keyboard shortcuts" size={760}>
      <div className={classes.columns}>
        <div>
          <Group title="Everywhere" shortcuts={EVERYWHERE} />
          <Group title="In fields" shortcuts={IN_FIELDS} />
          <Group title="In grids, matrices and trees" shortcuts={IN_LISTS} />
        </div>
        <div>
          <Group
            title="Single letters, outside text fields"
            shortcuts={[
              { keys: ['?'], does: 'This list' },
              { keys: ['n'], does: 'New, on pages that have something new to add' },
              ...entries.map(({ letter, word }) => ({ keys: ['g', letter], does: `Go to ${word}` })),
            ]}
          />
          <Switch
            size="xs"
            checked={letters}
            onChange={(event) => setLetters(event.currentTarget.checked)}
            label="Single letters act outside text fields"
          />
        </div>
      </div>
    </Modal>
  )
}
