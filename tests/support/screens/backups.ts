import { expect, type Locator, type Page } from '@playwright/test'

/** Backups of the workspace, restoring one, and the check of everything. */
export class Backups {
  readonly page: Page
  readonly heading: Locator
  readonly rows: Locator
  readonly findings: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1, name: 'Backups and integrity' })
    this.rows = page.getByRole('table', { name: 'Backups, newest first' }).locator('tbody tr')
    this.findings = page
      .getByRole('table', { name: /^(Findings of the check|What could not be read)/ })
      .locator('tbody tr')
  }

  /** From the list of projects. */
  async openFromStart(): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: 'Backups and integrity' }).click()
    await expect(this.heading).toBeVisible()
  }

  async backUp(): Promise<void> {
    const before = await this.rows.count()
    await this.page.getByRole('button', { name: 'Back up now' }).click()
    await expect(this.rows).toHaveCount(before + 1)
  }

  /** The dialog that says what restoring a backup, by its place from the newest, would change. */
  async preview(which: number): Promise<Locator> {
    await this.rows
      .nth(which)
      .getByRole('button', { name: /^Restore the backup/ })
      .click()
    const dialog = this.page.getByRole('dialog', { name: /^Restore the backup/ })
    await expect(dialog.getByText('The file that is replaced is kept')).toBeVisible()
    return dialog
  }

  async check(): Promise<void> {
    await this.page.getByRole('button', { name: 'Check everything' }).click()
    await expect(this.page.getByText(/^Checked /)).toBeVisible()
  }

  async toProjects(): Promise<void> {
    await this.page.getByRole('button', { name: 'Projects', exact: true }).click()
  }
}
