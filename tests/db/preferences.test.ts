import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startBackend } from '../support/backend.ts'
import { aFolder } from '../support/folder.ts'

describe('preferences', () => {
  it('belong to the person working, outlive a restart, and lie outside every workspace', async () => {
    const dataFolder = aFolder()
    const app = await startBackend({ dataFolder })
    const heard: string[] = []
    app.backend.onEvent(({ name }) => heard.push(name))
    await app.call('preferences.set', { name: 'comfort', value: { size: 125 } })
    expect(heard).toEqual(['preferences'])
    const { id } = await app.call('person.create', { values: { name: 'Ada Okafor' } })
    await app.call('work.set-person', { personId: id ?? '' })
    expect(await app.call('preferences.get', {})).toEqual({ values: { comfort: { size: 125 } } })
    await app.call('preferences.set', { name: 'comfort', value: { size: 90 } })
    const position = (await app.call('workspace.status', {})).open?.position
    expect(position).toBe(1)
    await app.close()
    const again = await startBackend({ dataFolder })
    expect(await again.call('preferences.get', {})).toEqual({ values: { comfort: { size: 90 } } })
    await again.close()
    expect(readFileSync(join(dataFolder, 'preferences.json'), 'utf8')).toContain('ada okafor')
  })

  it('that cannot be read are started afresh', async () => {
    const dataFolder = aFolder()
    writeFileSync(join(dataFolder, 'preferences.json'), '{"format":')
    const app = await startBackend({ dataFolder })
    expect(await app.call('preferences.get', {})).toEqual({ values: {} })
    await app.close()
  })

  it.each([
    ['a strange name', { name: '../settings', value: 1 }],
    ['too much', { name: 'views', value: 'x'.repeat(200_001) }],
  ])('refuse %s', async (_what, input) => {
    const app = await startBackend()
    expect(await app.backend.call('preferences.set', input)).toMatchObject({ ok: false })
    expect(await app.call('preferences.get', {})).toEqual({ values: {} })
    await app.close()
  })
})
