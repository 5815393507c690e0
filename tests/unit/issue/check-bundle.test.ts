import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fc, it as property } from '@fast-check/vitest'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainSha256 } from '../../../resources/verification/sha256.js'
import { makeKeyPair } from '../../../src-main/issue/ed25519.ts'
import { bundleInZip, readBundle } from '../../../src-main/issue/read-bundle.ts'
import { verifyBundle } from '../../../src-main/issue/verify-bundle.ts'
import { bundleZip, writeBundleFolder } from '../../../src-main/issue/write-bundle.ts'
import { sha256 } from '../../../src-main/ledger/canonical.ts'
import { NOW } from '../../support/builders.ts'
import { aBundle, altered, type BundleKit, textIn } from '../../support/bundle.ts'
import { cli } from '../../support/command-line.ts'

let kit: BundleKit
let whole: Map<string, Uint8Array>
let folder: string
beforeAll(async () => {
  kit = await aBundle()
  whole = kit.files()
  folder = await mkdtemp(join(tmpdir(), 'hazard-ledger-bundle-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Files = Map<string, Uint8Array>
const without = (name: string): Files => new Map([...whole].filter(([one]) => one !== name))
/** The bundle with one approval in the place of the first. */
const withFirst = (approval: ReturnType<BundleKit['sign']>): Files =>
  kit.files({ approvals: [approval, ...kit.parts.approvals.slice(1)] })
const withRevoked = (on: string): Files =>
  kit.files({
    keys: kit.parts.keys.map((key, index) =>
      index === 0 ? { ...key, revoked: { on, reason: 'Computer lost' } } : key,
    ),
  })
const day = NOW.slice(0, 10)
const dayFrom = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString().slice(0, 10)
const swapped = (end: string): Files =>
  new Map(whole)
    .set(`approvals/${kit.log}.${end}`, whole.get(`approvals/${kit.report}.${end}`) as Uint8Array)
    .set(`approvals/${kit.report}.${end}`, whole.get(`approvals/${kit.log}.${end}`) as Uint8Array)

describe('a bundle', () => {
  it('as it was made: unchanged, each approval by its key, and what is not proved', async () => {
    const check = await verifyBundle(whole)
    expect(check.breaks).toEqual([])
    expect(check.ok).toBe(true)
    expect(check.signaturesChecked).toBe(true)
    expect(check.approvals.map(({ state, fingerprint }) => [state, fingerprint])).toEqual([
      ['holds', kit.officer.key.fingerprint],
      ['holds', kit.officer.key.fingerprint],
      ['holds', kit.management.key.fingerprint],
    ])
    expect(check.approvals[0]?.why).toMatch(
      /^Content unchanged since it was signed by key [0-9a-f]{64}; this does not prove who held the key/,
    )
    expect(check.sha256).toBe(sha256(kit.parts.baselineBytes))
    expect(check.notProved.join(' ')).toMatch(/Who held a key/)
    expect(JSON.stringify({ ...check, content: null })).not.toMatch(/tamper|compliant|\bvalid\b/i)
  })

  const comma = () => altered(whole, 'baseline.json', ',', ' ,')
  const cases: [string, () => Files, string, RegExp][] = [
    ['a changed comma in the content', comma, 'content-altered', /baseline\.json was altered/],
    [
      'the content cut short',
      () => new Map(whole).set('baseline.json', kit.parts.baselineBytes.slice(0, -1)),
      'content-altered',
      /baseline\.json was altered/,
    ],
    [
      'another name in an approval',
      () => altered(whole, `approvals/${kit.log}.json`, kit.officer.person.name, 'Dr Somebody Else'),
      'signature',
      /altered after it was signed/,
    ],
    [
      'a swapped approver',
      () => altered(whole, `approvals/${kit.log}.json`, kit.officer.person.id, kit.management.person.id),
      'not-asked',
      /not asked/,
    ],
    [
      'an approval turned into a rejection',
      () => altered(whole, `approvals/${kit.log}.json`, '"approve"', '"reject"'),
      'signature',
      /altered after it was signed/,
    ],
    ['approvals swapped between documents', () => swapped('json'), 'approval-swapped', /own name/],
    ['signatures swapped', () => swapped('sig'), 'signature', /does not hold/],
    ['signed by another key', () => withFirst(kit.sign({ by: makeKeyPair() })), 'signature', /another key signed it/],
    [
      'a key that was not enrolled',
      () => withFirst(kit.sign({ signer: { person: kit.officer.person, key: makeKeyPair() } })),
      'key-not-enrolled',
      /not enrolled/,
    ],
    [
      "another person's key",
      () => withFirst(kit.sign({ signer: { person: kit.officer.person, key: kit.management.key } })),
      'key-not-enrolled',
      /not enrolled/,
    ],
    [
      'another key beside the approval',
      () => altered(whole, `approvals/${kit.log}.pem`, /^.*$/s, kit.management.key.pem),
      'key-altered',
      /not the key that it names/,
    ],
    [
      'of another version’s hash',
      () => withFirst(kit.sign({ sha256: 'ab'.repeat(32) })),
      'other-content',
      /other content/,
    ],
    ['of another version', () => withFirst(kit.sign({ version: '0.9' })), 'other-content', /another version/],
    [
      'of a document of another version',
      () => withFirst(kit.sign({ document: { document: 'hazard-log', reference: 'EPR, hazard log', version: '0.9' } })),
      'other-document',
      /does not have/,
    ],
    ['in a role that was not asked', () => withFirst(kit.sign({ role: 'reviewer' })), 'not-asked', /not asked/],
    ['a key revoked the day before', () => withRevoked(dayFrom(-1)), 'key-revoked', /key revoked on/],
    ['a key revoked that day', () => withRevoked(day), 'key-revoked', /key revoked on/],
    [
      'a key gone from the list',
      () => kit.files({ keys: kit.parts.keys.slice(1) }),
      'key-not-listed',
      /does not have the key/,
    ],
    [
      'a key in the list altered',
      () => kit.files({ keys: kit.parts.keys.map((key) => ({ ...key, pem: makeKeyPair().pem })) }),
      'key-altered',
      /keys\.json was altered/,
    ],
    [
      'another hash in bundle.json',
      () => altered(whole, 'bundle.json', /"sha256":"[0-9a-f]{64}"/, `"sha256":"${'0'.repeat(64)}"`),
      'bundle-altered',
      /bundle\.json was altered/,
    ],
    [
      'another version in bundle.json',
      () => altered(whole, 'bundle.json', '"version":"1.0"', '"version":"1.1"'),
      'bundle-altered',
      /bundle\.json was altered: its version/,
    ],
    [
      'another ledger head in bundle.json',
      () => kit.files({ ledger: { ...kit.parts.ledger, hash: 'f'.repeat(64) } }),
      'bundle-altered',
      /ledger head/,
    ],
    [
      'an approval out of bundle.json',
      () => altered(whole, 'bundle.json', /\{"id":"[^"]+","withdrawn":null\},/, ''),
      'extra-file',
      /does not belong/,
    ],
    ['bundle.json written otherwise', () => altered(whole, 'bundle.json', '{', '{ '), 'unreadable', /not written as/],
    [
      'another hash in the .sha256 file',
      () => altered(whole, 'baseline.json.sha256', /^./, 'x'),
      'hash-file-altered',
      /sha256 was altered/,
    ],
    [
      'a file too many',
      () => new Map(whole).set('approvals/more.json', Buffer.from('{}')),
      'extra-file',
      /does not belong/,
    ],
    ['keys cut short', () => altered(whole, 'keys.json', /.$/, ''), 'unreadable', /cut short/],
    [
      'a signature cut short',
      () => new Map(whole).set(`approvals/${kit.log}.sig`, new Uint8Array(63)),
      'signature',
      /63 bytes/,
    ],
    [
      'a newer format',
      () => altered(whole, 'bundle.json', '"formatVersion":1', '"formatVersion":2'),
      'newer-format',
      /format 2/,
    ],
    [
      'something else',
      () => altered(whole, 'bundle.json', 'hazard-ledger-bundle', 'other'),
      'unknown-format',
      /does not say/,
    ],
    [
      "the page's data altered",
      () => altered(whole, 'verify.html', /"keys\.json":"ey/, '"keys.json":"eY'),
      'page-altered',
      /data in verify\.html/,
    ],
    [
      "the page's data taken out",
      () => altered(whole, 'verify.html', /id="files">[^<]*</, 'id="files"><'),
      'page-altered',
      /data in verify\.html/,
    ],
  ]
  it.each(cases)('%s: the reason is named first', async (_, forge, code, words) => {
    const check = await verifyBundle(forge())
    expect(check.ok).toBe(false)
    expect(check.breaks[0]).toMatchObject({ code, what: expect.stringMatching(words) })
  })

  it('each file missing is named', async () => {
    for (const name of whole.keys()) {
      const check = await verifyBundle(without(name))
      expect(check.breaks[0], name).toMatchObject({ code: 'missing-file', where: name })
      expect(check.ok).toBe(false)
    }
  })

  it('altered content is not handed on as what was issued', async () => {
    expect((await verifyBundle(comma())).content).toBeNull()
  })

  it('a key revoked after it signed takes nothing back; a withdrawn approval is told and does not count', async () => {
    expect((await verifyBundle(withRevoked(dayFrom(1)))).ok).toBe(true)
    const withdrawn = { at: NOW, reason: 'Signed by mistake.' }
    const check = await verifyBundle(withFirst({ ...kit.sign(), withdrawn }))
    expect(check.ok).toBe(true)
    expect(check.approvals[0]).toMatchObject({ state: 'withdrawn', why: expect.stringMatching(/Signed by mistake/) })
  })

  it('without approvals nobody has signed', async () => {
    const check = await verifyBundle(kit.files({ approvals: [] }))
    expect(check).toMatchObject({ ok: true, approvals: [] })
  })

  // Nothing signs what the bundle says of itself: its status, time, product and reasons. They are not in what is proved.
  const decided = ({
    ok,
    sha256: hash,
    version,
    project,
    ledger,
    approvals,
    proved,
  }: Awaited<ReturnType<typeof verifyBundle>>) => ({
    ok,
    hash,
    version,
    project,
    ledger,
    proved,
    approvals: approvals.map(({ why: _why, ...one }) => one),
  })
  property.prop([fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 })], { numRuns: 150 })(
    'any byte flipped in any file is refused, or changes nothing that is proved',
    async (which, where, by) => {
      const names = [...whole.keys()].filter((name) => name !== 'Read me.txt' && name !== 'verify.html')
      const name = names[which % names.length] as string
      const bytes = Uint8Array.from(whole.get(name) as Uint8Array)
      const at = where % bytes.length
      bytes[at] = (bytes[at] as number) ^ by
      const check = await verifyBundle(new Map(whole).set(name, bytes))
      if (check.ok) {
        // The page beside it carries the files too, so only a forger of both gets here.
        expect.fail(`${name} at ${at} was taken`)
      }
      const alone = await verifyBundle(new Map(whole).set(name, bytes).set('verify.html', pageOf(name, bytes)))
      if (alone.ok) expect(decided(alone)).toEqual(decided(await verifyBundle(whole)))
    },
  )
  const pageOf = (name: string, bytes: Uint8Array) => {
    const before = `"${name}":"${Buffer.from(whole.get(name) as Uint8Array).toString('base64')}"`
    const page = textIn(whole, 'verify.html').split(before)
    if (page.length !== 2) throw new Error(`The page does not carry ${name} once.`)
    return Buffer.from(page.join(`"${name}":"${Buffer.from(bytes).toString('base64')}"`))
  }
})

describe('a bundle on the disk', () => {
  it('is the same from a folder, a .zip, and a .zip that a person made of the folder', async () => {
    const path = join(folder, 'as-folder')
    await writeBundleFolder(whole, path)
    await writeFile(join(path, '.DS_Store'), 'left by a file manager')
    expect(sorted(await readBundle(path))).toEqual(sorted(whole))
    const zip = join(folder, 'bundle.zip')
    await writeFile(zip, await bundleZip(whole, NOW))
    expect(sorted(await readBundle(zip))).toEqual(sorted(whole))
    expect(await bundleZip(whole, NOW)).toEqual(await bundleZip(whole, NOW))
    const inFolder = Object.fromEntries([...whole].map(([name, bytes]) => [`verification/${name}`, bytes]))
    expect(sorted(bundleInZip(zipSync(inFolder)))).toEqual(sorted(whole))
  })
  const sorted = (files: Files) => [...files].map(([name, bytes]) => `${name} ${sha256(bytes)}`).sort()

  it.each([
    ['a path out of it', () => zipSync({ '../evil.json': new Uint8Array(1) }), /outside of it/],
    ['an absolute path', () => zipSync({ '/evil.json': new Uint8Array(1) }), /outside of it/],
    ['a file twice', () => twice(), /twice/],
    ['no .zip', () => new Uint8Array(100), /no \.zip/],
    ['one cut short', async () => (await bundleZip(whole, NOW)).slice(0, -30), /no \.zip/],
  ])('%s is refused', async (_, make, words) => {
    const bytes = await make()
    expect(() => bundleInZip(bytes)).toThrow(words)
  })
  /** A .zip with two entries of one name: two names of one length, the second written over. */
  const twice = () => {
    const zip = Buffer.from(zipSync({ 'aa.json': new Uint8Array(1), 'bb.json': new Uint8Array(1) }))
    return new Uint8Array(Buffer.from(zip.toString('latin1').replaceAll('bb.json', 'aa.json'), 'latin1'))
  }

  it('cli verify --bundle: 0 unchanged, 1 not, with the first break named', async () => {
    const good = join(folder, 'good')
    await writeBundleFolder(whole, good)
    const unchanged = await cli('verify', '--bundle', good, '--json')
    expect(unchanged).toMatchObject({ exit: 0, json: { ok: true, breaks: [] } })
    const bad = join(folder, 'bad')
    await mkdir(bad)
    await writeBundleFolder(altered(whole, 'baseline.json', ',', ' ,'), bad)
    const broken = await cli('verify', '--bundle', bad)
    expect(broken.exit).toBe(1)
    expect(broken.out).toMatch(/baseline\.json was altered/)
    expect((await cli('verify', '--bundle', join(folder, 'nothing'))).exit).toBe(1)
  })
})

property.prop([fc.uint8Array({ maxLength: 300 })])('the page’s own SHA-256 is the standard’s', (bytes) => {
  expect(plainSha256(bytes)).toBe(sha256(bytes))
})
