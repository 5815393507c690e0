import { expect, type Locator, type Page } from '@playwright/test'

/** A hazard log that was sent out and is brought back, before anything of it is taken. */
export class BroughtBack {
  readonly page: Page
  readonly heading: Locator
  /** What the file says otherwise, row by row. */
  readonly changes: Locator
  /** What would be taken, in words. */
  readonly summary: Locator
  readonly takeButton: Locator
  /** The way out: the file as any other log. */
  readonly asAnyOther: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 2, name: 'Brought back' })
    this.changes = page.getByRole('table', { name: 'What the file says otherwise, row by row' })
    this.takeButton = page.getByRole('button', { name: /^Take \d+ changes?$/ })
    this.summary = page.getByText(/ A backup comes first\.$|Nothing is ticked/)
    this.asAnyOther = page.getByRole('button', { name: 'Import it as any other log' })
  }

  /** How many rows there are of a sort. */
  count(
    sort: 'Rows' | 'Unchanged' | 'Changed' | 'New hazards' | 'Not taken, or taken with another row' | 'Refused',
  ): Locator {
    return this.page
      .getByRole('definition')
      .and(this.page.locator(`dt:text-is("${sort}") + dd`))
      .first()
  }

  /** All that is shown of one row, by its hazard's number. */
  row(hazard: string): Locator {
    return this.changes.getByRole('rowgroup').filter({
      has: this.page.getByRole('rowheader', { name: new RegExp(`^${hazard} `) }).first(),
    })
  }

  tick(hazard: string, field: string): Locator {
    return this.page.getByRole('checkbox', { name: `Take ${field} of ${hazard}, ` })
  }

  /** The line of one change. */
  line(hazard: string, field: string): Locator {
    return this.changes.getByRole('row').filter({ has: this.tick(hazard, field) })
  }

  async part(name: 'Changes' | 'Refused rows' | 'Not taken' | 'Without a row'): Promise<Locator> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
    return this.page.getByRole('tabpanel', { name: new RegExp(`^${name}`) })
  }

  /** Takes what is ticked, and waits for the log. */
  async take(): Promise<void> {
    await this.takeButton.click()
    await expect(this.page.getByRole('heading', { level: 1, name: /^Hazards/ })).toBeVisible()
  }
}
