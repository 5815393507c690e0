import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { handlers } from '../../src-main/backend/handlers.ts'
import { channels, eventNames } from '../../src-shared/contract/channels.ts'
import { contract } from '../../src-shared/contract/index.ts'
import { startBackend } from '../support/backend.ts'

const names = Object.keys(contract).sort()

describe('the contract', () => {
  it('is the list of names that the preload lets through', () => {
    expect([...channels].sort()).toEqual(names)
    expect([...eventNames]).toEqual(['changed', 'workspace', 'progress', 'preferences'])
  })

  it('is answered by one handler each', () => {
    expect(Object.keys(handlers).sort()).toEqual(names)
  })

  // A call that no test makes can break unseen: adding one to the contract asks for its test.
  it.each(names)('%s is called in a test', (channel) => {
    const folders = ['contract', 'db', 'documents', 'e2e', 'imports', 'outside', 'security']
    const texts = folders.flatMap((folder) => {
      const path = join(import.meta.dirname, '..', folder)
      return readdirSync(path)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(path, file), 'utf8'))
    })
    expect(texts.some((text) => text.includes(`call('${channel}'`))).toBe(true)
  })
})

describe('the router', () => {
  it.each(['constructor', '__proto__', 'toString', 'hazard.delete', ''])(
    'refuses the unknown call "%s"',
    async (channel) => {
      const app = await startBackend()
      expect(await app.backend.call(channel, {})).toMatchObject({ ok: false, error: { code: 'unknown-channel' } })
      await app.close()
    },
  )

  it.each([
    ['a missing field', 'hazard.create', { values: { name: 'A name' } }],
    ['an unknown field', 'workspace.create', { name: 'W', path: '/tmp/elsewhere' }],
    ['a name that is too long', 'workspace.create', { name: 'x'.repeat(501) }],
    ['an empty name', 'workspace.create', { name: '  ' }],
    [
      'a text that is too long',
      'hazard.update',
      { id: '0197f4a0-0000-7000-8000-000000000000', patch: { description: 'x'.repeat(10_001) } },
    ],
    [
      'a rating that somebody typed',
      'assessment.set',
      { hazardId: '0197f4a0-0000-7000-8000-000000000000', stage: 'initial', patch: { rating: 1 } },
    ],
    ['something else altogether', 'hazard.update', 'hello'],
    ['nothing', 'hazard.update', null],
  ])('refuses %s and changes nothing', async (_what, channel, input) => {
    const app = await startBackend()
    expect(await app.backend.call(channel, input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect((await app.call('workspace.status', {})).open?.position).toBe(0)
    await app.close()
  })
})
