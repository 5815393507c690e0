import { Modal, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatCount } from '../../src-shared/format/numbers.ts'
import { KeyHint } from '../components/KeyHint.tsx'
import { type Shortcut, shortcutPlaces, shortcuts } from '../components/shortcut-table.ts'
import { isLetter } from '../components/shortcuts.ts'
import classes from './dialogs.module.css'
import { fold } from './search/words.ts'
import { useLetterKeys } from './use-keys.ts'

/** Shortcuts whose keys, words or place hold all words of a query. */
export function findShortcuts(query: string): Shortcut[] {
  const pieces = fold(query)
    .split(/\s+/)
    .filter((piece) => piece !== '')
  return shortcuts.filter(({ keys, does, place }) => {
    const text = fold(`${keys.join(' ')} ${does} ${place}`)
    return pieces.every((piece) => text.includes(piece))
  })
}

const KEY_WORDS: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }

function Keys({ keys, letters }: { keys: readonly string[]; letters: boolean }) {
  return keys
    .filter((way) => letters || !isLetter(way))
    .map((way, index) => (
      <span key={way}>
        {index > 0 && <span className={classes.or}> or </span>}
        {way.split(' ').map((key, at) => (
          <span key={key}>
            {at > 0 && ' '}
            <KeyHint keys={key.replace(/Arrow(?:Left|Right|Up|Down)$/, (arrow) => KEY_WORDS[arrow] ?? arrow)} />
          </span>
        ))}
      </span>
    ))
}

/** The list of keyboard shortcuts, by the place where they are heard, with the switch for single letters. */
export function ShortcutsDialog(props: { opened: boolean; onClose: () => void }) {
  const [letters, setLetters] = useLetterKeys()
  const [query, setQuery] = useState('')
  const found = findShortcuts(query)
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      onExitTransitionEnd={() => setQuery('')}
      title="Keyboard shortcuts"
      size={860}
    >
      <TextInput
        label="Find a key or what it does"
        data-autofocus
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <output className={classes.count}>
        {query.trim() === ''
          ? ''
          : found.length === 0
            ? 'No shortcut of these words.'
            : formatCount(found.length, 'shortcut')}
      </output>
      <div className={classes.columns}>
        {shortcutPlaces.map((place) => {
          const here = found.filter((one) => one.place === place)
          if (here.length === 0) return null
          return (
            <section key={place} className={classes.shortcuts}>
              <h3>{place}</h3>
              <dl>
                {here.map(({ id, keys, does }) => (
                  <div key={id}>
                    <dt>
                      <Keys keys={keys} letters={letters} />
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <Switch
        size="xs"
        checked={letters}
        onChange={(event) => setLetters(event.currentTarget.checked)}
        label="Single letters and signs act outside text fields; keys with Ctrl or Alt always do"
      />
    </Modal>
  )
}
