import { expect, type Locator, type Page } from '@playwright/test'

/** Where a whole project is packed, among the documents. */
export class PackageOfProject {
  readonly region: Locator
  readonly verdict: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Package of the whole project' })
    this.verdict = this.region.getByRole('status')
  }

  async make(files: 'with' | 'without'): Promise<void> {
    await this.region.getByRole('button', { name: `Package ${files} evidence files` }).click()
  }
}

/** What is in a package, before it is taken in. */
export class PackageIn {
  readonly page: Page
  readonly heading: Locator
  readonly seen: Locator
  readonly problem: Locator
  readonly another: Locator
  readonly takeButton: Locator
  readonly keys: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1, name: 'Take in a package' })
    this.seen = page.getByRole('heading', { level: 2, name: 'What is in it' })
    this.problem = page.getByRole('main').getByRole('alert')
    this.another = page.getByRole('button', { name: 'Choose another file' })
    this.takeButton = page.getByRole('button', { name: 'Take in the project' })
    this.keys = page.getByRole('table', { name: 'Public keys new in this workspace' }).getByRole('row')
  }

  /** How many of something the package holds. */
  held(what: string): Locator {
    const table = this.page.getByRole('table', { name: 'What the package holds' })
    return table
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: what, exact: true }) })
      .getByRole('cell')
  }

  /** Chooses another file with the system's dialog. */
  async choose(name: string, bytes: Uint8Array): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.another.click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  }

  /** Lets a file go over the page. */
  async drop(name: string, bytes: Uint8Array): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ({ called, text }) => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], called))
        return data
      },
      { called: name, text: Buffer.from(bytes).toString('base64') },
    )
    await this.page.getByRole('main').dispatchEvent('drop', { dataTransfer: transfer })
  }

  async take(): Promise<void> {
    await this.takeButton.click()
    await expect(this.page.getByRole('heading', { level: 1, name: /^Overview/ })).toBeVisible({ timeout: 60_000 })
  }
}

/** What a package tells of the time before, at the foot of a history. */
export class BeforeHere {
  readonly region: Locator
  readonly changes: Locator
  readonly earlier: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Before this workspace, as the package tells it' })
    this.changes = this.region.getByRole('listitem').filter({ has: page.locator('time') })
    this.earlier = this.region.getByRole('button', { name: 'Load earlier changes of the package' })
  }

  async open(): Promise<void> {
    await this.region.getByText('Show what was changed before').click()
    await expect(this.changes.first()).toBeVisible({ timeout: 30_000 })
  }
}
