import type { Page } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'
import { type PageName } from '../support/screens/frame.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { Start } from '../support/screens/start.ts'

/** What has the focus, for people; `body` where nothing has it. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const at = document.activeElement
    if (at === null || at === document.body) return 'body'
    return `${at.tagName.toLowerCase()} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 60) ?? ''}`
  })
}

async function expectFocus(page: Page, after: string): Promise<void> {
  await expect.poll(() => focused(page), `the focus after ${after}`).not.toBe('body')
}

/** The pages by the letter that goes there with Alt and Shift, which acts in a grid too. */
const PAGES: [PageName, string][] = [
  ['Overview', 'o'],
  ['Hazards', 'h'],
  ['Controls', 'c'],
  ['Evidence', 'e'],
  ['Checks', 'k'],
  ['Documents', 'd'],
  ['Registers', 'r'],
  ['People', 'p'],
  ['History', 'y'],
  ['Settings', 's'],
]

test('the focus is never lost: pages, records, dialogs, Escape', async ({ app }) => {
  const { page } = app
  await new Start(page).workAs('Dr A Example')
  await expectFocus(page, 'stating who works')
  await new Start(page).exploreSample()
  await expectFocus(page, 'opening the sample')
  const keys = await Keyboard.at(page)

  for (const [name, letter] of PAGES) {
    await keys.press(`Alt+Shift+${letter}`)
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${name}\\b`) })).toBeVisible()
    await expectFocus(page, `going to ${name}`)
    for (const [way, dialog] of [
      ['Control+k', 'Go to or do'],
      ['Control+/', 'Keyboard shortcuts'],
      ['F1', 'What the words mean'],
    ] as const) {
      const before = await focused(page)
      await keys.press(way)
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
      await expectFocus(page, `${way} on ${name}`)
      await keys.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect.poll(() => focused(page), `Escape from ${dialog} on ${name}`).toBe(before)
    }
    // New, where there is something to add: asked for by its key, given up with Escape.
    await keys.press('n')
    await expectFocus(page, `n on ${name}`)
    await keys.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expectFocus(page, `Escape after n on ${name}`)
  }
  await keys.untouched()
})

test('what had the focus may go: the page it was on takes it', async ({ app }) => {
  const { page } = app
  await new Start(page).workAs('Dr A Example')
  await new Start(page).exploreSample()
  const keys = await Keyboard.at(page)

  // A record made, archived, and its making undone.
  await keys.palette('new control', 'New control')
  await keys.type('A control for a moment')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /A control for a moment/ })).toBeFocused()
  await keys.press('Control+z')
  await expect(page.getByText(/^Undone: added CTL-/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: /A control for a moment/ })).toHaveCount(0)
  await expectFocus(page, 'undoing what was open')

  // A page that is opened in place of another, from a line of the palette.
  await keys.palette('haz-003', 'HAZ-003')
  await expectFocus(page, 'a hazard from the palette')
  await keys.press('Escape')
  await expectFocus(page, 'Escape from the hazard')
  await keys.palette('all projects', 'All projects')
  await expect(page.getByRole('heading', { level: 1, name: /^Projects/ })).toBeFocused()
  await keys.untouched()
})
