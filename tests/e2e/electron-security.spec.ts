import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '../support/app-fixture.ts'
import { launchElectron } from '../support/electron-app.ts'

// architecture.md, section 6, in a real Electron: what a window may not do.

const ours = 'app://hazard-ledger'

test('every window has the settings of the design', async ({ app }) => {
  const settings = await app.electron?.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const inside = contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      return inside.getLastWebPreferences()
    }),
  )
  expect(settings).toHaveLength(1)
  expect(settings?.[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
  })
  // The one whose dictionary comes with the product (electron-spelling.spec.ts).
  const languages = await app.electron?.evaluate(({ session }) => session.defaultSession.getSpellCheckerLanguages())
  expect(languages).toEqual(['en-GB'])
})

test('the page has no Node and reaches the program by three names only', async ({ app }) => {
  const seen = await app.page.evaluate(() => ({
    origin: location.origin,
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in window),
    bridge: Object.keys(Reflect.get(window, 'hazardLedger')).sort(),
  }))
  expect(seen).toEqual({ origin: ours, node: [], bridge: ['host', 'onEvent', 'rpc'] })
})

test('an unknown call or event is refused by the preload', async ({ app }) => {
  const answers = await app.page.evaluate(async () => {
    const bridge = Reflect.get(window, 'hazardLedger')
    const event = () => {
      try {
        return String(bridge.onEvent('rpc', () => undefined))
      } catch (fault) {
        return String(fault)
      }
    }
    return [await bridge.rpc('project.destroy', {}), await bridge.rpc('toString', {}), event()]
  })
  expect(answers).toMatchObject([
    { ok: false, error: { code: 'unknown-channel' } },
    { ok: false, error: { code: 'unknown-channel' } },
    expect.stringContaining('There is no event rpc'),
  ])
})

test('a call from a frame, from elsewhere, or without a channel is refused as data', async ({ app }) => {
  const answers = await app.electron?.evaluate(async ({ ipcMain }, page) => {
    // The very handler Electron calls, given the events that a hostile sender would cause.
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (...sent: unknown[]) => unknown>
    const rpc = handlers.get('rpc')
    const main = { url: `${page}/`, parent: null }
    const senders = [
      { url: `${page}/`, parent: main },
      { url: 'https://attacker.example/', parent: null },
      { url: `https://attacker.example/${page}`, parent: null },
      { url: 'app://hazard-ledger.attacker.example/', parent: null },
      null,
    ]
    const results: unknown[] = []
    for (const senderFrame of senders) results.push(await rpc?.({ senderFrame }, 'workspace.status', {}))
    results.push(await rpc?.({ senderFrame: main }, { toString: 'workspace.status' }, {}))
    return { names: [...handlers.keys()], results }
  }, ours)
  expect(answers?.names).toEqual(['rpc'])
  expect(answers?.results).toHaveLength(6)
  for (const result of answers?.results ?? []) expect(result).toMatchObject({ ok: false, error: { code: 'refused' } })
})

test('the page comes with its policy, nosniff and no kept copy; only GET is answered', async ({ app }) => {
  const answers = await app.page.evaluate(async () => {
    const page = await fetch('/')
    return {
      policy: page.headers.get('content-security-policy'),
      sniff: page.headers.get('x-content-type-options'),
      cache: page.headers.get('cache-control'),
      methods: await Promise.all(
        ['POST', 'PUT', 'DELETE', 'HEAD'].map(async (method) => (await fetch('/', { method })).status),
      ),
      outside: await Promise.all(
        ['/..%2f..%2fpackage.json', '/%2e%2e/preload/index.cjs', '/..%5cpackage.json', '/.env', '/missing.js'].map(
          async (path) => (await fetch(path)).status,
        ),
      ),
    }
  })
  expect(answers.policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/]{22}=='; /)
  expect(answers).toMatchObject({ sniff: 'nosniff', cache: 'no-store' })
  expect(answers.methods).toEqual([405, 405, 405, 405])
  expect(answers.outside).toEqual([404, 404, 404, 404, 404])
})

test.describe('a window stays where it is', () => {
  for (const [target, whoRefuses] of [
    ['https://example.org/', 'we'],
    ['http://127.0.0.1:9/', 'we'],
    ['app://other/', 'we'],
    [`${ours}.attacker.example/`, 'we'],
    [`${ours}/assets/x.js`, 'we'],
    ['file:///etc/passwd', 'Chromium'],
    ['data:text/html,<p>x</p>', 'Chromium'],
    ['javascript:document.title="taken"', 'the policy'],
  ] as const) {
    test(`and does not go to ${target}`, async ({ app }) => {
      const before = app.page.url()
      await app.electron?.evaluate(({ webContents }) => {
        const seen: { url: string; refused: boolean }[] = []
        Object.assign(globalThis, { seen })
        for (const contents of webContents.getAllWebContents()) {
          contents.on('will-frame-navigate', (event) => seen.push({ url: event.url, refused: event.defaultPrevented }))
        }
      })
      await app.page.evaluate((address) => {
        const link = Object.assign(document.createElement('a'), { href: address })
        document.body.append(link)
        link.click()
        link.remove()
      }, target)
      if (whoRefuses === 'we') {
        const seen = () => app.electron?.evaluate(() => (globalThis as unknown as { seen: unknown }).seen)
        await expect.poll(seen).toEqual([{ url: target, refused: true }])
      } else if (whoRefuses === 'the policy') {
        await app.expectViolation(/script-src/)
      } else {
        await expect.poll(() => app.console.join()).toMatch(/Not allowed to (?:load|navigate)/)
      }
      expect(app.page.url()).toBe(before)
      expect(await app.page.title()).not.toBe('taken')
    })
  }
})

test('no new window; an https link is offered to the browser once, and only https', async ({ app }) => {
  await app.electron?.evaluate(({ dialog, shell }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    const ask = async (...given: unknown[]) => {
      asked.push((given.at(-1) as { detail: string }).detail)
      return { response: 1, checkboxChecked: false }
    }
    Object.assign(dialog, { showMessageBox: ask })
    Object.assign(shell, { openExternal: async (url: string) => void asked.push(`opened ${url}`) })
  })
  const opened = await app.page.evaluate(() =>
    ['http://example.org/', 'file:///etc/passwd', 'about:blank', 'app://hazard-ledger/', 'https://user@example.org/']
      .concat('https://example.org/guidance')
      .map((url) => window.open(url) === null),
  )
  expect(opened).toEqual([true, true, true, true, true, true])
  const asked = () => app.electron?.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
  await expect.poll(asked).toEqual(['https://example.org/guidance'])
  expect(await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('every permission and device is refused', async ({ app }) => {
  const answers = await app.page.evaluate(async () => {
    const states = await Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage'].map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      ),
    )
    const name = (fault: unknown) => (fault instanceof Error ? fault.name : String(fault))
    return {
      states: [...new Set(states)],
      notification: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', name),
      clipboard: await navigator.clipboard.readText().then(() => 'given', name),
      place: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (fault) => resolve(fault.code),
        )
      }),
    }
  })
  expect(answers).toEqual({
    states: ['denied'],
    notification: 'denied',
    camera: expect.stringMatching(/^NotAllowedError|NotFoundError$/),
    clipboard: 'NotAllowedError',
    place: 1,
  })
})

test('no request leaves, neither through the policy nor past it', async ({ app }) => {
  const arrived: string[] = []
  const server = createServer((request, response) => {
    arrived.push(request.url ?? '')
    response.end('x')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const byPolicy = await app.page.evaluate((url) => fetch(`${url}/page`).then(() => 'answered', String), address)
  expect(byPolicy).toContain('TypeError')
  // What no policy covers: a request of the session itself, as the main process could make it.
  const bySession = await app.electron?.evaluate(
    ({ session }, url) => session.defaultSession.fetch(`${url}/session`).then(() => 'answered', String),
    address,
  )
  expect(bySession).toContain('ERR_BLOCKED_BY_CLIENT')
  expect(arrived).toEqual([])
  await new Promise((resolve) => server.close(resolve))
  await app.expectViolation(/connect-src|Refused to connect/)
})

test('files cross as bytes, and only downloads of ours are saved', async ({ app }) => {
  const sent = await app.page.evaluate(async () => {
    const response = await fetch('/files', {
      method: 'POST',
      headers: { 'x-file-name': encodeURIComponent('../log – É.xlsx') },
      body: new Blob([new Uint8Array(3_000_000)]),
    })
    return await response.json()
  })
  expect(sent).toMatchObject({ ok: true, value: { name: 'log – É.xlsx', size: 3_000_000 } })
  await app.electron?.evaluate(({ session }) => {
    const refused: boolean[] = []
    Object.assign(globalThis, { refused })
    session.defaultSession.on('will-download', (event) => refused.push(event.defaultPrevented))
  })
  await app.page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob(['x'])),
      download: 'page-made.txt',
    })
    link.click()
  })
  const refused = () => app.electron?.evaluate(() => (globalThis as unknown as { refused: unknown }).refused)
  await expect.poll(refused).toEqual([true])
  expect(await readdir(app.downloads)).toEqual([])
  expect(await app.page.evaluate(async () => (await fetch('/files/no-such-token')).status)).toBe(404)
})

test('a second start shows the first window and ends', async ({ app }) => {
  // Playwright could not attach to a program that ends at once: the promise breaks, and the first is still the only one.
  await expect(launchElectron({ dataFolder: app.dataFolder, downloads: app.downloads })).rejects.toThrow()
  expect(await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the window is where it was after a restart', async ({ app }) => {
  const bounds = { x: 40, y: 30, width: 1000, height: 700 }
  await app.electron?.evaluate(({ BrowserWindow }, where) => BrowserWindow.getAllWindows()[0]?.setBounds(where), bounds)
  const read = () => app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
  await expect.poll(read).toEqual(bounds)
  await app.restart()
  expect(await read()).toEqual(bounds)
})

test('the zoom of the window is kept with its place', async ({ app }) => {
  const zoom = () => app.electron?.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getZoomFactor())
  // The menu's own Zoom in acts on the window that has the focus, which none has without a window manager.
  await app.electron?.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.setZoomFactor(1.25))
  await expect.poll(zoom).toBeGreaterThan(1.05)
  const kept = await zoom()
  await app.restart()
  await expect.poll(zoom).toBeCloseTo(kept ?? 0, 5)
})

test('the net log of a whole run names no foreign address', async ({ launch, dataFolder }) => {
  const log = join(dataFolder, 'net-log.json')
  const app = await launch({ args: [`--log-net-log=${log}`, '--net-log-capture-mode=Everything'] })
  await app.page.reload()
  await app.restart()
  await app.close()
  const text = await readFile(log, 'utf8')
  const addresses = [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^"\\\s]+/g)].map(([address]) => address)
  expect(addresses).toEqual([])
  expect(text).toContain('"constants"')
})
