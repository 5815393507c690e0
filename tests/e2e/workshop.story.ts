import type { Page } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { beginByKeyboard } from '../support/screens/keyboard-start.ts'
import { paste, Workshop } from '../support/screens/workshop.ts'

interface Line {
  name: string
  causes: { text: string; controls: string[] }[]
  /** Places of severity and likelihood, 1 the least. */
  initial: [string, string]
  /** Null: as initial. */
  residual: [string, string] | null
}

const KINDS = ['Allergy', 'Dose', 'Patient identity', 'Weight', 'Interaction']
const MOMENTS = ['prescribing', 'dispensing', 'giving', 'discharge']

/** A list as somebody wrote it before the workshop: 20 hazards with their causes, controls and scores. */
const written: Line[] = KINDS.flatMap((kind, at) =>
  MOMENTS.map((moment, index) => ({
    name: `${kind} wrong or missing at ${moment}`,
    causes: [
      {
        text: `${kind} not carried over to the screen for ${moment}`,
        controls: [`${kind} shown in the banner at ${moment}`],
      },
      { text: `Staff trust a stale print-out at ${moment} (${kind.toLowerCase()})`, controls: [] },
    ],
    initial: [String(3 + (at % 2)), String(2 + (index % 3))] as [string, string],
    residual: index % 2 === 0 ? ([String(3 + (at % 2)), '1'] as [string, string]) : null,
  })),
)

/** Counts every key that goes down. */
async function countKeys(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { keysPressed: 0 })
    window.addEventListener('keydown', () => ((window as unknown as { keysPressed: number }).keysPressed += 1), true)
  })
  return () => page.evaluate(() => Reflect.get(window, 'keysPressed') as number)
}

test('20 hazards with causes, controls and scores from a written list, by keyboard alone', async ({ app }) => {
  test.setTimeout(240_000)
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(page, keys, ['Already here'])
  const workshop = new Workshop(page)
  await keys.press('Alt+w')
  await workshop.shown()

  const pressed = await countKeys(page)
  const began = Date.now()
  let characters = 0
  const type = async (text: string) => {
    characters += text.length
    await keys.type(text)
  }
  for (const line of written) {
    await type(line.name)
    // Tab keeps the name and goes into its causes.
    await keys.press('Tab')
    for (const { text, controls } of line.causes) {
      await type(text)
      if (controls.length === 0) await keys.press('Enter')
      else {
        await keys.press('Tab')
        for (const control of controls) {
          await type(control)
          await keys.press('Enter')
        }
        // An empty line goes on: back to the next cause.
        await keys.press('Enter')
      }
    }
    await keys.press('Enter')
    await type(line.initial.join(''))
    if (line.residual === null) await keys.press('=')
    else await type(line.residual.join(''))
    await expect(workshop.name).toBeFocused()
  }
  await expect(workshop.list.getByRole('button')).toHaveCount(20)
  const took = (Date.now() - began) / 1000
  const all = await pressed()
  await expect(workshop.list.getByRole('button').last()).toContainText('2 causes · 1 control link')
  console.log(
    `workshop: 20 hazards, 40 causes, 20 controls, 80 scores in ${took.toFixed(1)} s; ${all} key presses, ` +
      `${(all / 20).toFixed(0)} a hazard, of which ${((all - characters) / 20).toFixed(1)} beside the words and scores themselves`,
  )

  // Everything stands in the log as it was said.
  await keys.press('Escape')
  const hazards = new Hazards(page)
  await expect(hazards.rows).toHaveCount(21)
  const counts = await page.evaluate(() => document.querySelectorAll('[role="gridcell"][col-id="number"]').length)
  expect(counts).toBeGreaterThan(0)
  await expect(await hazards.cell('HAZ-002', 'initial.severity')).toHaveText('Considerable')
  await expect(await hazards.cell('HAZ-002', 'initial.likelihood')).toHaveText('Low')
  await expect(await hazards.cell('HAZ-002', 'residual.rating')).toContainText('2')
  await expect(await hazards.cell('HAZ-003', 'residual.rating')).toContainText('3')
  await expect(hazards.number('HAZ-021')).toHaveCount(1)
  await keys.palette('HAZ-021', written[19]?.name ?? '')
  const last = hazards.pane('HAZ-021')
  await expect(last.getByRole('textbox', { name: 'Cause 1', exact: true })).toHaveValue(
    written[19]?.causes[0]?.text ?? '',
  )
  await expect(last.getByRole('list', { name: 'Controls that answer cause 1' })).toContainText(
    'Interaction shown in the banner at discharge',
  )
  await expect(last.getByRole('textbox', { name: 'Cause 2', exact: true })).toHaveValue(
    written[19]?.causes[1]?.text ?? '',
  )
  // "As initial" copied two words and no judgement.
  await expect(
    last.getByRole('button', { name: 'Considerable, Low: 2 Acceptable with a reason, initial, residual' }),
  ).toHaveCount(1)
  const residual = last.getByRole('region', { name: /^Residual/ })
  await expect(residual.getByLabel('Acceptability', { exact: true }).first()).toHaveValue('Not stated')
  await keys.untouched()
})

test('a pasted list is offered item by item, taken as one step, and undone as one', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(page, keys, ['Already here'])
  const workshop = new Workshop(page)
  await keys.palette('workshop', 'Workshop')
  await workshop.shown()

  // Twenty lines become twenty candidates; Escape would keep them as one text.
  await keys.press('Alt+c')
  await expect(workshop.name).toHaveAccessibleName('Name of the next candidate')
  await paste(page, written.map(({ name }, at) => `${at + 1}. ${name}`).join('\n'))
  const offer = workshop.offer('20 candidates from the list')
  await expect(offer).toContainText('Allergy wrong or missing at prescribing')
  await expect(offer).toContainText('and 12 more')
  await keys.press('Enter')
  await expect(offer).toHaveCount(0)
  await expect(workshop.list.getByRole('button')).toHaveCount(20)
  await expect(workshop.list.getByRole('button').first()).toContainText('candidate')

  // Into the first: a bulleted list of causes, then a list of controls for the last of them.
  await keys.press('Alt+ArrowDown', 'Alt+ArrowUp')
  await expect(workshop.cause('HAZ-002')).toBeFocused()
  await paste(page, '• Banner hidden on small screens\n• Wrong record opened\n• Allergy kept as free text')
  await expect(workshop.offer('3 causes from the list')).toBeVisible()
  await keys.press('Enter')
  const entry = workshop.entry('HAZ-002 Allergy wrong or missing at prescribing')
  await expect(entry.getByRole('textbox', { name: 'Cause 3' })).toHaveValue('Allergy kept as free text')
  await keys.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Control for the cause “Allergy kept as free text”' })).toBeFocused()
  await paste(page, '1) Coded allergies only\n2) Free text is shown in red')
  await expect(workshop.offer('2 controls from the list')).toBeVisible()
  // Escape keeps it as one text, which is given up again.
  await keys.press('Escape')
  await expect(page.getByRole('combobox', { name: /^Control for the cause/ })).toHaveValue(
    'Coded allergies only Free text is shown in red',
  )
  await keys.press('Control+a', 'Delete')
  await paste(page, '1) Coded allergies only\n2) Free text is shown in red')
  await keys.press('Enter')
  const written3 = entry.getByRole('list', { name: 'Written for HAZ-002' })
  await expect(written3).toContainText('Coded allergies only')
  await expect(written3).toContainText('Free text is shown in red')

  // Ctrl+Z on an empty line takes back the controls, then the causes, then the whole list of names.
  await expect(page.getByRole('button', { name: /^Undo: added CTL-001/ })).toBeVisible()
  await keys.press('Control+z')
  await expect(written3).not.toContainText('Coded allergies only')
  await expect(page.getByRole('button', { name: /^Undo: add.* causes to HAZ-002/ })).toBeVisible()
  await keys.press('Control+z')
  await expect(entry.getByRole('textbox', { name: 'Cause 1' })).toHaveCount(0)

  // A score is a step too: taken back, the field shows that nothing is scored.
  const severity = entry.getByRole('combobox', { name: 'Initial severity' })
  await keys.tabTo(severity)
  await keys.press('4')
  await expect(severity).toHaveValue('Major')
  await expect(entry.getByRole('combobox', { name: 'Initial likelihood' })).toBeFocused()
  await expect(page.getByRole('button', { name: /^Undo: scored HAZ-002/ })).toBeVisible()
  await keys.press('Control+z')
  await expect(severity).toHaveValue('')

  // A candidate is taken into the log by a key, and another set aside with its reason.
  await keys.press('Alt+p')
  await expect(workshop.list.getByRole('button').first()).not.toContainText('candidate')
  await keys.press('Alt+ArrowDown')
  await expect(workshop.cause('HAZ-003')).toBeFocused()
  await keys.press('Alt+x')
  const aside = page.getByRole('dialog', { name: 'Set aside: HAZ-003' })
  await expect(aside).toBeVisible()
  await keys.tabTo(aside.getByRole('textbox'))
  await keys.type('Not clinical.')
  await keys.tabTo(aside.getByRole('button', { name: 'Set aside' }))
  await keys.press('Enter')
  await expect(aside).toHaveCount(0)
  await expect(workshop.list.getByRole('button')).toHaveCount(19)
  // What had the focus is gone: it stands in the name field.
  await expect(workshop.name).toBeFocused()
  await keys.untouched()
})

test('scores carry the session and those present, as the sheet states', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(page, keys, ['Already here'])
  const workshop = new Workshop(page)
  await keys.press('Alt+w')
  await workshop.shown()
  const present = page.getByRole('region', { name: 'Who is present' })
  await expect(present).toContainText('No session is named')
  const pick = async (label: string, text: string, option: string) => {
    await present.getByLabel(label, { exact: true }).first().click()
    await keys.type(text)
    await page.getByRole('option', { name: option }).click()
  }
  await pick('Session', 'Scoring of initial risk', 'Add “Scoring of initial risk”')
  await pick('One more', 'Nurse B Example', 'Add “Nurse B Example”')
  const stated = present.getByRole('checkbox', { name: /assessed by Nurse B Example, in “Scoring of initial risk”/ })
  await expect(stated).toBeChecked()

  await workshop.name.focus()
  await keys.type('Dose not changed when weight changes')
  await keys.press('Tab', 'Enter')
  await keys.type('43')
  await keys.press('=')
  await expect(workshop.name).toBeFocused()
  await present.getByRole('button', { name: 'Note 1 hazard as discussed' }).click()
  await expect(present.getByRole('button', { name: /as discussed$/ })).toHaveCount(0)

  // Taken away, the statement is made of nothing more.
  await stated.uncheck()
  await workshop.name.focus()
  await keys.type('Second hazard')
  await keys.press('Tab', 'Enter')
  await keys.type('4')
  await expect(workshop.entry('HAZ-003 Second hazard').getByRole('combobox', { name: 'Initial severity' })).toHaveValue(
    'Major',
  )

  const hazards = new Hazards(page)
  await keys.palette('HAZ-002', 'Dose not changed when weight changes')
  const initial = hazards.pane('HAZ-002').getByRole('region', { name: /^Initial/ })
  await expect(initial).toContainText('Nurse B Example')
  await expect(initial.getByLabel('In the session', { exact: true }).first()).toHaveValue(/^Scoring of initial risk/)
  await keys.palette('HAZ-003', 'Second hazard')
  const second = hazards.pane('HAZ-003').getByRole('region', { name: /^Initial/ })
  await expect(second.getByLabel('In the session', { exact: true }).first()).toHaveValue('')
  await expect(second).not.toContainText('Nurse B Example')
})
