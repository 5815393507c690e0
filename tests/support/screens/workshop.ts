import { expect, type Locator, type Page } from '@playwright/test'

/** The sheet for a workshop. */
export class Workshop {
  readonly page: Page
  readonly name: Locator
  /** The list of hazards to go through. */
  readonly list: Locator

  constructor(page: Page) {
    this.page = page
    this.name = page.getByRole('textbox', { name: /^Name of the next (hazard|candidate)$/ })
    this.list = page.getByRole('list', { name: 'Hazards to go through' })
  }

  async shown(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'Workshop' })).toBeVisible()
    await expect(this.name).toBeFocused()
  }

  /** The part of the sheet about one hazard, by number or name. */
  entry(words: string): Locator {
    return this.page.getByRole('region', { name: words })
  }

  cause(of: string): Locator {
    return this.page.getByRole('textbox', { name: `Next cause of ${of}` })
  }

  /** What a list pasted would become. */
  offer(words: string): Locator {
    return this.page.getByRole('region', { name: words })
  }
}

/** Pastes a text as a person does: through the paste event of whatever has the focus. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    const target = document.activeElement
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    // What nobody takes is typed into the field, as the browser would.
    if (target?.dispatchEvent(event) !== false) document.execCommand('insertText', false, words)
  }, text)
}
