import { expect, type Locator, type Page } from '@playwright/test'

/** First start, and the list of projects. */
export class Start {
  readonly page: Page
  readonly whoIsWorking: Locator
  readonly projects: Locator
  readonly sampleOffer: Locator
  readonly importOffer: Locator
  readonly newOffer: Locator

  constructor(page: Page) {
    this.page = page
    this.whoIsWorking = page.getByRole('heading', { level: 1, name: 'Who is working?' })
    this.projects = page.getByRole('heading', { level: 1, name: /^Projects/ })
    this.sampleOffer = page.getByRole('button', { name: 'Explore the sample project' })
    this.importOffer = page.getByRole('button', { name: 'Import a hazard log' })
    this.newOffer = page.getByRole('button', { name: 'Start a new project' })
  }

  /** Answers who is working with a new person. */
  async workAs(name: string, profession = ''): Promise<void> {
    await expect(this.whoIsWorking).toBeVisible()
    await this.page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    if (profession !== '') await this.page.getByLabel('Profession', { exact: true }).fill(profession)
    await this.page.getByRole('button', { name: 'Continue' }).click()
    await expect(this.projects).toBeVisible()
  }

  /** From the list of projects: somebody else of this workspace works from now on. */
  async changePerson(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Change', exact: true }).click()
    await this.page.getByRole('button', { name: `Work as ${name}` }).click()
    await expect(this.projects).toBeVisible()
  }

  async newProject(name: string, standard: 'DCB0129' | 'DCB0160' = 'DCB0160'): Promise<void> {
    await this.newOffer.click()
    const dialog = this.page.getByRole('dialog', { name: 'New project' })
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await dialog.getByRole('checkbox', { name: new RegExp(`^${standard}`) }).check()
    await dialog.getByRole('button', { name: 'Start the project' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: /^Overview/ })).toBeVisible()
  }

  /** Makes the sample project and waits until its overview stands. */
  async exploreSample(): Promise<void> {
    await this.sampleOffer.click()
    await expect(this.page.getByRole('heading', { level: 1, name: /^Overview/ })).toBeVisible({ timeout: 30_000 })
  }

  async openProject(name: string): Promise<void> {
    await this.page.getByRole('table', { name: 'Projects of this workspace' }).getByRole('button', { name }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: /^Overview/ })).toBeVisible()
  }
}
