import { expect, type Locator, type Page } from '@playwright/test'
import { Frame } from './frame.ts'

/** The passphrase of the keys that stories make where no system keeps them. */
export const PASSPHRASE = 'three quiet words'

/** Types the passphrase where the place asks for one: where no protection of the system keeps keys. */
export async function givePassphrase(within: Locator): Promise<void> {
  const field = within.getByLabel('Passphrase of your key', { exact: true })
  if (await field.isVisible()) await field.fill(PASSPHRASE)
}

/** Makes a key for the person working, wherever their keys are shown. */
export async function makeKey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make a key…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make a key' })
  const make = dialog.getByRole('button', { name: 'Make the key' })
  await expect(make).toBeVisible()
  const first = dialog.getByLabel('New passphrase', { exact: true })
  if (await first.isVisible()) {
    await expect(make).toBeDisabled()
    await first.fill(PASSPHRASE)
    await dialog.getByLabel('The same passphrase again', { exact: true }).fill(PASSPHRASE)
  }
  await make.click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Save the public key/ })).toBeVisible()
}

/** The issued versions of a project. */
export class Issues {
  readonly page: Page
  readonly list: Locator
  /** What is being written about the next version. */
  readonly blocked: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('table', { name: 'Issued versions' })
    this.blocked = page.getByRole('list', { name: /^Errors that block the issue/ })
  }

  async open(): Promise<void> {
    await new Frame(this.page).goTo('Issues')
  }

  /** Begins an issue, or goes on with one that was left. */
  async begin(): Promise<void> {
    await this.open()
    const button = this.page.getByRole('button', { name: 'Issue a version', exact: true }).first()
    await button.click()
    await expect(this.page.getByRole('heading', { level: 1, name: 'Issue a version' })).toBeVisible()
  }

  get issueButton(): Locator {
    return this.page.getByRole('button', { name: /^Issue (?:version|the version)/ })
  }

  /** Whose approval is asked: the tick of a person for a document. */
  tick(document: string, person: string): Locator {
    return this.page.getByRole('checkbox', { name: new RegExp(`^${document}: ${person}`) })
  }

  /** Writes the summary, asks the clinical safety officer and top management alone, and issues. */
  async issue(summary: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Summary of changes' }).fill(summary)
    for (const box of await this.page.getByRole('checkbox', { name: /, reviewer$/, checked: true }).all()) {
      await expect(box).toBeVisible()
    }
    for (;;) {
      const box = this.page.getByRole('checkbox', { name: /, reviewer$/, checked: true }).first()
      if ((await box.count()) === 0) break
      await box.uncheck()
    }
    await expect(this.issueButton).toBeEnabled()
    await this.issueButton.click()
    await expect(this.page.getByRole('heading', { level: 1, name: /^Issues/ })).toBeVisible({ timeout: 30_000 })
  }

  /** The pane of a version, opened from the list where it is not open yet. */
  async version(version: string): Promise<Locator> {
    const pane = this.page.getByRole('region', { name: `Version ${version}`, exact: true })
    if (!(await pane.isVisible())) await this.list.getByRole('button', { name: version, exact: true }).click()
    await expect(pane).toBeVisible()
    return pane
  }

  /** Signs a document of the version shown as the person working. */
  async sign(document: string, person: string): Promise<void> {
    await this.page.getByRole('button', { name: `Sign: ${person}, ${document}` }).click()
    const dialog = this.page.getByRole('dialog', { name: /^Sign:/ })
    await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0)
    await expect(dialog.getByRole('button', { name: 'Sign', exact: true })).toBeDisabled()
    await dialog.getByRole('radio', { name: 'Approve', exact: true }).check()
    await givePassphrase(dialog)
    await dialog.getByRole('button', { name: 'Sign', exact: true }).click()
    await expect(dialog).toHaveCount(0)
  }

  /** Chooses a file to be taken in as an answer. */
  async takeAnswer(file: { name: string; bytes: Uint8Array }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Take in an answer file…' }).click()
    await (await chooser).setFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.bytes) })
  }
}

/** The page on which somebody who works elsewhere answers a request. */
export class ApprovalRequest {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** From the list of projects. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Answer an approval request' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: 'Answer an approval request' })).toBeVisible()
  }

  async choose(file: { name: string; bytes: Uint8Array }): Promise<Locator> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: /Choose (?:the|another) request file/ }).click()
    await (await chooser).setFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.bytes) })
    const asked = this.page.getByRole('region', { name: /^What is asked of/ })
    await expect(asked).toBeVisible()
    return asked
  }

  get answerButton(): Locator {
    return this.page.getByRole('button', { name: 'Sign and save the answer file' })
  }
}
