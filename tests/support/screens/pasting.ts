import type { Locator, Page } from '@playwright/test'

/** The panel in which a paste is looked at before it is done. */
export class Pasting {
  readonly panel: Locator
  /** What would happen, in numbers. */
  readonly preview: Locator
  readonly badCells: Locator
  readonly apply: Locator

  constructor(page: Page) {
    this.panel = page.getByRole('region', { name: /^Paste/ })
    this.preview = this.panel.getByRole('status')
    this.badCells = this.panel.getByRole('table', { name: 'Cells that do not fit' }).getByRole('row')
    this.apply = this.panel.getByRole('button', { name: 'Apply' })
  }

  /** The field that mends a cell, e.g. `mend('HAZ-002', 'Initial severity')`. */
  mend(row: string, column: string): Locator {
    const name = `${row}, ${column}`
    return this.panel
      .getByRole('combobox', { name, exact: true })
      .or(this.panel.getByRole('textbox', { name, exact: true }))
  }
}
