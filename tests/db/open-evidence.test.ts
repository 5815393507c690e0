import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { startBackend } from '../support/backend.ts'

async function withEvidence(name: string, shown?: string[]) {
  const app = await startBackend(
    shown === undefined
      ? {}
      : {
          showFile: async (path) => {
            accessSync(path, constants.R_OK)
            shown.push(path)
          },
        },
  )
  const { id: projectId } = await app.call('project.create', { values: { name: 'P', standards: ['DCB0129'] } })
  const sent = await app.backend.acceptFile(name, Readable.from([Buffer.from('evidence')]))
  if (!sent.ok) throw new Error(sent.error.message)
  const { id } = await app.call('evidence.create', { projectId: projectId ?? '', token: sent.value.token, values: {} })
  return { app, id: id ?? '' }
}

describe('evidence in its own program', () => {
  it('is a read-only copy under its own name; the kept file is not handed out', async () => {
    const shown: string[] = []
    const { app, id } = await withEvidence('Test report.docx', shown)
    await app.call('evidence.open', { id })
    const [path = ''] = shown
    expect(basename(path)).toBe('Test report.docx')
    expect(readFileSync(path, 'utf8')).toBe('evidence')
    expect(statSync(path).mode & 0o222).toBe(0)
    expect(path).not.toContain('.evidence')
    await app.close()
  })

  it.each(['run me.exe', 'run me.bat', 'page.html', 'macro.xlsm', 'link.lnk', 'no ending'])(
    'refuses %s, which could act',
    async (name) => {
      const shown: string[] = []
      const { app, id } = await withEvidence(name, shown)
      await expect(app.call('evidence.open', { id })).rejects.toMatchObject({ failure: { code: 'refused' } })
      expect(shown).toEqual([])
      await app.close()
    },
  )

  it('is refused where the host has no programs', async () => {
    const { app, id } = await withEvidence('Test report.pdf')
    await expect(app.call('evidence.open', { id })).rejects.toMatchObject({ failure: { code: 'refused' } })
    await app.close()
  })
})
