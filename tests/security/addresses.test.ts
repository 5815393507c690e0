import { describe, expect, test } from 'vitest'
import { isOurs, mayLoad, mayNavigate, mayOpenExternally, refuseSender } from '../../src-main/electron/addresses.ts'

describe('our own page', () => {
  test.each(['app://hazard-ledger/', 'app://hazard-ledger/index.html#/projects', 'app://hazard-ledger/files/abc'])(
    '%s is',
    (address) => expect(isOurs(address)).toBe(true),
  )
  test.each([
    '',
    'hazard-ledger',
    'app://',
    'app://other/',
    'app://hazard-ledger.attacker.example/',
    'app://hazard-ledger:8080/',
    'app://user@hazard-ledger/',
    'https://hazard-ledger/',
    'https://attacker.example/app://hazard-ledger/',
    'apps://hazard-ledger/',
    'file:///app://hazard-ledger/',
    'blob:app://hazard-ledger/1',
    'about:blank',
  ])('%s is not', (address) => expect(isOurs(address)).toBe(false))
})

describe('where the window may go', () => {
  test.each([
    ['app://hazard-ledger/', true],
    ['app://hazard-ledger/#/projects', true],
    ['app://hazard-ledger/index.html?a=b', true],
    ['app://hazard-ledger/files/a-B_9', true],
    ['app://hazard-ledger/files/', false],
    ['app://hazard-ledger/files/a/b', false],
    ['app://hazard-ledger/assets/a.js', false],
    ['app://hazard-ledger/other.html', false],
    ['app://other/', false],
    ['https://example.org/', false],
    ['nonsense', false],
  ])('%s: %s', (address, may) => expect(mayNavigate(address)).toBe(may))
})

describe('what a window may load', () => {
  test.each([
    ['app://hazard-ledger/assets/a.js', true],
    ['blob:app://hazard-ledger/0b1c', true],
    ['data:image/png;base64,AA==', true],
    ['blob:https://attacker.example/0b1c', false],
    ['blob:app://hazard-ledger.attacker.example/0b1c', false],
    ['app://other/a.js', false],
    ['http://127.0.0.1/', false],
    ['https://example.org/', false],
    ['ws://127.0.0.1/', false],
    ['wss://example.org/', false],
    ['ftp://example.org/', false],
    ['file:///etc/passwd', false],
    ['chrome://settings', false],
    ['chrome-extension://abc/', false],
    ['nonsense', false],
  ])('%s: %s', (address, may) => {
    expect(mayLoad(address, false)).toBe(may)
    expect(mayLoad(address, true)).toBe(may)
  })
  test('developer tools only while developing', () => {
    expect([true, false].map((developing) => mayLoad('devtools://devtools/bundled/a.js', developing))).toEqual([
      true,
      false,
    ])
  })
})

describe('links offered to the browser', () => {
  test.each([
    'https://digital.nhs.uk/',
    'https://digital.nhs.uk/data-and-information/dcb0129?a=b#c',
    'HTTPS://example.org/',
    'https://xn--bcher-kva.example/',
  ])('%s is', (address) => expect(mayOpenExternally(address)).toBe(true))

  test.each([
    '',
    'example.org',
    '//example.org/',
    'http://example.org/',
    'https:example.org',
    'https:/example.org/',
    'https:///example.org/',
    ' https://example.org/',
    'https://example.org/ and more',
    'https://example.org/\n',
    'https://exa\tmple.org/',
    'https://example.org\\@attacker.example/',
    'https://exam\u202Eple.org/',
    'https://example.org/\u0000',
    'https://user@example.org/',
    'https://user:password@example.org/',
    'https://example.org:8443/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@example.org',
    'ms-word:ofe|u|https://example.org/a.docx',
    'smb://example.org/share',
    'search-ms:query=x',
    'app://hazard-ledger/',
    `https://example.org/${'a'.repeat(2_000)}`,
  ])('%j is not', (address) => expect(mayOpenExternally(address)).toBe(false))
})

describe('who may call over IPC', () => {
  test.each([
    [{ url: 'app://hazard-ledger/#/x', isMain: true }, null],
    [{ url: 'app://hazard-ledger/', isMain: false }, 'it did not come from the main frame'],
    [{ url: 'https://attacker.example/app://hazard-ledger/', isMain: true }, 'it came from https://attacker.example'],
    [{ url: 'app://other/', isMain: true }, 'it came from app://other/'],
    [{ url: 'about:blank', isMain: true }, 'it came from about:blank'],
    [null, 'the window it came from is gone'],
  ])('%j', (frame, refusal) => {
    const answer = refuseSender(frame)
    if (refusal === null) expect(answer).toBeNull()
    else expect(answer).toContain(refusal)
  })
})
