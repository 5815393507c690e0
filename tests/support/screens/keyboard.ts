import { expect, type Locator, type Page } from '@playwright/test'
import type { PageName } from './frame.ts'

const LETTERS: Record<PageName, string> = {
  Overview: 'o',
  Hazards: 'h',
  Controls: 'c',
  Evidence: 'e',
  Checks: 'k',
  Documents: 'd',
  Issues: 'i',
  Registers: 'r',
  People: 'p',
  History: 'y',
  Settings: 's',
}

/**
 * A person without a mouse: all they have are keys. Locators are only looked at, and {@link Keyboard.untouched} shows
 * at the end that no pointer came near the page.
 */
export class Keyboard {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  static async at(page: Page): Promise<Keyboard> {
    await page.evaluate(() => {
      Object.assign(window, { pointerTouches: 0 })
      for (const name of ['pointerdown', 'mousedown', 'wheel', 'touchstart']) {
        window.addEventListener(name, () => ((window as unknown as { pointerTouches: number }).pointerTouches += 1), {
          capture: true,
          passive: true,
        })
      }
    })
    return new Keyboard(page)
  }

  /** Fails where a pointer was used since {@link Keyboard.at}. */
  async untouched(): Promise<void> {
    expect(await this.#page.evaluate(() => Reflect.get(window, 'pointerTouches')), 'pointer events').toBe(0)
  }

  /** Presses keys one after another, e.g. `press('Control+k', 'Enter')`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  /** Walks with Tab until the focus stands there. */
  async tabTo(target: Locator, options: { back?: boolean; most?: number } = {}): Promise<void> {
    const { back = false, most = 120 } = options
    // Radios of some controls are drawn by their labels and count as hidden.
    await expect(target).toBeAttached()
    for (let step = 0; step < most; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.press(back ? 'Shift+Tab' : 'Tab')
    }
    const at = await this.#page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
    throw new Error(`Tab did not reach ${String(target)} in ${most} steps; the focus stands on ${at}`)
  }

  /** Presses an arrow until the focus stands there. */
  async arrowTo(arrow: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown', target: Locator): Promise<void> {
    for (let step = 0; step < 40; step++) {
      const there = await target
        .first()
        .evaluate((element) => element === document.activeElement)
        .catch(() => false)
      if (there) return
      await this.press(arrow)
    }
    throw new Error(`${arrow} did not reach ${String(target)}`)
  }

  /** Walks along the row of a grid until the focus stands in a column; columns out of sight are not drawn before. */
  async arrowToColumn(arrow: 'ArrowLeft' | 'ArrowRight', column: string): Promise<void> {
    for (let step = 0; step < 40; step++) {
      const at = await this.#page.evaluate(() => document.activeElement?.getAttribute('col-id'))
      if (at === column) return
      await this.press(arrow)
    }
    throw new Error(`${arrow} did not reach the column ${column}`)
  }

  /** Goes to a page of the project by `g` and its letter. */
  async goTo(name: PageName): Promise<void> {
    await this.press('g', LETTERS[name])
    await expect(this.#page.getByRole('heading', { level: 1, name: new RegExp(`^${name}\\b`) })).toBeVisible()
  }

  /** Finds a line of the palette by what is typed, and runs it. */
  async palette(words: string, line: string | RegExp): Promise<void> {
    await this.press('Control+k')
    await expect(this.#page.getByRole('combobox', { name: 'Go to or do' })).toBeFocused()
    await this.type(words)
    const found = this.#page.getByRole('dialog', { name: 'Go to or do' }).getByRole('option', { selected: true })
    await expect(found).toContainText(line)
    await this.press('Enter')
    await expect(this.#page.getByRole('dialog', { name: 'Go to or do' })).toHaveCount(0)
  }
}
