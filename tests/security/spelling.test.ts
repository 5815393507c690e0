import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { installDictionary } from '../../src-main/electron/spelling.ts'
import { textMenu } from '../../src-main/electron/text-menu.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')
const name = 'en-GB-10-1.bdic'
const ours = readFileSync(join(resources, 'dictionaries', name))

describe('the spelling dictionary', () => {
  let userData: string
  beforeEach(() => {
    userData = mkdtempSync(join(tmpdir(), 'spelling-'))
  })
  afterEach(() => rmSync(userData, { recursive: true }))
  const installed = () => join(userData, 'Dictionaries', name)

  test('is the one whose making is written down, with its licence beside it', () => {
    const note = readFileSync(join(resources, 'dictionaries', 'README.md'), 'utf8')
    expect(note).toContain(`${createHash('sha256').update(ours).digest('hex')}  ${name}`)
    expect(ours.subarray(0, 4).toString('latin1')).toBe('BDic')
    expect(readFileSync(join(resources, 'dictionaries', 'LICENCE-LGPL-3.txt'), 'utf8')).toContain(
      'GNU LESSER GENERAL PUBLIC LICENSE',
    )
  })

  test('is put in place whole, with nothing beside it', () => {
    expect(installDictionary(resources, userData)).toBe(true)
    expect(readFileSync(installed())).toEqual(ours)
    expect(readdirSync(join(userData, 'Dictionaries'))).toEqual([name])
  })

  test.each([
    ['half of it', ours.subarray(0, 1000)],
    ['another of the same length', Buffer.alloc(ours.length)],
    ['nothing', Buffer.alloc(0)],
  ])('takes the place of %s', (_what, broken) => {
    mkdirSync(join(userData, 'Dictionaries'))
    writeFileSync(installed(), broken)
    expect(installDictionary(resources, userData)).toBe(true)
    expect(readFileSync(installed())).toEqual(ours)
  })

  test('is not said to stand where it could not be put', () => {
    writeFileSync(join(userData, 'Dictionaries'), 'a file in the way')
    expect(installDictionary(resources, userData)).toBe(false)
    expect(installDictionary(join(userData, 'no-such-folder'), userData)).toBe(false)
  })
})

describe('the menu of a text', () => {
  const flags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true }
  const pressed = {
    misspelledWord: '',
    dictionarySuggestions: [],
    isEditable: true,
    selectionText: '',
    editFlags: flags,
  }
  const act = { replace: () => undefined, add: () => undefined }
  const labels = (items: ReturnType<typeof textMenu>) => items.map(({ label, type }) => label ?? type)
  const edit = ['Cut', 'Copy', 'Paste', 'separator', 'Select all']

  test('offers suggestions and the dictionary on a misspelt word', () => {
    const given = { ...pressed, misspelledWord: 'tinzaparn', dictionarySuggestions: ['tinzaparin'] }
    const done: string[] = []
    const items = textMenu(given, { replace: (word) => done.push(word), add: (word) => done.push(`+${word}`) })
    expect(labels(items)).toEqual(['tinzaparin', 'separator', 'Add “tinzaparn” to my dictionary', 'separator', ...edit])
    for (const item of items) (item.click as (() => void) | undefined)?.()
    expect(done).toEqual(['tinzaparin', '+tinzaparn'])
  })

  test('says so where there is no suggestion', () => {
    const items = textMenu({ ...pressed, misspelledWord: 'xqzt' }, act)
    expect(items[0]).toMatchObject({ label: 'No suggestions', enabled: false })
  })

  test('has cut, copy and paste in a field, copy for a text, and nothing elsewhere', () => {
    expect(labels(textMenu(pressed, act))).toEqual(edit)
    expect(textMenu(pressed, act)[0]).toMatchObject({ enabled: false })
    expect(labels(textMenu({ ...pressed, isEditable: false, selectionText: 'hazard' }, act))).toEqual(['Copy'])
    expect(textMenu({ ...pressed, isEditable: false, selectionText: ' ' }, act)).toEqual([])
  })
})
