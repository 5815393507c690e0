import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

// Electron with nothing of the product in it: verifies and makes signatures in its main process and in a bare window.
// Its folder holds question.json ({ signed, texts, inPage: text of a function }) and gets answer.json.

const folder = process.env.HAZARD_LEDGER_QUESTION
const { signed, texts, inPage } = JSON.parse(readFileSync(join(folder, 'question.json'), 'utf8'))
const spki = { format: 'der', type: 'spki' }

const held = signed.map(({ key, text, signature }) =>
  verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: Buffer.from(key, 'base64'), ...spki }),
    Buffer.from(signature, 'base64'),
  ),
)
const made = texts.map((text) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export(spki).toString('base64')
  return { key, text, signature: sign(null, Buffer.from(text), privateKey).toString('base64') }
})

void app.whenReady().then(async () => {
  const page = join(folder, 'page.html')
  writeFileSync(page, '<!doctype html><title>A page</title>')
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
  await window.loadFile(page)
  const said = await window.webContents.executeJavaScript(`(${inPage})(${JSON.stringify({ signed, texts })})`)
  const versions = {
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    node: process.versions.node,
  }
  writeFileSync(
    join(folder, 'answer.json'),
    JSON.stringify({ main: { lacks: null, held, made }, page: said, versions }),
  )
  app.quit()
})
