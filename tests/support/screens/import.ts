import { expect, type Locator, type Page } from '@playwright/test'

/** A file as a person chooses it. */
export interface ChosenFile {
  name: string
  bytes: Uint8Array | string
}

/** The import wizard. */
export class ImportWizard {
  readonly page: Page
  readonly preview: Locator
  readonly outcome: Locator

  constructor(page: Page) {
    this.page = page
    this.preview = page.getByRole('heading', { level: 2, name: 'What would come in' })
    this.outcome = page.getByRole('heading', { level: 2, name: 'What came in' })
  }

  /** Chooses a file with the system's dialog. */
  async choose({ name, bytes }: ChosenFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: /^Choose a(?: file|nother)/ }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await expect(this.page.getByText(name).first()).toBeVisible()
  }

  /** Says that it is our own log and goes on to the preview, or to the message that refuses it. */
  async lookAtOurs(): Promise<void> {
    await this.page.getByRole('radio', { name: /^DCB0160/ }).check()
    await this.page.getByRole('radio', { name: /^Ours/ }).check()
    await this.page.getByRole('button', { name: 'Look at it' }).click()
  }

  /** Shows one part of the preview, e.g. `Found wrong`. */
  async part(name: string): Promise<Locator> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
    return this.page.getByRole('tabpanel', { name: new RegExp(`^${name}`) })
  }

  async bringIn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(this.outcome).toBeVisible()
  }
}
