import { expect, type Locator, type Page } from '@playwright/test'

/** Pages of a project, as the rail names them. */
export type PageName =
  | 'Overview'
  | 'Hazards'
  | 'Controls'
  | 'Evidence'
  | 'Checks'
  | 'Documents'
  | 'Issues'
  | 'Registers'
  | 'People'
  | 'History'
  | 'Settings'

/** What stands around the pages of a project, used with the mouse. */
export class Frame {
  readonly page: Page
  readonly status: Locator
  readonly undo: Locator
  readonly redo: Locator
  readonly rail: Locator

  constructor(page: Page) {
    this.page = page
    this.status = page.getByRole('contentinfo', { name: 'Status' })
    this.undo = page.getByRole('button', { name: /^(?:Undo:|Nothing to undo)/ })
    this.redo = page.getByRole('button', { name: /^(?:Redo:|Nothing to redo)/ })
    this.rail = page.getByRole('navigation', { name: 'Pages of the project' })
  }

  /** Goes to a page by the rail and waits for its heading. */
  async goTo(name: PageName): Promise<void> {
    await this.rail.getByRole('link', { name: new RegExp(`^${name}\\b`) }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: new RegExp(`^${name}\\b`) })).toBeVisible()
  }

  /** Where the ledger stands, as the status line says it: `change 42`. */
  async position(): Promise<string> {
    return await this.status.getByText(/^change \S+$/).innerText()
  }

  /** Goes to the list of projects. */
  async goToProjects(): Promise<void> {
    await this.page.getByRole('button', { name: /Change project$/ }).click()
    await this.page.getByRole('menuitem', { name: 'All projects…' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: /^Projects/ })).toBeVisible()
  }
}
