import { expect, type Locator, type Page } from '@playwright/test'

/** How a list is looked at and changed as a whole: the same on the pages of hazards and controls. */
export class Listing {
  readonly page: Page
  readonly viewsButton: Locator
  readonly groupButton: Locator
  readonly filterButton: Locator
  readonly columnsButton: Locator

  constructor(page: Page) {
    this.page = page
    this.viewsButton = page.getByRole('button', { name: /^(?:Views$|View: )/ })
    this.groupButton = page.getByRole('button', { name: /^Group(?:$|:)/ })
    this.filterButton = page.getByRole('button', { name: 'Filter', exact: true })
    this.columnsButton = page.getByRole('button', { name: 'Columns', exact: true })
  }

  /** The line over a group; a row of the grid that stands for no record. */
  group(words: string | RegExp): Locator {
    return this.page.getByRole('row', { name: words })
  }

  /** The form over the list that sets one field of many records: `Change 200 hazards`. */
  bulk(title: string): Locator {
    return this.page.getByRole('form', { name: title })
  }

  /** A line of the menu that is open. */
  menuItem(words: string | RegExp): Locator {
    return this.page.getByRole('menuitem', { name: words })
  }

  async heads(): Promise<string[]> {
    const names = await this.page
      .getByRole('row', { name: /^Group / })
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''))
    await expect(this.page.getByRole('row', { name: /^Group / })).toHaveCount(names.length)
    return names
  }
}
