import type { Locator } from '@playwright/test'

/** Drags by hand: the mouse moves over the target more than once, as hands do, so that the target learns of the drag. */
export async function drag(from: Locator, onto: Locator): Promise<void> {
  const page = from.page()
  await onto.scrollIntoViewIfNeeded()
  await from.scrollIntoViewIfNeeded()
  await from.hover()
  await page.mouse.down()
  await onto.hover({ force: true })
  await onto.hover({ force: true, position: { x: 12, y: 8 } })
  await onto.hover({ force: true, position: { x: 16, y: 8 } })
  await page.mouse.up()
}
