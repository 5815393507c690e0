import type { Page } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { Start } from '../support/screens/start.ts'

/** Opens the palette, types, and answers the line that stands chosen. */
async function ask(page: Page, keys: Keyboard, words: string) {
  await keys.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Go to or do' })).toBeFocused()
  await keys.type(words)
  return page.getByRole('option', { selected: true })
}

test('any word of the log is two keys away, and leads to its field', async ({ app }) => {
  const { page } = app
  await new Start(page).workAs('Dr A Example')
  await new Start(page).exploreSample()
  const keys = await Keyboard.at(page)
  const hazards = new Hazards(page)

  // A word that stands in a cause alone.
  const cause = await ask(page, keys, 'misspelt')
  await expect(cause).toContainText('HAZ-003, cause 2')
  await expect(cause.locator('mark')).toHaveText('misspelt')
  await keys.press('Enter')
  await expect(hazards.pane('HAZ-003')).toBeVisible()
  await expect(page.locator('textarea:focus')).toHaveValue(/misspelt surname/)

  // One that stands in an impact alone: the place is named, the field takes the focus.
  const impact = await ask(page, keys, 'anaphylaxis anticoag')
  await expect(impact).toContainText('HAZ-003')
  await expect(impact).toContainText('impact:')
  await keys.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Impact' })).toBeFocused()

  // Nothing found is said, and Escape gives the focus back.
  await ask(page, keys, 'zzyzx')
  await expect(page.getByText('Nothing of that number or words.')).toBeVisible()
  await keys.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Impact' })).toBeFocused()

  // What was open lately stands on top before anything is typed.
  await keys.press('Control+k')
  await expect(page.getByRole('group', { name: 'Lately' }).getByRole('option').first()).toContainText('HAZ-003')
  await keys.press('Escape')
  await keys.untouched()
})

test('an act, its undo on another page, and the way back to what changed', async ({ app }) => {
  const { page } = app
  await new Start(page).workAs('Dr A Example')
  await new Start(page).exploreSample()
  const keys = await Keyboard.at(page)
  const frame = new Frame(page)

  await keys.palette('new control', 'New control')
  await expect(page.getByRole('textbox', { name: 'Name of the control' })).toBeFocused()
  await keys.type('Second reader for rare forms')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /Second reader for rare forms/ })).toBeFocused()

  // On another page the change is taken back by what says what it will do.
  await keys.palette('checks', 'Checks')
  await expect(page.getByRole('heading', { level: 1, name: /^Checks/ })).toBeFocused()
  const number = /^Undo: added (\S+)$/.exec((await frame.undo.getAttribute('aria-label')) ?? '')?.[1] ?? ''
  expect(number).not.toBe('')
  const undo = await ask(page, keys, 'undo')
  await expect(undo).toContainText(`Undo: added ${number}`)
  await keys.press('Enter')
  await expect(page.getByText(`Undone: added ${number}`)).toBeVisible()
  await expect(frame.redo).toHaveAccessibleName(`Redo: added ${number}`)

  // Redo offers the way to it; the message is reached by a key.
  await keys.press('Control+y')
  const told = page.getByRole('alert').filter({ hasText: `Redone: added ${number}` })
  await expect(told.getByRole('button', { name: 'Show' })).toBeVisible()
  await keys.press('Alt+Shift+u')
  await keys.tabTo(told.getByRole('button', { name: 'Show' }))
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /Second reader for rare forms/ })).toBeFocused()
  await keys.untouched()
})

test('help of a field, the list of keys and the meaning of words open by keys', async ({ app }) => {
  const { page } = app
  await new Start(page).workAs('Dr A Example')
  await new Start(page).exploreSample()
  const keys = await Keyboard.at(page)

  await keys.palette('haz-003', 'HAZ-003')
  const name = page.getByRole('textbox', { name: 'Hazard', exact: true })
  await keys.tabTo(name)
  await keys.press('F1')
  await expect(page.getByText(/A short title that says what goes wrong/).first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /^Hazard: A short title/ })).toHaveCount(1)
  await keys.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(name).toBeFocused()
  await expect(page.getByRole('heading', { name: /^HAZ-003/ })).toBeVisible()

  await keys.press('Control+/')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(list.getByRole('textbox')).toBeFocused()
  await keys.type('redo')
  await expect(list.getByRole('status')).toHaveText(/shortcut/)
  await expect(list.getByText('Redo what was undone last')).toBeVisible()
  await keys.press('Escape')
  await expect(name).toBeFocused()

  await keys.palette('what the words mean', 'What the words mean')
  const words = page.getByRole('dialog', { name: 'What the words mean' })
  await expect(words.getByRole('textbox')).toBeFocused()
  await keys.type('claimed')
  await expect(words.getByRole('term').first()).toHaveText('Claimed')
  await keys.press('Escape')
  await keys.untouched()
})

test('letters typed at once after Ctrl+K all arrive, however slow the machine', async ({ app }) => {
  const { page } = app
  await new Start(page).workAs('Dr A Example')
  await new Start(page).exploreSample()
  const keys = await Keyboard.at(page)
  const slow = await page.context().newCDPSession(page)
  for (const rate of [1, 4, 8]) {
    await slow.send('Emulation.setCPUThrottlingRate', { rate })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('allergies')
    await expect(page.getByRole('combobox', { name: 'Go to or do' })).toHaveValue('allergies')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('combobox', { name: 'Go to or do' })).toBeHidden()
  }
  await keys.untouched()
})
