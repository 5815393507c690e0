import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type App, expect, test } from '../support/app-fixture.ts'
import {
  firstScreens,
  hazardScreens,
  otherScreens,
  type Screen,
  wear,
  workScreens,
} from '../support/screens/every-screen.ts'
import { Start } from '../support/screens/start.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds wrong, one line an element. In the dark only colours are looked at: the rest is the same page. */
async function violations(app: App, page: Page, colours: 'light' | 'dark'): Promise<string[]> {
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

async function look(app: App, screens: readonly Screen[]): Promise<void> {
  const { page } = app
  for (const { name, go } of screens) {
    await test.step(name, async () => {
      await go(page)
      for (const colours of ['light', 'dark'] as const) {
        await wear(page, colours)
        expect.soft(await violations(app, page, colours), `${name}, ${colours}`).toEqual([])
      }
      await wear(page, 'light')
      expect.soft(await cutTexts(page), `${name}, texts cut`).toEqual([])
    })
  }
}

test.describe('axe finds nothing wrong, light and dark', () => {
  test.setTimeout(300_000)

  test('from first start to the preview of an import', async ({ app }) => {
    await look(app, firstScreens)
  })

  test('on the overview and the hazards', async ({ app }) => {
    await new Start(app.page).workAs('Dr A Example')
    await look(app, hazardScreens)
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

  test('where no workspace could be opened', async ({ launch, dataFolder }) => {
    const app = await launch({ args: ['--workspace', `${dataFolder}/gone.hazards`] })
    await look(app, [{ name: 'no-workspace', go: (page) => expect(page.getByRole('alert')).toBeVisible() }])
  })
})
