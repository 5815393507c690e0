import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { largestCall, largestFile } from '../../src-main/hosts/limits.ts'
import { startWebHost, type WebHost } from '../../src-main/web/web-host.ts'
import { type StandInBackend, standInBackend } from '../support/stand-in-backend.ts'

let backend: StandInBackend
let host: WebHost
let folder: string
/** Keeps connections as a browser does, so that an early refusal can be read while a long body is still going out. */
let agent: Agent

beforeEach(async () => {
  agent = new Agent({ keepAlive: true })
  folder = await mkdtemp(join(tmpdir(), 'web-host-'))
  await writeFile(join(folder, 'index.html'), '<title>Page</title>')
  backend = await standInBackend()
  host = await startWebHost({ backend, pageFolder: folder, port: 0 })
})
afterEach(async () => {
  agent.destroy()
  await host.close()
  await backend.close()
  await rm(folder, { recursive: true })
})

interface Sent {
  method?: string
  path: string
  headers?: Record<string, string | undefined>
  body?: string | Buffer
}

/** A request as the page sends it, but for what `sent` says otherwise; an undefined header is left out. */
async function ask(sent: Sent): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const headers = Object.fromEntries(
    Object.entries({
      host: host.origin.slice('http://'.length),
      origin: host.origin,
      authorization: `Bearer ${host.token}`,
      'content-type': 'application/json',
      ...sent.headers,
    }).filter(([, value]) => value !== undefined),
  ) as Record<string, string>
  const request = httpRequest({
    host: '127.0.0.1',
    port: host.listening.port,
    method: sent.method ?? 'POST',
    path: sent.path,
    headers,
    agent,
  })
  request.end(sent.body)
  const [response] = await once(request, 'response')
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}

const call = (sent: Partial<Sent> = {}) => ask({ path: '/rpc/project.list', body: '{"a":1}', ...sent })

describe('who is answered', () => {
  test('the page with the token', async () => {
    const { status, headers, body } = await call()
    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({ ok: true, value: { echo: { a: 1 } } })
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  })

  const token = () => host.token
  test.each<[string, number, () => Record<string, string | undefined>]>([
    ['no token', 401, () => ({ authorization: undefined })],
    ['an empty token', 401, () => ({ authorization: 'Bearer ' })],
    ['another token', 401, () => ({ authorization: `Bearer ${'A'.repeat(43)}` })],
    ['the token cut short', 401, () => ({ authorization: `Bearer ${token().slice(0, -1)}` })],
    ['the token and more', 401, () => ({ authorization: `Bearer ${token()}A` })],
    ['the token without its scheme', 401, () => ({ authorization: token() })],
    ['another name for this computer', 403, () => ({ host: `localhost:${host.listening.port}` })],
    ['a foreign name pointed here', 403, () => ({ host: `attacker.example:${host.listening.port}` })],
    ['our address without the port', 403, () => ({ host: '127.0.0.1' })],
    ['a name that begins as ours', 403, () => ({ host: `127.0.0.1:${host.listening.port}.attacker.example` })],
    ['a foreign origin', 403, () => ({ origin: 'https://attacker.example' })],
    ['our origin over https', 403, () => ({ origin: host.origin.replace('http:', 'https:') })],
    ['another port here', 403, () => ({ origin: 'http://127.0.0.1:1' })],
    ['an origin that begins as ours', 403, () => ({ origin: `${host.origin}.attacker.example` })],
    ['an opaque origin', 403, () => ({ origin: 'null' })],
    ['no origin', 403, () => ({ origin: undefined })],
  ])('%s is refused', async (_what, status, headers) => {
    const answer = await call({ headers: headers() })
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(backend.calls).toEqual([])
  })

  test.each([
    ['GET', '/events'],
    ['POST', '/files'],
  ])('%s %s needs the token', async (method, path) => {
    expect(await ask({ method, path, headers: { authorization: undefined } })).toMatchObject({ status: 401 })
  })

  test('the page itself needs no token, but the right host and origin', async () => {
    const bare = { authorization: undefined, origin: undefined }
    const page = await ask({ method: 'GET', path: '/', headers: bare })
    expect(page).toMatchObject({ status: 200, body: '<title>Page</title>' })
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['access-control-allow-origin']).toBeUndefined()
    expect(await ask({ method: 'GET', path: '/', headers: { ...bare, host: 'a.example' } })).toMatchObject({
      status: 403,
    })
    expect(await ask({ method: 'GET', path: '/', headers: { ...bare, origin: 'null' } })).toMatchObject({ status: 403 })
  })

  test('a new run has a new token of 32 bytes, carried in the fragment', async () => {
    const second = await startWebHost({ backend, pageFolder: folder, port: 0 })
    expect(second.token).not.toBe(host.token)
    expect(Buffer.from(host.token, 'base64url')).toHaveLength(32)
    expect(host.address).toBe(`http://127.0.0.1:${host.listening.port}/#token=${host.token}`)
    await second.close()
  })
})

describe('where it listens', () => {
  test('on 127.0.0.1 and on no other address of this computer', async () => {
    expect(host.listening).toMatchObject({ address: '127.0.0.1', family: 'IPv4' })
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
    for (const address of [...others.map((other) => other.address), '127.0.0.2']) {
      const socket = connect({ host: address, port: host.listening.port })
      const outcome = await Promise.race([
        once(socket, 'connect').then(() => 'connected'),
        once(socket, 'error').then(() => 'refused'),
      ]).catch(() => 'refused')
      socket.destroy()
      expect(`${address} ${outcome}`).toBe(`${address} refused`)
    }
  })

  test('a port that is taken is a clear failure', async () => {
    await expect(startWebHost({ backend, pageFolder: folder, port: host.listening.port })).rejects.toThrow('EADDRINUSE')
  })
})

describe('what is answered', () => {
  test.each([
    ['GET', '/rpc/project.list', 'POST'],
    ['PUT', '/rpc/project.list', 'POST'],
    ['OPTIONS', '/rpc/project.list', 'POST'],
    ['POST', '/events', 'GET'],
    ['GET', '/files', 'POST'],
    ['PUT', '/files', 'POST'],
    ['POST', '/files/out-0', 'GET'],
    ['DELETE', '/files/out-0', 'GET'],
    ['POST', '/', 'GET'],
    ['HEAD', '/', 'GET'],
    ['TRACE', '/', 'GET'],
  ])('%s %s is not', async (method, path, allow) => {
    expect(await ask({ method, path })).toMatchObject({ status: 405, headers: { allow } })
    expect(backend.calls).toEqual([])
  })

  test('an unknown call is refused by the backend, as data', async () => {
    const answer = await call({ path: '/rpc/project.destroy' })
    expect(answer).toMatchObject({ status: 200 })
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'unknown-channel' } })
  })

  test.each([
    ['text', 415, { headers: { 'content-type': 'text/plain' } }],
    ['a form', 415, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['no type', 415, { headers: { 'content-type': undefined } }],
    ['broken JSON', 400, { body: '{' }],
    ['nothing', 400, { body: '' }],
    ['more than it may', 413, { body: Buffer.alloc(largestCall + 1, ' ') }],
    [
      'more than it may, length unsaid',
      413,
      { body: Buffer.alloc(largestCall + 1, ' '), headers: { 'transfer-encoding': 'chunked' } },
    ],
  ])('a call with %s is refused', async (_what, status, sent) => {
    const answer = await call(sent)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(backend.calls).toEqual([])
  })

  test('the largest call that may be sent is answered', async () => {
    const body = `"${'x'.repeat(largestCall - 2)}"`
    expect(await call({ body })).toMatchObject({ status: 200 })
  })
})

describe('files', () => {
  const send = (name: string | undefined, headers: Record<string, string> = {}) =>
    ask({ path: '/files', body: 'bytes', headers: { 'x-file-name': name, ...headers } })

  test('one comes in under its own name', async () => {
    const answer = await send(encodeURIComponent('hazard log – Łódź.xlsx'))
    expect(JSON.parse(answer.body)).toEqual({
      ok: true,
      value: { token: 'in-0', name: 'hazard log – Łódź.xlsx', size: 5 },
    })
  })

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\log.xlsx', 'log.xlsx'],
    ['a\u0000b\nc.xlsx', 'abc.xlsx'],
  ])('%j never says where it lies', async (name, kept) => {
    expect(JSON.parse((await send(encodeURIComponent(name))).body)).toMatchObject({ ok: true, value: { name: kept } })
  })

  test.each([undefined, '', '%zz', '..', 'a%2F', encodeURIComponent('x'.repeat(501))])(
    'named %j is refused',
    async (name) => {
      expect(await send(name)).toMatchObject({ status: 400 })
    },
  )

  test('one that says it is too large is refused before it is read', async () => {
    const answer = await ask({
      path: '/files',
      headers: { 'x-file-name': 'a.xlsx', 'content-length': String(largestFile + 1) },
    })
    expect(answer.status).toBe(413)
  })

  test('one that breaks off is not taken', async () => {
    const request = httpRequest(`${host.origin}/files`, {
      method: 'POST',
      headers: {
        origin: host.origin,
        authorization: `Bearer ${host.token}`,
        'x-file-name': 'a.xlsx',
        'content-length': '100',
      },
    })
    request.on('error', () => undefined)
    request.write('half')
    await vi.waitFor(() => expect(backend.incoming).toHaveLength(1))
    request.destroy()
    await vi.waitFor(() => expect(backend.incoming[0]?.outcome).toMatchObject({ ok: false }))
  })

  test('one goes out once, by its own token, to be saved and never shown', async () => {
    const token = await backend.offer('Hazard log "1.0" – É.docx', '<script>alert(1)</script>')
    const path = `/files/${token}`
    const bare = { authorization: undefined, origin: undefined }
    const first = await ask({ method: 'GET', path, headers: bare })
    expect(first).toMatchObject({ status: 200, body: '<script>alert(1)</script>' })
    expect(first.headers).toMatchObject({
      'content-disposition': `attachment; filename="Hazard log _1.0_ _ _.docx"; filename*=UTF-8''Hazard%20log%20%221.0%22%20%E2%80%93%20%C3%89.docx`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect(await ask({ method: 'GET', path, headers: bare })).toMatchObject({ status: 404 })
  })

  test.each(['/files/', '/files/../index.html', '/files/a%2Fb', `/files/${'a'.repeat(201)}`])(
    '%s is no download',
    async (path) => {
      expect(await ask({ method: 'GET', path })).toMatchObject({ status: 404 })
    },
  )
})

test('events reach the page in order, and end with the host', async () => {
  const response = await fetch(`${host.origin}/events`, { headers: { authorization: `Bearer ${host.token}` } })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  backend.push({ name: 'changed', data: { seq: 1, text: 'a\nb' } })
  backend.push({ name: 'workspace', data: undefined })
  await host.close()
  expect(await response.text()).toBe(
    ': connected\n\nevent: changed\ndata: {"seq":1,"text":"a\\nb"}\n\nevent: workspace\ndata: null\n\n',
  )
})
