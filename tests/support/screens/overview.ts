import { expect, type Locator, type Page } from '@playwright/test'

/** The overview of a project: matrices, lists for a board, and the board page. */
export class Overview {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** A part of the page by its heading. */
  part(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name })
  }

  matrix(name: 'Initial clinical risk' | "Today's risk" | 'Residual clinical risk'): Locator {
    return this.page.getByRole('table', { name: new RegExp(`^${name}:`) })
  }

  /** By keyboard: the button, then the choice in its menu. */
  async exportBoardPage(format: 'PDF' | 'Word'): Promise<void> {
    await this.page.getByRole('button', { name: 'Board page' }).focus()
    await chooseFormat(this.page, format)
  }
}

/** Goes to the page's export of what its list shows, and chooses a format, by keyboard. */
export async function exportList(page: Page, format: 'PDF' | 'Word' | 'Excel'): Promise<void> {
  await page.getByRole('button', { name: /^Export (these \d+|this one)…$/ }).focus()
  await chooseFormat(page, format)
}

async function chooseFormat(page: Page, format: 'PDF' | 'Word' | 'Excel'): Promise<void> {
  await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', { name: new RegExp(`^As ${format}`) })
  await expect(item).toBeVisible()
  for (let step = 0; step < 4; step++) {
    if (await item.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await expect(item).toBeFocused()
  await page.keyboard.press('Enter')
}
