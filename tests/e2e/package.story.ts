import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from '../support/app-fixture.ts'
import { startBackend } from '../support/backend.ts'
import { makeIssuedWorkspace } from '../support/issued-workspace.ts'
import { send } from '../support/packages.ts'
import { Documents } from '../support/screens/documents.ts'
import { Frame } from '../support/screens/frame.ts'
import { ImportWizard } from '../support/screens/import.ts'
import { BeforeHere, PackageIn, PackageOfProject } from '../support/screens/package.ts'
import { Start } from '../support/screens/start.ts'

const PROJECT = 'Meridian EPR deployment'

test.setTimeout(300_000)

/** An issued version, and two evidence files of which one may not leave. */
async function fill(dataFolder: string): Promise<void> {
  await makeIssuedWorkspace(dataFolder)
  const app = await startBackend({ dataFolder, now: () => new Date().toISOString() })
  const [project] = await app.call('project.list', {})
  for (const [name, holdsPatientData] of [
    ['Minutes of 3 March.txt', false],
    ['Ward list.txt', true],
  ] as const) {
    const token = await send(app, name, Buffer.from(name))
    const values = { title: name, holdsPatientData }
    await app.call('evidence.create', { projectId: project?.id ?? '', token, values })
  }
  await app.close()
}

test('a whole project leaves one workspace and comes into another, with its history', async ({
  launch,
  dataFolder,
}) => {
  const here = join(dataFolder, 'here')
  await fill(here)
  const from = await launch({ dataFolder: here })
  await new Start(from.page).openProject(PROJECT)
  await new Frame(from.page).goTo('Documents')
  const out = new PackageOfProject(from.page)
  const path = await from.download(() => out.make('with'))
  await expect(out.verdict).toContainText(/^Saved: .*\.hazards\.zip, .*, with 1 evidence file\./)
  await expect(out.region.getByRole('listitem')).toHaveText('Ward list.txt')
  const bare = await from.download(() => out.make('without'))
  await expect(out.verdict).toContainText('without the files of its evidence')
  const bytes = await readFile(path)

  // What is in it is seen first; nothing is changed.
  const to = await launch({ dataFolder: join(dataFolder, 'there') })
  const { page } = to
  const start = new Start(page)
  const frame = new Frame(page)
  await start.workAs('Dr B Example')
  await start.importOffer.click()
  await new ImportWizard(page).choose({ name: basename(path), bytes })
  const coming = new PackageIn(page)
  await expect(coming.seen).toBeFocused()
  await expect(page.getByText('holds the whole project')).toContainText(PROJECT)
  await expect(coming.held('Hazards')).toHaveText('28')
  await expect(coming.held('Issued versions')).toHaveText('1')
  await expect(coming.held('of them with their file')).toHaveText('1')
  await page.getByText('Evidence files that did not come with it: 1').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Ward list.txt' })).toBeVisible()
  // The heading of the table and a key of each of two people.
  await expect(coming.keys).toHaveCount(3)

  // Another file may be chosen, and the one before again.
  await coming.choose('Half.hazards.zip', bytes.subarray(0, bytes.length / 2))
  await expect(coming.problem).toContainText('Half.hazards.zip cannot be taken in')
  await expect(coming.problem).toContainText('Nothing was changed.')
  await coming.drop('Ward.hazards.json', await readFile(bare))
  await expect(coming.seen).toBeVisible()
  await expect(coming.held('of them with their file')).toHaveText('0')
  await coming.choose('Ward.hazards.zip', bytes)
  await expect(coming.held('of them with their file')).toHaveText('1')
  await coming.take()
  await expect(page.getByText(`${PROJECT} was taken in from Ward.hazards.zip: 28 hazards`)).toBeVisible()

  // What was changed before is told apart from this workspace's own chain.
  await frame.goTo('History')
  const before = new BeforeHere(page)
  await expect(before.region).toContainText('no part of this workspace’s own chain of changes')
  await expect(page.getByRole('button', { name: 'Took in a project from a package' })).toBeVisible()
  await before.open()
  await expect(before.region).toContainText('Checked when it was taken in')
  const [newest] = await before.changes.all()
  await newest?.getByRole('button', { name: /Ward list|evidence/i }).click()
  await expect(before.region.getByRole('table').first()).toContainText('Ward list.txt')
  await expect(before.region.getByRole('link', { name: 'Show the log as it was then' })).toHaveCount(0)

  // Dropped among the projects, the same package is kept out, and why.
  await frame.goToProjects()
  await coming.drop('Ward.hazards.zip', bytes)
  await expect(coming.problem).toContainText(`The project “${PROJECT}” is in this workspace already`)
  await expect(coming.takeButton).toHaveCount(0)
  await page.getByRole('link', { name: 'Leave without importing' }).click()
  await expect(start.projects).toBeVisible()
})

test('a project that began here tells of no time before, and packs by keyboard', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.newProject('Ward record')
  const frame = new Frame(page)
  await frame.goTo('History')
  await expect(page.getByText('There is no log-in')).toBeVisible()
  await expect(new BeforeHere(page).region).toHaveCount(0)
  await frame.goTo('Documents')
  await expect(new Documents(page).document('Hazard log')).toBeVisible()
  const out = new PackageOfProject(page)
  const path = await app.download(async () => {
    await out.region.getByRole('button', { name: 'Package without evidence files' }).focus()
    await page.keyboard.press('Enter')
  })
  expect(basename(path)).toBe('Ward record.hazards.json')
  await expect(out.verdict).toContainText(/^Saved: Ward record\.hazards\.json/)
  await expect(out.region.getByRole('listitem')).toHaveCount(0)
})
