import { describe, expect, test } from 'vitest'
import { moveInMatrix } from '../../../src-renderer/components/matrix-keys.ts'
import { findControls } from '../../../src-renderer/features/hazards/pane/find-controls.ts'
import { wordOfKey } from '../../../src-renderer/features/hazards/pane/word-keys.ts'
import { panelSpread } from '../../../src-shared/format/panel-words.ts'
import { harmsOf, ratingObliges } from '../../../src-shared/format/rating-words.ts'
import { aControl } from '../../support/builders.ts'
import { exampleScheme } from '../../support/scheme.ts'

const SEVERITY = ['Minor', 'Significant', 'Considerable', 'Major', 'Catastrophic']

describe('a word by one key', () => {
  test.each<[string, string, string | null, ReturnType<typeof wordOfKey>]>([
    ['a digit takes the word of its place', '4', null, { word: 'Major', sure: true }],
    ['a digit past the end takes none', '6', 'Major', null],
    ['a letter takes the first word with it', 'm', null, { word: 'Minor', sure: false }],
    ['the same letter goes on to the next', 'M', 'Minor', { word: 'Major', sure: false }],
    ['and round', 'm', 'Major', { word: 'Minor', sure: false }],
    ['a letter of one word alone is sure', 's', 'Major', { word: 'Significant', sure: true }],
    ['a letter of no word is left alone', 'x', 'Major', null],
    ['Delete takes none', 'Delete', 'Major', { word: null, sure: false }],
    ['other keys are left alone', 'ArrowDown', 'Major', null],
    ['a sign is left alone', '=', 'Major', null],
  ])('%s', (_what, key, chosen, taken) => {
    expect(wordOfKey(key, SEVERITY, chosen)).toEqual(taken)
  })

  test('0 is the tenth of ten', () => {
    const ten = Array.from({ length: 10 }, (_, at) => `Word ${at + 1}`)
    expect(wordOfKey('0', ten, null)).toEqual({ word: 'Word 10', sure: true })
  })
})

describe('keys of the matrix', () => {
  const size = { rows: 5, columns: 4 }
  test.each<[string, boolean, readonly [number, number] | null]>([
    ['ArrowUp', false, [3, 1]],
    ['ArrowDown', false, [1, 1]],
    ['ArrowLeft', false, [2, 0]],
    ['ArrowRight', false, [2, 2]],
    ['Home', false, [2, 0]],
    ['End', false, [2, 3]],
    ['PageUp', false, [4, 1]],
    ['PageDown', false, [0, 1]],
    ['Home', true, [4, 0]],
    ['End', true, [0, 3]],
    ['ArrowUp', true, null],
    ['Enter', false, null],
    ['i', false, null],
  ])('%s (Ctrl: %s) leads to %j', (key, ctrlKey, to) => {
    expect(moveInMatrix({ key, ctrlKey }, [2, 1], size)).toEqual(to)
  })

  test('never lead out of it', () => {
    expect(moveInMatrix({ key: 'ArrowUp', ctrlKey: false }, [4, 3], size)).toEqual([4, 3])
    expect(moveInMatrix({ key: 'ArrowLeft', ctrlKey: false }, [0, 0], size)).toEqual([0, 0])
  })
})

describe('finding a control', () => {
  const controls = [
    aControl(1, { name: 'Patient banner on every screen' }),
    aControl(2, { name: 'Pharmacist checks every dose at dispensing' }),
    aControl(12, { name: 'Training in the banner' }),
  ]
  const numbers = (found: { number: string }[]) => found.map(({ number }) => number)
  test.each<[string, string, string[], string[]]>([
    ['nothing typed finds all', '', ['CTL-001', 'CTL-002', 'CTL-012'], []],
    ['a word', 'banner', ['CTL-001', 'CTL-012'], []],
    ['all words, in any order', 'screen BANNER', ['CTL-001'], []],
    ['the end of a number comes first', '2', ['CTL-002', 'CTL-012'], []],
    ['a new one that is like another', 'Second pharmacist checks the dose', [], ['CTL-002']],
    ['a new one like no other', 'Alarm when the scanner fails', [], []],
  ])('%s', (_what, text, fits, alike) => {
    const found = findControls(controls, text)
    expect(numbers(found.fits)).toEqual(fits)
    expect(numbers(found.alike)).toEqual(alike)
  })
})

describe('words beside a score', () => {
  const member = (severity: string | null, likelihood: string | null) => ({ name: 'A', severity, likelihood, note: '' })
  test.each([
    ['nobody', [], ''],
    ['one axis alone', [member('Major', null)], 'Severity: 1 Major'],
    [
      'the spread, worst first',
      [member('Considerable', 'Low'), member('Major', 'Low'), member('Major', 'High')],
      'Severity: 2 Major, 1 Considerable; Likelihood: 1 High, 2 Low',
    ],
  ])('a panel: %s', (_what, panel, words) => {
    expect(panelSpread(panel, exampleScheme)).toBe(words)
  })

  test('what a rating obliges follows its flags, not its number', () => {
    const of = (number: number) => ratingObliges(exampleScheme.ratings[number - 1] as never).join(' ')
    expect(of(1)).toBe('')
    expect(of(3)).toBe('Acceptable only with a recorded reason.')
    expect(of(5)).toMatch(/^As a residual risk it stops an issue/)
  })

  test('kinds of harm say for how many patients the scheme gives the word', () => {
    const scheme = {
      ...exampleScheme,
      harmKinds: [
        { id: 'death', text: 'Death', one: 'Major', several: 'Catastrophic' },
        { id: 'upset', text: 'Upset', one: 'Minor', several: 'Minor' },
      ],
    }
    expect(harmsOf(scheme, 'Major')).toEqual(['One patient: death'])
    expect(harmsOf(scheme, 'Catastrophic')).toEqual(['More than one patient: death'])
    expect(harmsOf(scheme, 'Minor')).toEqual(['One patient or more: upset'])
    expect(harmsOf(scheme, 'Significant')).toEqual([])
  })
})
