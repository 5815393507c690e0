import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '../support/app-fixture.ts'

// The browser host against the web around it, in a real browser.

test('the token leaves the address at once, survives a reload, and is not needed to see the page', async ({ app }) => {
  await expect.poll(() => app.page.url()).not.toContain('token')
  await app.page.reload()
  await expect.poll(() => app.page.url()).not.toContain('token')
  const { origin } = new URL(app.page.url())
  expect(await app.page.evaluate(() => Object.values(sessionStorage).length)).toBe(1)
  expect(await app.page.evaluate(() => Object.values(localStorage).filter((text) => text.length === 43))).toEqual([])
  const bare = await app.page.request.get(`${origin}/`)
  expect(bare.status()).toBe(200)
  expect(bare.headers()['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/,
  )
})

test('the page reaches nothing but its own host', async ({ app }) => {
  const other = await listen()
  const fetched = await app.page.evaluate(
    (url) => fetch(url, { mode: 'no-cors' }).then(() => 'answered', String),
    other.url,
  )
  expect(fetched).toContain('TypeError')
  expect(other.asked).toEqual([])
  await other.close()
  await app.expectViolation(/connect-src|Refused to connect/)
})

test('another page in the same browser can neither call, read, nor frame us', async ({ app }) => {
  const { origin } = new URL(app.page.url())
  const other = await listen()
  const stranger = await app.page.context().newPage()
  await stranger.goto(other.url)
  const outcome = await stranger.evaluate(async (ours) => {
    const attempt = (path: string, init?: RequestInit) =>
      fetch(`${ours}${path}`, init).then(
        (response) => `read ${response.status}`,
        () => 'refused',
      )
    const frame = Object.assign(document.createElement('iframe'), { src: `${ours}/` })
    const framed = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
    document.body.append(frame)
    await framed
    return {
      read: await attempt('/'),
      call: await attempt('/rpc/workspace.status', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer x' },
        body: '{}',
      }),
      // Without a preflight: what a form could send.
      plain: await fetch(`${ours}/rpc/workspace.status`, { method: 'POST', mode: 'no-cors', body: '{}' }).then(
        (response) => response.type,
        () => 'refused',
      ),
      framed: frame.contentDocument === null ? 'unreadable' : 'readable',
    }
  }, origin)
  expect(outcome.read).toBe('refused')
  expect(outcome.call).toBe('refused')
  expect(['opaque', 'refused']).toContain(outcome.plain)
  expect(outcome.framed).toBe('unreadable')
  // An error page stands in the frame, not ours: frame-ancestors forbids it.
  const frame = stranger.frames()[1]
  expect(frame?.url()).not.toBe(`${origin}/`)
  await other.close()
  await app.expectViolation(/frame-ancestors/)
})

/** A web server of somebody else, on another port, that remembers what it was asked. */
async function listen(): Promise<{ url: string; asked: string[]; close(): Promise<void> }> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    if (request.url !== '/favicon.ico') asked.push(request.url ?? '')
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Other</title><body></body>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
