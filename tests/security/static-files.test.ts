import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { fc, test as property } from '@fast-check/vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerStatic, type HostAnswer } from '../../src-main/hosts/answers.ts'
import { contentSecurityPolicy } from '../../src-main/hosts/content-security-policy.ts'
import { locateStaticFile } from '../../src-main/hosts/static-files.ts'

const bodyText = ({ body }: HostAnswer) => (Buffer.isBuffer(body) ? body.toString('utf8') : '')

const root = join(tmpdir(), 'page')

describe('which file a request names', () => {
  test.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/?a=b', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html#/x', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/index-a1.js', 'assets/index-a1.js', 'text/javascript; charset=utf-8'],
    ['/assets/a%20b.css', 'assets/a b.css', 'text/css; charset=utf-8'],
    ['/assets/../index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/font.woff2', 'font.woff2', 'font/woff2'],
    ['/a.mjs', 'a.mjs', 'text/javascript; charset=utf-8'],
    ['/a.json', 'a.json', 'application/json'],
    ['/a.svg', 'a.svg', 'image/svg+xml'],
    ['/a.png', 'a.png', 'image/png'],
    ['/a.ico', 'a.ico', 'image/x-icon'],
    ['/a.wasm', 'a.wasm', 'application/wasm'],
    // Decoded once only: this is a file whose name holds a percent sign.
    ['/%252e%252e%252fsecret.json', '%2e%2e%2fsecret.json', 'application/json'],
  ])('%s is %s', (target, path, mediaType) => {
    expect(locateStaticFile(root, target)).toEqual({ path: join(root, path), mediaType })
  })

  test.each([
    ['no path', ''],
    ['no leading slash', 'index.html'],
    ['a whole address', 'http://127.0.0.1/index.html'],
    ['the folder above', '/../secret.json'],
    ['the folder above, from within', '/assets/../../secret.json'],
    ['the folder above, encoded', '/%2e%2e/secret.json'],
    ['the folder above, slash encoded', '/..%2fsecret.json'],
    ['the folder above, all encoded', '/%2E%2E%2Fsecret.json'],
    ['a sibling that begins with our name', '/../page-secrets/secret.json'],
    ['a sibling that begins with our name, encoded', '/..%2fpage-secrets%2fsecret.json'],
    ['the folder itself from above', '/../page.json'],
    ['backslashes', '/..\\secret.json'],
    ['backslashes, encoded', '/..%5csecret.json'],
    ['a Windows drive', '/C:/secret.json'],
    ['an alternate data stream', '/index.html::$DATA.html'],
    ['a NUL', '/index.html%00.js'],
    ['a NUL before the type', '/secret%00.json'],
    ['a broken escape', '/%zz.js'],
    ['a broken UTF-8 escape', '/%ff.js'],
    ['a folder', '/assets/'],
    ['no type', '/LICENSE'],
    ['a dot file', '/.env'],
    ['an unknown type', '/workspace.hazards'],
    ['a source map', '/assets/index.js.map'],
    ['a type in another case', '/index.HTML'],
    ['a type after another', '/index.js.exe'],
  ])('%s is not served', (_what, target) => {
    expect(locateStaticFile(root, target)).toBeNull()
  })

  property.prop([fc.array(fc.constantFrom('..', '.', '/', '%2e', '%2f', '%5c', '\\', 'a', '%00', 'page', '%25', ':'))])(
    'nothing outside the folder, whatever is asked',
    (parts) => {
      const located = locateStaticFile(root, `/${parts.join('')}.js`)
      if (located !== null) expect(located.path.startsWith(root + sep)).toBe(true)
    },
  )

  test('a root that is the top of the disk still serves what is below it', () => {
    expect(locateStaticFile('/', '/index.html')?.path).toBe('/index.html')
  })
})

describe('what is served', () => {
  let folder: string
  const get = (target: string, method = 'GET') =>
    answerStatic(join(folder, 'page'), { method, target, header: () => undefined, body: null })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'static-'))
    await mkdir(join(folder, 'page', 'assets.js'), { recursive: true })
    await writeFile(join(folder, 'page', 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">')
    await writeFile(join(folder, 'page', 'index.js'), '"__CSP_NONCE__"')
    await writeFile(join(folder, 'secret.json'), '{}')
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('each load of the page has its own nonce, the same in the header and in the page', async () => {
    const [first, second] = [await get('/'), await get('/')]
    const nonces = [first, second].map((answer) => /nonce="([\w+/]{22}==)"/.exec(bodyText(answer))?.[1] ?? '')
    expect(new Set(nonces).size).toBe(2)
    expect(first.headers['content-security-policy']).toBe(contentSecurityPolicy(nonces[0] ?? ''))
    expect(first.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  })

  test('only a page has its placeholder filled', async () => {
    expect(bodyText(await get('/index.js'))).toBe('"__CSP_NONCE__"')
  })

  test.each(['/missing.js', '/assets.js', '/..%2fsecret.json'])('%s is not found', async (target) => {
    expect(await get(target)).toMatchObject({ status: 404 })
  })

  test.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
    expect(await get('/index.html', method)).toMatchObject({ status: 405, headers: { allow: 'GET' } })
  })
})

test('the Content-Security-Policy, word for word', () => {
  expect(contentSecurityPolicy('bm9uY2U=')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-bm9uY2U='; img-src 'self' data: blob:; " +
      "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  )
})
