import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type App, expect, test } from '../support/app-fixture.ts'
import { makeIssuedWorkspace } from '../support/issued-workspace.ts'
import {
  allColours,
  atDoubleZoom,
  backupScreens,
  besideScreens,
  type Colours,
  firstScreens,
  hazardScreens,
  issueScreens,
  listScreens,
  otherScreens,
  type Screen,
  wear,
  workScreens,
} from '../support/screens/every-screen.ts'
import { Start } from '../support/screens/start.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds wrong, one line an element. Beside light only colours are looked at: the rest is the same page. */
async function violations(app: App, page: Page, colours: Colours): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(app.host === 'desktop')
  const { violations: found } = await (colours === 'light'
    ? builder.withTags(TAGS)
    : builder.withRules(['color-contrast'])
  ).analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  )
}

/** Texts of fields that stand cut, though their field could still grow (it does up to twenty lines). */
async function cutTexts(page: Page): Promise<string[]> {
  return await page
    .locator('textarea:not([aria-hidden])')
    .evaluateAll((fields) =>
      fields
        .filter((field) => field.clientHeight < 300 && field.scrollHeight > field.clientHeight + 2)
        .map((field) => (field as HTMLTextAreaElement).value),
    )
}

/** Buttons, fields and links that stand beyond the edge of the page, where no scrolling leads to them. */
async function outOfReach(page: Page): Promise<string[]> {
  return await page.locator('button, a[href], input, select, textarea, [tabindex="0"]').evaluateAll((elements) =>
    elements
      .filter((element) => {
        const box = element.getBoundingClientRect()
        if (box.width === 0 || box.right <= innerWidth + 1 || !element.checkVisibility({ visibilityProperty: true })) {
          return false
        }
        for (let around = element.parentElement; around !== null; around = around.parentElement) {
          const { overflowX } = getComputedStyle(around)
          if (overflowX === 'auto' || overflowX === 'scroll') return false
          if (overflowX === 'hidden' || overflowX === 'clip')
            return around.closest('[role="grid"], [role="treegrid"]') === null
        }
        return document.documentElement.scrollWidth <= innerWidth
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  )
}

async function look(app: App, screens: readonly Screen[]): Promise<void> {
  const { page } = app
  for (const { name, go } of screens) {
    await test.step(name, async () => {
      await go(page)
      for (const colours of allColours) {
        await wear(page, colours)
        expect.soft(await violations(app, page, colours), `${name}, ${colours}`).toEqual([])
      }
      await wear(page, 'light')
      expect.soft(await cutTexts(page), `${name}, texts cut`).toEqual([])
      await atDoubleZoom(page, async () => {
        expect.soft(await violations(app, page, 'light'), `${name}, at 200 %`).toEqual([])
        expect.soft(await outOfReach(page), `${name}, out of reach at 200 %`).toEqual([])
      })
    })
  }
}

test.describe('axe finds nothing wrong in any colours and at 200 %', () => {
  test.setTimeout(600_000)

  test('from first start to the preview of an import', async ({ app }) => {
    await look(app, firstScreens)
  })

  test('on the overview and the hazards', async ({ app }) => {
    await new Start(app.page).workAs('Dr A Example')
    await look(app, hazardScreens)
  })

  test('on what is done with lists, and the pictures', async ({ app }) => {
    await new Start(app.page).workAs('Dr A Example')
    await new Start(app.page).exploreSample()
    await look(app, [...listScreens, ...besideScreens])
  })

  test('on controls, evidence, checks and documents', async ({ app }) => {
    await new Start(app.page).workAs('Dr A Example')
    await new Start(app.page).exploreSample()
    await look(app, workScreens)
  })

  test('on people, history, settings, registers and dialogs', async ({ app }) => {
    await new Start(app.page).workAs('Dr A Example')
    await new Start(app.page).exploreSample()
    await look(app, otherScreens)
  })

  test('on issues, approvals and keys', async ({ launch, dataFolder }) => {
    const request = await makeIssuedWorkspace(dataFolder)
    await look(await launch(), issueScreens(request))
  })

  test('on backups and the check of everything', async ({ launch, dataFolder }) => {
    await makeIssuedWorkspace(dataFolder)
    await look(await launch(), backupScreens)
  })

  test('where no workspace could be opened', async ({ launch, dataFolder }) => {
    const app = await launch({ args: ['--workspace', `${dataFolder}/gone.hazards`] })
    await look(app, [{ name: 'no-workspace', go: (page) => expect(page.getByRole('alert')).toBeVisible() }])
  })
})
