import type { Locator, Page } from '@playwright/test'

/** A hazard as a bow-tie. */
export class BowTie {
  readonly page: Page
  readonly picture: Locator

  constructor(page: Page) {
    this.page = page
    this.picture = page.getByRole('group', { name: /^Bow-tie of / })
  }

  /** A part by the words its name begins with, e.g. `Cause 2 of HAZ-001` or `CTL-003`. */
  part(begins: string): Locator {
    return this.picture.getByRole('button', { name: new RegExp(`^${begins}`) })
  }

  /** The twin of the picture. */
  get table(): Locator {
    return this.page.getByRole('table', { name: /^Bow-tie of .* as a table$/ })
  }
}
