import { type App, expect } from '../app-fixture.ts'

/** Puts text on the clipboard as another program would: the page itself may not write there. */
export async function copyElsewhere(app: App, text: string): Promise<void> {
  if (app.electron !== null) {
    await app.electron.evaluate(({ clipboard }, words) => clipboard.writeText(words), text)
    return
  }
  const other = await app.page.context().newPage()
  await other.setContent('<textarea aria-label="Elsewhere"></textarea>')
  const field = other.getByRole('textbox', { name: 'Elsewhere' })
  await field.fill(text)
  await field.focus()
  await other.keyboard.press('Control+a')
  await other.keyboard.press('Control+c')
  await other.close()
  await app.page.bringToFront()
}

/** What another program finds on the clipboard when it pastes. */
export async function pasteElsewhere(app: App): Promise<string> {
  if (app.electron !== null) return await app.electron.evaluate(({ clipboard }) => clipboard.readText())
  const other = await app.page.context().newPage()
  await other.setContent('<textarea aria-label="Elsewhere"></textarea>')
  const field = other.getByRole('textbox', { name: 'Elsewhere' })
  await field.focus()
  await other.keyboard.press('Control+v')
  await expect(field).not.toHaveValue('')
  const text = await field.inputValue()
  await other.close()
  await app.page.bringToFront()
  return text
}

/** Rows of cells as a workbook writes them on the clipboard. */
export function fromWorkbook(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((cells) => `${cells.map(cell).join('\t')}\r\n`).join('')
}
