import { expect, type Page } from '@playwright/test'
import { nhsWorkbook } from '../workbooks.ts'
import { Frame, type PageName } from './frame.ts'
import { Hazards } from './hazards.ts'
import { ImportWizard } from './import.ts'
import { Start } from './start.ts'

/** A screen in one of its states, and the way to it from the screen before. */
export interface Screen {
  name: string
  go: (page: Page) => Promise<void>
}

const REGISTERS = [
  'Assumptions and constraints',
  'Test issues',
  'Sessions',
  'Clinical risk management plan',
  'Third parties',
  'Hand-overs',
  'Supplier',
  'Benefit analyses',
  'Decisions for the board',
  'Imports',
]

const onPage = (name: PageName): Screen => ({
  name: name.toLowerCase(),
  go: (page) => new Frame(page).goTo(name),
})

const dialog = async (page: Page, name: string | RegExp) => {
  await expect(page.getByRole('dialog', { name })).toBeVisible()
}
const closeDialog = async (page: Page) => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Puts the page in light or dark colours, and waits until it stands in them: nothing fading, nothing half drawn. */
export async function wear(page: Page, colours: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colours)
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
  })
}

/** Before there is a project: first start, the three offers, the wizard. Ends on the list of projects. */
export const firstScreens: Screen[] = [
  { name: 'who-is-working', go: (page) => expect(new Start(page).whoIsWorking).toBeVisible() },
  { name: 'three-offers', go: (page) => new Start(page).workAs('Dr A Example', 'Doctor') },
  {
    name: 'new-project',
    go: async (page) => {
      await new Start(page).newOffer.click()
      await dialog(page, 'New project')
    },
  },
  {
    name: 'import-choose',
    go: async (page) => {
      await closeDialog(page)
      await new Start(page).importOffer.click()
      await expect(page.getByRole('heading', { level: 2, name: 'A hazard log, and whose it is' })).toBeVisible()
    },
  },
  {
    name: 'import-preview',
    go: async (page) => {
      const wizard = new ImportWizard(page)
      await wizard.choose({ name: 'EPR hazard log.xlsx', bytes: await nhsWorkbook() })
      await wizard.lookAtOurs()
      await expect(wizard.preview).toBeVisible()
      await page.getByRole('button', { name: 'EPR01, causes and controls' }).click()
    },
  },
  ...['Found wrong', 'Same wording', 'Also offered', 'Left out'].map(
    (part): Screen => ({
      name: `import-${part.toLowerCase().replace(' ', '-')}`,
      go: async (page) => void (await new ImportWizard(page).part(part)),
    }),
  ),
]

/** The sample project from its making on: overview and hazards. */
export const hazardScreens: Screen[] = [
  {
    name: 'overview',
    go: async (page) => {
      const leave = page.getByRole('link', { name: 'Leave without importing' })
      if (await leave.isVisible()) await leave.click()
      await new Start(page).exploreSample()
    },
  },
  onPage('Hazards'),
  {
    name: 'hazard-beside',
    go: async (page) => void (await new Hazards(page).open('HAZ-003')),
  },
  {
    name: 'hazard-page',
    go: async (page) => {
      await page.getByRole('button', { name: 'As a page' }).click()
      await expect(page.getByRole('button', { name: 'Beside the list' })).toBeVisible()
      for (const part of await new Hazards(page).pane('HAZ-003').locator('summary').all()) await part.click()
    },
  },
]

/** Controls, evidence, checks and documents of the sample project, from any of its pages. */
export const workScreens: Screen[] = [
  ...(['Controls', 'Evidence'] as const).flatMap((name): Screen[] => [onPage(name), recordOf(name)]),
  onPage('Checks'),
  {
    name: 'checks-group',
    go: async (page) => {
      const tree = page.getByRole('tree', { name: 'Findings' })
      await tree.getByRole('treeitem').first().focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowDown')
      await expect(page.getByRole('list', { name: 'Findings of this group' })).toBeVisible()
    },
  },
  {
    name: 'answer-dialog',
    go: async (page) => {
      await page
        .getByRole('list', { name: 'Findings of this group' })
        .getByRole('button', { name: /^Answer/ })
        .first()
        .click()
      await dialog(page, 'Answer the finding')
    },
  },
  {
    name: 'documents',
    go: async (page) => {
      await closeDialog(page)
      await new Frame(page).goTo('Documents')
    },
  },
  {
    name: 'document-section',
    go: async (page) => {
      const sections = page.getByRole('navigation', { name: 'Documents and sections' })
      await sections.getByRole('link').nth(2).click()
      await expect(sections.locator('[aria-current="page"]')).toHaveCount(1)
    },
  },
]

/** The rest of the sample project, from any of its pages. */
export const otherScreens: Screen[] = [
  onPage('People'),
  recordOf('People'),
  onPage('History'),
  {
    name: 'history-change',
    go: async (page) => {
      const more = page.locator('main [aria-expanded="false"], main summary').first()
      await more.click()
    },
  },
  onPage('Settings'),
  {
    name: 'palette',
    go: async (page) => {
      await page.keyboard.press('Control+k')
      await dialog(page, 'Go to or do')
    },
  },
  {
    name: 'shortcuts',
    go: async (page) => {
      await closeDialog(page)
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
      await dialog(page, 'Keyboard shortcuts')
    },
  },
  {
    name: 'registers',
    go: async (page) => {
      await closeDialog(page)
      await new Frame(page).goTo('Registers')
    },
  },
  ...REGISTERS.map(
    (name): Screen => ({
      name: `register-${name.toLowerCase().replaceAll(' ', '-')}`,
      go: async (page) => {
        await page
          .getByRole('navigation', { name: 'Registers' })
          .getByRole('link', { name: new RegExp(`^${name}`) })
          .click()
        const first = page.getByRole('main').getByRole('table').getByRole('button').first()
        if (await first.isVisible()) await first.click()
      },
    }),
  ),
]

/** Opens the first record of a page with a list. */
function recordOf(name: PageName): Screen {
  return {
    name: `${name.toLowerCase()}-record`,
    go: async (page) => {
      const main = page.getByRole('main')
      const cell = main.getByRole('gridcell').or(main.getByRole('table').getByRole('button')).first()
      await cell.click()
      if ((await cell.getAttribute('role')) === 'gridcell') await page.keyboard.press('Enter')
      await expect(main.getByRole('heading', { level: 2 }).first()).toBeVisible()
    },
  }
}
