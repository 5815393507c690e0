import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { holdsInNode, signedInNode, spoilt, texts } from '../reliability/support/signatures.ts'
import { inPage, type SaidByPage, type Signed } from '../reliability/support/web-crypto.ts'
import { electronProgram, switchesAsRoot } from '../support/electron-app.ts'

// Decision 16: Electron's main process has Ed25519; its pages have it where Chromium's switch is given or from 137 on.

interface Answer {
  main: SaidByPage
  page: SaidByPage
  versions: Record<string, string>
}

/** What Electron's main process and a bare window of it say of signatures. */
function ask(signed: Signed[], switches: readonly string[]): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-electron-'))
  writeFileSync(join(folder, 'question.json'), JSON.stringify({ signed, texts, inPage: inPage.toString() }))
  const program = join(import.meta.dirname, '../reliability/support/bare-electron.mjs')
  const ran = spawnSync(
    electronProgram(),
    [...switchesAsRoot, ...switches, program, `--user-data-dir=${join(folder, 'own')}`],
    {
      env: { ...process.env, HAZARD_LEDGER_QUESTION: folder },
      timeout: 60_000,
      encoding: 'utf8',
    },
  )
  expect(ran.status, ran.stderr).toBe(0)
  return JSON.parse(readFileSync(join(folder, 'answer.json'), 'utf8')) as Answer
}

const good = signedInNode()
const bad = spoilt(good)
const expected = [...good.map(() => true), ...bad.map(() => false)]

test('signatures of Node hold in Electron’s main process and in a bare window, theirs in Node, spoilt ones nowhere', () => {
  const { main, page, versions } = ask([...good, ...bad], ['--enable-blink-features=WebCryptoCurve25519'])
  console.log(
    `Signatures in Electron ${versions['electron']}, Chromium ${versions['chromium']}, Node ${versions['node']}`,
  )
  expect(main.held).toEqual(expected)
  expect(main.made.map(holdsInNode)).toEqual(texts.map(() => true))
  expect(page.lacks).toBeNull()
  expect(page.held).toEqual(expected)
  expect(page.made.map(holdsInNode)).toEqual(texts.map(() => true))
})

test('a window without the switch either holds the same or says that it has no Ed25519', () => {
  const { page, versions } = ask([...good, ...bad], [])
  console.log(`Without the switch, Chromium ${versions['chromium']}: ${page.lacks ?? 'has Ed25519'}`)
  if (page.lacks === null) expect(page.held).toEqual(expected)
  else expect(page.lacks).toBe('NotSupportedError')
})
