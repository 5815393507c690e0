import { expect, type Locator, type Page } from '@playwright/test'

/** The standing page of findings. */
export class Checks {
  readonly page: Page
  readonly tree: Locator
  readonly findings: Locator

  constructor(page: Page) {
    this.page = page
    this.tree = page.getByRole('tree', { name: 'Findings' })
    this.findings = page.getByRole('list', { name: 'Findings of this group' }).getByRole('listitem')
  }

  /** The finding of that message: searches for it, and opens branch and group. `answered` looks among the answered. */
  async find(message: string, where: 'open' | 'answered' = 'open'): Promise<Locator> {
    await this.page.getByRole('textbox', { name: 'Search the findings' }).fill(message)
    const branches = this.tree.locator('[role="treeitem"][aria-level="1"]')
    const branch = where === 'answered' ? branches.filter({ hasText: /^Answered/ }) : branches.first()
    await expect(branch).toBeVisible()
    if ((await branch.getAttribute('aria-expanded')) === 'false') await branch.click()
    const finding = this.findings.filter({ hasText: message })
    for (const leaf of await this.tree.locator('[role="treeitem"][aria-level="2"]').all()) {
      await leaf.click()
      if ((await finding.count()) > 0) break
    }
    await expect(finding).toHaveCount(1)
    return finding
  }

  /** Writes an answer into the dialog of a finding and sends it; the dialog closes where it was kept. */
  async answer(finding: Locator, reason: string): Promise<Locator> {
    await finding.getByRole('button', { name: /^Answer:/ }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Answer the finding' })
    await dialog.getByRole('textbox', { name: 'Why this stands as it is' }).fill(reason)
    await dialog.getByRole('button', { name: 'Answer', exact: true }).click()
    return dialog
  }
}
