import type { Locator, Page } from '@playwright/test'
import { type App, expect, test } from '../support/app-fixture.ts'
import { makeIssuedWorkspace } from '../support/issued-workspace.ts'
import {
  atFourfoldZoom,
  backupScreens,
  besideScreens,
  firstScreens,
  hazardScreens,
  issueScreens,
  listScreens,
  otherScreens,
  type Screen,
  workScreens,
} from '../support/screens/every-screen.ts'
import { Frame } from '../support/screens/frame.ts'
import { Start } from '../support/screens/start.ts'

// WCAG 1.4.10: at 320 pixels (1280 at 400 %) nothing is read by scrolling two ways but grids, tables, matrices and pictures.

/**
 * What makes the page, or a part of it, scroll sideways or stands beyond its edge, and is neither a table nor a grid
 * nor a picture. Hidden words that are one pixel wide do not count, but those that lengthen what scrolls do.
 */
async function sideways(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    // A grid's own scroll bar stands beside it, in the same frame.
    const TWO_WAYS = 'table, svg, [role="grid"], [role="treegrid"], .ag-root-wrapper'
    const briefly = (element: Element) => element.outerHTML.slice(0, 160)
    const root = document.documentElement
    const found = root.scrollWidth > innerWidth ? [`the page is ${root.scrollWidth} px wide`] : []
    const seen = [...document.body.querySelectorAll('*')].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    )
    for (const part of seen) {
      const { overflowX } = getComputedStyle(part)
      const scrolls = overflowX === 'auto' || overflowX === 'scroll'
      if (!scrolls || part.scrollWidth <= part.clientWidth + 1 || part.closest(TWO_WAYS) !== null) continue
      // A part of its own around a table or picture may scroll; a page, a pane or a dialog with words in it may not.
      const edge = part.getBoundingClientRect().left + part.clientWidth
      const wide = [...part.querySelectorAll('*')].filter(
        (element) => element.getBoundingClientRect().right > edge + 1 && element.checkVisibility(),
      )
      const words = wide.filter((element) => element.closest(TWO_WAYS) === null)
      if (part.querySelector(TWO_WAYS) === null || part.matches('main'))
        found.push(`scrolls sideways: ${briefly(part)}`)
      found.push(...words.map((element) => `stands beyond the edge: ${briefly(element)}`))
    }
    const acts = seen.filter((element) => element.matches('button, a[href], input, select, textarea, [role="dialog"]'))
    for (const element of acts) {
      const { left, width } = element.getBoundingClientRect()
      if (width > 1 && left < -1 && element.closest(TWO_WAYS) === null)
        found.push(`cut at the left: ${briefly(element)}`)
    }
    return found
  })
}

/** Whether an element can be scrolled to and then stands over all else at its middle. */
async function uncovered(element: Locator): Promise<boolean> {
  return await element.evaluate((wanted) => {
    wanted.scrollIntoView()
    const { left, top, width, height } = wanted.getBoundingClientRect()
    const shown = document.elementFromPoint(left + width / 2, top + height / 2)
    return wanted.contains(shown) || (shown?.contains(wanted) === true && shown.matches('button'))
  })
}

const softly = expect.configure({ soft: true })

async function look({ page }: App, screens: readonly Screen[]): Promise<void> {
  for (const { name, go } of screens) {
    await test.step(name, async () => {
      await go(page)
      await atFourfoldZoom(page, async () => {
        await softly.poll(() => sideways(page), { message: name, timeout: 5_000 }).toEqual([])
      })
    })
  }
}

async function inSample({ page }: App): Promise<void> {
  await new Start(page).workAs('Dr A Example')
  await new Start(page).exploreSample()
}

test.describe('at 400 % nothing has to be scrolled two ways but tables and pictures', () => {
  test('from first start to the hazards of the sample', async ({ app }) => {
    await look(app, [...firstScreens, ...hazardScreens])
  })

  test('on lists, pictures and the places of work', async ({ app }) => {
    await inSample(app)
    await look(app, [...listScreens, ...workScreens, ...besideScreens])
  })

  test('on people, history, settings, registers and dialogs', async ({ app }) => {
    await inSample(app)
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

  test('in a window of 1280 by 1024 pixels nothing lies over the status line, and the page is scrolled to its end', async ({
    app,
  }) => {
    const { page } = app
    await inSample(app)
    await new Frame(page).goTo('Hazards')
    await page.setViewportSize({ width: 320, height: 256 })
    const status = page.getByRole('contentinfo', { name: 'Status' })
    await expect.poll(() => uncovered(status)).toBe(true)
    const last = page.getByText('New hazards: paste rows here')
    await expect.poll(() => uncovered(last)).toBe(true)
  })
})
