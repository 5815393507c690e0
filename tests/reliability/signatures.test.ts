import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { afterAll, expect, it } from 'vitest'
import { findBrowser } from '../support/find-browser.ts'
import { printFigures } from './support/figures.ts'
import { holdsInNode, pemOf, signedInNode, spoilt, texts } from './support/signatures.ts'
import { inPage, type SaidByPage, type Signed } from './support/web-crypto.ts'

const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-signatures-'))
const at = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Whether the standard tool says so; the very command that stands in a bundle's "Read me.txt". */
function holdsInOpenssl(signed: Signed): boolean {
  writeFileSync(at('ID.pem'), pemOf(signed))
  writeFileSync(at('ID.json'), signed.text)
  writeFileSync(at('ID.sig'), Buffer.from(signed.signature, 'base64'))
  const words = 'pkeyutl -verify -rawin -pubin -inkey ID.pem -in ID.json -sigfile ID.sig'
  try {
    return execFileSync('openssl', words.split(' '), { cwd: folder, stdio: 'pipe' }).includes('Verified Successfully')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Error('openssl is missing: install it.', { cause: error })
    return false
  }
}

function signedInOpenssl(text: string): Signed {
  const run = (words: string) => execFileSync('openssl', words.split(' '), { cwd: folder, stdio: 'pipe' })
  run('genpkey -algorithm ed25519 -out own.pem')
  run('pkey -in own.pem -pubout -out own-public.pem')
  writeFileSync(at('text'), text)
  run('pkeyutl -sign -rawin -inkey own.pem -in text -out signature')
  const key = createPublicKey(readFileSync(at('own-public.pem'))).export({ type: 'spki', format: 'der' })
  return { key: key.toString('base64'), text, signature: readFileSync(at('signature')).toString('base64') }
}

/** What a page in Chromium says, opened from a file as the verification page is. */
async function inChromium(signed: Signed[]): Promise<SaidByPage> {
  const found = findBrowser()
  if (found === null) throw new Error('There is no Chromium: npm test installs one.')
  writeFileSync(at('page.html'), '<!doctype html><title>A page</title>')
  const browser = await chromium.launch({ executablePath: found })
  try {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(at('page.html')).href)
    return await page.evaluate(inPage, { signed, texts: [...texts] })
  } finally {
    await browser.close()
  }
}

const all = (held: readonly boolean[], expected: boolean) => held.every((one) => one === expected)

it('a signature of Node, of openssl or of the page in Chromium holds in the two others, and a spoilt one nowhere', async () => {
  const made = { node: signedInNode(), openssl: texts.filter((text) => text !== '').map(signedInOpenssl) }
  const good = [...made.node, ...made.openssl]
  const bad = spoilt(good)
  const page = await inChromium([...good, ...bad])
  expect(page.lacks, 'WebCrypto of this Chromium').toBeNull()
  const own = page.made
  expect(own).toHaveLength(texts.length)
  // The standard tool reads no empty file as a text.
  const told = good.concat(own).filter(({ text }) => text !== '')
  const spoiltTold = bad.concat(spoilt(own)).filter(({ text }) => text !== '')
  const figures = {
    'signed in Node, by openssl, in the page': `${made.node.length}, ${made.openssl.length}, ${own.length}`,
    'hold in Node': good.concat(own).filter(holdsInNode).length,
    'hold by openssl': told.filter(holdsInOpenssl).length,
    'hold in the page': page.held.slice(0, good.length).filter(Boolean).length,
    'spoilt (a comma, a bit, another’s signature, another’s key)': bad.length + 4 * own.length,
    'spoilt ones that hold anywhere': [
      ...bad.concat(spoilt(own)).map(holdsInNode),
      ...spoiltTold.map(holdsInOpenssl),
      ...page.held.slice(good.length),
    ].filter(Boolean).length,
  }
  printFigures('Signatures crosswise', figures)
  expect(figures['hold in Node']).toBe(good.length + own.length)
  expect(figures['hold by openssl']).toBe(told.length)
  expect(all(page.held.slice(0, good.length), true)).toBe(true)
  expect(figures['spoilt ones that hold anywhere']).toBe(0)
})
