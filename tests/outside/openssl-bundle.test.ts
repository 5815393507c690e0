import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fingerprintOf, pairOf } from '../../src-main/issue/ed25519.ts'
import { verifyBundle } from '../../src-main/issue/verify-bundle.ts'
import { writeBundleFolder } from '../../src-main/issue/write-bundle.ts'
import { aBundle, type BundleKit, textIn } from '../support/bundle.ts'

// The standard tools that a bundle names do what its page does, and keys and signatures of theirs hold here.

let kit: BundleKit
let folder: string
beforeAll(async () => {
  kit = await aBundle()
  folder = await mkdtemp(join(tmpdir(), 'hazard-ledger-openssl-'))
  await writeBundleFolder(kit.files(), folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs a line as a person would, in the bundle's folder; throws where it exits with anything but 0. */
const run = (line: string) => execFileSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })

describe('the commands that Read me.txt prints', () => {
  it('hold as they are printed, and fail where something was altered', async () => {
    const commands = textIn(kit.files(), 'Read me.txt')
      .split('\n')
      .filter((line) => /^ {2}(sha256sum|openssl pkeyutl)/.test(line))
    expect(commands).toHaveLength(4)
    for (const command of commands) expect(run(command)).toMatch(/OK|Signature Verified Successfully/)
    const path = join(folder, 'approvals', `${kit.log}.json`)
    const before = await readFile(path, 'utf8')
    await writeFile(path, before.replace(',', ' ,'))
    const command = commands.find((line) => line.includes(kit.log)) as string
    expect(() => run(command)).toThrow()
    await writeFile(path, before)
  })

  it('give the fingerprint of a key', () => {
    const printed = run(`openssl pkey -pubin -in approvals/${kit.log}.pem -outform DER | sha256sum`)
    expect(printed.slice(0, 64)).toBe(kit.officer.key.fingerprint)
  })
})

it('a key and a signature made by openssl hold here', async () => {
  run('openssl genpkey -algorithm ed25519 -out own.key && openssl pkey -in own.key -pubout -out own.pem')
  const key = pairOf(createPrivateKey(await readFile(join(folder, 'own.key'), 'utf8')))
  const pem = await readFile(join(folder, 'own.pem'), 'utf8')
  expect(createPublicKey(pem).asymmetricKeyType).toBe('ed25519')
  expect(fingerprintOf(pem)).toBe(key.fingerprint)
  // The officer's key is openssl's now: enrolled in another version, signed by pkeyutl alone.
  const other = await aBundle({ officer: key })
  const [first, ...rest] = other.parts.approvals
  if (first === undefined) throw new Error('There is no approval.')
  await writeFile(join(folder, 'words'), first.signedText)
  run('openssl pkeyutl -sign -rawin -inkey own.key -in words -out words.sig')
  const signature = (await readFile(join(folder, 'words.sig'))).toString('base64')
  const check = await verifyBundle(other.files({ approvals: [{ ...first, pem, signature }, ...rest] }))
  expect(check.breaks).toEqual([])
  expect(check.approvals[0]).toMatchObject({ state: 'holds', fingerprint: key.fingerprint })
})
