import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocument, readWorkbook } from '../../src-main/documents/render/read-back.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'

let app: RunningBackend
let projectId: string

beforeAll(async () => {
  app = await startBackend()
  const { id } = await app.call('project.create', {
    values: { name: 'Ward: "medicines" <EPR>', standards: ['DCB0160'] },
  })
  projectId = id ?? ''
  for (const name of [
    'Dose shown without its unit',
    '=HYPERLINK("http://example.org")',
    '<img src=x onerror=alert(1)>',
  ]) {
    await app.call('hazard.create', { projectId, values: { name }, causes: ['-1+1 as a cause', '@cause'] })
  }
})
afterAll(async () => await app.close())

async function exported(document: 'hazard-log' | 'safety-case', format: 'docx' | 'xlsx') {
  const made = await app.call('document.export', { projectId, document, format })
  const file = await app.backend.takeFile(made.token)
  if ('code' in file) throw new Error(file.message)
  return { ...made, bytes: readFileSync(file.path) }
}

describe('a document', () => {
  it.each(['hazard-log', 'safety-case'] as const)(
    '%s agrees with the database and shows text as text',
    async (document) => {
      const { selfCheck, bytes, fileName } = await exported(document, 'docx')
      expect(selfCheck.lines.filter(({ equal }) => !equal)).toEqual([])
      expect(selfCheck).toMatchObject({ ok: true, scope: 'counts only' })
      expect(fileName).not.toMatch(/[<>:"/\\|?*]/)
      const said = JSON.stringify(readDocument(bytes))
      for (const number of ['HAZ-001', 'HAZ-002', 'HAZ-003']) expect(said).toContain(number)
      expect(said).toContain('<img src=x onerror=alert(1)>')
      expect(said).toContain('DRAFT')
    },
  )

  it('as a workbook keeps formulas in text as text', async () => {
    const { selfCheck, bytes } = await exported('hazard-log', 'xlsx')
    expect(selfCheck.ok).toBe(true)
    const said = JSON.stringify(await readWorkbook(bytes))
    expect(said).toContain('=HYPERLINK')
    expect(said).toContain('DRAFT')
  })

  it('does not exist as a workbook for the safety case', async () => {
    await expect(exported('safety-case', 'xlsx')).rejects.toMatchObject({ failure: { code: 'refused' } })
  })
})
