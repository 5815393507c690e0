import { expect, type Locator, type Page } from '@playwright/test'

export type DocumentTitle = 'Hazard log' | 'Clinical safety case report'

/** The documents of a project and their export. */
export class Documents {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  document(title: DocumentTitle): Locator {
    return this.page.getByRole('region', { name: title, exact: true })
  }

  async export(title: DocumentTitle, format: 'Word' | 'Excel'): Promise<void> {
    if (format === 'Excel') await this.sendToExcel(/^A hazard a row/)
    else
      await this.document(title)
        .getByRole('button', { name: new RegExp(`^Export as ${format}`) })
        .click()
  }

  /** Sends the hazard log out in a layout, by the words it is offered with. */
  async sendToExcel(layout: RegExp): Promise<void> {
    await this.document('Hazard log').getByRole('button', { name: 'Send to Excel' }).click()
    await this.page.getByRole('menuitem', { name: layout }).click()
  }

  /** Waits for the verdict of the self-check and expects every figure equal. */
  async expectEqual(title: DocumentTitle): Promise<void> {
    const document = this.document(title)
    await expect(document.getByRole('status')).toContainText(
      /^Saved: .* All \d+ figures read back from the file equal/,
      {
        timeout: 60_000,
      },
    )
    await document.getByText(/^Self-check,/).click()
    const lines = document.getByRole('table', { name: /^Self-check/ }).getByRole('row')
    await expect(lines.filter({ hasText: '✓ equal' }).first()).toBeVisible()
    await expect(lines.filter({ hasText: '✕ differs' })).toHaveCount(0)
  }
}
