import type { Page } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'
import { Frame } from '../support/screens/frame.ts'
import { Start } from '../support/screens/start.ts'

/** Lets calls by these names fail or wait, as long as they are in the map. */
async function disturb(page: Page): Promise<Map<string, 'fails' | number>> {
  const disturbed = new Map<string, 'fails' | number>()
  await page.route('**/rpc/**', async (route) => {
    const how = disturbed.get(new URL(route.request().url()).pathname.split('/').at(-1) ?? '')
    if (how === 'fails') {
      const error = { code: 'damaged', message: 'The file could not be read.', hint: 'Open the newest backup.' }
      await route.fulfill({ contentType: 'application/json', body: JSON.stringify({ ok: false, error }) })
      return
    }
    // What is being waited for is the line that says so, which comes long before.
    if (how !== undefined) await new Promise((resolve) => setTimeout(resolve, how))
    await route.continue()
  })
  return disturbed
}

test('what cannot be read says so in its place, with the way on', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.newProject('Ward record')
  const calls = await disturb(page)

  calls.set('history.find', 'fails')
  await new Frame(page).goTo('History')
  const problem = page.getByRole('alert').filter({ hasText: 'The file could not be read.' })
  await expect(problem).toContainText('Open the newest backup.')
  calls.delete('history.find')
  await problem.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Started the project')).toBeVisible()

  calls.set('project.snapshot', 'fails')
  calls.set('project.read', 'fails')
  await page.reload()
  await expect(problem).toBeVisible()
  await problem.getByRole('link', { name: 'All projects' }).click()
  await expect(start.projects).toBeVisible()
})

test('what takes its time is named after half a second', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  const calls = await disturb(page)
  calls.set('project.list', 3000)
  await page.reload()
  await expect(page.getByText('Reading the projects…')).toBeVisible()
  await expect(start.newOffer).toBeVisible()
})
