import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Shortcut, shortcuts } from '../../../src-renderer/components/shortcut-table.ts'
import { isLetter, isPressed, isShortcut } from '../../../src-renderer/components/shortcuts.ts'

const PAGE = join(import.meta.dirname, '../../../src-renderer')

/** The text of a file, or of all sources in a folder. */
function sourceOf(path: string): string {
  if (statSync(path).isFile()) return readFileSync(path, 'utf8')
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('shortcut-table.ts'))
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('\n')
}

const page = sourceOf(PAGE)
const all: readonly Shortcut[] = shortcuts
const key = (name: string, more: Partial<KeyboardEvent> = {}) => ({
  key: name,
  code: /^[a-z]$/i.test(name) ? `Key${name.toUpperCase()}` : name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

describe('keys as they are pressed', () => {
  it.each([
    ['Ctrl+K', key('k', { ctrlKey: true }), true],
    ['Ctrl+K', key('k', { metaKey: true }), true],
    ['Ctrl+K', key('k'), false],
    ['Ctrl+K', key('K', { ctrlKey: true, shiftKey: true }), false],
    ['Ctrl+Shift+Z', key('Z', { ctrlKey: true, shiftKey: true }), true],
    ['Ctrl+Z', key('Z', { ctrlKey: true, shiftKey: true }), false],
    ['?', key('?', { shiftKey: true }), true],
    ['?', key('?'), true],
    // Alt writes another character on some keyboards.
    ['Alt+H', key('˙', { altKey: true, code: 'KeyH' }), true],
    ['Alt+Shift+H', key('H', { altKey: true, shiftKey: true }), true],
    ['F1', key('F1'), true],
    ['g h', key('h'), false],
  ])('%s is %j: %s', (way, event, expected) => {
    expect(isPressed(event as KeyboardEvent, way)).toBe(expected)
  })

  it('leaves single letters out where they are switched off, never their twin', () => {
    expect(isShortcut(key('n') as KeyboardEvent, 'new', { letters: true })).toBe(true)
    expect(isShortcut(key('n') as KeyboardEvent, 'new', { letters: false })).toBe(false)
    expect(isShortcut(key('n', { altKey: true }) as KeyboardEvent, 'new', { letters: false })).toBe(true)
  })
})

describe('the table of shortcuts', () => {
  it.each(
    all
      // Keys of one part of a page act only while the focus is in it.
      .filter(({ keys, heardIn }) => heardIn === undefined && keys.some(isLetter))
      .map(({ id, keys }) => [id, keys] as const),
  )('%s has another way than a letter alone (WCAG 2.1.4)', (_id, keys) => {
    expect(keys.some((way) => /^(?:Ctrl|Alt)\+/.test(way) || /^F\d+$/.test(way))).toBe(true)
  })

  it('has no key twice in one place, nor one of everywhere in another', () => {
    const everywhere = all.filter(({ place }) => place === 'Everywhere' || place === 'Pages')
    const ways = (list: readonly Shortcut[]) => list.flatMap(({ keys }) => keys)
    for (const place of new Set(all.map((one) => one.place))) {
      const here = ways(all.filter((one) => one.place === place))
      expect(here, place).toEqual([...new Set(here)])
      if (place === 'Everywhere' || place === 'Pages') continue
      // Escape steps back from whatever is innermost.
      const both = here.filter((way) => way !== 'Escape' && ways(everywhere).includes(way))
      expect(both, place).toEqual([])
    }
    expect(new Set(ways(everywhere)).size).toBe(ways(everywhere).length)
  })

  it('takes nothing that browsers keep for themselves, nor what screen readers use', () => {
    const kept = [
      ...['N', 'T', 'W', 'L', 'J', 'H', 'U', 'O', 'S', 'P', 'F', 'G', 'Tab', '1', '9', '0', '+', '-'].map(
        (one) => `Ctrl+${one}`,
      ),
      ...['N', 'T', 'W', 'P', 'I', 'J', 'C', 'Delete', 'B', 'O', 'A'].map((one) => `Ctrl+Shift+${one}`),
      ...['D', 'E', 'F', 'F4', 'Home', 'ArrowLeft', 'ArrowRight', 'Space', 'Tab'].map((one) => `Alt+${one}`),
      ...['A', 'B', 'I', 'N', 'T'].map((one) => `Alt+Shift+${one}`),
      'F3',
      'F5',
      'F7',
      'F10',
      'F11',
      'F12',
    ]
    const ways = all.flatMap(({ keys }) => keys)
    expect(ways.filter((way) => kept.includes(way))).toEqual([])
    expect(ways.filter((way) => /Ctrl\+Alt|Insert|CapsLock/.test(way))).toEqual([])
  })
})

describe('what is listed is what is heard', () => {
  it.each(all.filter(({ heardIn }) => heardIn === undefined).map(({ id, keys }) => [id, keys] as const))(
    '%s is asked for by its name',
    (id, keys) => {
      const letter = keys.find((way) => way.length === 1)
      const asked = [`isShortcut(event, '${id}'`, `pressed('${id}')`, `shortcut: '${id}'`]
      if (letter !== undefined) asked.push(`useLetterKey('${letter}'`)
      expect(asked.some((one) => page.includes(one))).toBe(true)
    },
  )

  it.each(
    all
      .filter(({ heardIn }) => heardIn !== undefined && heardIn !== 'ag-grid' && heardIn !== 'browser')
      .map(({ id, keys, heardIn = '' }) => [id, keys, heardIn] as const),
  )('%s (%j) is heard in %s', (_id, keys, heardIn) => {
    const source = sourceOf(join(PAGE, heardIn))
    for (const way of keys) {
      // Named as it stands in the table, or key by key.
      if (source.includes(`'${way}'`)) continue
      const last = way.split('+').at(-1) ?? ''
      const names = last === 'Arrows' ? ['ArrowLeft', 'ArrowDown'] : [/^[A-Z]$/.test(last) ? last.toLowerCase() : last]
      for (const name of names.map((one) => (one === 'Space' ? "' '" : `\\b${one}\\b`)))
        expect(new RegExp(name).test(source), name).toBe(true)
    }
  })

  it('lists every letter that a page hears', () => {
    const heard = [...page.matchAll(/useLetterKey\('(\w)'/g)].map(([, letter = '']) => letter)
    expect(heard.length).toBeGreaterThan(0)
    for (const letter of new Set(heard)) {
      const row = all.find(({ keys }) => keys.includes(letter))
      expect(row?.keys, letter).toContain(`Alt+${letter.toUpperCase()}`)
    }
  })
})
