import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launchBrowserHost } from '../support/browser-host.ts'

// The browser host as a person starts it: the real program over the real backend, in a process of its own.

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const entry = 'src-main/serve.ts'

async function status(address: string): Promise<unknown> {
  const { origin, hash } = new URL(address)
  const answer = await fetch(`${origin}/rpc/workspace.status`, {
    method: 'POST',
    headers: {
      origin,
      authorization: `Bearer ${hash.slice('#token='.length)}`,
      'content-type': 'application/json',
    },
    body: '{}',
  })
  return await answer.json()
}

test('it serves the data folder it is given, stops when asked, and starts again on what it left', async () => {
  for (const start of ['first', 'second']) {
    const host = await launchBrowserHost({ dataFolder: folder, entry })
    expect(await status(host.address), start).toMatchObject({
      ok: true,
      value: { host: 'browser', dialogs: false, dataFolder: folder, open: { readOnly: false }, problem: null },
    })
    expect(await host.stop()).toBe(0)
  }
})

test('a second one on the same workspace says that it is in use, and the first is left alone', async () => {
  const first = await launchBrowserHost({ dataFolder: folder, entry })
  const second = await launchBrowserHost({ dataFolder: folder, entry })
  expect(await status(second.address)).toMatchObject({
    ok: true,
    value: { open: null, problem: { failure: { code: 'locked' } } },
  })
  expect(await status(first.address)).toMatchObject({ ok: true, value: { open: { readOnly: false } } })
  expect([await second.stop(), await first.stop()]).toEqual([0, 0])
})

test('a wrong argument is said and nothing is started', async () => {
  await expect(launchBrowserHost({ dataFolder: folder, args: ['--port', 'x'], entry })).rejects.toThrow('--port takes')
})

test('a data folder that cannot be one is said', async () => {
  const file = join(folder, 'file')
  await writeFile(file, 'x')
  await expect(launchBrowserHost({ dataFolder: file, entry })).rejects.toThrow('Hazard Ledger could not start: ')
})
