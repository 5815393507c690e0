import { expect, test } from '../support/app-fixture.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { beginByKeyboard } from '../support/screens/keyboard-start.ts'

test('a hazard is scored from blank to residual without a mouse', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(page, keys, ['Allergy not shown at prescribing'])
  const hazards = new Hazards(page)

  // In the grid: a letter opens the list of words, arrows choose, Enter keeps; the rating follows at once.
  const severity = await hazards.cell('HAZ-001', 'initial.severity')
  const likelihood = await hazards.cell('HAZ-001', 'initial.likelihood')
  const rating = await hazards.cell('HAZ-001', 'initial.rating')
  await keys.arrowTo('ArrowRight', severity)
  await keys.type('m')
  const words = page.getByRole('listbox', { name: 'Initial severity' })
  await expect(words).toBeFocused()
  await expect(words.getByRole('option', { selected: true })).toContainText('Minor')
  await keys.press('ArrowDown', 'ArrowDown', 'ArrowDown')
  await expect(words.getByRole('option', { selected: true })).toContainText('Major')
  await keys.press('Enter')
  await expect(severity).toHaveText('Major')

  await keys.arrowTo('ArrowRight', likelihood)
  await keys.press('F2')
  await expect(page.getByRole('listbox', { name: 'Initial likelihood' })).toBeFocused()
  await keys.type('med')
  await keys.press('Enter')
  await expect(likelihood).toHaveText('Medium')
  await expect(rating).toContainText('3')
  await expect(rating).toContainText('Undesirable')

  // Escape undoes an edit that was begun.
  await keys.press('F2', 'ArrowDown', 'Escape')
  await expect(likelihood).toHaveText('Medium')

  // In the pane: the reasons, each saved as its field is left.
  await keys.press('Enter')
  const pane = hazards.pane('HAZ-001')
  await expect(pane.getByRole('heading', { level: 2 }).first()).toBeFocused()
  const initial = pane.getByRole('region', { name: /^Initial/ })
  await keys.tabTo(initial.getByRole('textbox', { name: 'Why this severity' }))
  await keys.type('A known allergy can kill one patient.')
  await keys.tabTo(initial.getByRole('textbox', { name: 'Why this likelihood' }))
  await keys.type('Seen on three of forty wards in the trial.')
  await keys.press('Tab')

  // The matrix sets the residual risk: one stop for Tab, arrows inside.
  // With the initial risk scored, its cells stand for the residual one.
  await expect(pane.getByRole('radio', { name: '● residual risk' })).toBeChecked()
  // Tab comes in where the initial risk stands; a cell says its words and rating, and is described by what that asks.
  await keys.tabTo(pane.getByRole('button', { name: /^Major, Medium:/ }), { back: true })
  await keys.press('PageDown')
  const target = pane.getByRole('button', { name: 'Major, Very Low: 2 Acceptable with a reason' })
  await expect(target).toBeFocused()
  await expect(target).toHaveAccessibleDescription(/Acceptable only with a recorded reason\.$/)
  await keys.press('Enter')
  // The focus goes on to the reason.
  await expect(
    pane.getByRole('region', { name: /^Residual/ }).getByRole('textbox', { name: 'Why this severity' }),
  ).toBeFocused()
  const residual = pane.getByRole('region', { name: /^Residual/ })
  await expect(residual.getByText('Acceptable with a reason').first()).toBeVisible()
  await expect(residual.getByText('claimed').first()).toBeVisible()

  // Escape steps back to the grid, where the row says the same.
  await keys.press('Escape')
  await expect(pane).toHaveCount(0)
  await expect(await hazards.cell('HAZ-001', 'residual.rating')).toContainText('2')
  await keys.press('Enter')
  await expect(initial.getByRole('textbox', { name: 'Why this severity' })).toHaveValue(
    'A known allergy can kill one patient.',
  )
  await expect(initial.getByRole('textbox', { name: 'Why this likelihood' })).toHaveValue(
    'Seen on three of forty wards in the trial.',
  )
  await keys.untouched()
})

test('the matrix says each cell, what its rating asks, and goes on to the reason', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(page, keys, ['Allergy not shown at prescribing'])
  const hazards = new Hazards(page)
  await keys.press('Enter')
  const pane = hazards.pane('HAZ-001')
  await expect(pane).toBeVisible()
  const matrix = pane.getByRole('table', { name: 'Initial ○ and residual ● in the matrix' })

  // As a screen reader has it: headings of rows and columns, and a button in each cell with words and rating.
  await expect(matrix).toMatchAriaSnapshot(`
    - table "Initial ○ and residual ● in the matrix":
      - caption: Initial ○ and residual ● in the matrix
      - rowgroup:
        - row:
          - columnheader
          - columnheader "Minor"
          - columnheader "Significant"
          - columnheader "Considerable"
          - columnheader "Major"
          - columnheader "Catastrophic"
      - rowgroup:
        - row /Very High/:
          - rowheader "Very High"
          - cell:
            - 'button "Minor, Very High: 3 Undesirable"'
          - cell:
            - 'button "Significant, Very High: 4 Must be reduced"'
          - cell:
            - 'button "Considerable, Very High: 4 Must be reduced"'
          - cell:
            - 'button "Major, Very High: 5 Unacceptable"'
          - cell:
            - 'button "Catastrophic, Very High: 5 Unacceptable"'
  `)
  await expect(matrix.getByRole('button')).toHaveCount(25)
  expect(await matrix.locator('button[tabindex="0"]').count()).toBe(1)

  // Home, End, Page Up and Page Down go to the ends; the guide beside follows.
  const cell = (name: RegExp) => matrix.getByRole('button', { name })
  await keys.tabTo(cell(/^Minor, Very High/))
  await keys.press('End')
  await expect(cell(/^Catastrophic, Very High/)).toBeFocused()
  await expect(cell(/^Catastrophic, Very High/)).toHaveAccessibleDescription(/stops an issue/)
  await expect(pane.getByText('Catastrophic severity')).toBeVisible()
  await keys.press('PageDown')
  await expect(cell(/^Catastrophic, Very Low/)).toBeFocused()
  await keys.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowUp')
  await expect(cell(/^Major, Medium/)).toBeFocused()
  await expect(pane.getByText('Medium likelihood')).toBeVisible()

  // Enter sets the initial risk, says so once, and goes on to its reason.
  await keys.press('Enter')
  const initial = pane.getByRole('region', { name: /^Initial/ })
  await expect(initial.getByRole('textbox', { name: 'Why this severity' })).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: 'Initial: Major, Medium. 3 Undesirable.' })).toHaveCount(1)
  await expect(matrix.getByRole('button', { name: 'Major, Medium: 3 Undesirable, initial' })).toHaveCount(1)

  // Alt+R copies the two words; r and i choose what a cell sets.
  await keys.press('Alt+r')
  await expect(matrix.getByRole('button', { name: 'Major, Medium: 3 Undesirable, initial, residual' })).toHaveCount(1)
  await keys.tabTo(cell(/^Major, Medium/), { back: true })
  await keys.press('r')
  await expect(pane.getByRole('radio', { name: '● residual risk' })).toBeChecked()
  await keys.press('ArrowDown', 'Enter')
  const residual = pane.getByRole('region', { name: /^Residual/ })
  await expect(residual.getByRole('textbox', { name: 'Why this likelihood' })).toBeFocused()

  // What changed, in words: nothing explains the step yet.
  const change = pane.getByRole('region', { name: 'What changed between initial and residual' })
  await expect(change).toContainText('Likelihood falls 1 step')
  await expect(change).toContainText('No additional control is said to prevent the cause, detect or remove the hazard.')
  await keys.untouched()
})
