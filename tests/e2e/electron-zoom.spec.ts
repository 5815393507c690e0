import { type App, expect, test } from '../support/app-fixture.ts'

// The menu's Zoom, in a real Electron: it changes the window that is worked in, the keys say so, and it is kept.

/** Chooses a line of the View menu as a hand does: with the window that is worked in. */
async function choose(app: App, label: string): Promise<void> {
  await app.electron?.evaluate(({ BrowserWindow, Menu }, wanted) => {
    const view = Menu.getApplicationMenu()?.items.find(({ label: menu }) => menu === '&View')
    const item = view?.submenu?.items.find((one) => one.label === wanted && one.visible)
    if (item === undefined) throw new Error(`The View menu has no ${wanted}.`)
    const [window] = BrowserWindow.getAllWindows()
    // Without a window manager no window has the focus, so the one there is is named; Electron passes it on to the role.
    ;(item.click as (event: object, window?: object, contents?: object) => void)({}, window, window?.webContents)
  }, label)
}

const zoom = (app: App) =>
  app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())

/** How many CSS pixels wide the page is. */
const width = (app: App) => app.page.evaluate(() => innerWidth)

test('zooming in, out and back by the menu changes the page, and a restart keeps it', async ({ app }) => {
  // Smaller than any screen, so that the same window stands there after the restart.
  const bounds = { x: 20, y: 20, width: 1000, height: 700 }
  await app.electron?.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds)
  const usual = bounds.width
  await expect.poll(() => width(app)).toBe(usual)
  await expect.poll(() => zoom(app)).toBe(1)

  await choose(app, 'Zoom in')
  await choose(app, 'Zoom in')
  await expect.poll(() => zoom(app)).toBeGreaterThan(1.1)
  await expect.poll(() => width(app)).toBeLessThan(usual / 1.1)
  const large = (await zoom(app)) ?? 0

  await app.restart()
  await expect.poll(() => zoom(app)).toBeCloseTo(large, 5)
  await expect.poll(() => width(app)).toBeLessThan(usual / 1.1)

  await choose(app, 'Zoom out')
  await expect.poll(() => zoom(app)).toBeLessThan(large)
  await choose(app, 'Actual size')
  await expect.poll(() => zoom(app)).toBe(1)
  await expect.poll(() => width(app)).toBe(usual)

  await choose(app, 'Zoom out')
  await expect.poll(() => zoom(app)).toBeLessThan(1)
  await expect.poll(() => width(app)).toBeGreaterThan(usual)
})

test('each has its keys, with and without Shift, as browsers have them', async ({ app }) => {
  const keys = await app.electron?.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items.find(({ label }) => label === '&View')
      ?.submenu?.items.filter(({ role }) => /zoom/i.test(role ?? ''))
      .map(({ label, accelerator, enabled }) => [label, accelerator, enabled]),
  )
  expect(keys).toEqual([
    ['Actual size', 'CmdOrCtrl+0', true],
    ['Zoom in', 'CmdOrCtrl+Plus', true],
    ['Zoom in', 'CmdOrCtrl+=', true],
    ['Zoom out', 'CmdOrCtrl+-', true],
  ])
})
