import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { test } from '../support/app-fixture.ts'
import { besideScreens, firstScreens, hazardScreens, listScreens, otherScreens, wear, workScreens } from '../support/screens/every-screen.ts'
const folder = '/tmp/work/screens/r320'
mkdirSync(folder, { recursive: true })
test.setTimeout(900_000)
test('reflow look', async ({ app }) => {
  const { page } = app
  const only = process.env['ONLY']?.split(',')
  for (const { name, go } of [...firstScreens, ...hazardScreens, ...listScreens, ...workScreens, ...otherScreens, ...besideScreens]) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await go(page)
    if (only && !only.includes(name)) continue
    await page.setViewportSize({ width: 320, height: 640 })
    await wear(page, 'light')
    await page.waitForTimeout(250)
    const found = await page.evaluate(() => {
      const out: string[] = []
      const doc = document.documentElement
      if (doc.scrollWidth > innerWidth) out.push(`DOC ${doc.scrollWidth}`)
      for (const e of document.querySelectorAll<HTMLElement>('body *')) {
        if (e.closest('svg') && e.tagName !== 'svg') continue
        if (!e.checkVisibility({ visibilityProperty: true })) continue
        const s = getComputedStyle(e)
        if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && s.overflowX !== 'visible')
          out.push(`${s.overflowX} ${e.scrollWidth}>${e.clientWidth} ${e.outerHTML.slice(0, 110)}`)
      }
      return out
    })
    console.log(`## ${name}\n${found.join('\n')}`)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
})
