import { expect, type Page } from '@playwright/test'
import { PRODUCT_LOG } from '../csv-logs.ts'
import { nhsWorkbook } from '../workbooks.ts'
import { Backups } from './backups.ts'
import { BowTie } from './bow-tie.ts'
import { Frame, type PageName } from './frame.ts'
import { Hazards } from './hazards.ts'
import { ImportWizard } from './import.ts'
import { ApprovalRequest, Issues } from './issues.ts'
import { Listing } from './listing.ts'
import { Start } from './start.ts'
import { Workshop } from './workshop.ts'

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

/** What a system may ask for; `contrast` asks for more of it. */
export const allColours = ['light', 'dark', 'contrast light', 'contrast dark'] as const
export type Colours = (typeof allColours)[number]

/** Puts the page in the colours a system asks for, and waits until it stands in them: nothing half drawn. */
export async function wear(page: Page, colours: Colours): Promise<void> {
  const colorScheme = colours.endsWith('dark') ? 'dark' : 'light'
  const more = colours.startsWith('contrast')
  await page.emulateMedia({ colorScheme, contrast: more ? 'more' : 'no-preference', reducedMotion: 'reduce' })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
  await expect(page.locator('html')).toHaveAttribute('data-contrast', more ? 'more' : 'usual')
  await standStill(page)
}

/** Waits until nothing fades any more. */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
  })
}

/** Does something while the page has the room that a window of 1280 by 1024 pixels leaves at a zoom of 200 %. */
export async function atDoubleZoom(page: Page, act: () => Promise<void>): Promise<void> {
  await atSize(page, { width: 640, height: 512 }, act)
}

/** Does something while the page is 320 pixels wide, as a window of 1280 pixels is at a zoom of 400 %. */
export async function atFourfoldZoom(page: Page, act: () => Promise<void>): Promise<void> {
  await atSize(page, { width: 320, height: 640 }, act)
}

async function atSize(page: Page, size: { width: number; height: number }, act: () => Promise<void>): Promise<void> {
  const usual = page.viewportSize() ?? { width: 1440, height: 900 }
  await page.setViewportSize(size)
  await standStill(page)
  try {
    await act()
  } finally {
    await page.setViewportSize(usual)
    await standStill(page)
  }
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
  {
    name: 'import-corrections',
    go: async (page) => {
      const wizard = new ImportWizard(page)
      await page.getByRole('button', { name: 'Back', exact: true }).click()
      await wizard.choose({ name: 'Multiplied.csv', bytes: PRODUCT_LOG })
      await page.getByRole('button', { name: 'Look at it' }).click()
      await wizard.toggle('What each column is')
      await page.getByRole('radio', { name: 'Set their words against ours' }).check()
      await wizard.setWord('Severity', '5', 'Major')
    },
  },
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
  {
    name: 'workshop',
    go: async (page) => {
      await new Frame(page).goTo('Hazards')
      await page.keyboard.press('Alt+w')
      const workshop = new Workshop(page)
      await workshop.shown()
      await page.keyboard.press('Alt+ArrowDown')
      await expect(workshop.cause('HAZ-001')).toBeFocused()
    },
  },
]

/** What can be done with a list, and the pictures of the sample project, from any of its pages. */
export const listScreens: Screen[] = [
  {
    name: 'hazards-filter',
    go: async (page) => {
      await new Frame(page).goTo('Hazards')
      await new Listing(page).filterButton.click()
      await page.getByRole('button', { name: 'Status', exact: true }).click()
      await expect(page.getByRole('group', { name: 'Status' })).toBeVisible()
    },
  },
  {
    name: 'hazards-columns',
    go: async (page) => {
      await page.keyboard.press('Escape')
      await new Listing(page).columnsButton.click()
      await expect(page.getByRole('list', { name: 'Columns shown' })).toBeVisible()
    },
  },
  {
    name: 'hazards-grouped',
    go: async (page) => {
      await page.keyboard.press('Escape')
      const listing = new Listing(page)
      await listing.groupButton.click()
      await listing.menuItem('Owner').click()
      await expect(listing.group(/^Group Owner/).first()).toBeVisible()
    },
  },
  {
    name: 'hazards-bulk',
    go: async (page) => {
      const listing = new Listing(page)
      await listing.groupButton.click()
      await listing.menuItem('Nothing').click()
      await (await new Hazards(page).cell('HAZ-002', 'name')).click()
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Control+Shift+E')
      await expect(listing.bulk('Change 3 hazards')).toBeVisible()
    },
  },
  {
    name: 'bow-tie',
    go: async (page) => {
      await page.keyboard.press('Escape')
      await new Hazards(page).open('HAZ-003')
      await page.keyboard.press('Alt+b')
      await expect(new BowTie(page).part('Hazard HAZ-003')).toBeFocused()
    },
  },
  {
    name: 'control-map',
    go: async (page) => {
      await new Frame(page).goTo('Controls')
      await page.getByRole('button', { name: 'Map', exact: true }).click()
      await expect(page.getByRole('listbox', { name: /^Controls by how many/ })).toBeVisible()
    },
  },
]

/** Two places at once; what stands beside stays there, so this comes last. */
export const besideScreens: Screen[] = [
  {
    name: 'side-by-side',
    go: async (page) => {
      await new Frame(page).goTo('Hazards')
      await page.getByRole('button', { name: 'Side by side' }).click()
      await page.getByRole('menuitem', { name: 'Control register beside the page' }).click()
      const beside = page.getByRole('complementary', { name: /^Beside the page/ })
      await beside.getByLabel('Search Controls').fill('allerg')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(beside.getByRole('heading', { level: 2 })).toBeVisible()
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
      const change = page.getByRole('main').getByRole('listitem').getByRole('button', { expanded: false }).first()
      await change.click()
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
    name: 'what-the-words-mean',
    go: async (page) => {
      await closeDialog(page)
      await page.keyboard.press('F1')
      await dialog(page, 'What the words mean')
    },
  },
  {
    name: 'palette-found',
    go: async (page) => {
      await closeDialog(page)
      await page.keyboard.press('Control+k')
      await page.keyboard.type('allerg')
      await expect(page.getByRole('option').first()).toContainText('llerg')
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
  {
    name: 'tour',
    go: async (page) => {
      await page.getByRole('button', { name: 'Take the five-minute tour' }).click()
      await expect(page.getByRole('complementary', { name: /^Tour, step 1/ })).toBeVisible()
    },
  },
]

/** Issues, approvals and keys, from the list of projects of a workspace that `makeIssuedWorkspace` made. */
export function issueScreens(request: { name: string; bytes: Uint8Array }): Screen[] {
  return [
    {
      name: 'approval-request',
      go: async (page) => {
        const answering = new ApprovalRequest(page)
        await answering.open()
        const asked = await answering.choose(request)
        await asked.getByRole('radio', { name: 'Approve with conditions' }).check()
        await expect(asked.getByRole('group', { name: 'Condition 1' })).toBeVisible()
      },
    },
    {
      name: 'issues',
      go: async (page) => {
        await page.getByRole('link', { name: 'All projects' }).click()
        await new Start(page).openProject('Meridian EPR deployment')
        await new Issues(page).open()
        await expect(new Issues(page).list).toBeVisible()
      },
    },
    { name: 'issued-version', go: async (page) => void (await new Issues(page).version('1.0')) },
    {
      name: 'sign-dialog',
      go: async (page) => {
        await page
          .getByRole('button', { name: /^Sign:/ })
          .first()
          .click()
        await dialog(page, /^Sign:/)
        await page.getByRole('radio', { name: 'Approve with conditions' }).check()
      },
    },
    {
      name: 'issue-form',
      go: async (page) => {
        await closeDialog(page)
        await new Issues(page).begin()
      },
    },
    {
      name: 'compare-versions',
      go: async (page) => {
        await page.getByRole('button', { name: 'Back to the list' }).click()
        await page.getByRole('button', { name: 'Compare', exact: true }).click()
        await expect(page.getByRole('region', { name: 'What differs' })).toBeVisible()
      },
    },
    {
      name: 'signing-keys',
      go: async (page) => {
        await new Frame(page).goTo('People')
        await page
          .getByRole('table', { name: 'People of this workspace' })
          .getByRole('button', { name: 'Dr Miriam Okonjo-Hale' })
          .click()
        await expect(page.getByRole('list', { name: /^Signing keys of/ })).toBeVisible()
      },
    },
    {
      name: 'make-key',
      go: async (page) => {
        await page.getByRole('button', { name: 'Make a key…' }).click()
        await dialog(page, 'Make a key')
      },
    },
    {
      name: 'revoke-key',
      go: async (page) => {
        await closeDialog(page)
        await page.getByRole('button', { name: /^Revoke…/ }).click()
        await dialog(page, 'Revoke the key')
      },
    },
  ]
}

/** Backups, the dialog that restores one, and the check of everything, from the list of projects. Nothing is restored. */
export const backupScreens: Screen[] = [
  { name: 'backups', go: (page) => new Backups(page).openFromStart() },
  { name: 'restore-dialog', go: async (page) => void (await new Backups(page).preview(0)) },
  {
    name: 'integrity-checked',
    go: async (page) => {
      await closeDialog(page)
      await new Backups(page).check()
    },
  },
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
