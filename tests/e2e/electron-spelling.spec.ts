import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type App, expect, test } from '../support/app-fixture.ts'

// Decision 27 in a real Electron: British English from the product's own dictionary, and nothing fetched for it.

interface Menu {
  labels: string[]
  word: string
}

/** Presses the right button on a word of a field and answers what the menu would offer; chooses a line of it by name. */
async function menuOn(app: App, text: string, choose?: string): Promise<Menu> {
  const { page, electron } = app
  const field = page.getByLabel('Profession', { exact: true })
  await field.fill('')
  await field.pressSequentially(`${text} `)
  await electron?.evaluate(({ Menu, BrowserWindow }) => {
    // The menu itself would wait for a hand: what it would show is caught instead of shown.
    const built = Menu.buildFromTemplate.bind(Menu)
    const seen: { items: Electron.MenuItem[]; word: string } = { items: [], word: '' }
    Object.assign(globalThis, { seen })
    BrowserWindow.getAllWindows()[0]?.webContents.once('context-menu', (_event, { misspelledWord }) => {
      seen.word = misspelledWord
    })
    Menu.buildFromTemplate = (template) => {
      const menu = built(template)
      seen.items = menu.items
      menu.popup = () => undefined
      return menu
    }
  })
  await field.click({ button: 'right', position: { x: 24, y: 14 } })
  const read = () =>
    electron?.evaluate(() => {
      const { seen } = globalThis as unknown as { seen: { items: Electron.MenuItem[]; word: string } }
      return { labels: seen.items.map(({ label, role }) => label || (role ?? '')), word: seen.word }
    })
  await expect.poll(async () => (await read())?.labels.length).toBeGreaterThan(0)
  if (choose !== undefined) {
    await electron?.evaluate((_electron, label) => {
      const { seen } = globalThis as unknown as { seen: { items: Electron.MenuItem[] } }
      seen.items.find((item) => item.label === label)?.click()
    }, choose)
  }
  return (await read()) ?? { labels: [], word: '' }
}

test('the dictionary stands in place before the window, and only British English is on', async ({ app }) => {
  const put = await readFile(join(app.dataFolder, 'electron', 'Dictionaries', 'en-GB-10-1.bdic'))
  const ours = await readFile(join(import.meta.dirname, '../../resources/dictionaries/en-GB-10-1.bdic'))
  expect(put.equals(ours)).toBe(true)
  const languages = await app.electron?.evaluate(({ session }) => session.defaultSession.getSpellCheckerLanguages())
  expect(languages).toEqual(['en-GB'])
})

test('a misspelt word gets suggestions, and a word of my own is learnt, kept and forgotten', async ({ app }) => {
  // The first word typed wakes the checker up, which reads its dictionary then.
  await expect(async () => {
    const { word, labels } = await menuOn(app, 'hazzard')
    expect(word).toBe('hazzard')
    expect(labels).toContain('hazard')
  }).toPass({ timeout: 30_000 })
  expect((await menuOn(app, 'colour')).word).toBe('')
  expect((await menuOn(app, 'color')).word).toBe('color')

  await menuOn(app, 'tinzaparin', 'Add “tinzaparin” to my dictionary')
  await expect(async () => expect((await menuOn(app, 'tinzaparin')).word).toBe('')).toPass({ timeout: 30_000 })

  await app.restart()
  const known = () =>
    app.electron?.evaluate(({ session }) => session.defaultSession.listWordsInSpellCheckerDictionary())
  await expect.poll(known).toEqual(['tinzaparin'])
  await app.page.evaluate(async () => {
    const { rpc } = Reflect.get(window, 'hazardLedger')
    await rpc('preferences.set', { name: 'spelling', value: { words: [] } })
  })
  await expect.poll(known).toEqual([])
})

test('nothing foreign is asked for while spelling is checked', async ({ launch, dataFolder }) => {
  const log = join(dataFolder, 'net-log.json')
  const app = await launch({ args: [`--log-net-log=${log}`, '--net-log-capture-mode=Everything'] })
  await expect(async () => expect((await menuOn(app, 'hazzard')).word).toBe('hazzard')).toPass({ timeout: 30_000 })
  await app.close()
  const text = await readFile(log, 'utf8')
  expect([...text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^"\\\s]+/g)].map(([address]) => address)).toEqual([])
  expect(text).toContain('"constants"')
})
