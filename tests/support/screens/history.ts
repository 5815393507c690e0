import { expect, type Locator, type Page } from '@playwright/test'

/** The history of a project, and the log as it was. */
export class History {
  readonly page: Page
  /** Says when the log is shown as of, on every page. */
  readonly banner: Locator
  /** How many changes are shown, of how many. */
  readonly count: Locator
  readonly changes: Locator

  constructor(page: Page) {
    this.page = page
    this.banner = page.getByRole('complementary', { name: 'Notices' }).getByText(/^The log as it was on/)
    this.count = page.getByRole('main').getByRole('status')
    this.changes = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.locator('time') })
  }

  change(summary: string | RegExp): Locator {
    return this.changes.filter({ has: this.page.getByRole('button', { name: summary }) })
  }

  /** Narrows the list by one of its choices. */
  async choose(filter: 'Made by' | 'Kind of record' | 'What it is about', choice: RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name: filter }).click()
    await this.page.getByRole('option', { name: choice }).click()
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Search the changes' }).fill(words)
  }

  /** Shows the log as it was just after a change. */
  async showThen(summary: string | RegExp): Promise<void> {
    const change = this.change(summary).first()
    await change.getByRole('button', { name: summary }).click()
    await change.getByRole('link', { name: 'Show the log as it was then' }).click()
    await expect(this.banner).toBeVisible()
  }

  async backToToday(): Promise<void> {
    await this.page.getByRole('link', { name: 'Back to today' }).click()
    await expect(this.banner).toHaveCount(0)
  }
}
