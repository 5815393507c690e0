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
  /** What each column of the file was taken for. */
  readonly columns: Locator
  /** Hazards of the file as they will be. */
  readonly hazards: Locator
  readonly readColumns: Locator
  readonly readScale: Locator
  /** The scheme of the file, as it would be the project's. */
  readonly ownScheme: Locator
  readonly importButton: Locator

  constructor(page: Page) {
    this.page = page
    this.preview = page.getByRole('heading', { level: 2, name: 'What would come in' })
    this.outcome = page.getByRole('heading', { level: 2, name: 'What came in' })
    this.columns = page.getByRole('table', { name: /^Columns of / })
    this.hazards = page.getByRole('table', { name: 'Hazards of the workbook as they will be' })
    this.readColumns = page.getByRole('button', { name: 'Read again with these columns' })
    this.readScale = page.getByRole('button', { name: 'Read again with this choice' })
    this.ownScheme = page.getByRole('region', { name: 'Their scheme, as it would be this project’s' })
    this.importButton = page.getByRole('button', { name: 'Import', exact: true })
  }

  /** Chooses a file with the system's dialog. */
  async choose({ name, bytes }: ChosenFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: /^Choose a(?: file|nother)/ }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await expect(this.page.getByText(name).first()).toBeVisible()
  }

  /** Chooses a folder of pages, by its path, with the system's dialog. */
  async chooseFolder(path: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Choose a folder of pages' }).click()
    await (await chooser).setFiles(path)
  }

  /** Says that it is our own log and goes on to the preview, or to the message that refuses it. */
  async lookAtOurs(): Promise<void> {
    await this.page.getByRole('radio', { name: /^DCB0160/ }).check()
    await this.page.getByRole('radio', { name: /^Ours/ }).check()
    await this.page.getByRole('button', { name: 'Look at it' }).click()
  }

  /** Says that it is a supplier's log and goes on to the preview. */
  async lookAtSuppliers(name: string): Promise<void> {
    await this.page.getByRole('radio', { name: /^DCB0160/ }).check()
    await this.page.getByRole('radio', { name: /supplier/ }).check()
    await this.page.getByRole('combobox', { name: 'Supplier or national body' }).fill(name)
    await this.page.getByRole('button', { name: 'Look at it' }).click()
  }

  /** Shows one part of the preview, e.g. `Found wrong`. */
  async part(name: string): Promise<Locator> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
    return this.page.getByRole('tabpanel', { name: new RegExp(`^${name}`) })
  }

  /** Opens or closes what can be corrected, e.g. `What each column is`. */
  async toggle(part: 'What each column is' | 'Scale of its scores'): Promise<void> {
    await this.page.locator('summary', { hasText: part }).click()
  }

  /** The select that says what a column is. */
  columnIs(column: string): Locator {
    return this.columns.getByRole('combobox', { name: new RegExp(`^What column ${column},`) })
  }

  /** How one of their words stands against ours. */
  word(axis: 'Severity' | 'Likelihood', theirs: string): Locator {
    return this.page.getByRole('combobox', { name: new RegExp(`^${axis}, their word ${theirs} `) })
  }

  /** Sets one of their words against one of ours by the keyboard's list. */
  async setWord(axis: 'Severity' | 'Likelihood', theirs: string, ours: string): Promise<void> {
    await this.word(axis, theirs).click()
    await this.page
      .getByRole('option', { name: new RegExp(`^${ours}(?! \\w+$)`) })
      .first()
      .click()
  }

  /** Says what several columns are, by their letters. */
  async say(columns: Readonly<Record<string, string>>): Promise<void> {
    if (!(await this.columns.isVisible())) await this.toggle('What each column is')
    for (const [column, what] of Object.entries(columns)) await this.columnIs(column).selectOption(what)
  }

  async bringIn(): Promise<void> {
    await this.importButton.click()
    await expect(this.outcome).toBeVisible()
  }
}
