import { expect, type Locator, type Page } from '@playwright/test'

/** Columns of the grid by the ids that also name the fields (features/hazards/grid/columns.ts). */
export type Column =
  | 'number'
  | 'name'
  | 'description'
  | 'initial.severity'
  | 'initial.likelihood'
  | 'initial.rating'
  | 'residual.rating'
  | 'status'
  | 'ownerId'
  | 'findings'

/** The hazards of a project: grid, and one hazard beside it or as a page. */
export class Hazards {
  readonly page: Page
  readonly grid: Locator
  readonly rows: Locator
  /** What is selected and what was just done, as it is said. */
  readonly selection: Locator
  /** The line on which rows are pasted as new hazards. */
  readonly newRows: Locator

  constructor(page: Page) {
    this.page = page
    this.selection = page.locator('[data-grid-hands]').getByRole('status').last()
    this.newRows = page.getByRole('button', { name: /^New hazards: paste rows here/ })
    this.grid = page.getByRole('grid', { name: 'Hazards' }).or(page.getByRole('treegrid', { name: 'Hazards' }))
    // Columns that stay in place are drawn beside the others: a row has a part in each.
    this.rows = this.grid.locator('[role="row"][row-id]').filter({ has: page.locator('[col-id="number"]') })
  }

  heading(words: string): Locator {
    return this.grid.getByRole('columnheader', { name: words, exact: true })
  }

  /** Shows or hides a column, and closes the chooser. */
  async showColumn(words: string, shown: boolean): Promise<void> {
    await this.page.getByRole('button', { name: 'Columns', exact: true }).click()
    await this.page.getByRole('checkbox', { name: words, exact: true }).setChecked(shown)
    await this.page.keyboard.press('Escape')
    await expect(this.heading(words)).toHaveCount(shown ? 1 : 0)
  }

  /** The hazard's number in the grid. */
  number(number: string): Locator {
    return this.grid.getByRole('gridcell', { name: number, exact: true })
  }

  /** A cell of a hazard's row; AG Grid draws a row in parts, tied by the row's index. */
  async cell(number: string, column: Column): Promise<Locator> {
    const row = this.grid.locator('[role="row"]', { has: this.page.getByText(number, { exact: true }) }).first()
    const index = await row.getAttribute('row-index')
    return this.grid.locator(`[role="row"][row-index="${index}"] [col-id="${column}"]`)
  }

  /** Opens a hazard beside the grid by its number. */
  async open(number: string): Promise<Locator> {
    await this.number(number).click()
    const pane = this.pane(number)
    await expect(pane).toBeVisible()
    return pane
  }

  /** The hazard that is open. */
  pane(number: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${number} `) })
  }

  /** Adds a hazard by name, and closes the line for new ones. */
  async add(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New hazard' }).first().click()
    const line = this.page.getByRole('form', { name: 'New hazard' })
    await line.getByRole('textbox', { name: 'Name of the new hazard' }).fill(name)
    await line.getByRole('button', { name: 'Add' }).click()
    await expect(line.getByRole('status')).toContainText('added')
    await line.getByRole('button', { name: 'Done' }).click()
  }
}
