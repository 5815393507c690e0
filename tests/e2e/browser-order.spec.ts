import { expect, test } from '../support/app-fixture.ts'
import { Frame } from '../support/screens/frame.ts'
import { Start } from '../support/screens/start.ts'

test('a save that is held up on its way loses nothing: the next waits, and words typed meanwhile stay', async ({
  app,
}) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.newProject('Ward record')
  await new Frame(page).goTo('Settings')
  await page.getByRole('tab', { name: /milestones/i }).click()

  // The first save is let through by hand; any that does not wait for it arrives before it.
  let release = () => {}
  let held: Promise<void> | null = new Promise((resolve) => {
    release = resolve
  })
  let arrived = () => {}
  const first = new Promise<void>((resolve) => {
    arrived = resolve
  })
  await page.route('**/rpc/project.update', async (route) => {
    const wait = held
    held = null
    arrived()
    await wait
    await route.continue()
  })
  const name = page.getByRole('textbox', { name: 'New milestone' })
  await name.fill('First go-live')
  await page.keyboard.press('Enter')
  await first
  await name.fill('Second go-live')
  await page.keyboard.press('Enter')
  await name.fill('Third go-')
  release()
  await expect(page.getByRole('group', { name: 'First go-live' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Second go-live' })).toBeVisible()
  await expect(name).toHaveValue('Third go-')
})
