import { generateKeyPairSync } from 'node:crypto'
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { startBackend } from '../support/backend.ts'
import { cli } from '../support/command-line.ts'
import { aFolder } from '../support/folder.ts'
import { readyToIssue } from '../support/issue.ts'

interface Issued {
  version: string
  sha256: string
  approvals: number
  files: string[]
  bundle: string
  failed: unknown[]
}

const OFFICER = 'Dr Miriam Okonjo-Hale'
let folder: string
let workspace: string
let key: string

beforeAll(async () => {
  folder = aFolder()
  workspace = join(folder, 'Ward.hazards')
  const app = await startBackend()
  await readyToIssue(app)
  const path = await app.workspacePath()
  await app.backend.close()
  copyFileSync(path, workspace)
  key = join(folder, 'key.pem')
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }))
})

const issue = (version: string, ...more: string[]) =>
  cli(
    'issue',
    '--workspace',
    workspace,
    '--version',
    version,
    '--summary',
    'First issue',
    '--out',
    join(folder, version),
    '--json',
    ...more,
  )

describe('the command line issues', () => {
  it('and refuses what is blocked, saying what stands open', async () => {
    const blocked = join(aFolder(), 'Sample.hazards')
    await cli('sample', '--workspace', blocked)
    const { exit, json } = await cli(
      'issue',
      '--workspace',
      blocked,
      '--version',
      '1.0',
      '--summary',
      'First',
      '--out',
      aFolder(),
      '--json',
    )
    expect(exit).toBe(1)
    expect(json).toMatchObject({
      error: { code: 'refused', message: expect.stringMatching(/HAZ-020.*Nothing was issued/) },
    })
  })

  it('and refuses a key of nobody', async () => {
    const { exit, json } = await issue('1.0', '--key', key)
    expect(exit).toBe(1)
    expect(json).toMatchObject({ error: { message: expect.stringMatching(/not enrolled/) } })
  })

  it('documents and bundle, signed by whose key it is, and verifies the bundle', { timeout: 600_000 }, async () => {
    const { exit, json } = await issue('1.0', '--key', key, '--as', OFFICER)
    expect(exit).toBe(0)
    const issued = json as Issued
    expect(issued).toMatchObject({ version: '1.0', approvals: 2, failed: [] })
    expect(issued.files.map((file) => file.replace(/.*\./, '')).sort()).toEqual([
      'docx',
      'docx',
      'html',
      'html',
      'pdf',
      'pdf',
    ])
    expect(readdirSync(join(issued.bundle, 'approvals'))).toHaveLength(6)
    const verified = await cli('verify', '--bundle', issued.bundle, '--json')
    expect(verified).toMatchObject({ exit: 0, json: { ok: true, sha256: issued.sha256 } })
    writeFileSync(join(issued.bundle, 'keys.json'), '{}')
    expect(await cli('verify', '--bundle', issued.bundle, '--json')).toMatchObject({ exit: 1, json: { ok: false } })
  })

  it('a number once', async () => {
    const { exit, json } = await issue('1.0')
    expect(exit).toBe(1)
    expect(json).toMatchObject({ error: { message: expect.stringMatching(/issued already/) } })
  })

  it.each([
    [['issue', '--workspace', 'W', '--summary', 'S', '--out', 'O'], /--version/],
    [['issue', '--workspace', 'W', '--version', '1.0', '--out', 'O'], /--summary/],
    [['issue', '--workspace', 'W', '--version', '1.0', '--summary', 'S'], /--out/],
  ])('not without all it needs: %o', async (words, missing) => {
    const { exit, err } = await cli(...words)
    expect(exit).toBe(2)
    expect(err).toMatch(missing)
  })
})
